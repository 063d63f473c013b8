from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.errors import Misread
from planner.model.localtime import end_of, find_zone, resolve, spoken_date, to_utc, to_wall
from tests.model.samples import ZONES, at, instants_of, walls

INSTANTS = st.datetimes(datetime(1975, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC))


@given(walls())
def test_a_resolved_time_is_one_that_the_clock_shows(asked: tuple[datetime, str]) -> None:
    wall, zone = asked
    local = resolve(wall, zone)
    assert local.zone == zone
    assert local.instant in instants_of(local.wall, zone)


@given(walls())
def test_a_time_is_moved_exactly_when_the_clocks_skip_it(asked: tuple[datetime, str]) -> None:
    wall, zone = asked
    local = resolve(wall, zone)
    assert (local.wall != wall) == (instants_of(wall, zone) == [])
    assert local.wall >= wall


@given(walls())
def test_something_is_said_exactly_when_the_clocks_skip_or_repeat_the_time(asked: tuple[datetime, str]) -> None:
    wall, zone = asked
    said = resolve(wall, zone).said
    assert (said is None) == (len(instants_of(wall, zone)) == 1)
    if said is not None:
        assert f"{wall:%H:%M}" in said
        assert spoken_date(wall) in said


@given(walls())
def test_a_resolved_time_resolves_to_itself(asked: tuple[datetime, str]) -> None:
    local = resolve(*asked)
    assert resolve(local.wall, local.zone).wall == local.wall


@given(walls())
def test_a_repeated_time_is_the_first_of_the_two(asked: tuple[datetime, str]) -> None:
    local = resolve(*asked)
    assert local.instant == instants_of(local.wall, local.zone)[0]


@given(walls())
def test_a_wall_time_comes_back_from_utc_as_it_was_resolved(asked: tuple[datetime, str]) -> None:
    wall, zone = asked
    assert to_wall(to_utc(wall, zone), zone) == resolve(wall, zone).wall


@given(INSTANTS, st.sampled_from(ZONES))
def test_an_instant_comes_back_from_the_wall_unless_its_time_is_repeated(instant: datetime, zone: str) -> None:
    wall = to_wall(instant, zone)
    assert (wall.tzinfo, wall.fold) == (None, 0)
    assert instant in instants_of(wall, zone)
    assert to_utc(wall, zone) == instants_of(wall, zone)[0]


@given(walls(), st.integers(0, 3000))
def test_the_end_is_so_much_real_time_later(asked: tuple[datetime, str], minutes: int) -> None:
    wall, zone = asked
    end = end_of(wall, minutes, zone)
    passed = [instant - to_utc(wall, zone) for instant in instants_of(end, zone)]
    assert timedelta(minutes=minutes) in passed


@pytest.mark.parametrize(
    ("zone", "asked", "taken", "said"),
    [
        ("America/New_York", "2026-03-08 02:30", "2026-03-08 03:30", "skip 02:30 on 8 March 2026"),
        ("America/New_York", "2026-11-01 01:30", "2026-11-01 01:30", "show 01:30 twice on 1 November 2026"),
        ("Europe/London", "2026-03-29 01:00", "2026-03-29 02:00", "skip 01:00 on 29 March 2026"),
        ("Europe/Dublin", "2026-03-29 01:59", "2026-03-29 02:59", "taken as 02:59."),
        ("Europe/Dublin", "2026-10-25 01:15", "2026-10-25 01:15", "the first is meant"),
        ("Australia/Lord_Howe", "2026-10-04 02:10", "2026-10-04 02:40", "taken as 02:40"),
        ("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-05 01:45", "twice on 5 April 2026"),
        ("America/Sao_Paulo", "2018-11-04 00:00", "2018-11-04 01:00", "skip 00:00 on 4 November 2018"),
        ("Pacific/Apia", "2011-12-30 10:00", "2011-12-31 10:00", "taken as 10:00 on 31 December 2011."),
        ("Africa/Casablanca", "2026-02-15 02:30", "2026-02-15 02:30", "twice on 15 February 2026"),
        ("Africa/Casablanca", "2026-03-22 02:30", "2026-03-22 03:30", "taken as 03:30."),
    ],
)
def test_known_changes_of_the_clocks_are_said(zone: str, asked: str, taken: str, said: str) -> None:
    local = resolve(at(asked), zone)
    assert local.wall == at(taken)
    assert local.said is not None
    assert said in local.said


@pytest.mark.parametrize(
    ("zone", "asked"),
    [
        ("America/New_York", "2026-03-08 01:59"),
        ("America/New_York", "2026-03-08 03:00"),
        ("Europe/London", "2026-10-25 02:00"),
        ("America/Sao_Paulo", "2026-11-01 00:00"),
        ("Pacific/Apia", "2011-12-29 23:59"),
        ("Pacific/Apia", "2011-12-31 00:00"),
        ("Asia/Kathmandu", "2026-03-29 02:30"),
        ("UTC", "2026-03-29 02:30"),
    ],
)
def test_a_time_beside_a_change_is_an_ordinary_one(zone: str, asked: str) -> None:
    local = resolve(at(asked), zone)
    assert (local.wall, local.said) == (at(asked), None)


@pytest.mark.parametrize(
    ("zone", "start", "minutes", "end"),
    [
        ("Europe/London", "2026-11-27 20:00", 90, "2026-11-27 21:30"),
        ("Europe/London", "2026-11-27 23:30", 90, "2026-11-28 01:00"),
        ("Europe/London", "2026-03-29 00:30", 60, "2026-03-29 02:30"),
        ("Europe/London", "2026-10-25 00:30", 120, "2026-10-25 01:30"),
        ("Pacific/Apia", "2011-12-29 23:30", 60, "2011-12-31 00:30"),
        ("America/New_York", "2026-03-08 02:30", 30, "2026-03-08 04:00"),
    ],
)
def test_an_end_keeps_to_the_clock(zone: str, start: str, minutes: int, end: str) -> None:
    assert end_of(at(start), minutes, zone) == at(end)


def test_friday_at_eight_stays_at_eight_in_winter_and_summer() -> None:
    assert to_utc(at("2026-01-09 20:00"), "Europe/London").hour == 20
    assert to_utc(at("2026-07-10 20:00"), "Europe/London").hour == 19


@pytest.mark.parametrize("name", [*ZONES, "America/Argentina/Buenos_Aires", "Etc/GMT+5"])
def test_a_zone_is_found_by_its_name(name: str) -> None:
    assert find_zone(name).key == name


def test_every_zone_with_a_place_is_found() -> None:
    names = {name for name in available_timezones() if "/" in name}
    assert len(names) > 300
    assert {find_zone(name).key for name in names} == names


@pytest.mark.parametrize(
    "name",
    [
        "",
        "EST",
        "GMT",
        "Europe",
        "Europe/",
        "/",
        "Berlin",
        "Mars/Base",
        "../etc/x",
        "/etc/localtime",
        "a/\0",
        "\ud800/x",
    ],
)
def test_what_is_no_zone_is_refused_with_an_example(name: str) -> None:
    with pytest.raises(Misread, match="Europe/Berlin") as refusal:
        find_zone(name)
    assert refusal.value.exit_code == 2


@given(st.text() | st.text("/.ABcdEurope\0\\"))
def test_no_text_makes_the_search_for_a_zone_stumble(name: str) -> None:
    with suppress(Misread):
        assert find_zone(name).key == name


def test_a_refusal_does_not_repeat_a_whole_book() -> None:
    with pytest.raises(Misread) as refusal:
        find_zone("a/" * 5000)
    assert len(str(refusal.value)) < 200
