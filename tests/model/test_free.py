from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.errors import Misread
from planner.model.free import USUAL, FreeTime, merged, parse_free, spell_free
from planner.model.week import Week

DAY = 24 * 60
TIMES = st.integers(0, DAY - 1).map(lambda minute: time(*divmod(minute, 60)))
FREE = st.builds(FreeTime, st.integers(0, 6), TIMES, st.integers(1, DAY))
WORDS = st.sampled_from(("fri", "mon-sat", "20:00-22:00", "8-9pm", "24-24", ",", ";", "-", "x", "00am-1", "99"))
FREE_TIMES = st.lists(FREE, min_size=1, max_size=12)


def spans(*expected: tuple[int, str, int]) -> tuple[FreeTime, ...]:
    return tuple(FreeTime(weekday, time.fromisoformat(start), minutes) for weekday, start, minutes in expected)


def minutes_covered(times: tuple[FreeTime, ...] | list[FreeTime]) -> set[tuple[int, int]]:
    """Each weekday a stretch begins on with every minute, counted from that midnight, that it covers."""
    return {
        (free.weekday, minute)
        for free in times
        for begin in (free.start.hour * 60 + free.start.minute,)
        for minute in range(begin, begin + free.minutes)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fri 20:00-22:00", [(4, "20:00", 120)]),
        ("Friday 8pm-10pm", [(4, "20:00", 120)]),
        ("fri 8-10pm", [(4, "20:00", 120)]),
        ("fri 8pm-10", [(4, "20:00", 120)]),
        ("sat 10-2pm", [(5, "10:00", 240)]),
        ("sat 11.30-1pm", [(5, "11:30", 90)]),
        ("sat 11pm-1", [(5, "23:00", 120)]),
        ("sat 10-12am", [(5, "22:00", 120)]),
        ("sat 10-12pm", [(5, "10:00", 120)]),
        ("sat 13-2pm", [(5, "13:00", 60)]),
        ("sat 10-12", [(5, "10:00", 120)]),
        ("sat 9.30-11", [(5, "09:30", 90)]),
        ("mon, wed; fri 20:00-21:00", [(0, "20:00", 60), (2, "20:00", 60), (4, "20:00", 60)]),
        ("weekend 10:00-11:00", [(5, "10:00", 60), (6, "10:00", 60)]),
        ("weekends 10:00-11:00", [(5, "10:00", 60), (6, "10:00", 60)]),
        ("weekdays 6:00-6:15", [(day, "06:00", 15) for day in range(5)]),
        ("daily 6:00-6:15", [(day, "06:00", 15) for day in range(7)]),
        ("everyday 6:00-6:15", [(day, "06:00", 15) for day in range(7)]),
        ("fri-mon 6:00-7:00", [(0, "06:00", 60), (4, "06:00", 60), (5, "06:00", 60), (6, "06:00", 60)]),
        ("saturday-sunday 6:00-7:00", [(5, "06:00", 60), (6, "06:00", 60)]),
        ("sat 10:00-12:00 19:00-22:00", [(5, "10:00", 120), (5, "19:00", 180)]),
        ("fri 20:00-24:00", [(4, "20:00", 240)]),
        ("fri 20:00-24", [(4, "20:00", 240)]),
        ("fri 0:00-24:00", [(4, "00:00", DAY)]),
        ("fri 22:00-1:30", [(4, "22:00", 210)]),
        ("fri 20:00-21:00 sat 10:00-11:00", [(4, "20:00", 60), (5, "10:00", 60)]),
    ],
)
def test_free_times_are_read(text: str, expected: list[tuple[int, str, int]]) -> None:
    assert parse_free(text) == spans(*expected)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fri",
        "20:00-22:00",
        "fri 20:00",
        "fri 20:00-22:00 sat",
        "fri 20:00-24:30",
        "fri 24:00-25:00",
        "fri 20:00-22:60",
        "fri 13pm-2pm",
        "fri 1pm-14pm",
        "fri 8-0pm",
        "fr 20:00-22:00",
        "fri-xyz 20:00-22:00",
        "fri-sunburn 20:00-22:00",
        "someday 20:00-22:00",
        "fri 20:00-22:00-23:00",
        "fri 20:00-22:00 or so",
        "or so fri 20:00-22:00",
    ],
)
def test_what_is_no_free_time_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Misread, match=r"such as|written like") as refusal:
        parse_free(text)
    assert refusal.value.exit_code == 2


@given(st.text() | st.lists(WORDS).map(" ".join))
def test_no_text_makes_the_reading_stumble(text: str) -> None:
    with suppress(Misread):
        assert parse_free(text) == parse_free(spell_free(parse_free(text)))


@given(FREE_TIMES)
def test_what_is_spelled_reads_back(times: list[FreeTime]) -> None:
    assert parse_free(spell_free(merged(times))) == merged(times)


@given(FREE_TIMES)
def test_what_was_never_merged_reads_back_merged(times: list[FreeTime]) -> None:
    assert parse_free(spell_free(times)) == merged(times)


@given(FREE_TIMES)
def test_merging_keeps_every_minute_and_adds_none(times: list[FreeTime]) -> None:
    assert minutes_covered(merged(times)) == minutes_covered(times)


@given(FREE_TIMES)
def test_merged_times_are_in_order_apart_and_at_most_a_day_long(times: list[FreeTime]) -> None:
    result = merged(times)
    assert list(result) == sorted(result)
    assert merged(result) == result
    assert sum(free.minutes for free in result) == len(minutes_covered(result))
    assert all(1 <= free.minutes <= DAY for free in result)


def test_times_that_touch_become_one_and_others_stay_apart() -> None:
    assert parse_free("fri 20:00-21:00 21:00-22:00") == spans((4, "20:00", 120))
    assert parse_free("fri 20:00-21:00 20:30-20:45") == spans((4, "20:00", 60))
    assert parse_free("fri 20:00-21:00 21:01-22:00") == spans((4, "20:00", 60), (4, "21:01", 59))


def test_days_with_the_same_times_are_spelled_together() -> None:
    assert spell_free(parse_free("sat sun 10-12, mon 20-21")) == "mon 20:00-21:00, sat sun 10:00-12:00"


def test_nothing_free_is_spelled_as_never_and_read_back() -> None:
    assert spell_free(()) == "never"
    assert parse_free(" Never ") == ()


@given(FREE, st.dates(date(1980, 1, 1), date(2180, 1, 1)), st.integers(0, 6))
def test_a_free_time_falls_on_its_weekday_in_every_week(free: FreeTime, day: date, first_weekday: int) -> None:
    week = Week.of(day, first_weekday)
    begin = free.on(week)
    assert begin in week
    assert (begin.weekday(), begin.time()) == (free.weekday, free.start)
    assert (begin + timedelta(minutes=free.minutes)).time() == free.end


def test_a_free_time_past_midnight_ends_on_the_next_day() -> None:
    (free,) = parse_free("sun 23:00-1:00")
    assert free.on(Week(date(2026, 11, 23))) == datetime(2026, 11, 29, 23)
    assert (free.end, free.minutes) == (time(1), 120)


def test_the_usual_free_times_read_back() -> None:
    assert parse_free(spell_free(USUAL)) == USUAL
    assert {free.weekday for free in USUAL} == set(range(7))
