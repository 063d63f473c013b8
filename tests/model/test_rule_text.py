from __future__ import annotations

from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.errors import Misread
from planner.model.rule import first_start
from planner.model.rule_text import apart, how_often, read_rule
from tests.model.samples import FIRSTS, FRIDAY, ZONES, rules

LONDON = "Europe/London"


@pytest.mark.parametrize(
    ("words", "rule", "said"),
    [
        ("day", "FREQ=DAILY", "every day"),
        ("week", "FREQ=WEEKLY", "every week"),
        ("2 weeks", "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks"),
        (" Every 3 Days ", "FREQ=DAILY;INTERVAL=3", "every 3 days"),
        ("1 week", "FREQ=WEEKLY", "every week"),
        ("month", "FREQ=MONTHLY", "every month"),
        ("every 2 months", "FREQ=MONTHLY;INTERVAL=2", "every 2 months"),
        ("year", "FREQ=YEARLY", "every year"),
        ("Weekly", "FREQ=WEEKLY", "every week"),
        ("daily", "FREQ=DAILY", "every day"),
        ("2weeks", "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks"),
    ],
)
def test_words_are_read_and_said_again(words: str, rule: str, said: str) -> None:
    assert read_rule(words, FRIDAY, LONDON)[0] == rule
    assert how_often(rule) == said
    assert read_rule(said, FRIDAY, LONDON)[0] == rule


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("weekly", "FREQ=WEEKLY"),
        ("every other week", "FREQ=WEEKLY;INTERVAL=2"),
        ("fortnight", "FREQ=WEEKLY;INTERVAL=2"),
        ("every second month", "FREQ=MONTHLY;INTERVAL=2"),
        ("friday", "FREQ=WEEKLY;BYDAY=FR"),
        ("every thurs", "FREQ=WEEKLY;BYDAY=TH"),
        ("every other sun", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU"),
    ],
)
def test_other_words_for_a_rhythm_are_read_too(words: str, rule: str) -> None:
    assert read_rule(words, FRIDAY, LONDON)[0] == rule


@pytest.mark.parametrize(
    ("text", "when", "every"),
    [
        ("sun 19:00 every week", "sun 19:00", "week"),
        ("fri 20:00 every FREQ=WEEKLY", "fri 20:00", "freq=weekly"),
        ("every fri 19:45", "fri 19:45", "fri"),
        ("Every other Friday at 8pm", "friday at 8pm", "other friday"),
        ("every day at 7:30", "at 7:30", "day"),
        ("every 2 weeks sat 9am", "sat 9am", "2 weeks"),
        ("mondays 20:00", "monday 20:00", "week"),
        ("sun 19:00 weekly", "sun 19:00", "weekly"),
        ("fri 20:00", "fri 20:00", None),
        ("thurs 20:00", "thurs 20:00", None),
        ("every 20:00", "every 20:00", None),
    ],
)
def test_when_and_how_often_are_told_apart(text: str, when: str, every: str | None) -> None:
    assert apart(text) == (when, every)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,FR", "FREQ=WEEKLY;BYDAY=MO,FR"),
        (" rrule:freq=weekly;byday=mo ", "FREQ=WEEKLY;BYDAY=MO"),
        ("BYDAY=MO;FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"),
        ("FREQ=YEARLY;BYMONTH=6,7;BYDAY=1SU", "FREQ=YEARLY;BYMONTH=6,7;BYDAY=1SU"),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=SU", "FREQ=WEEKLY;INTERVAL=2;WKST=SU"),
        ("FREQ=WEEKLY;COUNT=10", "FREQ=WEEKLY;COUNT=10"),
        ("FREQ=WEEKLY;UNTIL=20270301T200000Z", "FREQ=WEEKLY;UNTIL=20270301T200000Z"),
        ("FREQ=WEEKLY;UNTIL=20270701T200000", "FREQ=WEEKLY;UNTIL=20270701T190000Z"),
        ("FREQ=WEEKLY;UNTIL=20270701", "FREQ=WEEKLY;UNTIL=20270701T225900Z"),
    ],
)
def test_a_rule_is_taken_and_ends_in_utc(text: str, rule: str) -> None:
    assert read_rule(text, FRIDAY, LONDON)[0] == rule


