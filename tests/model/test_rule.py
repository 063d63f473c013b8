from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise, takewhile

import pytest
from dateutil.rrule import rrulestr
from hypothesis import example, given
from hypothesis import strategies as st

from planner.model.localtime import to_utc
from planner.model.rhythm import Unfollowed
from planner.model.rule import first_start, in_every_month, shifted, starts_between, until
from planner.model.rule_text import read_rule
from tests.model.samples import FIRSTS, FRIDAY, at, rules, walls

LONDON = "Europe/London"
SPANS = st.integers(1, 400).map(lambda days: timedelta(days=days))


def starts(rule: str, first: datetime, begin: datetime, days: int) -> list[datetime]:
    return list(starts_between(rule, first, LONDON, begin, begin + timedelta(days=days)))


def expanded(rule: str, first: datetime, begin: datetime, end: datetime) -> list[datetime]:
    """The same by dateutil alone, one by one from the first."""
    return [start for start in takewhile(lambda start: start < end, rrulestr(rule, dtstart=first)) if start >= begin]


@given(rules(), FIRSTS, st.integers(-100, 500), SPANS)
def test_starts_are_those_of_a_plain_expansion(rule: str, first: datetime, days: int, span: timedelta) -> None:
    begin = first + timedelta(days=days)
    assert list(starts_between(rule, first, LONDON, begin, begin + span)) == expanded(rule, first, begin, begin + span)


@given(rules(), FIRSTS, st.integers(3600, 3700), st.integers(0, 24 * 60))
def test_ten_years_on_starts_are_still_those_of_a_plain_expansion(
    rule: str, first: datetime, days: int, minutes: int
) -> None:
    begin = first + timedelta(days=days, minutes=minutes)
    end = begin + timedelta(days=60)
    assert list(starts_between(rule, first, LONDON, begin, end)) == expanded(rule, first, begin, end)


@given(rules(), FIRSTS, st.integers(1, 60), st.integers(-10, 200), SPANS)
def test_counted_starts_are_counted_from_the_first(
    rule: str, first: datetime, count: int, days: int, span: timedelta
) -> None:
    begin = first + timedelta(days=days)
    end = min(begin + span, datetime(2199, 1, 1))
    counted = f"{rule};COUNT={count}"
    assert list(starts_between(counted, first, LONDON, begin, end)) == expanded(counted, first, begin, end)


@given(rules(), walls(1990, 2050), st.integers(0, 300), st.integers(-400, 400), SPANS)
def test_no_start_lies_after_the_instant_that_ends_the_rule(
    rule: str, asked: tuple[datetime, str], days: int, minutes: int, span: timedelta
) -> None:
    first, zone = asked
    last = to_utc(first + timedelta(days=days, minutes=minutes), zone)
    ended = f"{rule};UNTIL={last:%Y%m%dT%H%M%SZ}"
    kept = [start for start in expanded(rule, first, first, first + span) if to_utc(start, zone) <= last]
    assert list(starts_between(ended, first, zone, first, first + span)) == kept


@given(rules(), walls(1990, 2050), st.integers(0, 20))
def test_a_rule_ended_with_an_occurrence_holds_it_as_its_last(
    rule: str, asked: tuple[datetime, str], number: int
) -> None:
    first, zone = asked
    horizon = first + timedelta(days=800)
    earlier = list(islice(starts_between(rule, first, zone, first, horizon), number + 1))
    for counted in (rule, f"{rule};COUNT=30"):
        if earlier:
            ended = until(counted, earlier[-1], zone)
            assert list(starts_between(ended, first, zone, first, horizon)) == earlier
            assert "COUNT" not in ended, "calendars want one end, not two"


@given(rules(), FIRSTS, st.lists(st.integers(0, 500), max_size=6), st.booleans())
def test_windows_that_follow_each_other_give_what_the_whole_gives(
    rule: str, first: datetime, cuts: list[int], counted: bool
) -> None:
    rule = f"{rule};COUNT=9" if counted else rule
    edges = [first + timedelta(days=days) for days in sorted({-5, *cuts, 500})]
    pieces = [start for begin, end in pairwise(edges) for start in starts_between(rule, first, LONDON, begin, end)]
    assert pieces == list(starts_between(rule, first, LONDON, edges[0], edges[-1]))


def test_a_window_before_the_first_or_without_length_is_empty() -> None:
    assert starts("FREQ=DAILY", FRIDAY, FRIDAY - timedelta(days=9), 9) == []
    assert starts("FREQ=DAILY", FRIDAY, FRIDAY, 0) == []
    assert starts("FREQ=DAILY", FRIDAY, FRIDAY, -3) == []


def test_the_time_of_day_stays_when_the_clocks_change() -> None:
    found = starts("FREQ=DAILY", at("2026-03-27 20:00"), at("2026-03-27 00:00"), 5)
    assert [start.hour for start in found] == [20] * 5


