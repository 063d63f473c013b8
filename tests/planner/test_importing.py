from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.model.calendar_change import CalendarChanges
from planner.model.checkin import Became
from planner.model.errors import Refused
from tests.planner.calendars import calendar_of, put
from tests.planner.couples import WEEK, Life, at

Edit = Callable[[str], str]


@pytest.fixture
def file(life: Life, tmp_path: Path) -> Path:
    """Tea on Friday, a walk on Saturday, and a song every Thursday, exported into one file."""
    life.own("Tea", "2026-11-27 20:00", minutes=60)
    life.own("Walk", "2026-11-28 10:00", minutes=60)
    life.own("Song", "2026-11-26 19:00", minutes=30, every="week")
    return exported(life, tmp_path / "plans.ics")


def exported(life: Life, path: Path, **how: bool) -> Path:
    folder = how.pop("folder", False)
    life.planner.publish(life.planner.export(**how), path, one_file_each=folder)  # type: ignore[arg-type]
    return path


def edit(path: Path, title: str, change: Edit, where: str = "") -> None:
    """Change the events of a title, as a calendar program would."""

    def changed(found: re.Match[str]) -> str:
        event = found[0]
        return change(event) if f"SUMMARY:{title}" in event and where in event else event

    text = path.read_bytes().decode()
    put(path, re.sub(r"BEGIN:VEVENT.*?END:VEVENT\r\n", changed, text, flags=re.DOTALL).encode())


def to(old: str, new: str) -> Edit:
    """Put another text in the place of one that is there."""

    def change(event: str) -> str:
        assert old in event
        return event.replace(old, new)

    return change


def later(event: str) -> str:
    """Saturday at seven in place of Friday at eight."""
    return event.replace("20261127T200000", "20261128T190000").replace("20261127T210000", "20261128T200000")


def gone(event: str) -> str:
    return ""


def said(found: CalendarChanges) -> list[str]:
    return [change.text for change in found.changes]


def test_a_file_that_did_not_change_changes_nothing(life: Life, file: Path) -> None:
    assert life.planner.read_changes(file) == CalendarChanges()
    with pytest.raises(Refused, match="nothing to take back"):
        life.planner.take_back(CalendarChanges())


def test_what_there_was_is_kept_before_a_calendar_changes_it(life: Life, file: Path) -> None:
    edit(file, "Tea", later)
    life.planner.take_back(life.planner.read_changes(file))
    kept = life.planner.backups()[-1]
    assert kept.kind == "before-import"
    life.planner.restore(kept)
    assert life.starts() == ["26 19:00 Song", "27 20:00 Tea", "28 10:00 Walk"]


def test_the_only_plan_of_a_calendar_may_be_deleted_there(life: Life, tmp_path: Path) -> None:
    life.own("Tea", "2026-11-27 20:00", minutes=60)
    alone = exported(life, tmp_path / "alone.ics")
    edit(alone, "Tea", gone)
    assert said(life.planner.read_changes(alone)) == ["Tea on Fri 27 Nov 20:00 was deleted."]


def test_a_plan_moved_in_the_calendar_moves_here_and_back_again_with_undo(life: Life, file: Path) -> None:
    edit(file, "Tea", later)
    found = life.planner.read_changes(file)
    assert said(found) == ["Tea moves from Fri 27 Nov 20:00 to Sat 28 Nov 19:00."]
    before = life.everything()
    life.planner.take_back(found)
    assert life.starts() == ["26 19:00 Song", "28 10:00 Walk", "28 19:00 Tea"]
    assert life.planner.read_changes(file) == CalendarChanges()
    life.planner.undo()
    assert life.everything() == before
    assert said(life.planner.read_changes(file)) == said(found)


