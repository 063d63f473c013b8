"""What the tests of the model are tried on: zones with odd clocks, wall times near their changes, rules, plans."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from planner.model.activity import Kind
from planner.model.plan import Plan

ZONES = (
    "America/New_York",
    "Europe/London",
    "Europe/Dublin",  # its winter time is the saving one
    "Australia/Lord_Howe",  # changes by half an hour
    "America/Sao_Paulo",  # changed at midnight until 2019
    "Pacific/Apia",  # left out 30 December 2011
    "Africa/Casablanca",  # changes around Ramadan
    "Asia/Kathmandu",  # a quarter of an hour off the others
    "UTC",
)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FRIDAY = datetime(2026, 11, 27, 20)


def instants_of(wall: datetime, zone: str) -> list[datetime]:
    """Every instant at which a clock in the zone shows `wall`: none when it is skipped, two when it is repeated."""
    tz = ZoneInfo(zone)
    around = (wall.replace(tzinfo=UTC) + timedelta(hours=hours) for hours in range(-36, 37, 12))
    offsets = {offset for instant in around if (offset := instant.astimezone(tz).utcoffset()) is not None}
    instants = {(wall - offset).replace(tzinfo=UTC) for offset in offsets}
    return sorted(instant for instant in instants if instant.astimezone(tz).replace(tzinfo=None) == wall)


@cache
def clock_changes(zone: str, year: int) -> tuple[datetime, ...]:
    """The wall times, as shown just before, at which the clocks of a zone change in a year."""
    tz = ZoneInfo(zone)
    found = []
    for day in range(366):
        before = datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=day)
        after = before + timedelta(days=1)
        offset = before.astimezone(tz).utcoffset()
        if offset == after.astimezone(tz).utcoffset():
            continue
        while after - before > timedelta(minutes=1):
            middle = before + (after - before) / 2
            if middle.astimezone(tz).utcoffset() == offset:
                before = middle
            else:
                after = middle
        found.append(before.astimezone(tz).replace(tzinfo=None, second=0, microsecond=0))
    return tuple(found)


def minutes_between(first: datetime, last: datetime) -> st.SearchStrategy[datetime]:
    """Whole minutes from `first` to `last`."""
    return st.integers(0, (last - first) // timedelta(minutes=1)).map(lambda n: first + timedelta(minutes=n))


FIRSTS = minutes_between(datetime(1990, 1, 1), datetime(2090, 1, 1))
"""First starts of rules."""


@st.composite
def walls(draw: st.DrawFn, first_year: int = 1975, last_year: int = 2080) -> tuple[datetime, str]:
    """A wall time with its zone; every other one lies within hours of a change of the clocks, where there is one."""
    zone = draw(st.sampled_from(ZONES))
    year = draw(st.integers(first_year, last_year))
    changes = clock_changes(zone, year)
    beside_one = draw(st.booleans())
    if changes and beside_one:
        near = draw(st.sampled_from(changes)).replace(second=0)
        return draw(minutes_between(near - timedelta(minutes=150), near + timedelta(minutes=150))), zone
    return draw(minutes_between(datetime(year, 1, 1), datetime(year, 12, 31, 23, 59))), zone


@st.composite
def rules(draw: st.DrawFn) -> str:
    """A rule without an end, of every shape that is let in."""
    freq = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    parts = [f"FREQ={freq}"]
    if draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.one_of(st.integers(1, 9), st.integers(1, 400)))}")
    if draw(st.booleans()):
        parts += draw(_days_named_with(freq))
    if draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(DAYS))}")
    return ";".join(parts)


def _days_named_with(freq: str) -> st.SearchStrategy[list[str]]:
    weekdays = _listed("BYDAY", st.sampled_from(DAYS))
    nth = st.sampled_from(("1", "2", "-1", "4"))
    # Not days with and without a number together: dateutil then wants a day to be both.
    nth_days = weekdays | _listed("BYDAY", st.tuples(nth, st.sampled_from(DAYS)).map("".join))
    dates = _listed("BYMONTHDAY", st.integers(-31, 31).filter(bool).map(str))
    months = _listed("BYMONTH", st.integers(1, 12).map(str))
    place = st.sampled_from(("1", "-1", "2")).map(lambda place: f"BYSETPOS={place}")
    shapes: dict[str, list[st.SearchStrategy[list[str]]]] = {
        "DAILY": [st.tuples(weekdays).map(list)],
        "WEEKLY": [st.tuples(weekdays).map(list)],
        "MONTHLY": [st.tuples(nth_days).map(list), st.tuples(dates).map(list), st.tuples(weekdays, place).map(list)],
        "YEARLY": [
            st.tuples(months).map(list),
            st.tuples(months, dates).map(list),
            st.tuples(months, nth_days).map(list),
            st.tuples(nth_days).map(list),
        ],
    }
    return st.one_of(shapes[freq])


def _listed(name: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(values, min_size=1, max_size=4, unique=True).map(lambda chosen: f"{name}={','.join(chosen)}")


def plan(**fields: Any) -> Plan:
    """A plan that both agreed on, with other fields where they are given."""
    made = datetime(2026, 11, 20, 9, tzinfo=UTC)
    usual: dict[str, Any] = {
        "id": "walk",
        "activity": "evening-walk",
        "title": "Evening walk",
        "kind": Kind.QUALITY_TIME,
        "start": FRIDAY,
        "timezone": "Europe/London",
        "minutes": 45,
        "created": made,
        "modified": made,
        "agreed_by": ("a", "b"),
    }
    return Plan(**{**usual, **fields})


def a_day(text: str) -> date:
    """A date by its ISO name."""
    return date.fromisoformat(text)


def at(text: str) -> datetime:
    """A wall time by its ISO name."""
    return datetime.fromisoformat(text)
