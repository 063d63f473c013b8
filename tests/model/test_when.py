from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.errors import Misread
from planner.model.week import WEEKDAYS, Week
from planner.model.when import parse_day, parse_week, parse_when
from tests.model.samples import a_day, at, minutes_between

NOW = datetime(2026, 11, 25, 18, 30)  # a Wednesday
TODAY = NOW.date()
NOWS = minutes_between(datetime(1980, 1, 1), datetime(2180, 1, 1))
MONTHS = [date(2000, month, 1).strftime("%B").lower() for month in range(1, 13)]
PIECES = re.findall(
    r"\S+",
    "fri sat friday tomorrow today tonight +3d 8pm 20:00 8.30 noon at on , nov 27 27th 2026 2026-11-27 T20:00 +1w "
    "12am 0h 5h am z utc est 3/4 3.4 4-12 feb 29 30 31 99999999999999999999 0 -1 . : + of sec week next last 'x",
)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("now", "2026-11-25 18:30"),
        ("fri 20:00", "2026-11-27 20:00"),
        ("friday 8pm", "2026-11-27 20:00"),
        ("tomorrow 7:30", "2026-11-26 07:30"),
        ("2026-11-27T20:00", "2026-11-27 20:00"),
        ("today 21:00", "2026-11-25 21:00"),
        ("+3d 18:00", "2026-11-28 18:00"),
        ("2026-11-27 20:00", "2026-11-27 20:00"),
        ("2026-11-27T20:00:00", "2026-11-27 20:00"),
        ("2026-11-27 8pm", "2026-11-27 20:00"),
        ("20:00", "2026-11-25 20:00"),
        ("at 8 pm", "2026-11-25 20:00"),
        ("18:30", "2026-11-26 18:30"),
        ("8:00", "2026-11-26 08:00"),
        ("noon", "2026-11-26 12:00"),
        ("wed 19:00", "2026-11-25 19:00"),
        ("wed 18:30", "2026-12-02 18:30"),
        ("wed 8am", "2026-12-02 08:00"),
        ("tue 20:00", "2026-12-01 20:00"),
        ("tues 8pm", "2026-12-01 20:00"),
        ("thurs 19.30", "2026-11-26 19:30"),
        ("weds 20:00", "2026-11-25 20:00"),
        ("satur 20:00", "2026-11-28 20:00"),
        ("  On Friday, at 8 PM ", "2026-11-27 20:00"),
        ("8pm friday", "2026-11-27 20:00"),
        ("20:00 tomorrow", "2026-11-26 20:00"),
        ("at 8pm on fri", "2026-11-27 20:00"),
        ("tonight 21:00", "2026-11-25 21:00"),
        ("tonight 9pm", "2026-11-25 21:00"),
        ("yesterday 20:00", "2026-11-24 20:00"),
        ("today 7:00", "2026-11-25 07:00"),
        ("tomorrow noon", "2026-11-26 12:00"),
        ("+1w 9am", "2026-12-02 09:00"),
        ("+2 weeks 9:00", "2026-12-09 09:00"),
        ("+10 days 9:00", "2026-12-05 09:00"),
        ("fri 12am", "2026-11-27 00:00"),
        ("fri 12pm", "2026-11-27 12:00"),
        ("fri 12:30am", "2026-11-27 00:30"),
        ("27 nov 20:00", "2026-11-27 20:00"),
        ("nov 27 8pm", "2026-11-27 20:00"),
        ("27th November 20:00", "2026-11-27 20:00"),
        ("27 nov 2027 20:00", "2027-11-27 20:00"),
        ("24 nov 20:00", "2027-11-24 20:00"),
        ("25 nov 20:00", "2026-11-25 20:00"),
        ("29 feb 20:00", "2028-02-29 20:00"),
        ("fri 27 nov 20:00", "2026-11-27 20:00"),
        ("fri, 27 nov 2026 at 8pm", "2026-11-27 20:00"),
        ("may 5 8:15pm", "2027-05-05 20:15"),
        ("5th of may 20:00", "2027-05-05 20:00"),
        ("27-nov-2026 20:00", "2026-11-27 20:00"),
        ("27. Nov. 20:00", "2026-11-27 20:00"),
        ("sept 3, 2027 20:00", "2027-09-03 20:00"),
    ],
)
def test_a_time_is_read_as_it_was_meant(text: str, meant: str) -> None:
    assert parse_when(text, NOW) == at(meant)


