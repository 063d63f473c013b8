from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from dateutil.rrule import rrulestr

from planner.ical.write import calendar_bytes, event_files
from planner.model.plan import Change
from planner.model.value import replace
from tests.ical.samples import BERLIN, FRIDAY, Shelf, events, instant, only, plan

WEEK = timedelta(days=7)
WEEKLY = plan(rule="FREQ=WEEKLY;UNTIL=20270301T190000Z")
A_WEEK: dict[str, Any] = {"begin": datetime(2026, 12, 7), "end": datetime(2026, 12, 14), "rules": True}


def test_a_ritual_becomes_one_event_with_its_rule() -> None:
    event = only(Shelf().export([WEEKLY], rules=True))
    assert event["UID"] == "7d2b@ourweek"
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20270301T190000Z"
    assert (event["DTSTART"].to_ical(), event["DTSTART"].params["TZID"]) == (b"20261127T200000", BERLIN)
    assert event["DTEND"].to_ical() == b"20261127T204500"


def test_the_rule_comes_first_by_frequency_and_begins_on_a_day_of_its_own() -> None:
    ritual = plan(rule="INTERVAL=2;BYDAY=MO,WE;FREQ=WEEKLY;WKST=MO;COUNT=4")
    event = only(Shelf().export([ritual], rules=True))
    text = event["RRULE"].to_ical().decode()
    assert text.startswith("FREQ=WEEKLY;")
    start = event["DTSTART"].dt.replace(tzinfo=None)
    assert start.weekday() in (0, 2)
    assert start == rrulestr(text, dtstart=start)[0]


def test_what_was_taken_out_or_moved_is_told_beside_the_rule() -> None:
    second, third = FRIDAY + WEEK, FRIDAY + 2 * WEEK
    changed = replace(WEEKLY, changes=(Change(second, None), Change(third, third + timedelta(days=1), 90)))
    main, moved = events(Shelf().export([changed], rules=True, reminder=10))
    assert main["EXDATE"].dts[0].dt.replace(tzinfo=None) == second
    assert main["EXDATE"].params["TZID"] == BERLIN
    assert moved["RECURRENCE-ID"].to_ical() == b"20261211T200000"
    assert moved["RECURRENCE-ID"].params["TZID"] == BERLIN
    assert moved["DTSTART"].to_ical() == b"20261212T200000"
    assert instant(moved, "DTEND") - instant(moved, "DTSTART") == timedelta(minutes=90)
    assert (moved["UID"], moved["SEQUENCE"]) == (main["UID"], main["SEQUENCE"])
    assert "RRULE" not in moved
    assert len(moved.walk("VALARM")) == 1


def test_each_date_taken_out_has_a_line_of_its_own() -> None:
    gone = replace(WEEKLY, changes=tuple(Change(FRIDAY + n * WEEK, None) for n in (1, 3)))
    data = Shelf().export([gone], rules=True)
    assert data.count(b"\r\nEXDATE;TZID=Europe/Berlin:2026") == 2


def test_a_change_of_one_occurrence_is_a_change_of_the_whole_event() -> None:
    shelf = Shelf()
    first = shelf.export([WEEKLY], rules=True)
    assert shelf.export([WEEKLY], rules=True) == first
    found = shelf.agenda([replace(WEEKLY, changes=(Change(FRIDAY + WEEK, None),))], rules=True)
    assert found.news == "1 changed"
    assert [(event.uid, event.sequence) for event in found.events] == [("7d2b@ourweek", 1)]


def test_rules_and_single_occurrences_are_told_apart() -> None:
    shelf = Shelf()
    singles = shelf.export([WEEKLY, plan("single")])
    ruled = shelf.agenda([WEEKLY, plan("single")], rules=True)
    assert ruled.news == "1 new"
    assert ruled.tombstones == ()
    assert sorted(event.uid for event in ruled.events) == ["7d2b@ourweek", "single@ourweek"]
    assert shelf.export([WEEKLY, plan("single")]) == singles


def test_no_uid_is_used_twice_when_a_told_first_occurrence_was_taken_out() -> None:
    shelf = Shelf()
    shelf.agenda([WEEKLY])
    shelf.agenda([WEEKLY], rules=True)
    gone = replace(WEEKLY, changes=(Change(FRIDAY, None),))
    assert len(events(shelf.export([gone], rules=True))) == 1
    told = [event["UID"] for event in events(shelf.export([gone]))]
    assert len(told) == len(set(told))


def test_a_ritual_whose_beginning_was_moved_for_good_stays_the_same_event() -> None:
    shelf = Shelf()
    shelf.agenda([WEEKLY], rules=True)
    found = shelf.agenda([replace(WEEKLY, start=FRIDAY + timedelta(hours=1))], rules=True)
    assert (found.news, found.tombstones) == ("1 moved", ())
    assert [event.uid for event in found.events] == ["7d2b@ourweek"]
    told = [event["UID"] for event in events(shelf.export([replace(WEEKLY, start=FRIDAY + timedelta(hours=1))]))]
    assert len(told) == len(set(told))


def test_a_ritual_that_was_told_is_told_of_in_every_later_week() -> None:
    shelf = Shelf()
    assert shelf.agenda([WEEKLY], **A_WEEK).news == "1 new"
    ended = replace(WEEKLY, rule="FREQ=WEEKLY;UNTIL=20261128T190000Z")
    found = shelf.agenda([ended], **A_WEEK)
    assert found.news == "1 changed"
    assert [event.content.rule for event in found.events] == [ended.rule]


def test_a_removed_ritual_is_cancelled_as_a_whole() -> None:
    shelf = Shelf()
    shelf.agenda([WEEKLY], rules=True)
    event = only(shelf.export([], rules=True))
    assert (event["UID"], event["STATUS"], event["SEQUENCE"]) == ("7d2b@ourweek", "CANCELLED", 1)
    assert "RRULE" not in event


def test_a_rule_that_calendars_read_in_different_ways_is_written_as_single_events() -> None:
    month_ends = plan(start=datetime(2026, 1, 31, 18), rule="FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1;COUNT=3")
    leap_days = plan("leap", start=datetime(2028, 2, 29, 18), rule="FREQ=YEARLY;COUNT=2")
    found = Shelf().agenda([month_ends, leap_days], rules=True, end=datetime(2036, 1, 1))
    assert [event.content.start.day for event in found.events] == [31, 28, 31, 29, 29]
    assert not [event for event in found.events if event.content.rule]


def test_the_clocks_on_the_first_day_do_not_lengthen_the_other_days() -> None:
    nightly = plan(start=datetime(2026, 10, 24, 22), minutes=480, rule="FREQ=DAILY;COUNT=3")
    event = only(Shelf().export([nightly], rules=True))
    assert event["DTEND"].to_ical() == b"20261025T060000"


def test_a_ritual_and_its_moved_occurrences_share_a_file() -> None:
    changed = replace(WEEKLY, changes=(Change(FRIDAY + WEEK, FRIDAY + WEEK + timedelta(hours=1)),))
    (data,) = event_files(Shelf().agenda([changed], rules=True)).values()
    assert len(events(data)) == 2


def test_a_zone_without_a_yearly_rule_is_told_for_years_ahead_of_an_open_ritual() -> None:
    found = Shelf().agenda([plan(timezone="Asia/Jerusalem", rule="FREQ=WEEKLY")], rules=True)
    data = calendar_bytes(found)
    assert b"\r\nDTSTART:2036" in data
    assert instant(only(data), "DTSTART") == datetime(2026, 11, 27, 18, tzinfo=UTC)
