"""Time zones as calendars read them: by one rule for each half of the year, not by lists of dates."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import chain

from planner.ical.content_lines import text_line
from planner.model.localtime import find_zone
from planner.model.rhythm_text import DAYS
from planner.model.value import Value

_EPOCH = 1970
_STEP = timedelta(days=7)
"""Nowhere, since then, were the clocks changed twice within it."""


class _Shift(Value):
    """The clocks are changed."""

    at: datetime
    """Naive wall time by the old offset."""
    before: timedelta
    after: timedelta
    name: str
    """What the time is called from then on."""


class _Yearly(Value):
    """The same shift in every year, on the `nth` such weekday of its month, -1 for the last."""

    shift: _Shift
    nth: int


@lru_cache(maxsize=64)
def zone_lines(zone: str, first: int, last: int) -> tuple[str, ...]:
    """Return the VTIMEZONE of an IANA zone, right for all moments of the years `first` to `last`."""
    parts = _by_rule(zone, first, last) or _by_shift(zone, first, last)
    return ("BEGIN:VTIMEZONE", f"TZID:{zone}", *chain.from_iterable(parts), "END:VTIMEZONE")


def _by_rule(zone: str, first: int, last: int) -> list[tuple[str, ...]]:
    # Only what holds for years on end is a rule: in a year or two, the last Sunday is like the fourth.
    years = range(first - 1, last + 11)
    return [_yearly_part(rule) for rule in _rules(_shifts(zone, years.start, years.stop - 1), years)]


def _by_shift(zone: str, first: int, last: int) -> list[tuple[str, ...]]:
    shifts = _shifts(zone, first - 1, last + 1)
    beginning = datetime(first - 1, 1, 1, tzinfo=UTC).astimezone(find_zone(zone))
    offset = beginning.utcoffset() or timedelta()
    summer = any(offset > shift.after for shift in shifts)
    start = _Shift(datetime(_EPOCH, 1, 1), offset, offset, beginning.tzname() or zone)
    return [_part(start, daylight=summer), *(_part(shift, daylight=shift.after > shift.before) for shift in shifts)]


def _shifts(zone: str, first: int, last: int) -> list[_Shift]:
    tz = find_zone(zone)

    def offset(moment: datetime) -> timedelta:
        return moment.astimezone(tz).utcoffset() or timedelta()

    found = []
    day, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    before = offset(day)
    while day < end:
        low, high = day, min(day + _STEP, end)
        day, after = high, offset(high)
        if after != before:
            while high - low > timedelta(seconds=1):
                middle = (low + (high - low) / 2).replace(microsecond=0)
                low, high = (middle, high) if offset(middle) == before else (low, middle)
            at = (high + before).replace(tzinfo=None)
            found.append(_Shift(at, before, after, high.astimezone(tz).tzname() or zone))
        before = after
    return found


def _rules(shifts: list[_Shift], years: range) -> list[_Yearly]:
    """Return the two yearly rules that these shifts keep to, or nothing."""
    groups: dict[tuple[timedelta, timedelta], list[_Shift]] = defaultdict(list)
    for shift in shifts:
        groups[shift.before, shift.after].append(shift)
    rules = [rule for group in groups.values() if (rule := _rule(group, years)) is not None]
    return rules if len(rules) == len(groups) == 2 else []


def _rule(group: list[_Shift], years: range) -> _Yearly | None:
    if [shift.at.year for shift in group] != list(years):
        return None
    if len({(shift.at.month, shift.at.weekday(), shift.at.time(), shift.name) for shift in group}) != 1:
        return None
    nths = set.intersection(*(_nths(shift.at) for shift in group))
    return _Yearly(group[0], min(nths)) if nths else None


def _nths(day: datetime) -> set[int]:
    nths = {(day.day - 1) // 7 + 1}
    if (day + timedelta(days=7)).month != day.month:
        nths.add(-1)
    return nths - {5}


def _yearly_part(rule: _Yearly) -> tuple[str, ...]:
    shift = rule.shift
    day = date(_EPOCH, shift.at.month, 1)
    days = [day + timedelta(days=n) for n in range(31)]
    such = [d for d in days if d.month == day.month and d.weekday() == shift.at.weekday()]
    start = datetime.combine(such[rule.nth if rule.nth < 0 else rule.nth - 1], shift.at.time())
    weekday = f"{rule.nth}{DAYS[shift.at.weekday()]}"
    # By the larger offset: in Dublin it is the winter that is called the exception.
    return _part(
        _Shift(start, shift.before, shift.after, shift.name),
        f"RRULE:FREQ=YEARLY;BYDAY={weekday};BYMONTH={shift.at.month}",
        daylight=shift.after > shift.before,
    )


def _part(shift: _Shift, *rule: str, daylight: bool) -> tuple[str, ...]:
    name = "DAYLIGHT" if daylight else "STANDARD"
    return (
        f"BEGIN:{name}",
        f"DTSTART:{shift.at:%Y%m%dT%H%M%S}",
        *rule,
        text_line("TZNAME", shift.name),
        f"TZOFFSETFROM:{_offset(shift.before)}",
        f"TZOFFSETTO:{_offset(shift.after)}",
        f"END:{name}",
    )


def _offset(offset: timedelta) -> str:
    sign = "-" if offset < timedelta() else "+"
    minutes, seconds = divmod(int(abs(offset).total_seconds()), 60)
    return f"{sign}{minutes // 60:02}{minutes % 60:02}" + (f"{seconds:02}" if seconds else "")
