"""The days and times that an RRULE names.

dateutil walks from the first start of a rule, and to the year 9999 where it names nothing; that is too long for ten
years of rituals, and for rules that strangers wrote. So periods are asked one after the other here, near the time that
matters; the tests hold the answers against dateutil's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import islice

from planner.model.value import Value
from planner.model.year_days import days_of_month, in_weeks, is_nth, meets, month_length, year_length


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


class Rhythm(Value, kw_only=True):
    """A rule, read and checked; its end is for the caller to keep to, apart from `count`."""

    freq: str
    interval: int
    count: int | None
    until: str
    week_start: int
    by_month: frozenset[int]
    by_month_day: frozenset[int]
    by_year_day: frozenset[int]
    by_week: frozenset[int]
    by_day: frozenset[tuple[int, int]]
    """Weekdays with their number within month or year, 0 for each of them."""
    positions: tuple[int, ...]
    times: tuple[time, ...]

    def starts(self, first: datetime, begin: datetime, end: datetime, budget: Budget) -> Iterator[datetime]:
        """Return the starts from wall time `begin` until before `end`, the first one always among them."""
        found = self._all(first, first if self.count else begin, end, budget)
        # What is counted is counted from the first; everything else may start near the time asked for.
        return (start for start in islice(found, self.count) if start >= begin)

    def named(self, first: datetime, begin: datetime, end: datetime, budget: Budget) -> Iterator[datetime]:
        """Yield what the rule itself names from wall time `begin` until before `end`, not counted."""
        begin = max(first, begin)
        earliest, latest = begin.date(), end.date()
        for period in self._periods(first.date(), earliest, latest):
            budget.take(len(period))
            if not self.positions:
                # Where no place in the whole period is asked for, only days that matter need to be looked at.
                period = [day for day in period if earliest <= day <= latest]
            for start in self._chosen(period, first):
                if begin <= start < end:
                    yield start

    def _all(self, first: datetime, begin: datetime, end: datetime, budget: Budget) -> Iterator[datetime]:
        if begin <= first < end:
            yield first
        yield from self.named(first, max(first + timedelta.resolution, begin), end, budget)

    def _chosen(self, period: list[date], first: datetime) -> list[datetime]:
        days = [day for day in period if self._names(day)] if self._chooses else period
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
        for at in range(number + lead - lead % self.interval, self._number(end) + 1, self.interval):
            yield self._days(at, first)

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
            places = self._places or [(first.weekday() - self.week_start) % 7]
            return [date.fromordinal(opening + place) for place in places if opening + place > 0]
        # Where no other condition is kept, only these days of a month can be meant.
        wanted = None if self.by_day or self.by_year_day or self.by_week else self.by_month_day or {first.day}
        if self.freq == "MONTHLY":
            return days_of_month(date(number // 12, number % 12 + 1, 1), wanted)
        months: Iterable[int] = range(1, 13)
        if not (self.by_year_day or self.by_week or self.by_day or self.by_month_day) or self.by_month:
            months = sorted(self.by_month) or [first.month]
        return [day for month in months for day in days_of_month(date(number, month, 1), wanted)]

    @cached_property
    def _places(self) -> list[int]:
        """The weekdays that are named, counted from the first of a week."""
        return sorted({(weekday - self.week_start) % 7 for _, weekday in self.by_day})

    @cached_property
    def _chooses(self) -> bool:
        """Whether only some days of a period may be meant."""
        limited = bool(self.by_month or self.by_month_day or self.by_year_day or self.by_week)
        return limited or self.freq in ("MONTHLY", "YEARLY") or (self.freq == "DAILY" and bool(self.by_day))

    def _names(self, day: date) -> bool:
        """Whether a day is named; where the rule names none itself, there are only those that can be meant."""
        if self.by_month and day.month not in self.by_month:
            return False
        if self.by_month_day and not meets(self.by_month_day, day.day, month_length(day)):
            return False
        if self.by_year_day and not meets(self.by_year_day, day.timetuple().tm_yday, year_length(day)):
            return False
        if self.by_week and not in_weeks(day, self.by_week, self.week_start):
            return False
        if self.by_day:
            here = day.weekday()
            return any(self._nth(nth, day) for nth, weekday in self.by_day if weekday == here)
        return True

    def _nth(self, nth: int, day: date) -> bool:
        if nth == 0:
            return True
        of_year = self.freq == "YEARLY" and not self.by_month
        place, length = (day.timetuple().tm_yday, year_length(day)) if of_year else (day.day, month_length(day))
        return is_nth(nth, place, length)
