from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.model.rhythm import Budget, Unfollowed
from planner.model.rhythm_text import read_rhythm

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
BEGIN, END = datetime(2026, 11, 16), datetime(2027, 12, 1)


def starts(rule: str, first: str, begin: datetime = BEGIN, end: datetime = END) -> list[datetime]:
    """When something that began at `first` starts."""
    return list(read_rhythm(rule).starts(datetime.fromisoformat(first), begin, end, Budget(10**6)))


def some(values: st.SearchStrategy[int]) -> st.SearchStrategy[str]:
    return st.lists(values, min_size=1, max_size=3, unique=True).map(lambda found: ",".join(map(str, found)))


def signed(most: int) -> st.SearchStrategy[int]:
    return st.integers(1, most) | st.integers(-most, -1)


weekdays = st.lists(st.sampled_from(DAYS), min_size=1, max_size=4, unique=True).map(",".join)
numbered = st.builds(lambda n, day: f"{n}{day}", signed(5), st.sampled_from(DAYS))
PARTS: dict[str, dict[str, st.SearchStrategy[str]]] = {
    "DAILY": {"BYMONTH": some(st.integers(1, 12)), "BYMONTHDAY": some(signed(31)), "BYDAY": weekdays},
    "WEEKLY": {"BYMONTH": some(st.integers(1, 12)), "BYDAY": weekdays, "BYSETPOS": some(signed(4))},
    "MONTHLY": {
        "BYMONTH": some(st.integers(1, 12)),
        "BYMONTHDAY": some(signed(31)),
        "BYDAY": weekdays | numbered,
        "BYSETPOS": some(signed(5)),
    },
    "YEARLY": {
        "BYMONTH": some(st.integers(1, 12)),
        "BYMONTHDAY": some(signed(31)),
        "BYYEARDAY": some(signed(366)),
        "BYWEEKNO": some(signed(53)),
        "BYDAY": weekdays,
        "BYSETPOS": some(signed(9)),
    },
}


@st.composite
def rules(draw: st.DrawFn) -> str:
    """A rule of RFC 5545 that may well name nothing."""
    freq = draw(st.sampled_from(sorted(PARTS)))
    names = draw(st.lists(st.sampled_from(sorted(PARTS[freq])), unique=True, max_size=3))
    # A place among the days of a period means nothing where no days are named.
    assume(set(names) != {"BYSETPOS"})
    parts = [f"FREQ={freq}", f"WKST={draw(st.sampled_from(DAYS))}", f"INTERVAL={draw(st.integers(1, 4))}"]
    parts += [f"{name}={draw(PARTS[freq][name])}" for name in names]
    if draw(st.booleans()):
        parts.append(f"COUNT={draw(st.integers(1, 60))}")
    return ";".join(parts)


@given(rules(), st.datetimes(datetime(2019, 1, 1), datetime(2027, 6, 1)))
def test_a_rule_names_just_the_starts_that_dateutil_finds(rule: str, first: datetime) -> None:
    first = first.replace(second=0, microsecond=0)
    # Where nothing comes any more, dateutil walks on to the year 9999.
    endless = read_rhythm(rule.partition(";COUNT")[0])
    assume(any(start > END for start in endless.starts(first, END, datetime(2060, 1, 1), Budget(10**6))))
    # By dateutil a first start that the rule does not name is none; here it always is, and is counted.
    ended = f"{rule};UNTIL={END:%Y%m%dT%H%M%S}" if "COUNT" not in rule else rule
    if "COUNT" in rule:
        assume(first in rrulestr(f"{rule.partition(';COUNT')[0]};UNTIL={first:%Y%m%dT%H%M%S}", dtstart=first))
    theirs = {start for start in rrulestr(ended, dtstart=first) if BEGIN <= start < END}
    ours = list(read_rhythm(rule).starts(first, BEGIN, END, Budget(10**6)))
    assert len(ours) == len(set(ours))
    assert set(ours) == theirs | ({first} if BEGIN <= first < END else set())
    assert ours == sorted(ours)


