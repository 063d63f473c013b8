"""What a week chosen in each way is worth to made-up couples, as a share of what could be had."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from benchmarks.couples import MONDAY, Pair, off_balance
from benchmarks.engine.filling import MIX
from benchmarks.engine.ways import ALL_KNOWING, BY_CHANCE, OURS, WAYS, Way
from planner.model.activity import Activity, Kind
from planner.model.week import Week
from planner.suggest.quiz import Pair as Asked
from planner.suggest.quiz import quiz_pairs
from planner.suggest.slots import free_slots
from tests.suggest.allowed import faults, faults_together

BANDS = {"weeks 1-4": (0, 4), "5-12": (4, 12), "13 on": (12, 10**6), "all": (0, 10**6)}
GOALS = {"weeks 1-4": 55.0, "5-12": 66.0, "13 on": 73.0, "all": 71.0}
EVEN = 0.96
"""At least so much of what one partner had should the other have had, whoever had less."""
WHERE = """\
The goals were set in another made-up world, with other couples and other activities. The shares above are of this one:
they compare ways to choose, and can neither prove nor disprove a goal. A broken rule is a miss in any world."""


@dataclass(slots=True)
class Lived:
    """What became of one couple with one way."""

    worth: list[float] = field(default_factory=list)
    had: list[float] = field(default_factory=lambda: [0.0, 0.0])
    broken: int = 0


def captured(activities: tuple[Activity, ...], given: argparse.Namespace) -> int:
    """Print what each way captures, beside the goals; return 1 when a rule was broken."""
    lived: dict[str, list[Lived]] = {name: [] for name in WAYS}
    for number in range(given.couples):
        asked = quiz_pairs(Pair(number, given.seed, activities).situation(Week(MONDAY), given.seed))
        for name, way in WAYS.items():
            lived[name].append(live(way, Pair(number, given.seed, activities), activities, asked, given))
    bands = {name: (begin, min(end, given.weeks)) for name, (begin, end) in BANDS.items() if begin < given.weeks}
    print(f"{'captured, %':34}" + "".join(f"{name:>11}" for name in bands) + "   worse:better   broken rules")
    for name, lives in lived.items():
        shares = [share(lived, name, *band) for band in bands.values()]
        print(_line(name, shares, evenness(lives), str(sum(one.broken for one in lives))), flush=True)
    print(_line("goal, in another world", [GOALS[name] for name in bands], EVEN, "0"))
    ours, broken = lived[OURS], sum(one.broken for one in lived[OURS])
    marks = [_mark(share(lived, OURS, *band) >= GOALS[name]) for name, band in bands.items()]
    print(f"{'Ourweek against it':34}" + "".join(f"{mark:>11}" for mark in marks), end="")
    print(f"{_mark(evenness(ours) >= EVEN):>15}{_mark(not broken):>15}\n\n{WHERE}")
    return 1 if any(one.broken for lives in lived.values() for one in lives) else 0


def live(
    way: Way, pair: Pair, activities: tuple[Activity, ...], asked: Iterable[Asked], given: argparse.Namespace
) -> Lived:
    """Let a couple live with a way, after both have answered what they were asked."""
    lived, kinds = Lived(), list[list[Kind]]()
    pair.answer(asked)
    for week in (Week(MONDAY).shift(n) for n in range(given.weeks)):
        situation = pair.situation(week, given.seed)
        chosen = way(pair, situation, free_slots(pair.couple, week, (), week.span[0]))
        lived.broken += sum(len(faults(activity, slot, situation)) for slot, activity in chosen)
        lived.broken += len(faults_together([activity for _, activity in chosen], situation))
        kinds.append([activity.kind for _, activity in chosen])
        both, *had = pair.live(week, chosen)
        lived.worth.append(both / pair.couple.limits.per_week - MIX * off_balance(pair, kinds))
        lived.had = [before + now for before, now in zip(lived.had, had, strict=True)]
    return lived


def share(lived: dict[str, list[Lived]], name: str, begin: int, end: int) -> float:
    """Return what a way gains over chance in some weeks, in percent of what somebody all-knowing gains."""
    mine, least, most = (
        fmean(fmean(one.worth[begin:end]) for one in lived[way]) for way in (name, BY_CHANCE, ALL_KNOWING)
    )
    return 100 * (mine - least) / (most - least)


def evenness(lives: Iterable[Lived]) -> float:
    """Return what the partner who had less had, as a share of what the other had."""
    return fmean(min(one.had) / max(one.had) for one in lives)


def _line(name: str, shares: Sequence[float], even: float, broken: str) -> str:
    return f"{name:34}" + "".join(f"{each:11.1f}" for each in shares) + f"{even:15.3f}{broken:>15}"


def _mark(met: bool) -> str:
    return "reached" if met else "below"