def test_a_leap_day_is_found_across_a_century_that_has_none() -> None:
    assert parse_when("29 feb 20:00", at("2096-03-01 12:00")) == at("2104-02-29 20:00")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "fri",
        "2026-11-27",
        "8",
        "fri 8",
        "midnight",
        "fri 25:00",
        "fri 20:61",
        "13pm",
        "0am",
        "fri 24:00",
        "2026-11-27T20:00Z",
        "2026-11-27T20:00+01:00",
        "2026-11-27T20:00:30",
        "2026-02-30 20:00",
        "31 nov 20:00",
        "29 feb 2027 20:00",
        "1969-12-31 20:00",
        "2200-01-01 20:00",
        "+9999w 20:00",
        "-3d 20:00",
        "nov 20:00",
        "nov 2026 20:00",
        "nov 2026 friday 20:00",
        "nov friday 20:00",
        "0 nov 20:00",
        "30 feb 20:00",
        "xyz 27 nov 20:00",
        "27 20:00",
        "27 nov 5h 20:00",
        "27 nov 5 sec 20:00",
        "20:00 21:00",
        "fri 20:00 21:00",
        "fri sat 20:00",
        "\u0663/\u0664 20:00",
    ],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(Misread) as refusal:
        parse_when(text, NOW)
    assert refusal.value.exit_code == 2


@pytest.mark.parametrize(
    "text",
    [
        "next friday 20:00",  # this week's or the one after?
        "3/4 20:00",
        "3.4. 20:00",
        "fri 5-7 20:00",  # 5 July, or 7 May, which is a Friday
        "sat 12-4-2027 20:00",
        "8.11 fri",  # a time or a date?
        "tonight 7:30",
        "tonight 2am",
        "27 nov 26 20:00",
        "27 nov 12am 20:00",
        "27-28 nov 20:00",
        "3.4 nov 20:00",
        "27 nov dec 20:00",
        "sat 27 nov 20:00",  # it is a Friday
        "fri sat 27 nov 20:00",
    ],
)
def test_what_could_be_two_things_is_refused(text: str) -> None:
    with pytest.raises(Misread):
        parse_when(text, NOW)


def test_a_refusal_shows_how_to_write_it_and_stays_short() -> None:
    with pytest.raises(Misread, match=r"'soon' .*such as 'fri 20:00'"):
        parse_when("soon", NOW)
    with pytest.raises(Misread) as refusal:
        parse_when("x" * 10_000, NOW)
    assert len(str(refusal.value)) < 250
    with pytest.raises(Misread) as refusal:
        parse_when("soon\x1b[31m\u202e", NOW)
    assert str(refusal.value).isprintable()


def test_a_date_that_contradicts_its_weekday_is_said() -> None:
    with pytest.raises(Misread, match="27 November 2026 is a Friday"):
        parse_when("sat 27 nov 20:00", NOW)


@given(minutes_between(datetime(1970, 1, 1), datetime(2199, 12, 31)), NOWS, st.sampled_from("T t"), st.booleans())
def test_an_iso_time_reads_back_whenever_it_is_typed(when: datetime, now: datetime, mark: str, seconds: bool) -> None:
    assert parse_when(when.isoformat(mark, "seconds" if seconds else "minutes"), now) == when


@given(NOWS, st.integers(1, 7 * 24 * 60), st.sampled_from(("{0:.3} {1:%H:%M}", "{0} {1:%H:%M}", "{0:.3} {2}{3}")))
def test_a_weekday_and_time_mean_the_next_such_moment(now: datetime, ahead: int, form: str) -> None:
    when = now + timedelta(minutes=ahead)
    hour, half = f"{when.hour % 12 or 12}:{when.minute:02}", "am" if when.hour < 12 else "pm"
    assert parse_when(form.format(WEEKDAYS[when.weekday()], when, hour, half), now) == when