def test_reading_alone_changes_nothing(life: Life, file: Path) -> None:
    edit(file, "Tea", later)
    before = life.everything(), life.planner.home.calendar_entries()
    life.planner.read_changes(file)
    assert (life.everything(), life.planner.home.calendar_entries()) == before


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("DTEND;TZID=Europe/Berlin:20261127T210000", "DURATION:PT90M", "Tea takes 90 minutes instead of 60."),
        ("SUMMARY:Tea", "SUMMARY:Tea\\, then cake", "Tea is called Tea, then cake."),
        ("STATUS:CONFIRMED", "STATUS:CANCELLED", "Tea on Fri 27 Nov 20:00 was deleted."),
    ],
)
def test_a_longer_renamed_or_cancelled_plan_is_so_here_too(
    life: Life, file: Path, old: str, new: str, sentence: str
) -> None:
    edit(file, "Tea", to(old, new))
    found = life.planner.read_changes(file)
    assert said(found) == [sentence]
    life.planner.take_back(found)
    assert life.planner.read_changes(file) == CalendarChanges()


def test_the_same_moment_in_another_zone_is_no_change(life: Life, file: Path) -> None:
    edit(file, "Tea", to("DTSTART;TZID=Europe/Berlin:20261127T200000", "DTSTART:20261127T190000Z"))
    assert life.planner.read_changes(file) == CalendarChanges()


def test_a_title_is_only_taken_from_a_calendar_that_was_told_it(life: Life, file: Path) -> None:
    life.planner.publish(life.planner.export(titles="soft"), file)
    put(file, file.read_bytes().replace(b"SUMMARY:Time together", b"SUMMARY:Something"))
    assert life.planner.read_changes(file).changes == ()


def test_what_is_deleted_from_a_file_that_held_it_is_taken_off(life: Life, file: Path) -> None:
    edit(file, "Walk", gone)
    found = life.planner.read_changes(file)
    assert said(found) == ["Walk on Sat 28 Nov 10:00 was deleted."]
    life.planner.take_back(found)
    assert life.starts() == ["26 19:00 Song", "27 20:00 Tea"]


def test_what_a_file_never_held_is_not_deleted_by_missing_there(life: Life, file: Path, tmp_path: Path) -> None:
    week = life.planner.export(WEEK.start, WEEK.end)
    life.planner.publish(week, tmp_path / "week.ics")
    later_on = life.planner.export(WEEK.shift(1).start, WEEK.shift(1).end)
    life.planner.publish(later_on, tmp_path / "week.ics")
    for copy in (tmp_path / "week.ics", put(tmp_path / "copy.ics", (tmp_path / "week.ics").read_bytes())):
        assert life.planner.read_changes(copy).changes == ()


def test_what_has_begun_is_not_deleted_by_a_calendar_that_forgets_the_past(life: Life, file: Path) -> None:
    edit(file, "Walk", gone)
    life.clock.wall = at("2026-11-28 10:30")
    assert life.planner.read_changes(file).changes == ()


def test_a_calendar_that_is_suddenly_empty_is_refused(life: Life, file: Path) -> None:
    put(file, calendar_of())
    with pytest.raises(Refused, match="none of your"):
        life.planner.read_changes(file)


def test_a_file_that_ends_too_early_deletes_nothing(life: Life, file: Path) -> None:
    put(file, file.read_bytes()[:-400])
    assert life.planner.read_changes(file).changes == ()


