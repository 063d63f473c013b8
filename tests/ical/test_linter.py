from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.ical.manner import Attending
from planner.ical.write import calendar_bytes, event_files
from planner.model.plan import Change, Plan
from tests.ical.linter import faults
from tests.ical.samples import FRIDAY, Shelf, plan
from tests.ical.test_round_trip import EVER, plans
from tests.ical.years import ZONES, years

BOTH = (Attending("Alex", "alex@example.org"), Attending("Sam; \"two\"", "sam@example.org"))
SOUND = Shelf().export(
    [plan(note="Cups, blue"), plan("tea", rule="FREQ=WEEKLY;BYDAY=FR;COUNT=4", changes=(Change(FRIDAY, None),))],
    rules=True,
    reminder=30,
    attending=BOTH,
)


def test_a_sound_calendar_has_no_faults() -> None:
    assert faults(SOUND) == []
    assert faults(Shelf().export([])) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR", "byte order mark"),
        (b"VERSION:2.0\r\n", b"VERSION:2.0\n", "not CRLF"),
        (b"VERSION:2.0", b"VERSION:1.0", "VERSION:1.0"),
        (b"VERSION:2.0\r\n", b"", "without VERSION"),
        (b"VERSION:2.0\r\n", b"VERSION:2.0\r\nMETHOD:CANCEL\r\n", "METHOD in VCALENDAR"),
        (b"VERSION:2.0\r\n", b"VERSION:2.0\r\n\r\n", "is blank"),
        (b"END:VCALENDAR\r\n", b"END:VCALENDAR", "does not end"),
        (b"END:VEVENT\r\nEND:VCALENDAR\r\n", b"END:VEVENT\r\n", "VCALENDAR does not end"),
        (b"Tea without screens", b"Tea\x00", "control character"),
        (b"Tea without screens", b"T" * 90, "octets long"),
        (b"Tea without screens", b"Tea\xc3", "splits a letter"),
        (b"Tea without screens", b"Tea\\", "splits an escape"),
        (b"SUMMARY:Tea without screens", b"SUMMARY:Tea; two", "not escaped"),
        (b"SUMMARY:Tea without screens", b"SUMMARY:Tea\\x", "not escaped"),
        (b"SUMMARY:Tea without screens", b"SUMMARY:Tea\\ntwo", "breaks or is empty"),
        (b"SUMMARY:Tea without screens", b"SUMMARY:Tea ", "blanks at its ends"),
        (b"Cups\\, blue", b"Cups, blue", "not escaped"),
        (b"CATEGORIES:Quality time", b"CATEGORIES:a\\, b", "CATEGORIES"),
        (b"REFRESH-INTERVAL;VALUE=DURATION", b"REFRESH-INTERVAL", "no DURATION"),
        (b"DTSTAMP:20261121T091530Z", b"DTSTAMP:20261121T091530", "DTSTAMP is not in UTC"),
        (b"DTSTAMP:20261121T091530Z", b"DTSTAMP:20261121T091531Z", "not the last change"),
        (b"DTEND;TZID=Europe/Berlin:20261127T204500", b"DTEND;TZID=Europe/Berlin:20261127T200000", "ends before"),
        (b"DTSTART;TZID=Europe/Berlin:20261127T200000", b"DTSTART:20261127T200000", "a time that is none"),
        (b"TZID:Europe/Berlin", b"TZID:Europe/Paris", "zones"),
        (b"BYDAY=-1SU;BYMONTH=3", b"BYDAY=5SU;BYMONTH=3", "a zone's rule"),
        (b"DTSTART:19700329T020000", b"DTSTART:19710329T020000", "begin in 1970"),
        (b"TZOFFSETTO:+0200", b"TZOFFSETTO:+0000", "not ahead"),
        (b"BEGIN:DAYLIGHT", b"BEGIN:STANDARD", "END:DAYLIGHT ends nothing"),
        (b"UID:7d2b@ourweek", b"UID:tea@ourweek", "UID twice"),
        (b"SEQUENCE:0\r\n", b"", "without SEQUENCE"),
        (b"FREQ=WEEKLY;BYDAY=FR;COUNT=4", b"FREQ=WEEKLY;BYDAY=MO;COUNT=4", "its own first day"),
        (b"COUNT=4", b"COUNT=4;UNTIL=20270101T000000Z", "ends twice"),
        (b"COUNT=4", b"UNTIL=20270101", "not in UTC"),
        (b"EXDATE;TZID=Europe/Berlin", b"EXDATE;TZID=Europe/Paris", "EXDATE in another zone"),
        (b"TRIGGER:-PT30M", b"TRIGGER;RELATED=END:-PT30M", "not relative"),
        (b"ORGANIZER;CN=Alex;SCHEDULE-AGENT=NONE:mailto:alex@example.org\r\n", b"", "nobody invites"),
        (b"CN=Alex;", b"CN=Al,ex;", "no content line"),
    ],
)
def test_each_fault_is_found(old: bytes, new: bytes, fault: str) -> None:
    broken = SOUND.replace(old, new)
    assert broken != SOUND
    assert any(fault in found for found in faults(broken)), faults(broken)


asked = st.fixed_dictionaries(
    {
        "level": st.sampled_from(["plain:plain:plain", "plain", "blank:soft:plain", "blank"]),
        "reminder": st.none() | st.integers(0, 20_000),
        "remind_touch": st.booleans(),
        "busy": st.booleans(),
        "attending": st.sampled_from([(), BOTH[:1], BOTH]),
    }
)


@given(plans, asked)
@settings(max_examples=30)
def test_generated_weeks_are_sound(week: list[Plan], asked: dict[str, Any]) -> None:
    shelf = Shelf()
    assert faults(shelf.export(week, **asked, **EVER)) == []
    assert faults(shelf.export(week[1:], **asked, **EVER)) == []


@pytest.mark.parametrize("rules", [False, True])
@pytest.mark.parametrize("number", range(len(ZONES)))
def test_a_couples_year_is_sound_after_every_season_and_each_event_is_there_once(number: int, rules: bool) -> None:
    for year in years(number):
        agenda = year.shelf.agenda(year.plans.values(), rules=rules, end=datetime(2027, 1, 5), **year.asked)
        data = calendar_bytes(agenda, timezone=ZONES[number])
        assert faults(data) == []
        uids = re.findall(rb"\r\nUID:(.*)\r\n(?!RECURRENCE-ID)", data)
        assert len(uids) == len(set(uids)) == len(agenda.events) + len(agenda.tombstones)
    assert year.shelf.export(year.plans.values(), rules=rules, end=datetime(2027, 1, 5), **year.asked) == data
    files = event_files(agenda)
    assert len(files) == len(agenda.events)
    assert not [found for file in list(files.values())[:40] for found in faults(file)]
