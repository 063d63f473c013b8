"""The usual free times of a week, and the words they are written in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from planner.model.errors import Misread
from planner.model.value import Value
from planner.model.week import WEEKDAYS, Week, weekday_of

_SHORT = tuple(name[:3] for name in WEEKDAYS)
_GROUPS = {
    "daily": range(7),
    "everyday": range(7),
    "weekdays": range(5),
    "weekend": range(5, 7),
    "weekends": range(5, 7),
}
_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?(am|pm)?"
_NEVER = "never"
_SPAN = rf"^{_CLOCK}-{_CLOCK}$"
_DAY = 24 * 60


class FreeTime(Value, order=True):
    """A stretch that is usually free, on one day of the week; it may run past midnight."""

    weekday: int
    """From 0, Monday."""
    start: time
    minutes: int

    @property
    def end(self) -> time:
        """The time of day at which it ends, perhaps on the next day."""
        return (datetime.combine(date.min, self.start) + timedelta(minutes=self.minutes)).time()

    def on(self, week: Week) -> datetime:
        """Return when it begins in a given week, as wall time."""
        day = week.start + timedelta(days=(self.weekday - week.start.weekday()) % 7)
        return datetime.combine(day, self.start)


def parse_free(text: str) -> tuple[FreeTime, ...]:
    """Read free times such as `mon-fri 20:00-22:00, sat sun 10:00-12:00 19:00-22:00`, or `never`."""
    if text.strip().lower() == _NEVER:
        return ()
    days: list[int] = []
    found: set[FreeTime] = set()
    days_are_complete = False
    for word in text.lower().replace(",", " ").replace(";", " ").split():
        if named := _weekdays(word):
            days = list(named) if days_are_complete else [*days, *named]
            days_are_complete = False
        elif (span := re.match(_SPAN, word)) and days:
            start, minutes = _span(span)
            found.update(FreeTime(day, start, minutes) for day in days)
            days_are_complete = True
        else:
            raise Misread(
                f"Free times are written like 'mon-fri 20:00-22:00, sat 10:00-12:00'; {word!r} does not fit there."
            )
    if not found or not days_are_complete:
        raise Misread("Free times need a day and a time, such as 'mon-fri 20:00-22:00, sat 10:00-12:00'.")
    return merged(found)


def merged(times: Iterable[FreeTime]) -> tuple[FreeTime, ...]:
    """Return free times in order, those that begin on one day and touch or overlap made one of at most a day."""
    result: list[FreeTime] = []
    for free in sorted(times):
        last = result[-1] if result else None
        if last is not None and last.weekday == free.weekday:
            gap = _minute(free.start) - _minute(last.start)
            if gap <= last.minutes:
                result[-1] = FreeTime(last.weekday, last.start, max(last.minutes, gap + free.minutes))
                continue
        result.append(free)
    return tuple(part for free in result for part in _at_most_a_day(free))


def _at_most_a_day(free: FreeTime) -> tuple[FreeTime, ...]:
    # More than a day has no beginning and end on the clock that would read back.
    if free.minutes <= _DAY:
        return (free,)
    first = FreeTime(free.weekday, free.start, free.minutes - _DAY)
    return first, FreeTime(free.weekday, first.end, _DAY)


def spell_free(times: Iterable[FreeTime]) -> str:
    """Write free times so that `parse_free` reads them back; days with the same times stand together."""
    spelled = ", ".join(
        " ".join((*(_SHORT[day] for day in days), *(f"{start:%H:%M}-{end:%H:%M}" for start, end in spans)))
        for days, spans in days_alike(times)
    )
    return spelled or _NEVER


def days_alike(times: Iterable[FreeTime]) -> Iterator[tuple[list[int], tuple[tuple[time, time], ...]]]:
    """Give the weekdays that have the same free times together, with when these begin and end."""
    spans: dict[int, list[tuple[time, time]]] = {}
    for free in sorted(times):
        spans.setdefault(free.weekday, []).append((free.start, free.end))
    days: dict[tuple[tuple[time, time], ...], list[int]] = {}
    for weekday, on_day in spans.items():
        days.setdefault(tuple(on_day), []).append(weekday)
    yield from ((weekdays, on_each) for on_each, weekdays in days.items())


def _weekdays(word: str) -> Iterable[int]:
    if word in _GROUPS:
        return _GROUPS[word]
    first, dash, last = word.partition("-")
    begin, end = weekday_of(first), weekday_of(last if dash else first)
    if begin is None or end is None:
        return ()
    return tuple((begin + n) % 7 for n in range((end - begin) % 7 + 1))


def _span(match: re.Match[str]) -> tuple[time, int]:
    hour, minute, half, end_hour, end_minute, end_half = match.groups()
    # A half of the day that is written once goes for both, unless the other half makes less of it: 8-10pm, 10-2pm.
    starts = [clock(hour, minute, half) for half in _halves(hour, half, end_half)]
    midnight = end_hour == "24" and int(end_minute or 0) == 0 and end_half is None
    ends = [time(0)] if midnight else [clock(end_hour, end_minute, half) for half in _halves(end_hour, end_half, half)]
    return min(((start, _between(start, end)) for start in starts for end in ends), key=lambda span: span[1])


def _halves(hour: str, own: str | None, other: str | None) -> tuple[str | None, ...]:
    return ("am", "pm") if own is None and other is not None and 1 <= int(hour) <= 12 else (own,)


def _between(start: time, end: time) -> int:
    return (_minute(end) - _minute(start)) % _DAY or _DAY


def clock(hour: str, minute: str | None, half: str | None) -> time:
    """Return a time of day from its written parts, `half` being `am`, `pm` or None for 24 hours."""
    hours, minutes = int(hour), int(minute or 0)
    if half and not 1 <= hours <= 12:
        raise Misread(f"There is no {hour}{half}; write a time such as 20:00 or 8pm.")
    if half:
        hours = hours % 12 + (12 if half == "pm" else 0)
    if hours > 23 or minutes > 59:
        raise Misread(f"There is no {hour}:{minute or '00'} on a clock; write a time such as 20:00 or 8pm.")
    return time(hours, minutes)


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


USUAL = (
    *(FreeTime(weekday, time(20), 120) for weekday in range(4)),
    FreeTime(4, time(19, 30), 180),
    FreeTime(5, time(10), 120),
    FreeTime(5, time(19, 30), 180),
    FreeTime(6, time(10), 120),
    FreeTime(6, time(19), 120),
)
"""Free times that many couples can start from; they change them to their own."""
