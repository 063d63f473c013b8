"""Couples who live with the catalogue for half a year, and whether it ever leaves them short."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, timedelta
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

from planner.model.activity import Activity, Care, Cost, Energy, Kind
from planner.model.boundary import About, Boundary
from planner.model.checkin import Became, CheckIn, Opinion, Rating
from planner.model.couple import Couple, Limits, two_partners
from planner.model.free import USUAL, parse_free
from planner.model.proposal import Proposal
from planner.model.slot import Slot
from planner.model.value import Value, replace
from planner.model.week import Week
from planner.suggest.engine import fill_week
from planner.suggest.repertoire import Repertoire
from planner.suggest.rules import allowed_this_week, fits
from planner.suggest.situation import Situation
from planner.suggest.slots import open_slots

PROFILES = Path(__file__).with_name("profiles.toml")
FIRST_MONDAY = date(2026, 1, 5)
WEEKS = 26
FEWEST = 5
REST = {"daily-ok": 0, "weekly-ok": 5, "now-and-then": 42, "once": 365}


class Profile(Value):
    """A couple as the list describes them."""

    table: dict[str, Any]

    @property
    def name(self) -> str:
        """What they are called in the list."""
        return str(self.table["name"])

    def suits(self, activity: Activity) -> bool:
        """Whether an activity has all that they need of everything."""
        return set(self.table.get("needs", ())) <= set(activity.access)

    def couple(self, week: int, since: date, seed: int) -> Couple:
        """The couple in one of their weeks."""
        free = [parse_free(text) for text in self.table.get("free", ())] or [USUAL]
        return Couple(
            id=f"{self.name} {seed}",
            partners=two_partners("Alex", "Sam"),
            timezone="Europe/Berlin",
            since=since,
            free=free[week % len(free)],
            limits=self._limits,
            southern=self.table.get("southern", False),
        )

    @cached_property
    def boundaries(self) -> tuple[Boundary, ...]:
        """What one of them keeps private."""
        return tuple(
            Boundary(f"boundary {number}", said["by"], About(said["about"]), said["value"])
            for number, said in enumerate(self.table.get("boundaries", ()))
        )

    def slot(self, slot: Slot) -> Slot:
        """A slot with no more energy than they have."""
        most = Energy(self.table.get("energy", "lively"))
        return replace(slot, energy=min(slot.energy, most, key=lambda energy: energy.level))

    @cached_property
    def _limits(self) -> Limits:
        given = dict(self.table.get("limits", {}))
        for name, words in (("care", Care), ("cost", Cost)):
            if name in given:
                given[name] = words(given[name])
        return Limits(**given)


class Lived(Value):
    """One week of a couple: what they could have done, and what they were offered."""

    number: int
    slots: tuple[Slot, ...]
    possible: tuple[Activity, ...]
    """All that fits at least one slot of the week."""
    proposals: tuple[Proposal, ...]
    before: tuple[CheckIn, ...]
    """What they did in the weeks before."""


def profiles() -> list[Profile]:
    """Every couple in the list."""
    return [Profile(table) for table in tomllib.loads(PROFILES.read_text(encoding="utf-8"))["couple"]]


def live(profile: Profile, activities: Iterable[Activity], seed: int, weeks: int = WEEKS) -> Iterator[Lived]:
    """Half a year in which most of what is offered is done; the seed decides when it begins, and every chance."""
    chance = Random(f"{profile.name} {seed}")
    first = Week(FIRST_MONDAY).shift(9 * seed)
    known = Repertoire(filter(profile.suits, activities))
    done: list[CheckIn] = []
    for number in range(weeks):
        week = first.shift(number)
        couple = profile.couple(number, first.start, seed)
        slots = tuple(map(profile.slot, open_slots(couple, week, (), (), week.span[0])))
        situation = Situation(
            couple=couple,
            repertoire=known,
            week=week,
            today=week.start,
            seed=seed,
            boundaries=profile.boundaries,
            history=tuple(done),
        )
        awake = (a for a in known.activities if allowed_this_week(a, situation))
        possible = tuple(a for a in awake if any(fits(a, slot, situation) for slot in slots))
        proposals = fill_week(situation, slots)
        yield Lived(number, slots, possible, proposals, tuple(done))
        done += (done_as(proposal, chance) for proposal in proposals if chance.random() < 0.9)


def wants(lived: Lived) -> list[str]:
    """What a week left to be wished for; nothing, when the catalogue is large enough and the rules are kept."""
    offered = [proposal.activity for proposal in lived.proposals]
    found = []
    if len(lived.possible) < FEWEST:
        found.append(f"week {lived.number}: only {len(lived.possible)} candidates")
    if len(offered) >= 3 and not any(a.kind is Kind.APPRECIATION for a in lived.possible):
        found.append(f"week {lived.number}: no appreciation")
    if sum(activity.novelty >= 2 for activity in offered) > 1:
        found.append(f"week {lived.number}: more than one new thing")
    if len({activity.id for activity in offered}) < len(offered):
        found.append(f"week {lived.number}: one thing twice")
    for proposal in lived.proposals:
        since = min((proposal.slot.start.date() - day for day in _days(proposal.activity, lived)), default=None)
        if since is not None and since < timedelta(days=REST[proposal.activity.recurs]):
            found.append(f"week {lived.number}: {proposal.activity.id} after {since.days} days")
    return found


def _days(activity: Activity, lived: Lived) -> list[date]:
    return [check_in.start.date() for check_in in lived.before if check_in.activity == activity.id]


def done_as(proposal: Proposal, chance: Random) -> CheckIn:
    """A proposal once it was done and both have rated it."""
    activity, start = proposal.activity, proposal.slot.start
    opinions = (Opinion("a", Rating(chance.randint(2, 5))), Opinion("b", Rating(chance.randint(2, 5))))
    return CheckIn(
        plan=f"{activity.id} {start}",
        original_start=start,
        became=Became.DONE,
        activity=activity.id,
        title=activity.title,
        kind=activity.kind,
        start=start,
        minutes=proposal.minutes,
        at=start.replace(tzinfo=UTC),
        rated_by=("a", "b"),
        opinions=opinions,
    )
