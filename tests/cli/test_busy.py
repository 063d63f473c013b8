from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Ourweek
from tests.planner.calendars import calendar_of, put

TUESDAY = calendar_of("DTSTART;TZID=Europe/Berlin:20261124T200000 DURATION:PT1H", title="A visit to the doctor")


@pytest.fixture
def work(tmp_path: Path) -> str:
    return str(put(tmp_path / "work.ics", TUESDAY))


def test_a_calendar_is_added_listed_read_again_and_removed(ourweek: Ourweek, work: str) -> None:
    added = ourweek.json("busy", "add", work, "--for", "sam")["calendar"]
    assert added == {
        "name": "work",
        "path": work,
        "for": "Sam",
        "times": 1,
        "from": "2026-11-16",
        "to": "2027-11-24",
        "note": "",
    }
    assert ourweek.json("busy", "list") == ourweek.json("busy", "refresh") == {"calendars": [added]}
    assert ourweek.json("busy", "remove", "wor")["calendar"]["name"] == "work"
    assert ourweek.json("busy", "list") == {"calendars": []}


def test_a_week_shows_when_somebody_is_busy_and_never_why(ourweek: Ourweek, work: str) -> None:
    ourweek("settings", "free", "tue 20:00-22:00")
    ourweek("busy", "add", work, "--for", "Alex")
    week = ourweek.json("week")
    assert week["busy"] == [{"start": "2026-11-24T20:00:00", "end": "2026-11-24T21:00:00", "for": "Alex"}]
    assert week["slots"] == [{"start": "2026-11-24T21:00:00", "minutes": 60}]
    shown = ourweek("week").out
    assert "Busy     Tue 20:00-21:00 (Alex)" in shown
    assert "doctor" not in shown


def test_a_calendar_of_both_is_for_nobody_alone(ourweek: Ourweek, work: str) -> None:
    ourweek("busy", "add", work)
    assert ourweek.json("week")["busy"][0]["for"] is None
    assert "Busy     Tue 20:00-21:00\n" in ourweek("week").out


def test_whole_days_and_nights_are_said_as_such(ourweek: Ourweek, tmp_path: Path) -> None:
    data = calendar_of(
        "DTSTART;VALUE=DATE:20261125",
        "DTSTART;VALUE=DATE:20261127 DURATION:P2D",
        "DTSTART:20261123T220000 DURATION:PT8H",
    )
    ourweek("busy", "add", str(put(tmp_path / "trips.ics", data)))
    assert "Busy     Mon 22:00-Tue 06:00, Wed all day, Fri to Sat, all day" in ourweek("week").out


def test_what_could_not_be_read_is_said_beside_the_answer(ourweek: Ourweek, tmp_path: Path) -> None:
    data = calendar_of("DTSTART:20269924T200000 DURATION:PT1H", "DTSTART:20261124T200000 DURATION:PT1H")
    path = put(tmp_path / "odd.ics", data)
    assert "a time that can't be read" in ourweek("busy", "add", str(path)).err
    assert "odd: Not all of it" in ourweek("busy", "list").err


def test_what_is_no_calendar_is_refused_with_a_hint(ourweek: Ourweek, tmp_path: Path) -> None:
    ran = ourweek("busy", "add", str(tmp_path / "missing.ics"), code=1)
    assert ran.err.startswith("ourweek: There is no calendar at")
    assert ourweek("busy", "remove", "x", code=1).err.startswith("ourweek: There is no calendar 'x'")
