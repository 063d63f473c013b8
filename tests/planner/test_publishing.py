from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from planner.model.errors import Refused
from tests.planner.couples import Life


def test_a_calendar_is_put_where_it_was_asked_for(life: Life, tmp_path: Path) -> None:
    life.own()
    export = life.planner.export()
    life.planner.publish(export, tmp_path / "week.ics")
    assert (tmp_path / "week.ics").read_bytes() == export.data


def test_a_folder_holds_one_file_for_each_event_and_none_for_what_is_gone(life: Life, tmp_path: Path) -> None:
    soup = life.own()
    life.own("Walk", "2026-11-28 20:00")
    folder = tmp_path / "calendar"
    life.planner.publish(life.planner.export(), folder, one_file_each=True)
    assert len(list(folder.glob("*.ics"))) == 2
    life.planner.remove(soup)
    life.planner.publish(life.planner.export(), folder, one_file_each=True)
    (left,) = folder.glob("*.ics")
    assert b"Walk" in left.read_bytes()


@pytest.mark.parametrize("linked", [True, False])
def test_what_is_no_calendar_of_ours_stays_where_an_event_is_gone(life: Life, tmp_path: Path, linked: bool) -> None:
    soup, folder, own = life.own(), tmp_path / "calendar", tmp_path / "own.ics"
    life.planner.publish(life.planner.export(), folder, one_file_each=True)
    (file,) = folder.glob("*.ics")
    file.unlink()
    own.write_text("BEGIN:VCALENDAR" if linked else "Soup for six")
    if linked:
        file.symlink_to(own)
    else:
        own.rename(file)
    life.planner.remove(soup)
    life.planner.publish(life.planner.export(), folder, one_file_each=True)
    assert file.is_symlink() is linked
    assert file.is_file()


def test_a_calendar_does_not_go_into_the_folder_of_the_data(life: Life) -> None:
    life.own()
    for path in (life.folder, life.folder / "week.ics", life.folder / ".." / life.folder.name / "deep" / "week.ics"):
        with pytest.raises(Refused, match="can't go into the folder of your data"):
            life.planner.publish(life.planner.export(), path)
    assert life.planner.home.calendar_entries() == ()


def folder_of(life: Life, folder: Path, **asked: Any) -> list[str]:
    """Export into a folder; the names of its calendar files."""
    life.planner.publish(life.planner.export(**asked), folder, one_file_each=True)
    return sorted(path.name for path in folder.glob("*.ics"))


def test_a_folder_says_what_it_is_called_and_its_colour_and_keeps_what_somebody_changed(
    life: Life, tmp_path: Path
) -> None:
    life.own()
    folder_of(life, tmp_path)
    name, color = tmp_path / "displayname", tmp_path / "color"
    assert (name.read_text(), color.read_text()) == ("Ourweek\n", "#4682b4\n")
    folder_of(life, tmp_path, titles="blank")
    assert name.read_text() == "Plans\n"
    for file in (name, color):
        file.write_text("red")
    folder_of(life, tmp_path)
    assert (name.read_text(), color.read_text()) == ("red", "red")


def test_other_files_in_a_folder_are_never_touched(life: Life, tmp_path: Path) -> None:
    others = {"letter.txt": b"Dear Sam", "theirs.ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", ".hidden": b"x"}
    for name, data in others.items():
        (tmp_path / name).write_bytes(data)
    soup = life.own()
    folder_of(life, tmp_path)
    life.planner.remove(soup)
    assert folder_of(life, tmp_path) == ["theirs.ics"]
    assert {name: (tmp_path / name).read_bytes() for name in others} == others


def test_what_did_not_change_keeps_its_file_as_it_is(life: Life, tmp_path: Path) -> None:
    life.own()
    (name,) = folder_of(life, tmp_path)
    before = (tmp_path / name).stat()
    life.own("Walk", "2026-11-28 20:00")
    assert len(folder_of(life, tmp_path)) == 2
    after = (tmp_path / name).stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_removed_plan_leaves_the_folder_whatever_titles_it_had_there_and_however_long_ago(
    life: Life, tmp_path: Path
) -> None:
    soup = life.own()
    folder_of(life, tmp_path, titles="soft")
    life.planner.remove(soup)
    life.clock.wall += timedelta(days=100)
    assert folder_of(life, tmp_path) == []


def test_a_range_leaves_the_other_weeks_of_a_folder_alone(life: Life, tmp_path: Path) -> None:
    life.own()
    walk = life.own("Walk", "2026-12-04 20:00")
    assert len(folder_of(life, tmp_path)) == 2
    this = {"begin": date(2026, 11, 23), "end": date(2026, 11, 29)}
    life.planner.remove(walk)
    assert len(folder_of(life, tmp_path, **this)) == 2
    assert len(folder_of(life, tmp_path)) == 1


def test_a_folder_holds_a_ritual_in_one_way_or_the_other_and_never_in_both(life: Life, tmp_path: Path) -> None:
    life.ritual(every="FREQ=WEEKLY;COUNT=3")
    singles = folder_of(life, tmp_path)
    assert len(singles) == 3
    assert len(folder_of(life, tmp_path, as_rules=True)) == 1
    assert folder_of(life, tmp_path) == singles
    assert not [name for name in singles if b"RRULE:FREQ=WEEKLY" in (tmp_path / name).read_bytes()]
    life.clock.wall += timedelta(days=8)
    folder_of(life, tmp_path, as_rules=True)
    left = folder_of(life, tmp_path, begin=life.clock.wall.date())
    assert not [name for name in left if b"RRULE:FREQ=WEEKLY" in (tmp_path / name).read_bytes()]


def test_a_calendar_is_handed_to_the_desktop_from_the_same_private_place_each_time(life: Life, opener: Path) -> None:
    life.own()
    path = life.planner.hand_over(life.planner.export())
    assert opener.read_text().strip() == str(path)
    assert path == life.folder / "calendar" / "ourweek.ics"
    assert path.stat().st_mode & 0o777 == 0o600
    assert life.planner.export().agenda.news == "nothing new"
    assert life.planner.hand_over(life.planner.export()) == path
    assert life.planner.hand_over(life.planner.export(titles="blank")).name == "plans.ics"


def test_a_desktop_that_opens_nothing_is_said_and_the_file_is_there(
    life: Life, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    life.own()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match="Nothing here opens calendar files; the file is written, so import"):
        life.planner.hand_over(life.planner.export(), tmp_path / "week.ics")
    assert (tmp_path / "week.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
