from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.model.week import WEEKDAYS, Week, midnight, weekday_of

DATES = st.dates(date(1970, 1, 1), date(2199, 12, 31))
FIRST_WEEKDAYS = st.integers(0, 6)


@given(DATES, FIRST_WEEKDAYS)
def test_a_week_holds_its_day_and_begins_with_the_chosen_weekday(day: date, first_weekday: int) -> None:
    week = Week.of(day, first_weekday)
    assert day in week
    assert week.start.weekday() == first_weekday
    assert len(week.days) == 7
    assert week.days[0] == week.start
    assert week.days[-1] == week.end
    assert {other.weekday() for other in week.days} == set(range(7))


@given(DATES, FIRST_WEEKDAYS)
def test_all_days_of_a_week_lie_in_the_same_week_and_their_neighbours_do_not(day: date, first_weekday: int) -> None:
    week = Week.of(day, first_weekday)
    assert {Week.of(other, first_weekday) for other in week.days} == {week}
    assert week.start - timedelta(days=1) not in week
    assert week.end + timedelta(days=1) not in week


@given(DATES, FIRST_WEEKDAYS, st.times())
def test_a_moment_lies_in_the_week_of_its_day(day: date, first_weekday: int, moment: time) -> None:
    when = datetime.combine(day, moment)
    week = Week.of(when, first_weekday)
    assert week == Week.of(day, first_weekday)
    assert when in week
    begin, end = week.span
    assert begin <= when < end


@given(DATES, FIRST_WEEKDAYS, st.integers(-200, 200))
def test_weeks_follow_each_other_without_a_gap(day: date, first_weekday: int, weeks: int) -> None:
    week = Week.of(day, first_weekday)
    assert week.shift(weeks).shift(-weeks) == week
    assert week.shift(weeks) == Week.of(day + timedelta(weeks=weeks), first_weekday)
    assert week.shift(1).span[0] == week.span[1]
    assert week < week.shift(1)


@given(DATES, FIRST_WEEKDAYS)
def test_the_number_is_the_one_that_most_days_of_the_week_have(day: date, first_weekday: int) -> None:
    week = Week.of(day, first_weekday)
    numbers = [other.isocalendar().week for other in week.days]
    assert numbers.count(week.number) >= 4


def test_a_week_that_begins_on_sunday_holds_the_monday_after_it() -> None:
    week = Week.of(date(2026, 11, 29), first_weekday=6)
    assert (week.start, week.end) == (date(2026, 11, 29), date(2026, 12, 5))
    assert WEEKDAYS[week.start.weekday()] == "sunday"


def test_new_year_lies_in_the_week_that_began_before_it() -> None:
    assert Week.of(date(2027, 1, 1)) == Week(date(2026, 12, 28))
    assert Week.of(date(2027, 1, 1)).number == 53


def test_the_title_of_a_week_names_a_month_and_a_year_once_where_once_is_enough() -> None:
    days = (date(2026, 11, 27), date(2026, 12, 1), date(2026, 12, 30))
    assert [Week.of(day).title for day in days] == [
        "Week 48 · 23 – 29 November 2026",
        "Week 49 · 30 November – 6 December 2026",
        "Week 53 · 28 December 2026 – 3 January 2027",
    ]


@given(st.integers(0, 6), st.integers(3, 9))
def test_a_weekday_is_known_by_three_letters_of_its_name_and_more(day: int, letters: int) -> None:
    assert weekday_of(WEEKDAYS[day][:letters]) == day


def test_what_is_no_beginning_of_a_weekday_names_none() -> None:
    assert [weekday_of(word) for word in ("weds", "", "mo", "monda y", "fridays", "nov")] == [2] + 5 * [None]


@given(DATES)
def test_midnight_is_where_a_day_begins(day: date) -> None:
    assert midnight(day).date() == day
    assert (midnight(day) - timedelta.resolution).date() == day - timedelta(days=1)
