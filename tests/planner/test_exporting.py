from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.model.activity import Kind
from planner.model.checkin import Became
from planner.model.errors import Refused
from planner.planner.exporting import Export
from tests.planner.couples import Life, at


def text(export: Export) -> str:
    """A calendar with its folded lines joined."""
    return export.data.decode().replace("\r\n ", "")


def values(export: Export, name: str) -> list[str]:
    """All values of a property of the events."""
    events = text(export).split("BEGIN:VEVENT")[1:]
    return [found[1] for event in events if (found := re.search(rf"^{name}[^:\r\n]*:(.*?)\r?$", event, re.MULTILINE))]


def published(life: Life) -> Export:
    """An export that calendars were told of."""
    export = life.window().export()
    life.window().publish(export)
    return export


def test_only_what_both_agreed_to_is_exported(life: Life) -> None:
    life.own("Soup")
    life.planner.add("Walk", at("2026-11-28 20:00"), by=life.alex)
    assert values(published(life), "SUMMARY") == ["Soup"]
    life.planner.agree(life.planner.find("walk"), life.sam)
    assert values(published(life), "SUMMARY") == ["Soup", "Walk"]


def test_exported_again_it_is_the_same_to_the_byte(life: Life) -> None:
    life.own()
    life.ritual()
    first = published(life)
    life.clock.wall += timedelta(days=1)
    assert life.window().export().agenda.news == "nothing new"
    life.clock.wall -= timedelta(days=1)
    assert published(life).data == first.data


def test_what_was_moved_is_one_event_with_a_higher_sequence(life: Life) -> None:
    soup = life.own()
    first = published(life)
    life.planner.move(soup, at("2026-11-28 19:00"))
    second = published(life)
    assert values(first, "UID") == values(second, "UID")
    (old,), (new,) = values(first, "SEQUENCE"), values(second, "SEQUENCE")
    assert int(new) > int(old)
    assert second.agenda.news == "1 moved"


@pytest.mark.parametrize("way", ["removed", "didn't happen", "moved and removed"])
def test_what_no_longer_takes_place_is_cancelled(life: Life, way: str) -> None:
    soup = life.own()
    published(life)
    if way.startswith("moved"):
        soup = life.planner.move(soup, at("2026-11-28 19:00")).standing
    if way == "didn't happen":
        life.planner.mark(soup, Became.SKIPPED)
    else:
        life.planner.remove(soup)
    assert values(published(life), "STATUS") == ["CANCELLED"]


def test_one_of_a_ritual_is_cancelled_and_the_others_stay(life: Life) -> None:
    life.ritual()
    published(life)
    life.planner.remove(life.planner.find("tea@2026-12-01"))
    export = published(life)
    assert export.agenda.news == "1 cancelled"
    assert values(export, "STATUS").count("CANCELLED") == 1


def test_what_was_taken_back_is_told_again(life: Life) -> None:
    soup = life.own()
    published(life)
    life.planner.remove(soup)
    published(life)
    life.planner.undo()
    export = published(life)
    assert values(export, "SUMMARY") == ["Soup"]
    assert "CANCELLED" not in text(export)


def test_an_export_may_be_of_some_days_only_both_included(life: Life) -> None:
    for day in (26, 27, 28):
        life.own(f"Day {day}", f"2026-11-{day} 23:00")
    assert values(life.planner.export(date(2026, 11, 26), date(2026, 11, 27)), "SUMMARY") == ["Day 26", "Day 27"]
    assert values(life.planner.export(date(2026, 11, 27)), "SUMMARY") == ["Day 27", "Day 28"]


def test_titles_say_as_much_as_was_asked_for(life: Life) -> None:
    life.own("Hug on the sofa", kind=Kind.TOUCH)
    assert "Hug" in text(life.planner.export())
    for level in ("soft", "blank"):
        assert "Hug" not in text(life.planner.export(titles=level))
    life.planner.change_couple("", titles="blank")
    assert "Hug" not in text(life.planner.export())


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
    assert len(list(folder.iterdir())) == 2
    life.planner.remove(soup)
    life.planner.publish(life.planner.export(), folder, one_file_each=True)
    (left,) = folder.iterdir()
    assert b"Walk" in left.read_bytes()


def test_a_calendar_does_not_go_into_the_folder_of_the_data(life: Life) -> None:
    life.own()
    for path in (life.folder, life.folder / "week.ics", life.folder / ".." / life.folder.name / "deep" / "week.ics"):
        with pytest.raises(Refused, match="can't go into the folder of your data"):
            life.planner.publish(life.planner.export(), path)
    assert life.planner.home.entries() == ()


def test_exporting_is_nothing_to_take_back(life: Life) -> None:
    life.own()
    published(life)
    assert life.planner.undo() == "Soup was planned"


def test_looking_at_an_export_tells_calendars_nothing(life: Life) -> None:
    life.own()
    life.planner.export()
    assert life.window().home.entries() == ()