@pytest.mark.parametrize("day", [28, 29, 30, 31])
def test_every_month_comes_round_in_every_month_on_the_day_or_the_last_before_it(day: int) -> None:
    first = datetime(2027, 1, day, 20)
    found = starts(read_rule("month", first, LONDON)[0], first, first, 1200)
    assert [(start.year, start.month) for start in found[:15]] == [(2027 + n // 12, n % 12 + 1) for n in range(15)]
    for start in found:
        next_month = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
        assert start.day == min(day, (next_month - timedelta(days=1)).day)


def test_every_second_month_on_the_31st_misses_none() -> None:
    first = at("2026-12-31 20:00")
    found = starts(read_rule("2 months", first, LONDON)[0], first, first, 200)
    assert found == [first, at("2027-02-28 20:00"), at("2027-04-30 20:00"), at("2027-06-30 20:00")]


def test_every_year_on_the_29th_of_february_comes_round_every_year() -> None:
    first = at("2028-02-29 20:00")
    found = starts(read_rule("year", first, LONDON)[0], first, first, 1500)
    assert [f"{start:%m-%d}" for start in found] == ["02-29", "02-28", "02-28", "02-28", "02-29"]


@given(FIRSTS)
@example(datetime(2026, 2, 28))
def test_only_a_day_that_some_months_lack_changes_a_plain_rule(first: datetime) -> None:
    assert (in_every_month("FREQ=MONTHLY", first) == "FREQ=MONTHLY") == (first.day <= 28)
    assert (in_every_month("FREQ=YEARLY", first) == "FREQ=YEARLY") == ((first.month, first.day) != (2, 29))
    for rule in ("FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYDAY=-1FR"):
        assert in_every_month(rule, first) == rule
        assert in_every_month(rule, at("2028-02-29 20:00")) == rule


def test_the_first_start_is_one_that_the_rule_names() -> None:
    assert first_start("FREQ=WEEKLY;BYDAY=MO", FRIDAY, LONDON) == FRIDAY + timedelta(days=3)
    assert first_start("FREQ=WEEKLY;BYDAY=MO,FR", FRIDAY, LONDON) == FRIDAY
    assert first_start("FREQ=MONTHLY;BYMONTHDAY=15", at("2028-02-29 20:00"), LONDON) == at("2028-03-15 20:00")


@given(rules(), FIRSTS, st.integers(-20, 20))
def test_a_shifted_rule_puts_every_start_so_many_days_later(rule: str, first: datetime, days: int) -> None:
    later = shifted(rule, days)
    if not rule.startswith(("FREQ=DAILY", "FREQ=WEEKLY")):
        assert later in (None, rule)
        return
    assert later is not None
    put_off = first + timedelta(days=days)
    found = list(starts_between(later, put_off, LONDON, put_off, put_off + timedelta(days=300)))
    assert found == [start + timedelta(days=days) for start in starts(rule, first, first, 300)]


@pytest.mark.parametrize(
    ("rule", "days", "later"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,FR", 0, "FREQ=WEEKLY;BYDAY=MO,FR"),
        ("FREQ=WEEKLY", 2, "FREQ=WEEKLY"),
        ("FREQ=WEEKLY;BYDAY=FR,SA", 2, "FREQ=WEEKLY;BYDAY=SU,MO"),
        ("FREQ=WEEKLY;BYDAY=MO", -1, "FREQ=WEEKLY;BYDAY=SU"),
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=5", 8, "FREQ=WEEKLY;BYDAY=TU;COUNT=5"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", 3, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,MO;WKST=TH"),
        ("FREQ=MONTHLY;BYDAY=-1FR", 1, None),
        ("FREQ=MONTHLY;BYMONTHDAY=15", 1, None),
        ("FREQ=YEARLY;BYMONTH=6", 1, None),
        ("FREQ=DAILY;BYDAY=MO,TU", 1, "FREQ=DAILY;BYDAY=TU,WE"),
    ],
)
def test_named_days_go_along_or_the_rule_cannot_be_shifted(rule: str, days: int, later: str | None) -> None:
    assert shifted(rule, days) == later


def test_an_end_in_the_repeated_hour_keeps_the_first_pass_of_that_hour() -> None:
    second_half_past_one = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    ended = f"FREQ=DAILY;UNTIL={second_half_past_one:%Y%m%dT%H%M%SZ}"
    assert starts(ended, at("2026-10-24 01:45"), at("2026-10-24 00:00"), 9)[-1] == at("2026-10-25 01:45")


@pytest.mark.parametrize("rule", ["FREQ=DAILY;INTERVAL=0", "FREQ=WEEKLY;INTERVAL=-1"])
def test_a_rule_that_stands_still_or_goes_back_is_refused_and_never_followed(rule: str) -> None:
    first = datetime(2026, 11, 27, 20)
    with pytest.raises(Unfollowed):
        next(starts_between(rule, first, "Europe/Berlin", first, first + timedelta(days=1)))


def test_a_rule_from_elsewhere_keeps_to_the_months_that_it_names() -> None:
    first = datetime(2026, 11, 27, 20)
    days = starts_between("FREQ=DAILY;BYMONTH=11", first, "Europe/Berlin", first, first + timedelta(days=30))
    assert [start.day for start in days] == [27, 28, 29, 30]
