"""How well the suggestions serve two people, beside simpler ways to choose, and what they cost.

    python -m benchmarks.engine [--couples N] [--weeks N] [--seed N] [--rounds N]

Made-up couples of eight sorts live with the shipped activities. What a week is worth: for each wanted plan, the
geometric mean of what both had of it, less 0.15 for a mix of kinds that is nothing like what they wished for.
"Captured" is the share of what somebody all-knowing gains over choosing by chance. All ways keep to the same rules,
choose a week in the same manner, and meet the same luck. Read it to compare ways, not as a fact about people.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from statistics import fmean, median, quantiles
from time import process_time

from benchmarks.couples import MONDAY, Choice, Pair, grown, off_balance, ten_years
from planner.catalogue.catalogue import load
from planner.catalogue.folders import shipped_folder
from planner.model.activity import Activity, Kind
from planner.model.slot import Slot
from planner.model.week import Week
from planner.suggest.engine import fill_week
from planner.suggest.features import features
from planner.suggest.learning.choosing import Week as Making
from planner.suggest.learning.choosing import Wishes
from planner.suggest.learning.ranking import Option, ranked
from planner.suggest.lessons import Lessons, learned, space_of
from planner.suggest.quiz import quiz_pairs
from planner.suggest.rules import MOST_NEW_A_WEEK, allowed_this_week, fits, leaves_room, room
from planner.suggest.score import Scorer
from planner.suggest.situation import Situation
from planner.suggest.slots import free_slots
from tests.suggest.allowed import faults, faults_together

Worth = Callable[[Activity, Slot], float]
Way = Callable[[Pair, Situation, Sequence[Slot]], list[Choice]]
BANDS = {"weeks 1-4": (0, 4), "5-12": (4, 12), "13 on": (12, 10**6), "all": (0, 10**6)}
SIZES = (250, 2000, 10_000)
MIX = 0.15


def main(given: argparse.Namespace) -> int:
    activities = load([shipped_folder()]).activities
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}, {os.cpu_count()} cores")
    print(f"{len(activities)} activities, {given.couples} couples, {given.weeks} weeks, seed {given.seed}\n")
    broken = captured(activities, given)
    print()
    costs(activities, given.rounds)
    return 1 if broken else 0


def captured(activities: tuple[Activity, ...], given: argparse.Namespace) -> int:
    """Print what each way captures; return how many rules were broken."""
    lived = {name: [live(way, n, activities, given) for n in range(given.couples)] for name, way in WAYS.items()}
    bands = {name: (begin, min(end, given.weeks)) for name, (begin, end) in BANDS.items() if begin < given.weeks}
    print(f"{'captured, %':28}" + "".join(f"{name:>11}" for name in bands) + "   worse:better   broken rules")
    for name, lives in lived.items():
        shares = []
        for begin, end in bands.values():
            mine, least, most = (
                fmean(fmean(one.worth[begin:end]) for one in lived[way]) for way in (name, BY_CHANCE, ALL_KNOWING)
            )
            shares.append(100 * (mine - least) / (most - least))
        even = fmean(min(one.had) / max(one.had) for one in lives)
        broken = sum(one.broken for one in lives)
        print(f"{name:28}" + "".join(f"{share:11.1f}" for share in shares) + f"{even:15.3f}{broken:15}", flush=True)
    return sum(one.broken for lives in lived.values() for one in lives)


class Life:
    """What became of one couple with one way."""

    def __init__(self) -> None:
        self.worth: list[float] = []
        self.had = [0.0, 0.0]
        self.broken = 0


def live(way: Way, number: int, activities: tuple[Activity, ...], given: argparse.Namespace) -> Life:
    """Let a couple live with a way."""
    pair, life, kinds = Pair(number, given.seed, activities), Life(), list[list[Kind]]()
    pair.answer(quiz_pairs(pair.situation(activities, Week(MONDAY), given.seed)))
    for week in (Week(MONDAY).shift(n) for n in range(given.weeks)):
        situation = pair.situation(activities, week, given.seed)
        chosen = way(pair, situation, free_slots(pair.couple, week, (), week.span[0]))
        life.broken += sum(len(faults(activity, slot, situation)) for slot, activity in chosen)
        life.broken += len(faults_together([activity for _, activity in chosen], situation))
        kinds.append([activity.kind for _, activity in chosen])
        both, *had = pair.live(week, chosen)
        life.worth.append(both / pair.couple.limits.per_week - MIX * off_balance(pair, kinds))
        life.had = [before + now for before, now in zip(life.had, had, strict=True)]
    return life


def ours(pair: Pair, situation: Situation, slots: Sequence[Slot]) -> list[Choice]:
    return [(proposal.slot, proposal.activity) for proposal in fill_week(situation, slots)]


def by_chance(pair: Pair, situation: Situation, slots: Sequence[Slot]) -> list[Choice]:
    chance = Random(f"{situation.seed} {situation.week.start} {pair.couple.id}")
    return best_week(situation, slots, lambda *_: chance.random(), balance=0.0)


def popular(pair: Pair, situation: Situation, slots: Sequence[Slot]) -> list[Choice]:
    """What couples on the whole like best, as well as it is known."""
    return best_week(situation, slots, lambda activity, _: situation.liking[activity.id], balance=0.0)


def mean_rating(pair: Pair, situation: Situation, slots: Sequence[Slot]) -> list[Choice]:
    return best_week(situation, slots, by_means(situation, lambda activity: [activity.id]), balance=0.0)


def mean_rating_per_tag(pair: Pair, situation: Situation, slots: Sequence[Slot]) -> list[Choice]:
    """What both gave to what is like it and to itself, the lower of the two counting as much, with the mix in mind."""
    return best_week(situation, slots, by_means(situation, lambda a: [a.id, *sorted(features(a))]), balance=0.3)


def all_knowing(pair: Pair, situation: Situation, slots: Sequence[Slot]) -> list[Choice]:
    def worth(activity: Activity, slot: Slot) -> float:
        return math.sqrt(math.prod(pair.enjoyment(partner, activity, slot) for partner in (0, 1)))

    return best_week(situation, slots, worth, balance=MIX)


def by_means(situation: Situation, names: Callable[[Activity], list[str]]) -> Worth:
    """Worth by the mean of revealed ratings of all that shares a name, each mean drawn towards a usual one."""
    sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for check_in in situation.done:
        for said in check_in.opinions:
            for name in names(situation.by_id[check_in.activity or ""]):
                known = sums[said.partner, name]
                known[0], known[1] = known[0] + 1, known[1] + said.rating
    means = {key: (3.0 * 3 + total) / (3 + count) for key, (count, total) in sums.items()}

    def worth(activity: Activity, slot: Slot) -> float:
        both = [fmean(means.get((partner, name), 3.0) for name in names(activity)) / 5 for partner in "ab"]
        # A touch of chance, or the same few would be tried for ever.
        return math.sqrt(math.prod(both)) + 0.01 * situation.chance(activity.id)

    return worth


def best_week(situation: Situation, slots: Sequence[Slot], worth: Worth, *, balance: float) -> list[Choice]:
    """Choose for a week as the planner does, by another worth."""
    by_name = {slot.start.isoformat(): slot for slot in slots}
    pool = [a for a in situation.activities if allowed_this_week(a, situation) and leaves_room(a, (), situation)]
    options = {
        name: ranked(
            Option(a.id, a.kind, worth(a, slot), a.cost.level, a.novelty >= 2) for a in pool if fits(a, slot, situation)
        )
        for name, slot in by_name.items()
    }
    wishes = Wishes(
        wanted=room(situation),
        budget=situation.couple.limits.budget,
        balance={kind: situation.couple.balance.share(kind) if balance else 1 / 3 for kind in Kind},
        lately=Counter(Scorer(situation).recent),
        alike=lambda *_: 0.0,
        balance_weight=balance,
        alike_weight=0.0,
        most_new=MOST_NEW_A_WEEK,
    )
    week = Making(wishes, options)
    week.fill(options)
    return [(by_name[name], situation.by_id[option.id]) for name, option in sorted(week.placed.items())]


BY_CHANCE, ALL_KNOWING = "by chance", "all-knowing"
WAYS: dict[str, Way] = {
    BY_CHANCE: by_chance,
    "most popular first": popular,
    "mean rating per activity": mean_rating,
    "mean rating per tag, joint": mean_rating_per_tag,
    "Ourweek": ours,
    ALL_KNOWING: all_knowing,
}


def costs(activities: tuple[Activity, ...], rounds: int) -> None:
    """Print what a week costs to plan, in CPU time, with ten years and with none."""
    print(f"{'plan of a week, CPU ms':28}{'median':>11}{'half of them':>18}   times scoring each once")
    for size in SIZES:
        catalogue = grown(activities, size)
        space, week = space_of(catalogue), Week(MONDAY)
        for years in (0, 10):
            pair = Pair(0, 0, catalogue)
            pair.history = ten_years(catalogue, MONDAY, Random(size)) if years else ()
            situation = pair.situation(catalogue, week, 1)
            slots = free_slots(pair.couple, week, (), week.span[0])
            lessons = learned(situation.past, space)
            plans, once = [], []
            for _ in range(rounds):
                plans.append(taken(fill_week, situation, slots, lessons))
                once.append(taken(each_once, situation, slots, lessons))
            low, _, high = quantiles(plans, n=4)
            ratio = median(plan / score for plan, score in zip(plans, once, strict=True))
            name = f"{size:6,} activities, {years:2} years"
            print(f"{name:28}{median(plans):11.1f}{f'{low:.1f} to {high:.1f}':>18}{ratio:12.2f}", flush=True)


def each_once(situation: Situation, slots: Sequence[Slot]) -> float:
    scorer = Scorer(situation)
    return sum(scorer.worth(activity, slots[0]) for activity in situation.activities)


def taken(
    work: Callable[[Situation, Sequence[Slot]], object], situation: Situation, slots: Sequence[Slot], known: Lessons
) -> float:
    """CPU milliseconds of work on a situation in which everything was learned and nothing looked at yet."""
    fresh = replace(situation, taught=Lessons(known.shared, known.whole))
    began = process_time()
    work(fresh, slots)
    return (process_time() - began) * 1000


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engine", description="How well, and at what cost.")
    for name, usual in (("couples", 16), ("weeks", 40), ("seed", 1), ("rounds", 9)):
        parser.add_argument(f"--{name}", type=int, default=usual, metavar="N", help=f"({usual})")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main(arguments()))
