"""Events that take up time, and those that stand in for single occurrences of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter

from planner.ical.lines import Component
from planner.ical.moments import Moment
from planner.model.rhythm import Rhythm


@dataclass(slots=True)
class BusyEvent:
    """An event that takes up time."""

    start: Moment
    length: timedelta
    key: str
    rhythm: Rhythm | None
    component: Component
    """For what only few events have: exceptions, and further times."""
    replaces: Moment | None = None
    """The occurrence that this one stands in for."""
    and_later: bool = False
    free: bool = False
    """Cancelled, or marked as taking no time."""
    cancelled: bool = False


class Overrides:
    """What stands in for single occurrences of an event, or for all from one on."""

    def __init__(self, events: Collection[BusyEvent]) -> None:
        self.single = [event for event in events if not event.and_later]
        self._days = {e.replaces.wall.date() for e in self.single if e.replaces and e.replaces.whole_day}
        self._all_days = {e.replaces.wall.date() for e in self.single if e.replaces}
        self._instants = {e.replaces.instant for e in self.single if e.replaces and not e.replaces.whole_day}
        later = [(e.replaces.instant, e) for e in events if e.and_later and e.replaces]
        self._later = sorted(later, key=itemgetter(0))

    def __bool__(self) -> bool:
        return bool(self.single or self._later)

    def replace(self, event: BusyEvent, wall: datetime, instant: datetime) -> bool:
        """Whether an occurrence has one that stands in for it."""
        return instant in self._instants or wall.date() in (self._all_days if event.start.whole_day else self._days)

    def in_force(self, instant: datetime) -> BusyEvent | None:
        """Return what stands in for everything from some occurrence on, until another does."""
        place = bisect_right(self._later, instant, key=itemgetter(0))
        return self._later[place - 1][1] if place else None


def wall_in(each: Moment, other: Moment) -> datetime:
    """Return a moment by the clock of another's zone, of which only the way to UTC is known."""
    if each.zone is other.zone:
        return each.wall
    near = each.instant.replace(tzinfo=None)
    for _ in range(2):
        near += each.instant - other.zone(near)
    return near