@given(NOWS, st.integers(1, 24 * 60))
def test_a_time_alone_means_the_next_such_time(now: datetime, ahead: int) -> None:
    when = now + timedelta(minutes=ahead)
    assert parse_when(f"{when:%H:%M}", now) == when


@given(NOWS, minutes_between(datetime(1980, 1, 1), datetime(2180, 1, 1)))
def test_a_time_alone_means_the_day_that_is_looked_at(now: datetime, when: datetime) -> None:
    assert parse_when(f"{when:%H:%M}", now, when.date()) == when
    assert parse_when(f"tomorrow {when:%H:%M}", now, when.date()).date() == now.date() + timedelta(days=1)


@given(NOWS, st.integers(0, 364), st.sampled_from(("{0} {1}", "{1} {0}", "{0} {1:.3}", "{2:.3} {0} {1:.3}")))
def test_a_day_and_month_mean_the_next_such_day(now: datetime, ahead: int, form: str) -> None:
    day = now.date() + timedelta(days=ahead)
    written = form.format(day.day, MONTHS[day.month - 1], WEEKDAYS[day.weekday()])
    assert parse_day(written, now.date()) == day
    assert parse_when(f"{written} 20:00", now) == datetime(day.year, day.month, day.day, 20)


@given(NOWS, st.dates(date(1970, 1, 1), date(2199, 12, 31)))
def test_a_day_with_its_year_means_that_day(now: datetime, day: date) -> None:
    assert parse_day(f"{day.day} {MONTHS[day.month - 1]} {day.year}", now.date()) == day
    assert parse_day(day.isoformat(), now.date()) == day


@given(st.text() | st.lists(st.sampled_from(PIECES)).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join))
def test_no_text_makes_the_reading_stumble(text: str) -> None:
    with suppress(Misread):
        assert parse_when(text, NOW).tzinfo is None
    with suppress(Misread):
        assert parse_when(f"{text} 20:00", NOW).hour == 20
    with suppress(Misread):
        assert type(parse_day(text, TODAY)) is date
    with suppress(Misread):
        assert parse_week(text, TODAY, 0).start.weekday() == 0


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("wed", "2026-11-25"),
        ("fri", "2026-11-27"),
        ("tomorrow", "2026-11-26"),
        ("yesterday", "2026-11-24"),
        ("+3d", "2026-11-28"),
        ("2026-11-27", "2026-11-27"),
        ("27 nov", "2026-11-27"),
    ],
)
def test_a_day_is_read(text: str, day: str) -> None:
    assert parse_day(text, TODAY) == a_day(day)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("this", "2026-11-23"),
        ("this week", "2026-11-23"),
        ("Next", "2026-11-30"),
        ("next week", "2026-11-30"),
        ("last week", "2026-11-16"),
        ("2026-11-23", "2026-11-23"),
        ("2026-11-29", "2026-11-23"),
        ("fri", "2026-11-23"),
        ("tue", "2026-11-30"),
        ("+1w", "2026-11-30"),
        ("48", "2026-11-23"),
        ("week 47", "2026-11-16"),
        ("w49", "2026-11-30"),
        ("Week 53", "2026-12-28"),
        ("week 1", "2027-01-04"),
        ("week 40 of 2025", "2025-09-29"),
        ("2026-W53", "2026-12-28"),
        ("2027-w01", "2027-01-04"),
        ("2032 week 53", "2032-12-27"),
    ],
)
def test_a_week_is_read(text: str, start: str) -> None:
    assert parse_week(text, TODAY, 0) == Week(a_day(start))


def test_a_week_is_read_with_the_first_day_of_the_couple() -> None:
    assert parse_week("this", TODAY, 6).start == a_day("2026-11-22")
    assert parse_week("2026-11-29", TODAY, 6).start == a_day("2026-11-29")