@given(rules(), st.datetimes(datetime(2019, 1, 1), datetime(2027, 6, 1)), st.integers(0, 400))
def test_it_does_not_matter_from_when_one_looks(rule: str, first: datetime, days: int) -> None:
    later = BEGIN + timedelta(days=days)
    rhythm = read_rhythm(rule)
    whole = rhythm.starts(first, BEGIN, END, Budget(10**6))
    assert list(rhythm.starts(first, later, END, Budget(10**6))) == [start for start in whole if start >= later]


OF_THE_STANDARD = [
    "FREQ=DAILY;INTERVAL=10",
    "FREQ=DAILY;BYMONTH=1",
    "FREQ=DAILY;BYMONTH=1;BYDAY=MO,SA",
    "FREQ=DAILY;BYMONTHDAY=13,-1",
    "FREQ=DAILY;BYYEARDAY=1,100,-1",
    "FREQ=DAILY;BYWEEKNO=20",
    "FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TU,SU",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;BYDAY=1FR",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU,-1SU",
    "FREQ=MONTHLY;BYDAY=-2MO",
    "FREQ=MONTHLY;BYDAY=5WE",
    "FREQ=MONTHLY;BYMONTHDAY=-3",
    "FREQ=MONTHLY;BYMONTHDAY=1,-1",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;INTERVAL=18;BYMONTHDAY=10,11,12",
    "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
    "FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
    "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1,-1",
    "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=5,-5",
    "FREQ=YEARLY;BYMONTH=6,7",
    "FREQ=YEARLY;BYDAY=20MO",
    "FREQ=YEARLY;BYDAY=-1FR",
    "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "FREQ=YEARLY;BYMONTH=6,7,8;BYDAY=TH",
    "FREQ=YEARLY;INTERVAL=3;BYYEARDAY=1,100,200",
    "FREQ=YEARLY;BYYEARDAY=-1",
    "FREQ=YEARLY;BYMONTHDAY=30",
    "FREQ=YEARLY;BYWEEKNO=20",
    "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
    "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO,SU",
    "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO",
    "FREQ=YEARLY;BYWEEKNO=-53;BYDAY=MO",
    "FREQ=YEARLY;BYWEEKNO=-1;WKST=SU;BYDAY=MO,SA",
    "FREQ=YEARLY;BYWEEKNO=52,53;WKST=SU;BYDAY=MO,SA",
    "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
]


@pytest.mark.parametrize("rule", OF_THE_STANDARD)
def test_twelve_years_of_a_rule_as_calendars_write_it_are_those_of_dateutil(rule: str) -> None:
    first, end = datetime(2020, 1, 31, 20), datetime(2032, 1, 1)
    theirs = set(rrulestr(f"{rule};UNTIL={end:%Y%m%dT%H%M%S}", dtstart=first))
    assert list(read_rhythm(rule).starts(first, first, end, Budget(10**6))) == sorted({first, *theirs})


def test_several_times_of_a_day_are_named_by_their_hours() -> None:
    found = starts("FREQ=DAILY;BYHOUR=9,17;BYMINUTE=30;COUNT=3", "2026-11-23T09:30")
    assert [f"{start:%d %H:%M}" for start in found] == ["23 09:30", "23 17:30", "24 09:30"]


def test_a_first_start_that_the_rule_does_not_name_counts_all_the_same() -> None:
    found = starts("FREQ=WEEKLY;BYDAY=TU;COUNT=2", "2026-11-23T09:00")
    assert [f"{start:%d}" for start in found] == ["23", "24"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY",
        "FREQ=HOURLY",
        "FREQ=NEVER",
        "COUNT=3",
        "",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=-1",
        "FREQ=DAILY;FREQ=WEEKLY",
        "FREQ=DAILY;BYDAY=XX",
        "FREQ=WEEKLY;WKST=8",
        "FREQ=YEARLY;BYWEEKNO=60",
        "FREQ=MONTHLY;BYSETPOS=400;BYDAY=MO",
        "FREQ=DAILY;BYSECOND=0,1,2",
        "FREQ=YEARLY;BYWEEKNO=54",
        "FREQ=YEARLY;BYWEEKNO=-54",
        "FREQ=YEARLY;BYYEARDAY=367",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=DAILY;BYHOUR=24",
        "FREQ=DAILY;BYHOUR=9;BYMINUTE=60",
        "FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=" + ",".join(map(str, range(60))),
        "FREQ=DAILY;BYDAY=" + ",".join(["MO"] * 20000),
        "FREQ=DAILY;INTERVAL=" + "9" * 30,
    ],
)
def test_what_is_no_rule_or_more_often_than_daily_is_not_followed(rule: str) -> None:
    with pytest.raises(Unfollowed):
        read_rhythm(rule)


