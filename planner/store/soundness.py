"""Whether records from a file that anybody may have written can be worked with: their types alone do not tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from planner.model.boundary import Boundary
from planner.model.busy import BusyMonth, BusyReading, spans_of
from planner.model.calendar_entry import CalendarEntry, Published
from planner.model.checkin import CheckIn, SealedRating
from planner.model.couple import PARTNERS, Couple, two_partners
from planner.model.errors import OurweekError
from planner.model.localtime import find_zone
from planner.model.plan import Plan
from planner.model.rule import starts_between
from planner.model.titles import Titles
from planner.model.underway import Underway

if TYPE_CHECKING:
    from planner.store.records import Record

_LONGEST = 24 * 60
_YEAR = timedelta(days=366)
_YEARS = range(2, 9900)
"""Those from which years may be counted back and on, as calendars do with the rules of time zones."""


def is_sound(record: Record) -> bool:
    """Whether the program itself could have kept such a record."""
    check = _CHECKS.get(type(record))
    try:
        return check is None or check(record)
    except (OurweekError, ValueError, LookupError, TypeError, ArithmeticError):
        return False


def _couple(couple: Couple) -> bool:
    two_partners(*couple.names)
    for own in couple.calendar.own:
        find_zone(own.timezone or couple.timezone)
        Titles.parse(own.titles or couple.titles)
    find_zone(couple.timezone)
    Titles.parse(couple.titles)
    return (
        tuple(partner.id for partner in couple.partners) == PARTNERS
        and couple.first_weekday in range(7)
        and all(free.weekday in range(7) and free.start.tzinfo is None for free in couple.free)
        and _lengths(free.minutes for free in couple.free)
    )


def _plan(plan: Plan) -> bool:
    find_zone(plan.timezone)
    changes = plan.changes
    return (
        _walls((plan.start, *(c.original_start for c in changes), *(c.start for c in changes if c.start is not None)))
        and _lengths((plan.minutes, *(c.minutes for c in changes if c.minutes is not None)))
        and _instants((plan.created, plan.modified))
        and _by_some(plan.agreed_by)
        and _comes_round(plan)
    )


def _comes_round(plan: Plan) -> bool:
    if plan.rule is not None:
        list(islice(starts_between(plan.rule, plan.start, plan.timezone, plan.start, plan.start + _YEAR), 1))
    return True


def _check_in(check_in: CheckIn) -> bool:
    return (
        _walls((check_in.original_start, check_in.start))
        and _lengths((check_in.minutes,))
        and _instants((check_in.at,))
        and _by_some(check_in.rated_by)
        and _by_some(tuple(opinion.partner for opinion in check_in.opinions))
    )


def _boundary(boundary: Boundary) -> bool:
    return boundary.about.takes(boundary.value)


def _entry(entry: CalendarEntry) -> bool:
    return _walls((entry.original_start,)) and all(map(_published, entry.published))


def _published(told: Published) -> bool:
    find_zone(told.timezone)
    Titles.parse(told.titles)
    return _walls((told.start,)) and _lengths((told.minutes,)) and _instants((told.modified,))


def _sealed(rating: SealedRating) -> bool:
    return _walls((rating.original_start,))


def _underway(place: Underway) -> bool:
    return _walls((place.original_start,)) and _instants((place.at,))


def _busy_reading(reading: BusyReading) -> bool:
    return bool(find_zone(reading.timezone))


def _busy_month(month: BusyMonth) -> bool:
    return all(_walls(span) for span in spans_of(month))


def _walls(times: Iterable[datetime]) -> bool:
    return all(time.tzinfo is None and time.year in _YEARS for time in times)


def _instants(times: Iterable[datetime]) -> bool:
    return all(time.tzinfo is not None for time in times)


def _lengths(minutes: Iterable[int]) -> bool:
    return all(1 <= each <= _LONGEST for each in minutes)


def _by_some(partners: tuple[str, ...]) -> bool:
    return len(set(partners)) == len(partners) and set(partners) <= set(PARTNERS)


_CHECKS: dict[type, Callable[[Any], bool]] = {
    Couple: _couple,
    Plan: _plan,
    CheckIn: _check_in,
    Boundary: _boundary,
    CalendarEntry: _entry,
    SealedRating: _sealed,
    Underway: _underway,
    BusyReading: _busy_reading,
    BusyMonth: _busy_month,
}
