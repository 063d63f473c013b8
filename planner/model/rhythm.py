"""The days and times that an RRULE names.

dateutil walks from the first start of a rule, and to the year 9999 where it names nothing; that is too long for ten
years of rituals, and for rules that strangers wrote. So periods are asked one after the other here, near the time that
matters; the tests hold the answers against dateutil's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = timedelta(days=1)
_STEP = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_MOST_TIMES = 48
_LONGEST = 1000


class Unfollowed(ValueError):
    """A rule that is none, or repeats more often than daily."""


class Budget:
    """How many days may be looked at in all, so that no calendar keeps anybody waiting."""

    def __init__(self, days: int) -> None:
        self.left = days

    def take(self, days: int = 1) -> None:
        """Spend days; raises Unfollowed when there are none left."""
        self.left -= days
        if self.left < 0:
            raise Unfollowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """A rule, read and checked; its end is for the caller to keep to, apart from `count`."""

    freq: str
    interval: int = 1
    count: int | None = None
    until: str = ""
    week_start: int = 0
    by_month: frozenset[int] = frozenset()
    by_month_day: frozenset[int] = frozenset()
    by_year_day: frozenset[int] = frozenset()
    by_week: frozenset[int] = frozenset()
    by_day: frozenset[tuple[int, int]] = frozenset()
    """Weekdays with their number within month or year, 0 for each of them."""
    positions: tuple[int, ...] = ()
    times: tuple[time, ...] = ()

    def starts(self, first: datetime, begin: datetime, end: datetime, budget: Budget) -> Iterator[datetime]:
        """Return the starts from wall time `begin` until before `end`, the first one always among them."""
        found = self._all(first, first if self.count else begin, end, budget)
        # What is counted is counted from the first; everything else may start near the time asked for.
        return (start for start in islice(found, self.count) if start >= begin)

    def named(self, first: datetime, begin: datetime, end: datetime, budget: Budget) -> Iterator[datetime]:
        """Yield what the rule itself names from wall time `begin` until before `end`, not counted."""
        begin = max(first, begin)
        for period in self._periods(first.date(), begin.date(), end.date()):
            budget.take(len(period))
            for start in self._chosen(period, first):
                if begin <= start < end:
                    yield start

    def _all(self, first: datetime, begin: datetime, end: datetime, budget: Budget) -> Iterator[datetime]:
        if begin <= first < end:
            yield first
        yield from self.named(first, max(first + timedelta.resolution, begin), end, budget)

    def _chosen(self, period: list[date], first: datetime) -> list[datetime]:
        named = first.date()
        days = [day for day in period if self._names(day, named)] if self._chooses else period
        times = self.times or (first.time(),)
        found = [datetime.combine(day, at) for day in days for at in times]
        if not self.positions:
            return found
        places = {place - 1 if place > 0 else len(found) + place for place in self.positions}
        return [found[place] for place in sorted(places) if 0 <= place < len(found)]

    def _periods(self, first: date, begin: date, end: date) -> Iterator[list[date]]:
        """Yield the days of each period that the interval names and that reaches into the time asked for."""
        number = self._number(first)
        lead = max(0, self._number(begin) - number)
        at = number + lead - lead % self.interval
        while at <= self._number(end):
            yield self._days(at, first)
            at += self.interval

    def _number(self, day: date) -> int:
        if self.freq == "YEARLY":
            return day.year
        if self.freq == "MONTHLY":
            return day.year * 12 + day.month - 1
        return day.toordinal() if self.freq == "DAILY" else (day.toordinal() - 1 - self.week_start) // 7

    def _days(self, number: int, first: date) -> list[date]:
        if self.freq == "DAILY":
            return [date.fromordinal(number)]
        if self.freq == "WEEKLY":
            opening = number * 7 + 1 + self.week_start
            weekdays = {weekday for _, weekday in self.by_day} or {first.weekday()}
            places = sorted((weekday - self.week_start) % 7 for weekday in weekdays)
            return [date.fromordinal(opening + place) for place in places if opening + place > 0]
        # Where no other condition is kept, only these days of a month can be meant.
        wanted = None if self.by_day or self.by_year_day or self.by_week else self.by_month_day or {first.day}
        if self.freq == "MONTHLY":
            return _days_of_month(date(number // 12, number % 12 + 1, 1), wanted)
        months: Iterable[int] = range(1, 13)
        if not (self.by_year_day or self.by_week or self.by_day or self.by_month_day) or self.by_month:
            months = sorted(self.by_month) or [first.month]
        return [day for month in months for day in _days_of_month(date(number, month, 1), wanted)]

    @property
    def _chooses(self) -> bool:
        """Whether only some days of a period may be meant."""
        limited = bool(self.by_month or self.by_month_day or self.by_year_day or self.by_week)
        return limited or self.freq in ("MONTHLY", "YEARLY") or (self.freq == "DAILY" and bool(self.by_day))

    def _names(self, day: date, first: date) -> bool:
        if self.by_month and day.month not in self.by_month:
            return False
        if self.by_month_day and not _meets(self.by_month_day, day.day, _month_length(day)):
            return False
        if self.by_year_day and not _meets(self.by_year_day, day.timetuple().tm_yday, _year_length(day)):
            return False
        if self.by_week and not self._in_week(day):
            return False
        if self.by_day:
            here = day.weekday()
            return any(self._nth(nth, day) for nth, weekday in self.by_day if weekday == here)
        return self._usual(day, first)

    def _usual(self, day: date, first: date) -> bool:
        """Whether a day is the one meant where the rule names none itself."""
        if self.by_month_day or self.by_year_day or self.by_week:
            return True
        if self.freq == "WEEKLY":
            return day.weekday() == first.weekday()
        if self.freq == "MONTHLY":
            return day.day == first.day
        return self.freq == "DAILY" or (day.day == first.day and bool(self.by_month or day.month == first.month))

    def _nth(self, nth: int, day: date) -> bool:
        if nth == 0:
            return True
        of_year = self.freq == "YEARLY" and not self.by_month
        place, length = (day.timetuple().tm_yday, _year_length(day)) if of_year else (day.day, _month_length(day))
        return nth == ((place - 1) // 7 + 1 if nth > 0 else -((length - place) // 7 + 1))

    def _in_week(self, day: date) -> bool:
        """Whether a day lies in one of the weeks of its own year; the first has four days of it at least."""
        opening = _first_week(day.year, self.week_start)
        weeks = (_first_week(day.year + 1, self.week_start) - opening).days // 7
        week = (day - opening).days // 7 + 1
        # The last days of a year may lie in the first week of the next, and its first in the last of the one before.
        if week > weeks:
            return 1 in self.by_week
        if week < 1:
            before = (opening - _first_week(day.year - 1, self.week_start)).days // 7
            return bool(self.by_week & {-1, before})
        return bool(self.by_week & {week, week - weeks - 1})


def read_rhythm(text: str) -> Rhythm:
    """Return the rule of an RRULE's value; raises Unfollowed."""
    if len(text) > _LONGEST:
        raise Unfollowed
    parts: dict[str, str] = {}
    for part in filter(None, text.strip().upper().split(";")):
        name, _, value = part.partition("=")
        if name in parts:
            raise Unfollowed
        parts[name] = value
    freq, interval, count = parts.get("FREQ", ""), parts.get("INTERVAL", "1"), parts.get("COUNT")
    if freq not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY") or parts.get("BYSECOND", "0") != "0":
        raise Unfollowed
    return Rhythm(
        freq=freq,
        interval=_number(interval, 1, 10_000),
        count=None if count is None else _number(count, 1, 2**31),
        until=parts.get("UNTIL", ""),
        week_start=_weekday(parts.get("WKST", "MO")),
        by_month=_numbers(parts, "BYMONTH", 1, 12),
        by_month_day=_numbers(parts, "BYMONTHDAY", -31, 31),
        by_year_day=_numbers(parts, "BYYEARDAY", -366, 366),
        by_week=_numbers(parts, "BYWEEKNO", -53, 53),
        by_day=frozenset(_step(each, freq) for each in parts.get("BYDAY", "").split(",") if each),
        positions=tuple(sorted(_numbers(parts, "BYSETPOS", -366, 366))),
        times=_times(parts),
    )