@pytest.mark.parametrize(
    ("part", "least", "most"),
    [
        ("INTERVAL", 1, 10_000),
        ("COUNT", 1, 2**31),
        ("BYMONTH", 1, 12),
        ("BYMONTHDAY", -31, 31),
        ("BYYEARDAY", -366, 366),
        ("BYWEEKNO", -53, 53),
        ("BYSETPOS", -366, 366),
        ("BYHOUR", 0, 23),
        ("BYHOUR=9;BYMINUTE", 0, 59),
    ],
)
def test_each_number_has_its_bounds(part: str, least: int, most: int) -> None:
    for inside in (least, most):
        read_rhythm(f"FREQ=YEARLY;{part}={inside}")
    for outside in (least - 1, most + 1):
        with pytest.raises(Unfollowed):
            read_rhythm(f"FREQ=YEARLY;{part}={outside}")


def test_a_day_holds_no_more_than_48_times() -> None:
    hours = ",".join(map(str, range(24)))
    assert len(read_rhythm(f"FREQ=DAILY;BYHOUR={hours};BYMINUTE=0,30").times) == 48
    with pytest.raises(Unfollowed):
        read_rhythm(f"FREQ=DAILY;BYHOUR={hours};BYMINUTE=0,20,40")


def test_a_rule_as_long_as_a_book_is_not_read() -> None:
    read_rhythm("FREQ=DAILY" + ";" * 990)
    with pytest.raises(Unfollowed):
        read_rhythm("FREQ=DAILY" + ";" * 991)


@pytest.mark.parametrize("first", ["2027-12-01T00:00", "2028-01-01T00:00"])
def test_what_begins_after_the_time_asked_for_has_no_start_in_it(first: str) -> None:
    assert starts("FREQ=DAILY", first) == []


@pytest.mark.parametrize("rule", ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"])
def test_a_rule_that_never_comes_round_ends_with_nothing(rule: str) -> None:
    assert starts(rule, "2000-01-01T00:00") == []


def test_the_first_week_of_all_begins_where_the_days_do() -> None:
    found = starts("FREQ=WEEKLY;BYDAY=SU,MO;WKST=SU", "0001-01-01T09:00", datetime(1, 1, 1), datetime(1, 1, 10))
    assert [start.day for start in found] == [1, 7, 8]


def test_as_many_days_as_may_be_looked_at_are() -> None:
    budget = Budget(3)
    budget.take(2)
    budget.take()
    with pytest.raises(Unfollowed):
        budget.take()


def test_more_days_than_may_be_looked_at_are_refused() -> None:
    with pytest.raises(Unfollowed):
        list(read_rhythm("FREQ=DAILY;COUNT=1000000000").starts(datetime(1000, 1, 1), BEGIN, END, Budget(5000)))


@pytest.mark.parametrize(
    ("rule", "most"),
    [("FREQ=DAILY;INTERVAL=3", 4), ("FREQ=WEEKLY;INTERVAL=2", 2), ("FREQ=MONTHLY", 1), ("FREQ=YEARLY;BYMONTH=11", 1)],
)
def test_of_what_began_long_ago_only_the_time_asked_for_is_looked_at(rule: str, most: int) -> None:
    budget = Budget(10**6)
    list(read_rhythm(rule).starts(datetime(1996, 11, 18, 20), BEGIN, BEGIN + timedelta(days=7), budget))
    assert budget.left >= 10**6 - most
