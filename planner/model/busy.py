"""Calendars to plan around: of what is on them only the times are known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from planner.model.value import Value


class BusyCalendar(Value):
    """A calendar file, or a folder of them, that the couple plans around."""

    name: str
    """What it is called here, made from the file's name."""
    path: str
    partner: str | None = None
    """Id of the partner whose times these are; None for both."""


class BusyReading(Value):
    """How a calendar was when it was last read."""

    calendar: str
    stamp: str
    """Another text whenever its files may be others."""
    timezone: str
    """The zone of the times."""
    first: date
    """The times reach from this day until before `last`."""
    last: date
    said: str = ""
    """One sentence about what could not be read."""


class BusyMonth(Value):
    """The times of a calendar that begin in one month: with a change only few of them are written anew."""

    calendar: str
    month: str
    """As `2026-11`."""
    times: tuple[str, ...]
    """Naive wall times, as `2026-11-27T09:00/2026-11-27T17:00`."""


class BusyStanding(Value):
    """A calendar to plan around, how it was read, and its times."""

    calendar: BusyCalendar
    reading: BusyReading
    spans: tuple[tuple[datetime, datetime], ...]


class Busy(Value, order=True):
    """A stretch of time in which somebody has something else on."""

    start: datetime
    """Naive wall time."""
    end: datetime
    partners: tuple[str, ...]
    """Ids of those who are busy."""


def months_of(calendar: str, spans: Iterable[tuple[datetime, datetime]]) -> tuple[BusyMonth, ...]:
    """Return times by the month in which they begin."""
    found: dict[str, list[str]] = {}
    for start, end in spans:
        found.setdefault(f"{start:%Y-%m}", []).append(f"{start:%Y-%m-%dT%H:%M}/{end:%Y-%m-%dT%H:%M}")
    return tuple(BusyMonth(calendar, month, tuple(times)) for month, times in sorted(found.items()))


def spans_of(month: BusyMonth) -> list[tuple[datetime, datetime]]:
    """Return the times of a month."""
    pairs = (text.split("/") for text in month.times)
    return [(datetime.fromisoformat(start), datetime.fromisoformat(end)) for start, end in pairs]
