from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import icalendar
import pytest

from tests.cli.running import Ourweek

NO_TITLES = (
    "Titles are plain, soft or blank, or one for each of quality time, touch and appreciation, "
    "such as plain:soft:plain."
)


@pytest.fixture
def planned(ourweek: Ourweek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ourweek:
    """Last week, this week, next week, and one that waits."""
    monkeypatch.chdir(tmp_path)
    ourweek.own("Soup", "2026-11-20", "20:00")
    ourweek.own("Tea", "fri", "20:00")
    ourweek.own("Cake", "2026-12-01", "20:00")
    ourweek.own("Waiting", "thu", "20:00", "--by", "Alex")
    return ourweek


def titles(data: str | bytes) -> list[str]:
    calendar = icalendar.Calendar.from_ical(data)
    return sorted(str(event["SUMMARY"]) for event in calendar.walk("VEVENT"))


def test_a_calendar_is_written_and_its_news_are_said(planned: Ourweek) -> None:
    ran = planned("export", "week.ics")
    assert (ran.out, ran.err) == ("", "For your calendar: 2 new.\nWrote week.ics.\n")
    assert titles(Path("week.ics").read_bytes()) == ["Cake", "Tea"]
    planned("move", "tea", "fri", "21:00")
    assert planned("export", "week.ics").err == "For your calendar: 1 moved.\nWrote week.ics.\n"
    assert planned("export", "week.ics").err == "For your calendar: nothing new.\nWrote week.ics.\n"


def test_standard_output_holds_the_calendar_and_nothing_else(planned: Ourweek) -> None:
    for words in (("export", "-"), ("export",)):
        ran = planned(*words)
        assert ran.out.startswith("BEGIN:VCALENDAR")
        assert ran.out.rstrip().endswith("END:VCALENDAR")
        assert titles(ran.out) == ["Cake", "Tea"]
        assert ran.err.startswith("For your calendar: ")


def test_the_bytes_on_standard_output_are_those_of_a_file(planned: Ourweek) -> None:
    planned("export", "week.ics")
    ran = subprocess.run(
        [sys.executable, "-m", "planner", "export", "-", "--data", str(planned.data), "--now", planned.now],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        timeout=60,
    )
    assert ran.stdout == Path("week.ics").read_bytes()
    assert b"\r\n" in ran.stdout


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("--all", ["Cake", "Soup", "Tea"]),
        ("--week this", ["Tea"]),
        ("--week next", ["Cake"]),
        ("--week 2026-11-20", ["Soup"]),
        ("--from 2026-11-20 --to 2026-11-27", ["Soup", "Tea"]),
        ("--from 2026-11-28", ["Cake"]),
        ("--to 2026-11-27", ["Soup", "Tea"]),
    ],
)
def test_a_calendar_holds_the_days_that_were_asked_for(planned: Ourweek, words: str, found: list[str]) -> None:
    assert titles(planned("export", "-", *words.split()).out) == found


def test_scripts_are_told_what_was_written(planned: Ourweek) -> None:
    assert planned.json("export", "week.ics") == {
        "path": "week.ics",
        "events": 2,
        "new": 2,
        "moved": 0,
        "changed": 0,
        "cancelled": 0,
    }


def test_a_folder_gets_one_file_for_each_plan(planned: Ourweek) -> None:
    planned("export", "calendar", "--vdir")
    files = list(Path("calendar").glob("*.ics"))
    assert [title for file in files for title in titles(file.read_bytes())] in (["Tea", "Cake"], ["Cake", "Tea"])
    planned("remove", "tea")
    assert planned("export", "calendar", "--vdir").err == "For your calendar: 1 cancelled.\nWrote calendar.\n"
    assert [titles(file.read_bytes()) for file in Path("calendar").glob("*.ics")] == [["Cake"]]


def test_titles_and_reminders_are_as_asked_for(planned: Ourweek) -> None:
    data = planned("export", "-", "--titles", "blank", "--remind", "30", "--week", "this").out
    assert "Tea" not in data
    assert "TRIGGER:-PT30M" in data


