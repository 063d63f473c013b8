"""How things stand: an occurrence with what became of it, and a week of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.model.balance import Balance
from planner.model.checkin import Became, CheckIn
from planner.model.plan import Occurrence
from planner.model.slot import Slot
from planner.model.value import Value
from planner.model.week import Week

if TYPE_CHECKING:
    from planner.model.busy import Busy


class State(StrEnum):
    """Where an occurrence is between the first yes and the check-in."""

    OPEN = "open"
    AGREED = "agreed"
    DONE = "done"
    SKIPPED = "skipped"


class Standing(Value):
    """An occurrence, and its check-in when there is one."""

    occurrence: Occurrence
    check_in: CheckIn | None = None

    @property
    def state(self) -> State:
        """What is true of it now."""
        if self.check_in is not None:
            return State.DONE if self.check_in.became is Became.DONE else State.SKIPPED
        return State.AGREED if self.occurrence.plan.agreed else State.OPEN

    @property
    def unanswered(self) -> bool:
        """Whether nobody has said yet what became of it."""
        return self.check_in is None

    def can_have_felt(self, now: datetime) -> bool:
        """Whether somebody can say how it felt: it was done, or its time has begun and nobody said otherwise."""
        return self.state is State.DONE or (self.unanswered and self.occurrence.start <= now)

    def went_by(self, now: datetime) -> bool:
        """Whether its time is over, and nobody has said yet what became of it."""
        return self.unanswered and self.occurrence.end < now

    def stayed_open(self, now: datetime) -> bool:
        """Whether its time is over without a yes from both, and nobody has said what became of it."""
        return self.state is State.OPEN and self.went_by(now)

    def waits(self, now: datetime) -> bool:
        """Whether a yes or no is still asked for: not to what has gone by, unless it comes back."""
        return self.state is State.OPEN and (self.occurrence.end >= now or self.occurrence.plan.ritual)

    def awaits(self, partner: str) -> bool:
        """Whether it waits for the yes of this partner."""
        return self.state is State.OPEN and partner not in self.occurrence.plan.agreed_by


class WeekPlan(Value):
    """A week with what is on it, what is still free, and the balance wished and planned."""

    week: Week
    standings: tuple[Standing, ...]
    slots: tuple[Slot, ...]
    wished: Balance
    planned: Balance
    busy: tuple[Busy, ...] = ()
    """When one of them, or both, have something else on."""


def standings(occurrences: Iterable[Occurrence], check_ins: Iterable[CheckIn]) -> tuple[Standing, ...]:
    """Bring occurrences together with their check-ins."""
    by_key = {check_in.key: check_in for check_in in check_ins}
    return tuple(Standing(occurrence, by_key.get(occurrence.key)) for occurrence in occurrences)


def nearest(found: Iterable[Standing], now: datetime) -> Standing | None:
    """Return the one closest to `now`, before or after it."""
    return min(found, key=lambda s: abs(s.occurrence.start - now), default=None)