def _times(parts: dict[str, str]) -> tuple[time, ...]:
    if "BYHOUR" not in parts:
        return ()
    hours, minutes = _numbers(parts, "BYHOUR", 0, 23), _numbers(parts, "BYMINUTE", 0, 59) or {0}
    if len(hours) * len(minutes) > _MOST_TIMES:
        raise Unfollowed
    return tuple(time(hour, minute) for hour in sorted(hours) for minute in sorted(minutes))


def _numbers(parts: dict[str, str], name: str, least: int, most: int) -> frozenset[int]:
    return frozenset(_number(each, least, most) for each in parts.get(name, "").split(",") if each)


def _number(text: str, least: int, most: int) -> int:
    if not re.fullmatch(r"[+-]?\d{1,10}", text.strip(), re.ASCII) or not least <= int(text) <= most:
        raise Unfollowed
    return int(text)


def _weekday(name: str) -> int:
    if name not in _DAYS:
        raise Unfollowed
    return _DAYS.index(name)


def _step(text: str, freq: str) -> tuple[int, int]:
    found = _STEP.fullmatch(text.strip())
    if found is None:
        raise Unfollowed
    # A number before a weekday means nothing within a day or a week.
    return (int(found[1] or 0) if freq in ("MONTHLY", "YEARLY") else 0), _DAYS.index(found[2])


def _meets(named: frozenset[int], place: int, length: int) -> bool:
    return place in named or place - length - 1 in named


def _month_after(day: date) -> date:
    number = day.year * 12 + day.month
    return date(number // 12, number % 12 + 1, 1)


def _days_of_month(begin: date, wanted: Set[int] | None) -> list[date]:
    """Return the days of a month, or those of them that numbers from either end name."""
    length = _month_length(begin)
    if wanted is None:
        return [begin + n * _DAY for n in range(length)]
    places = {day if day > 0 else length + day + 1 for day in wanted}
    return [begin.replace(day=place) for place in sorted(places) if 1 <= place <= length]


def _month_length(day: date) -> int:
    return (_month_after(day) - day.replace(day=1)).days


def _year_length(day: date) -> int:
    return (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days


def _first_week(year: int, week_start: int) -> date:
    fourth = date(year, 1, 4)
    return fourth - ((fourth.weekday() - week_start) % 7) * _DAY
