"""Where a day stands in its month and its year, counted from either end, and in which of its weeks."""

from __future__ import annotations

from collections.abc import Set
from datetime import date, timedelta

_DAY = timedelta(days=1)


def month_length(day: date) -> int:
    """Return how many days the month of a day has."""
    if day.month == 2:
        return year_length(day) - 337
    return 30 if day.month in (4, 6, 9, 11) else 31


def year_length(day: date) -> int:
    """Return how many days the year of a day has."""
    year = day.year
    return 366 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 365


def days_of_month(begin: date, wanted: Set[int] | None) -> list[date]:
    """Return the days of a month, or those of them that numbers from either end name."""
    length = month_length(begin)
    if wanted is None:
        return [begin + n * _DAY for n in range(length)]
    places = {day if day > 0 else length + day + 1 for day in wanted}
    return [begin.replace(day=place) for place in sorted(places) if 1 <= place <= length]


def meets(named: Set[int], place: int, length: int) -> bool:
    """Whether numbers, counted from either end of so many days, name a place."""
    return place in named or place - length - 1 in named


def is_nth(nth: int, place: int, length: int) -> bool:
    """Whether a day at this place of so many is the first, second ... or, from the end, the last ... of its weekday."""
    return nth == ((place - 1) // 7 + 1 if nth > 0 else -((length - place) // 7 + 1))


def in_weeks(day: date, named: Set[int], week_start: int) -> bool:
    """Whether a day lies in one of these weeks of its own year; the first has four days of it at least."""
    opening = _first_week(day.year, week_start)
    weeks = (_first_week(day.year + 1, week_start) - opening).days // 7
    week = (day - opening).days // 7 + 1
    # The last days of a year may lie in the first week of the next, and its first in the last of the one before.
    if week > weeks:
        return 1 in named
    if week < 1:
        before = (opening - _first_week(day.year - 1, week_start)).days // 7
        return bool(named & {-1, before})
    return bool(named & {week, week - weeks - 1})


def _first_week(year: int, week_start: int) -> date:
    fourth = date(year, 1, 4)
    return fourth - ((fourth.weekday() - week_start) % 7) * _DAY