def test_a_file_deleted_from_a_folder_takes_its_plan_off(life: Life, file: Path, tmp_path: Path) -> None:
    folder = exported(life, tmp_path / "vdir", folder=True)
    tea = next(path for path in folder.glob("*.ics") if b"SUMMARY:Tea" in path.read_bytes())
    tea.unlink()
    assert said(life.planner.read_changes(folder)) == ["Tea on Fri 27 Nov 20:00 was deleted."]
    put(folder / "broken.ics", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n")
    found = life.planner.read_changes(folder)
    assert found.changes == ()
    assert "nothing counts as deleted" in found.left[0]
    for path in folder.glob("*.ics"):
        path.unlink()
    with pytest.raises(Refused, match="none of your"):
        life.planner.read_changes(folder)


def test_what_was_moved_on_both_sides_is_shown_and_left_to_them(life: Life, file: Path) -> None:
    edit(file, "Tea", later)
    life.planner.move(life.planner.find("Tea"), at("2026-11-27 21:30"))
    found = life.planner.read_changes(file)
    assert found.changes == ()
    assert found.conflicts == (
        "Tea was changed on both sides: here it is Fri 27 Nov 21:30, 60 min, in the calendar Sat 28 Nov 19:00, 60 min.",
    )


def test_what_was_moved_here_and_deleted_there_is_left_to_them(life: Life, file: Path) -> None:
    edit(file, "Tea", gone)
    life.planner.move(life.planner.find("Tea"), at("2026-11-27 21:30"))
    assert life.planner.read_changes(file).conflicts == ("Tea was changed here and deleted in the calendar.",)


def test_what_was_moved_here_alone_stays_as_it_is_here(life: Life, file: Path) -> None:
    life.planner.move(life.planner.find("Tea"), at("2026-11-27 21:30"))
    assert life.planner.read_changes(file) == CalendarChanges()


def test_a_file_older_than_the_last_export_moves_nothing_back(life: Life, file: Path, tmp_path: Path) -> None:
    old = put(tmp_path / "old.ics", file.read_bytes())
    life.planner.move(life.planner.find("Tea"), at("2026-11-27 21:30"))
    exported(life, file)
    found = life.planner.read_changes(old)
    assert found.changes == ()
    assert "older than your last export" in found.left[0]


def test_other_peoples_events_are_counted_and_never_taken(life: Life, file: Path) -> None:
    text = file.read_bytes().decode()
    other = "BEGIN:VEVENT\r\nUID:theirs\r\nDTSTART:20261127T190000Z\r\nSUMMARY:Party\r\nEND:VEVENT\r\nEND:VCALENDAR"
    put(file, text.replace("END:VCALENDAR", other).encode())
    before = life.everything()
    found = life.planner.read_changes(file)
    assert found == CalendarChanges(others=1)
    assert life.everything() == before


def test_what_is_done_stays_in_the_journal_and_what_became_a_whole_day_waits_for_a_time(life: Life, file: Path) -> None:
    life.planner.mark(life.planner.find("Tea"), Became.DONE)
    edit(file, "Tea", later)
    edit(file, "Walk", to("DTSTART;TZID=Europe/Berlin:20261128T100000", "DTSTART;VALUE=DATE:20261128"))
    found = life.planner.read_changes(file)
    assert found.changes == ()
    assert len(found.left) == 2
    assert "journal" in found.left[0] + found.left[1]
    assert "whole day" in found.left[0] + found.left[1]


def test_one_time_of_a_ritual_moves_or_goes_alone(life: Life, file: Path) -> None:
    edit(file, "Song", to("T190000", "T183000"), where="20261203T19")
    edit(file, "Song", gone, where="20261210T19")
    found = life.planner.read_changes(file)
    assert said(found) == [
        "Song moves from Thu 3 Dec 19:00 to Thu 3 Dec 18:30 and takes 60 minutes instead of 30.",
        "Song on Thu 10 Dec 19:00 was deleted.",
    ]
    life.planner.take_back(found)
    assert life.starts(WEEK.shift(1), WEEK.shift(2), WEEK.shift(3)) == ["03 18:30 Song", "17 19:00 Song"]


def test_a_ritual_told_as_one_event_takes_back_its_single_times(life: Life, file: Path) -> None:
    exported(life, file, as_rules=True)

    def changed(event: str) -> str:
        override = event.replace("T190000", "T180000").replace("T193000", "T183000").replace("20261126", "20261203")
        stamp = "RECURRENCE-ID;TZID=Europe/Berlin:20261203T190000\r\n"
        override = re.sub(r"RRULE:.*\r\n", stamp, override)
        left_out = "EXDATE;TZID=Europe/Berlin:20261210T190000\r\nRRULE"
        return event.replace("RRULE", left_out) + override

    edit(file, "Song", changed)
    found = life.planner.read_changes(file)
    assert said(found) == [
        "Song moves from Thu 3 Dec 19:00 to Thu 3 Dec 18:00.",
        "Song on Thu 10 Dec 19:00 was deleted.",
    ]
    life.planner.take_back(found)
    assert life.starts(WEEK.shift(1), WEEK.shift(2), WEEK.shift(3)) == ["03 18:00 Song", "17 19:00 Song"]
    assert life.planner.read_changes(file) == CalendarChanges()
    exported(life, file, as_rules=True)
    assert life.planner.read_changes(file) == CalendarChanges()


def test_a_ritual_changed_as_a_whole_is_left_to_them(life: Life, file: Path) -> None:
    exported(life, file, as_rules=True)
    edit(file, "Song", to("20261126T190000", "20261126T180000"))
    found = life.planner.read_changes(file)
    assert found.changes == ()
    assert "as a whole" in found.left[0]


def test_what_was_changed_since_it_was_shown_is_not_taken_back(life: Life, file: Path) -> None:
    edit(file, "Tea", later)
    edit(file, "Walk", gone)
    found = life.planner.read_changes(file)
    life.window().move(life.planner.find("Walk"), at("2026-11-28 11:00"))
    before = life.everything()
    with pytest.raises(Refused, match="Walk was changed meanwhile"):
        life.planner.take_back(found)
    assert life.everything() == before


def test_after_taking_back_the_next_export_says_the_same_and_nothing_is_told_twice(life: Life, file: Path) -> None:
    edit(file, "Tea", later)
    life.planner.take_back(life.planner.read_changes(file))
    exported(life, file)
    assert life.planner.read_changes(file) == CalendarChanges()
    assert life.planner.export().agenda.news == "nothing new"


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"BEGIN:VCALENDAR"])
def test_what_is_no_calendar_is_refused(life: Life, tmp_path: Path, data: bytes) -> None:
    path = put(tmp_path / "odd.ics", data)
    with pytest.raises(Refused, match=r"Nothing in .*odd\.ics can be read as a calendar;"):
        life.planner.read_changes(path)