@pytest.mark.parametrize(("name", "most"), [("INTERVAL", 1000), ("COUNT", 5000)])
def test_how_often_and_how_many_have_bounds(name: str, most: int) -> None:
    for inside in (1, most):
        assert read_rule(f"FREQ=DAILY;{name}={inside}", FRIDAY, LONDON)[0].endswith(f"{name}={inside}")
    for outside in (0, most + 1):
        with pytest.raises(Misread, match=f"{name} in .* has to be a number from 1 to {most}"):
            read_rule(f"FREQ=DAILY;{name}={outside}", FRIDAY, LONDON)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "often",
        "full moon",
        "0 weeks",
        "5000 days",
        "FREQ=SECONDLY",
        "FREQ=MINUTELY",
        "FREQ=HOURLY;INTERVAL=24",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=" + "9" * 5000,
        "FREQ=DAILY;INTERVAL=\u0663",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=99999999",
        "FREQ=DAILY;COUNT=5;UNTIL=20270301T200000Z",
        "FREQ=DAILY;BYHOUR=1,2,3",
        "FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2",
        "FREQ=WEEKLY;BYMONTH=13",
        "FREQ=DAILY;COUNT=5;BYMONTHDAY=31;BYMONTH=2",
        "FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2",
        "FREQ=YEARLY;COUNT=5;BYMONTHDAY=31;BYMONTH=2",
        "FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=40",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=" + "1," * 100_000 + "1",
        "FREQ=MONTHLY;BYSETPOS=1",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=YEARLY;BYDAY=54MO",
        "FREQ=DAILY;INTERVAL=7;BYDAY=SA",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=MONTHLY;BYDAY=MO(+1)",
        "FREQ=WEEKLY;BYDAY=",
        "FREQ=WEEKLY;FREQ=WEEKLY",
        "FREQ=WEEKLY;WKST=1",
        "FREQ=WEEKLY;UNTIL=soon",
        "FREQ=WEEKLY;UNTIL=20201127T200000Z",
        "FREQ=DAILY;UNTIL=20261127T195959Z",
        "FREQ=WEEKLY;UNTIL=00010101T000000Z",
        "FREQ=WEEKLY;UNTIL=99991231T235959",
        "FREQ=WEEKLY\nEXDATE:20261204T200000",
    ],
)
def test_what_is_no_rule_or_never_comes_round_is_refused(text: str) -> None:
    with pytest.raises(Misread, match="write 'day', 'week'") as refusal:
        read_rule(text, FRIDAY, LONDON)
    assert refusal.value.exit_code == 2
    assert len(str(refusal.value)) < 250


RULE_PARTS = [
    "FREQ=DAILY",
    "FREQ=YEARLY",
    "BYDAY=FR",
    "BYDAY=+1MO",
    "COUNT=3",
    "UNTIL=20270301",
    "WKST=MO",
    "INTERVAL=1",
]
OTHER_PARTS = [
    "BYMONTH=2",
    "BYSETPOS=-1",
    "BYMONTHDAY=-31",
    "=",
    "2",
    "weeks",
    "every",
    "BYEASTER=1",
    "RRULE:",
    "DTSTART:x",
]
PARTS = st.sampled_from([*RULE_PARTS, *OTHER_PARTS])


@given(st.text() | st.lists(PARTS).map(";".join) | st.lists(PARTS).map(" ".join))
def test_no_text_makes_the_reading_stumble(text: str) -> None:
    with suppress(Misread):
        rule, first = read_rule(text, FRIDAY, LONDON)
        assert first == first_start(rule, FRIDAY, LONDON) >= FRIDAY


@given(rules(), FIRSTS, st.sampled_from(ZONES))
def test_a_rule_that_was_read_reads_as_itself(rule: str, first: datetime, zone: str) -> None:
    with suppress(Misread):  # it may not come round within ten years
        read, begins = read_rule(rule, first, zone)
        assert read == rule
        assert read_rule(read, first, zone) == (read, begins)
