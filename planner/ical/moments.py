"""Dates, times and lengths as calendars write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

from planner.ical.lines import Line
from planner.model.rhythm import Budget
from planner.model.value import Value
from planner.model.week import midnight

ToUtc = Callable[[datetime], datetime]
"""Gives the instant of a wall time in one zone."""
ZoneOf = Callable[[str], ToUtc]
"""Gives the zone of a name; an empty name is the couple's own."""

LONGEST = timedelta(days=400)
"""How long an event lasts at most; a longer one ends there."""
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?", re.ASCII)
_LENGTH = re.compile(
    r"([+-]?)P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?", re.ASCII
)


class Moment(Value):
    """A time as an event names it: by the clock of its zone, or a whole day."""

    wall: datetime
    zone: ToUtc
    whole_day: bool = False

    @property
    def instant(self) -> datetime:
        """The moment in UTC; of a whole day, its first by the couple's clock."""
        return self.zone(self.wall)


def moment(line: Line, zone_of: ZoneOf) -> Moment:
    """Return the one moment of a property; raises ValueError."""
    return _moment(line.value.strip(), line, zone_of)


def moments(lines: list[Line], zone_of: ZoneOf, budget: Budget) -> Iterator[tuple[Moment, timedelta | None]]:
    """Yield all moments of properties that list them, with the length of those that are periods; raises ValueError."""
    for line in lines:
        for value in line.value.split(","):
            budget.take()
            begin, _, end = value.strip().partition("/")
            first = _moment(begin, line, zone_of)
            yield first, _period(first, end, line, zone_of) if end else None


def length(text: str) -> timedelta:
    """Return a DURATION, cut to the longest there is; raises ValueError."""
    found = _LENGTH.fullmatch(text.strip().upper())
    if found is None or not any(found.groups()[1:]):
        raise ValueError("not a length")
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    whole = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return timedelta() if found[1] == "-" else min(whole, LONGEST)


def _period(first: Moment, end: str, line: Line, zone_of: ZoneOf) -> timedelta:
    if end.upper().lstrip("+-").startswith("P"):
        return length(end)
    return _moment(end, line, zone_of).instant - first.instant


def _moment(text: str, line: Line, zone_of: ZoneOf) -> Moment:
    found = _MOMENT.fullmatch(text.upper())
    if found is None:
        raise ValueError("not a moment")
    year, month, day, *clock = found.groups()
    on = date(int(year), int(month), int(day))
    if not 1 < on.year < 9999:
        raise ValueError("too far away")
    if clock[0] is None:
        return Moment(midnight(on), zone_of(""), whole_day=True)
    # A leap second is the one before it to every clock here.
    wall = datetime(on.year, on.month, on.day, int(clock[0]), int(clock[1]), min(59, int(clock[2] or 0)))
    return Moment(wall, _utc if clock[3] else zone_of(line.parameter("TZID")))


def _utc(wall: datetime) -> datetime:
    return wall.replace(tzinfo=UTC)