def test_what_did_not_happen_may_happen_at_the_time_that_the_calendar_gives_it(life: Life, file: Path) -> None:
    life.planner.mark(life.planner.find("tea"), Became.SKIPPED)
    edit(file, "Tea", later)
    life.planner.take_back(life.planner.read_changes(file))
    (tea,) = (s for s in life.planner.week(WEEK).standings if s.occurrence.plan.title == "Tea")
    assert (tea.occurrence.start, tea.check_in) == (at("2026-11-28 19:00"), None)


def test_a_length_that_no_plan_can_have_is_left_to_them(life: Life, file: Path) -> None:
    edit(file, "Tea", to("DTEND;TZID=Europe/Berlin:20261127T210000", "DURATION:PT25H"))
    found = life.planner.read_changes(file)
    assert said(found) == []
    assert found.left == ("Tea has a length that no plan can have; it takes a minute to a day.",)


@pytest.mark.parametrize("year", ["2200", "9997"])
def test_a_day_that_nobody_lives_to_see_is_left_to_them(life: Life, file: Path, year: str) -> None:
    edit(file, "Tea", to("Berlin:20261127", f"Berlin:{year}1127"))
    found = life.planner.read_changes(file)
    assert said(found) == []
    assert found.left == ("Tea is too far away in the calendar; give it a day before 2200 there.",)


def without(name: str) -> Edit:
    """Leave out a line."""
    return lambda event: re.sub(rf"{name}:.*\r\n", "", event)


@pytest.mark.parametrize("left_out", ["SEQUENCE", "SEQUENCE|LAST-MODIFIED"])
def test_a_calendar_that_does_not_count_changes_is_taken_back_after_any_export(
    life: Life, file: Path, left_out: str
) -> None:
    life.planner.move(life.planner.find("Tea"), at("2026-11-27 19:00"))
    exported(life, file)
    edit(file, "Tea", lambda event: without(f"({left_out})")(event).replace("T190000", "T180000"))
    assert "moves from Fri 27 Nov 19:00 to Fri 27 Nov 18:00" in said(life.planner.read_changes(file))[0]


def test_a_date_of_change_that_cannot_be_read_is_none(life: Life, file: Path) -> None:
    edit(file, "Tea", lambda event: later(re.sub("LAST-MODIFIED:.*", "LAST-MODIFIED:yesterday\r", event)))
    assert said(life.planner.read_changes(file)) == ["Tea moves from Fri 27 Nov 20:00 to Sat 28 Nov 19:00."]