def test_a_ritual_is_one_repeating_event_where_that_is_asked_for(planned: Ourweek) -> None:
    planned.own("Thank-yous", "sun", "19:00", "--every", "week")
    data = planned("export", "-", "--rrule").out
    assert titles(data).count("Thank-yous") == 1
    assert "RRULE:FREQ=WEEKLY" in data


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("export - --json", "--json needs a file for the calendar, as 'ourweek export week.ics --json'."),
        ("export --json", "--json needs a file for the calendar, as 'ourweek export week.ics --json'."),
        ("export --vdir", "--vdir needs a folder, as 'ourweek export calendar --vdir'."),
        ("export - --vdir", "--vdir needs a folder, as 'ourweek export calendar --vdir'."),
        ("export - --open", "--open needs a file, as 'ourweek export --open'."),
        ("export calendar --open --vdir", "--open needs a file, as 'ourweek export --open'."),
        ("export - --titles loud", NO_TITLES),
        ("export - --week this --from fri", "--from and --to do not go together with --week or --all."),
        ("export - --from 2026-12-02 --to 2026-12-01", "--from lies after --to; turn them round."),
        ("export - --week this --all", "--all and --week do not go together; 'ourweek export --help' shows how."),
    ],
)
def test_what_does_not_go_together_is_refused_before_anything_is_written(
    planned: Ourweek, words: str, sentence: str
) -> None:
    ran = planned(*words.split(), code=2)
    assert (ran.out, ran.err) == ("", f"ourweek: {sentence}\n")
    assert planned("export", "-").err == "For your calendar: 2 new.\n"


def test_another_file_is_never_written_over(planned: Ourweek) -> None:
    Path("letter.txt").write_text("Dear Sam", encoding="utf-8")
    assert "is not a calendar" in planned("export", "letter.txt", code=1).err
    assert Path("letter.txt").read_text(encoding="utf-8") == "Dear Sam"
    assert "There is no folder" in planned("export", "nowhere/week.ics", code=1).err
    assert "folder of your data" in planned("export", str(planned.data / "week.ics"), code=1).err


def test_what_would_change_is_said_and_nothing_written_on_a_dry_run(planned: Ourweek) -> None:
    for words in (("week.ics",), ("calendar", "--vdir"), ("-",), ()):
        ran = planned("export", *words, "--dry-run")
        assert (ran.out, ran.err) == ("", "For your calendar: 2 new.\nNothing was written.\n")
    assert planned.json("export", "--dry-run")["new"] == 2
    assert not Path("week.ics").exists()
    assert not Path("calendar").exists()


@pytest.mark.parametrize("place", ["{}.ics", "{}/week.ics"])
def test_a_name_that_is_too_long_for_a_file_is_said_in_short(planned: Ourweek, tmp_path: Path, place: str) -> None:
    ran = planned("export", str(tmp_path / place.format("x" * 300)), code=1)
    assert ran.err.splitlines()[-1] == (
        f"ourweek: {'x' * 39}… is too long for the name of a file; choose a shorter one."
    )


def test_the_news_are_said_before_a_file_that_cannot_be_written(planned: Ourweek) -> None:
    ran = planned("export", "nowhere/week.ics", code=1)
    assert ran.err.startswith("For your calendar: 2 new.\nourweek: There is no folder")


def test_each_of_you_has_a_file_of_their_own(planned: Ourweek) -> None:
    planned("settings", "own-titles", "Alex", "blank")
    assert titles(planned("export", "-", "--for", "alex").out) == ["Busy", "Busy"]
    assert titles(planned("export", "-", "--for", "Sam").out) == ["Cake", "Tea"]
    assert "is neither of you" in planned("export", "-", "--for", "Kim", code=1).err


def test_a_calendar_is_opened_with_that_of_the_desktop(planned: Ourweek, opener: Path) -> None:
    ran = planned("export", "--open")
    kept = planned.data / "calendar" / "ourweek.ics"
    assert (ran.out, ran.err) == ("", f"For your calendar: 2 new.\nWrote {kept} and opened it.\n")
    assert opener.read_text().strip() == str(kept)
    assert titles(kept.read_bytes()) == ["Cake", "Tea"]
    assert planned.json("export", "week.ics", "--open")["path"] == "week.ics"
    assert opener.read_text().strip() == str(Path("week.ics").resolve())


def test_a_desktop_without_a_calendar_is_said_with_where_the_file_lies(
    planned: Ourweek, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert f"so import {planned.data / 'calendar' / 'ourweek.ics'} into" in planned("export", "--open", code=1).err
