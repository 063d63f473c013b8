from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from planner.ical.write import calendar_bytes, event_files, file_name
from planner.model.plan import Change
from tests.ical.samples import BERLIN, FRIDAY, NOW, Shelf, events, instant, only, plan

BERLIN_ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


def written(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


def test_a_plan_is_written_like_this() -> None:
    assert Shelf().export([plan(activity=None, note="Cups, blue ones")], reminder=30) == written(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Ourweek//Ourweek//EN\nNAME:Ourweek\nX-WR-CALNAME:Ourweek\n"
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H\nX-PUBLISHED-TTL:PT6H\n"
        f"{BERLIN_ZONE}"
        "BEGIN:VEVENT\nSUMMARY:Tea without screens\n"
        "DTSTART;TZID=Europe/Berlin:20261127T200000\nDTEND;TZID=Europe/Berlin:20261127T204500\n"
        "DTSTAMP:20261121T091530Z\nUID:7d2b@ourweek\nSEQUENCE:0\nCATEGORIES:Quality time\nCOLOR:steelblue\n"
        "CREATED:20261120T173005Z\nDESCRIPTION:Cups\\, blue ones\nLAST-MODIFIED:20261121T091530Z\n"
        "STATUS:CONFIRMED\nTRANSP:OPAQUE\n"
        "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Tea without screens\nTRIGGER:-PT30M\nEND:VALARM\n"
        "END:VEVENT\nEND:VCALENDAR\n"
    )


def test_a_cancelled_plan_is_written_like_this() -> None:
    shelf = Shelf()
    shelf.agenda([plan()], level="blank")
    assert shelf.export([], level="blank") == written(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Ourweek//Ourweek//EN\nNAME:Plans\nX-WR-CALNAME:Plans\n"
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H\nX-PUBLISHED-TTL:PT6H\n"
        f"{BERLIN_ZONE}"
        "BEGIN:VEVENT\nSUMMARY:Busy\n"
        "DTSTART;TZID=Europe/Berlin:20261127T200000\nDTEND;TZID=Europe/Berlin:20261127T204500\n"
        "DTSTAMP:20261122T190000Z\nUID:7d2b@ourweek\nSEQUENCE:1\nCLASS:PRIVATE\n"
        "LAST-MODIFIED:20261122T190000Z\nSTATUS:CANCELLED\nTRANSP:TRANSPARENT\nEND:VEVENT\nEND:VCALENDAR\n"
    )


@pytest.mark.parametrize("zone", [BERLIN, "UTC", "Asia/Kathmandu"])
def test_an_empty_calendar_holds_the_couples_zone(zone: str) -> None:
    data = calendar_bytes(Shelf().agenda([]), timezone=zone)
    (component,) = Calendar.from_ical(data).subcomponents
    assert (component.name, component["TZID"]) == ("VTIMEZONE", zone)


def test_a_name_of_the_calendar_cannot_break_out_of_its_line() -> None:
    agenda = Shelf().agenda([plan()])
    data = calendar_bytes(agenda, name="Us; two, \\ and\r\nMETHOD:CANCEL\nmore")
    assert b"NAME:Us\\; two\\, \\\\ and METHOD:CANCEL more\r\n" in data
    assert b"\r\nMETHOD" not in data


@pytest.mark.parametrize("level", ["soft", "blank"])
def test_a_discreet_calendar_does_not_bear_the_couples_name_for_it(level: str) -> None:
    data = calendar_bytes(Shelf().agenda([plan()], level=level), name="Alex and Sam")
    assert b"Alex" not in data


def test_lines_are_short_end_rightly_and_never_split_a_letter() -> None:
    long = plan(title="Überraschung für zwei ☕ " * 12, note="ganz früh \n" * 40)
    data = Shelf().export([long])
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")[:-1]
    assert all(0 < len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    for line in lines:
        line.decode("utf-8")


def test_events_come_in_order_of_time_with_the_cancelled_ones_among_them() -> None:
    shelf = Shelf()
    plans = [plan(name, start=FRIDAY + timedelta(days=day)) for name, day in (("d", 3), ("b", 1), ("c", 2), ("a", 0))]
    shelf.agenda(plans)
    assert [event["UID"][0] for event in events(shelf.export(plans[:-2]))] == ["a", "b", "c", "d"]


def test_each_zone_is_there_once_and_utc_needs_none() -> None:
    zones = ["UTC", "America/New_York", BERLIN, BERLIN]
    data = Shelf().export([plan(str(n), timezone=zone) for n, zone in enumerate(zones)])
    assert re.findall(rb"\r\nTZID:(.+)\r\n", data) == [b"America/New_York", b"Europe/Berlin"]
    assert b"DTSTART:20261127T200000Z\r\nDTEND:20261127T204500Z\r\n" in data


@pytest.mark.parametrize(
    ("start", "minutes"),
    [
        (datetime(2026, 10, 25, 2, 45), 30),
        (datetime(2026, 10, 25, 1, 30), 100),
        (datetime(2026, 10, 24, 23, 30), 300),
    ],
)
def test_times_at_which_the_clocks_change_are_written_in_utc(start: datetime, minutes: int) -> None:
    event = only(Shelf().export([plan(start=start, minutes=minutes)]))
    assert event["DTSTART"].to_ical().endswith(b"Z")
    assert instant(event, "DTSTART") == start.replace(tzinfo=UTC) - timedelta(hours=2)
    assert instant(event, "DTEND") - instant(event, "DTSTART") == timedelta(minutes=minutes)


def test_a_folder_gets_one_calendar_for_each_event_that_takes_place() -> None:
    shelf = Shelf()
    plans = [plan(), plan("away", timezone="America/New_York"), plan("gone")]
    shelf.agenda(plans)
    found = shelf.agenda(plans[:2])
    files = event_files(found)
    assert sorted(files) == ["7d2b.ics", "away.ics"]
    assert [file_name(stone.uid) for stone in found.tombstones] == ["gone.ics"]
    for name, data in files.items():
        assert f"{only(data)['UID']}" == name.replace(".ics", "@ourweek")
        assert data.count(b"BEGIN:VTIMEZONE") == 1
    assert event_files(shelf.agenda(plans[:2])) == files


@pytest.mark.parametrize("uid", ["../../etc/passwd@ourweek", "a b\\c:d@ourweek", ".@ourweek", "\x00@ourweek"])
def test_a_file_name_stays_in_its_folder(uid: str) -> None:
    assert re.fullmatch(r"[\w-]+\.ics", file_name(uid))


def test_a_moved_occurrence_of_a_ritual_is_one_file_at_its_new_time() -> None:
    ritual = plan(rule="FREQ=WEEKLY;COUNT=2", changes=(Change(FRIDAY, FRIDAY + timedelta(hours=1)),))
    files = event_files(Shelf().agenda([ritual]))
    assert sorted(files) == ["7d2b.ics", "random-1.ics"]
    assert b"DTSTART;TZID=Europe/Berlin:20261127T210000\r\n" in files["7d2b.ics"]


def test_stamps_are_whole_seconds_in_utc() -> None:
    odd = datetime(2026, 11, 21, 10, 0, 0, 987654, tzinfo=UTC)
    event = only(Shelf().export([plan(created=odd, modified=odd)]))
    assert {event[name].to_ical() for name in ("CREATED", "DTSTAMP", "LAST-MODIFIED")} == {b"20261121T100000Z"}
    assert odd < NOW
