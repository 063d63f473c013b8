from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from planner.model.busy import Busy
from planner.model.errors import DataProblem, Refused
from tests.planner.calendars import calendar_of, put
from tests.planner.couples import WEEK, Life, at

EVENING = calendar_of("DTSTART;TZID=Europe/Berlin:20261124T200000 DURATION:PT1H", title="A visit to the doctor")


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A calendar with something on Tuesday from eight to nine."""
    return put(tmp_path / "work.ics", EVENING)


def busy(life: Life) -> list[str]:
    """When somebody is busy this week, as `24 20:00-21:00 a`."""
    return [f"{b.start:%d %H:%M}-{b.end:%H:%M} {''.join(b.partners)}" for b in life.window().week(WEEK).busy]


def free_on_tuesday(life: Life) -> list[str]:
    slots = life.planner.week(WEEK).slots
    return [f"{slot.start:%H:%M}-{slot.end:%H:%M}" for slot in slots if slot.start.date() == at("2026-11-24").date()]


def test_a_calendar_is_planned_around_as_long_as_it_is_there(life: Life, work: Path) -> None:
    before = free_on_tuesday(life)
    life.planner.add_busy(work)
    assert busy(life) == ["24 20:00-21:00 ab"]
    assert free_on_tuesday(life) != before
    life.planner.remove_busy("work")
    assert busy(life) == []
    assert free_on_tuesday(life) == before


def test_nothing_is_proposed_where_both_are_busy(life: Life, work: Path) -> None:
    put(work, calendar_of("DTSTART;VALUE=DATE:20261116 DURATION:P30D"))
    life.planner.add_busy(work)
    assert life.planner.fill_week(WEEK) == ()


def test_where_one_is_busy_only_what_can_be_done_apart_is_proposed(life: Life, work: Path) -> None:
    put(work, calendar_of("DTSTART;VALUE=DATE:20261116 DURATION:P30D"))
    life.planner.add_busy(work, life.sam)
    proposals = life.planner.fill_week(WEEK)
    assert proposals
    assert all("apart" in proposal.activity.setting for proposal in proposals)
    assert all(proposal.slot.busy == (life.sam.id,) for proposal in proposals)


def test_no_word_of_a_calendar_is_kept(life: Life, work: Path) -> None:
    life.planner.add_busy(work)
    kept = b"".join(path.read_bytes() for path in life.folder.rglob("*") if path.is_file())
    assert b"doctor" not in kept


def test_a_calendar_that_changed_is_read_again_by_itself(life: Life, work: Path) -> None:
    life.planner.add_busy(work)
    put(work, calendar_of("DTSTART;TZID=Europe/Berlin:20261125T180000 DURATION:PT1H"))
    assert busy(life) == ["25 18:00-19:00 ab"]


def test_a_calendar_that_did_not_change_costs_no_writing(life: Life, work: Path) -> None:
    life.planner.add_busy(work)
    journal = life.folder / "journal.jsonl"
    before = journal.read_bytes()
    assert busy(life)
    assert journal.read_bytes() == before


def test_a_folder_is_read_as_one_calendar(life: Life, tmp_path: Path) -> None:
    folder = tmp_path / "phone"
    folder.mkdir()
    put(folder / "one.ics", EVENING)
    life.planner.add_busy(folder)
    put(folder / "two.ics", calendar_of("DTSTART:20261125T170000Z DURATION:PT1H"))
    assert busy(life) == ["24 20:00-21:00 ab", "25 18:00-19:00 ab"]
    (folder / "one.ics").unlink()
    assert busy(life) == ["25 18:00-19:00 ab"]


def test_a_calendar_that_went_away_keeps_its_times_and_says_so(life: Life, work: Path) -> None:
    life.planner.add_busy(work)
    work.unlink()
    assert busy(life) == ["24 20:00-21:00 ab"]
    (standing,) = life.planner.busy_calendars()
    assert "There is no calendar at" in standing.reading.said
    put(work, EVENING)
    (standing,) = life.planner.busy_calendars()
    assert standing.reading.said == ""


def test_what_is_known_reaches_a_year_ahead_and_goes_on_as_time_does(life: Life, work: Path) -> None:
    put(work, calendar_of("DTSTART;TZID=Europe/Berlin:20261124T200000 DURATION:PT1H RRULE:FREQ=WEEKLY"))
    life.planner.add_busy(work)
    week = WEEK.shift(80)
    assert life.planner.week(week).busy == ()
    life.clock.wall += timedelta(weeks=78)
    assert [b.start.weekday() for b in life.planner.week(week).busy] == [1]
    months = [month.month for month in life.planner.home.busy_months()]
    assert min(months) >= "2028-05"


def test_adding_and_removing_can_be_taken_back_even_after_a_calendar_changed(life: Life, work: Path) -> None:
    life.planner.add_busy(work, life.alex)
    put(work, calendar_of("DTSTART;TZID=Europe/Berlin:20261125T180000 DURATION:PT1H"))
    assert busy(life) == ["25 18:00-19:00 a"]
    life.planner.remove_busy("work")
    assert life.planner.undo() == "work was taken away"
    assert busy(life) == ["25 18:00-19:00 a"]
    assert life.planner.undo() == "work was added to plan around"
    assert busy(life) == []
    assert not life.planner.home.busy_months()
    assert not life.planner.home.busy_readings()


def test_two_calendars_of_one_name_are_told_apart_and_one_is_not_added_twice(life: Life, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        life.planner.add_busy(put(tmp_path / folder / "work.ics", EVENING))
    assert [standing.calendar.name for standing in life.planner.busy_calendars()] == ["work", "work 2"]
    with pytest.raises(Refused, match="already, as work"):
        life.planner.add_busy(tmp_path / "a" / "work.ics")
    with pytest.raises(Refused, match="There is no calendar"):
        life.planner.remove_busy("play")
    with pytest.raises(Refused, match=r"'wo' could be 2 calendars \(work, work 2\); say more of the name"):
        life.planner.remove_busy("wo")


def test_a_calendar_of_which_no_event_can_be_read_is_not_said_to_be_none(life: Life, tmp_path: Path) -> None:
    path = put(tmp_path / "far.ics", calendar_of("DTSTART:99991231T200000"))
    with pytest.raises(Refused, match=r"Nothing in .*far\.ics can be read as a calendar;"):
        life.planner.add_busy(path)


@pytest.mark.parametrize("kind", ["missing", "pipe", "loop", "empty", "picture", "big"])
def test_what_is_no_calendar_is_refused_in_one_sentence_and_changes_nothing(
    life: Life, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "odd.ics"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "loop":
        path.symlink_to(path)
    elif kind == "big":
        with path.open("wb") as file:
            file.truncate(100_000_000)
    elif kind != "missing":
        path.write_bytes(b"" if kind == "empty" else b"\x89PNG\r\n")
    with pytest.raises(Refused, match="calendar"):
        life.planner.add_busy(path)
    assert life.planner.busy_calendars() == ()


def test_a_pipe_or_a_broken_link_in_a_folder_is_passed_over_and_said(life: Life, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ics")
    (tmp_path / "loop.ics").symlink_to(tmp_path / "loop.ics")
    put(tmp_path / "work.ics", EVENING)
    assert "2 of its files can't be read" in life.planner.add_busy(tmp_path).reading.said
    assert busy(life) == ["24 20:00-21:00 ab"]


def test_a_week_is_shown_with_fresh_times_where_nothing_can_be_written(
    life: Life, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    life.planner.add_busy(work)
    put(work, calendar_of("DTSTART;TZID=Europe/Berlin:20261125T180000 DURATION:PT1H"))

    def full(*_: object, **__: object) -> None:
        raise DataProblem("The disk is full.")

    monkeypatch.setattr(life.planner.home, "act", full)
    morning = Busy(datetime(2026, 11, 25, 18), datetime(2026, 11, 25, 19), ("a", "b"))
    assert life.planner.week(WEEK).busy == (morning,)
    assert life.planner.week(WEEK).busy == (morning,)