@given(st.dates(date(1970, 1, 8), date(2199, 12, 20)), st.integers(0, 6))
def test_a_week_is_read_as_it_is_titled(day: date, first_weekday: int) -> None:
    week = Week.of(day, first_weekday)
    assert parse_week(f"week {week.number}", day, first_weekday) == week
    year = (week.start + timedelta(days=3)).isocalendar().year
    assert parse_week(f"{year}-W{week.number:02}", TODAY, first_weekday) == week


def test_a_week_by_its_number_alone_is_the_nearest() -> None:
    assert parse_week("week 53", a_day("2027-01-20"), 0).start == a_day("2026-12-28")
    assert parse_week("week 53", a_day("2023-01-20"), 0).start == a_day("2020-12-28")
    assert parse_week("week 53", a_day("2100-06-20"), 0).start == a_day("2099-12-28")


@pytest.mark.parametrize("text", ["week 0", "week 54", "2025-W53", "1969-W01", "2200 week 1", "week 4 of 9999"])
def test_what_no_year_has_is_no_week(text: str) -> None:
    with pytest.raises(Misread, match=r"no such week|too far away"):
        parse_week(text, TODAY, 0)


@pytest.mark.parametrize("text", ["", " ", "soon", "next friday", "480", "2026-13-01", "3/4", "fri 20:00"])
def test_what_is_no_day_is_no_week(text: str) -> None:
    for read in (lambda: parse_day(text, TODAY), lambda: parse_week(text, TODAY, 0)):
        with pytest.raises(Misread):
            read()


def test_who_names_no_day_is_shown_days_and_not_what_was_refused() -> None:
    with pytest.raises(Misread, match=r"'fri 20:00' can't be read as a day; write one such as 'fri'"):
        parse_day("fri 20:00", TODAY)
    with pytest.raises(Misread, match=r"'fri 20:00' can't be read as a week; write 'this', 'next'"):
        parse_week("fri 20:00", TODAY, 0)
    with pytest.raises(Misread, match="as a time"):
        parse_when("some day 20:00", NOW)


@pytest.mark.parametrize("text", ["saturday", "tonight", "2026-11-28", "+3d", "28 nov"])
def test_a_day_alone_is_told_that_its_time_is_missing(text: str) -> None:
    with pytest.raises(Misread, match=re.escape(f"'{text}' needs a time as well, such as '{text} 20:00'.")) as refusal:
        parse_when(text, NOW)
    assert parse_when(re.findall("'(.*?)'", str(refusal.value))[-1], NOW) > NOW


@pytest.mark.parametrize("text", ["28.11.2026", "28.11.", "28.11.26", "28/11", "11/28/2026", "28-11-2026"])
def test_a_month_in_numbers_is_refused_with_why(text: str) -> None:
    for read in (lambda: parse_day(text, TODAY), lambda: parse_week(text, TODAY, 0), lambda: parse_when(text, NOW)):
        with pytest.raises(Misread, match=r"its month is a number; write the day such as '27 nov' or '2026-11-27'"):
            read()
    with pytest.raises(Misread, match="its month is a number"):
        parse_when(f"{text} 20:00", NOW)


@pytest.mark.parametrize("text", ["2026-11-27 soon", "8.11 fri", "fri 25", "20:00-22:00"])
def test_what_has_no_month_in_numbers_is_not_said_to(text: str) -> None:
    with pytest.raises(Misread) as refusal:
        parse_when(text, NOW)
    assert "month" not in str(refusal.value)


def test_tonight_begins_at_five() -> None:
    assert parse_when("tonight 17:00", NOW) == at("2026-11-25 17:00")
    with pytest.raises(Misread):
        parse_when("tonight 16:59", NOW)


def test_who_says_nothing_is_not_shown_empty_quotes() -> None:
    with pytest.raises(Misread, match=r"^What is empty can't be read as a time; write one such as 'fri 20:00'"):
        parse_when(" ", NOW)
    with pytest.raises(Misread, match=r"^What is empty can't be read as a day; write one such as 'fri'"):
        parse_day("", TODAY)
