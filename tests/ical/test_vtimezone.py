from __future__ import annotations

import re
from bisect import bisect_right
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil.rrule import rrulestr
from icalendar import Timezone

from planner.ical.content_lines import written
from planner.ical.vtimezone import zone_lines

DAY = timedelta(days=1)


def vtimezone(zone: str, first: int, last: int) -> Any:
    """A VTIMEZONE as icalendar's parser reads it."""
    return Timezone.from_ical(written(zone_lines(zone, first, last)))


def offsets(zone: str, years: range) -> set[timedelta | None]:
    tz = ZoneInfo(zone)
    return {datetime(year, month, 1, tzinfo=UTC).astimezone(tz).utcoffset() for year in years for month in range(1, 13)}


def places() -> list[str]:
    return sorted(name for name in available_timezones() if "/" in name and not name.startswith(("posix/", "right/")))


CHANGING = [name for name in places() if len(offsets(name, range(2025, 2029))) > 1]
STEADY = ["Asia/Kathmandu", "Asia/Tokyo", "America/Phoenix", "Etc/UTC", "UTC", "Pacific/Kiritimati"]


class Read:
    """A VTIMEZONE as a calendar would use it that trusts it: the last onset before a moment gives the offset."""

    def __init__(self, component: Any, last: int) -> None:
        onsets: list[tuple[datetime, timedelta]] = []
        for part in component.subcomponents:
            start, before = part["DTSTART"].dt, part["TZOFFSETFROM"].td
            starts = [start]
            if "RRULE" in part:
                rule = rrulestr(part["RRULE"].to_ical().decode(), dtstart=start)
                starts = list(rule.between(start, datetime(last + 2, 1, 1), inc=True))
            onsets += [(moment - before, part["TZOFFSETTO"].td) for moment in starts]
        self.onsets = sorted(onsets)
        self.times = [moment for moment, _ in self.onsets]

    def offset(self, moment: datetime) -> timedelta:
        return self.onsets[bisect_right(self.times, moment.replace(tzinfo=None)) - 1][1]


def disagreements(zone: str, first: int, last: int) -> list[datetime]:
    """The moments of some years at which the VTIMEZONE is not what the zone is."""
    tz, read = ZoneInfo(zone), Read(vtimezone(zone, first, last), last)
    begin, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    moments = [begin + n * DAY for n in range((end - begin).days)]
    edges = [moment.replace(tzinfo=UTC) for moment in read.times]
    moments += [edge + timedelta(seconds=s) for edge in edges for s in (-1, 0) if begin <= edge < end]
    return [moment for moment in moments if read.offset(moment) != moment.astimezone(tz).utcoffset()]


def test_many_zones_are_there_to_be_looked_at() -> None:
    assert len(CHANGING) > 100


@pytest.mark.parametrize(("first", "last"), [(2026, 2028), (2031, 2031)])
def test_every_zone_that_changes_its_clocks_is_told_right(first: int, last: int) -> None:
    assert not {zone: wrong for zone in CHANGING if (wrong := disagreements(zone, first, last)[:3])}


@pytest.mark.parametrize("zone", ["America/New_York", "Africa/Casablanca", "America/Sao_Paulo", "Europe/Moscow"])
@pytest.mark.parametrize(("first", "last"), [(2005, 2009), (2007, 2007), (2014, 2020), (2080, 2090)])
def test_years_in_which_the_rule_changed_are_told_right(zone: str, first: int, last: int) -> None:
    assert disagreements(zone, first, last) == []


@pytest.mark.parametrize("zone", STEADY)
def test_a_zone_without_changes_has_one_standard_time(zone: str) -> None:
    parts: list[Any] = vtimezone(zone, 2026, 2027).subcomponents
    (part,) = parts
    assert part.name == "STANDARD"
    assert part["TZOFFSETFROM"].td == part["TZOFFSETTO"].td == ZoneInfo(zone).utcoffset(datetime(2026, 1, 1))


@pytest.mark.parametrize(
    "zone",
    ["America/New_York", "Europe/London", "Europe/Dublin", "Australia/Lord_Howe", "Pacific/Auckland", "Europe/Berlin"],
)
@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_a_zone_with_a_rule_has_two_halves_from_1970_on_and_one_of_them_is_summer(zone: str, year: int) -> None:
    parts: dict[str | None, Any] = {part.name: part for part in vtimezone(zone, year, year).subcomponents}
    assert parts.keys() == {"STANDARD", "DAYLIGHT"}
    assert parts["DAYLIGHT"]["TZOFFSETTO"].td > parts["STANDARD"]["TZOFFSETTO"].td
    for part in parts.values():
        assert part["DTSTART"].dt.year == 1970
        assert re.fullmatch(rb"FREQ=YEARLY;BYDAY=(-1|[1-4])SU;BYMONTH=\d+", part["RRULE"].to_ical())
        assert "RDATE" not in part


@pytest.mark.parametrize("year", [2024, 2025])
def test_what_is_only_so_this_year_is_no_rule(year: int) -> None:
    component = vtimezone("Africa/Casablanca", year, year)
    assert len(component.subcomponents) > 2
    assert b"RRULE" not in component.to_ical()
    assert b"RDATE" not in component.to_ical()


def test_a_zone_is_written_alike_whatever_years_are_asked_for() -> None:
    assert len({zone_lines("Europe/London", first, first + n) for first in (2026, 2030) for n in (0, 1, 3)}) == 1


def test_the_change_of_the_clocks_is_written_in_the_time_before_it() -> None:
    assert zone_lines("America/New_York", 2026, 2026) == (
        "BEGIN:VTIMEZONE",
        "TZID:America/New_York",
        "BEGIN:DAYLIGHT",
        "DTSTART:19700308T020000",
        "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3",
        "TZNAME:EDT",
        "TZOFFSETFROM:-0500",
        "TZOFFSETTO:-0400",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19701101T020000",
        "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11",
        "TZNAME:EST",
        "TZOFFSETFROM:-0400",
        "TZOFFSETTO:-0500",
        "END:STANDARD",
        "END:VTIMEZONE",
    )