@pytest.mark.parametrize("newest_first", [True, False])
def test_of_an_event_that_is_there_twice_the_one_changed_last_counts(
    life: Life, file: Path, newest_first: bool
) -> None:
    def twice(event: str) -> str:
        newer = later(event).replace("LAST-MODIFIED:2026", "LAST-MODIFIED:2027")
        return newer + event if newest_first else event + newer

    edit(file, "Tea", twice)
    assert said(life.planner.read_changes(file)) == ["Tea moves from Fri 27 Nov 20:00 to Sat 28 Nov 19:00."]


def test_what_repeats_in_the_calendar_alone_is_said(life: Life, file: Path) -> None:
    edit(file, "Tea", to("UID:", "RRULE:FREQ=WEEKLY\r\nUID:"))
    found = life.planner.read_changes(file)
    assert found.changes == ()
    assert found.left == ("Tea on Fri 27 Nov 20:00 repeats in the calendar now; here it stays as it is.",)


@pytest.mark.parametrize(
    "rule", ["FREQ=WEEKLY;BYDAY=TH", "FREQ=WEEKLY;WKST=SU;INTERVAL=1;BYDAY=TH", "FREQ=DAILY;INTERVAL=7", "FREQ=WEEKLY;"]
)
def test_the_same_rhythm_in_other_words_is_the_same_ritual(life: Life, file: Path, rule: str) -> None:
    exported(life, file, as_rules=True)
    edit(file, "Song", to("RRULE:FREQ=WEEKLY", f"EXDATE;TZID=Europe/Berlin:20261203T190000\r\nRRULE:{rule}"))
    assert said(life.planner.read_changes(file)) == ["Song on Thu 3 Dec 19:00 was deleted."]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("RRULE:FREQ=WEEKLY", "RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20270101T000000Z"),
        ("RRULE:FREQ=WEEKLY", "RRULE:FREQ=WEEKLY;BYDAY=TH,FR"),
        ("RRULE:FREQ=WEEKLY", "RRULE:FREQ=HOURLY"),
        ("RRULE:FREQ=WEEKLY", "RRULE:WEEKLY"),
    ],
)
def test_another_rhythm_is_a_change_of_the_whole(life: Life, file: Path, old: str, new: str) -> None:
    exported(life, file, as_rules=True)
    edit(file, "Song", to(old, new))
    found = life.planner.read_changes(file)
    assert found.changes == ()
    assert "Song was changed as a whole" in found.left[0]


def test_a_ritual_that_repeats_no_more_in_the_calendar_is_changed_as_a_whole(life: Life, tmp_path: Path) -> None:
    life.ritual("Song")
    path = exported(life, tmp_path / "rules.ics", as_rules=True)
    edit(path, "Song", without("RRULE"))
    assert "Song was changed as a whole" in life.planner.read_changes(path).left[0]


def test_what_moves_all_later_times_is_a_change_of_the_whole(life: Life, file: Path) -> None:
    exported(life, file, as_rules=True)

    def split(event: str) -> str:
        stamp = "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261203T190000\r\n"
        return event + re.sub(r"RRULE:.*\r\n", stamp, event.replace("20261126", "20261203").replace("T190", "T180"))

    edit(file, "Song", split)
    found = life.planner.read_changes(file)
    assert found.changes == ()
    assert "Song was changed as a whole" in found.left[0]


def test_a_time_of_a_ritual_may_be_left_out_by_its_day(life: Life, file: Path) -> None:
    exported(life, file, as_rules=True)
    edit(file, "Song", to("RRULE", "EXDATE;VALUE=DATE:20261203\r\nRRULE"))
    assert said(life.planner.read_changes(file)) == ["Song on Thu 3 Dec 19:00 was deleted."]


def test_years_of_other_events_do_not_hide_what_was_moved(life: Life, file: Path) -> None:
    edit(file, "Tea", later)
    old = "BEGIN:VEVENT\r\nUID:theirs\r\nDTSTART:20161127T190000Z\r\nSUMMARY:Party\r\nEND:VEVENT\r\n"
    head, first, rest = file.read_bytes().decode().partition("BEGIN:VEVENT\r\n")
    put(file, (head + old * 10_000 + first + rest).encode())
    found = life.planner.read_changes(file)
    assert said(found) == ["Tea moves from Fri 27 Nov 20:00 to Sat 28 Nov 19:00."]
    assert found.left == ()
