from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from planner.model.activity import Kind
from planner.model.checkin import Became
from planner.model.couple import two_partners
from planner.model.errors import Refused
from planner.model.wishes import CalendarWishes, OwnWishes
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
    assert "Hug" in text(life.planner.export(titles="soft:plain:blank"))
    for level in ("plain", "soft", "blank"):
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
    assert len(list(folder.glob("*.ics"))) == 2
    life.planner.remove(soup)
    life.planner.publish(life.planner.export(), folder, one_file_each=True)
    (left,) = folder.glob("*.ics")
    assert b"Walk" in left.read_bytes()


def test_a_calendar_does_not_go_into_the_folder_of_the_data(life: Life) -> None:
    life.own()
    for path in (life.folder, life.folder / "week.ics", life.folder / ".." / life.folder.name / "deep" / "week.ics"):
        with pytest.raises(Refused, match="can't go into the folder of your data"):
            life.planner.publish(life.planner.export(), path)
    assert life.planner.home.calendar_entries() == ()


def test_exporting_is_nothing_to_take_back(life: Life) -> None:
    life.own()
    published(life)
    assert life.planner.undo() == "Soup was planned"


def test_looking_at_an_export_tells_calendars_nothing(life: Life) -> None:
    life.own()
    life.planner.export()
    assert life.window().home.calendar_entries() == ()


def test_each_kind_is_told_of_at_its_own_level(life: Life) -> None:
    life.planner.change_couple("", titles="blank:plain:soft")
    life.own("Board game")
    life.own("Hug on the sofa", "2026-11-28 20:00", kind=Kind.TOUCH)
    life.own("Thank-you", "2026-11-29 20:00", kind=Kind.APPRECIATION)
    assert values(life.planner.export(), "SUMMARY") == ["Busy", "Hug on the sofa", "Time together"]


def test_what_was_taken_off_a_calendar_with_something_blank_is_cancelled_blank(life: Life) -> None:
    life.planner.change_couple("", titles="blank:plain:plain")
    hug = life.own("Hug on the sofa", kind=Kind.TOUCH)
    published(life)
    life.planner.remove(hug)
    export = published(life)
    assert (values(export, "SUMMARY"), values(export, "CLASS")) == (["Busy"], ["PRIVATE"])


def test_reminders_are_for_touch_only_where_they_are_wanted(life: Life) -> None:
    life.own("Hug on the sofa", kind=Kind.TOUCH)
    life.planner.change_couple("", reminder=30)
    assert "TRIGGER" not in text(life.planner.export())
    life.planner.change_couple("", calendar=CalendarWishes(remind_touch=True))
    assert "TRIGGER:-PT30M" in text(life.planner.export())
    assert "TRIGGER:-PT5M" in text(life.planner.export(reminder=5))


def test_the_time_may_be_shown_as_free(life: Life) -> None:
    life.own()
    assert values(published(life), "TRANSP") == ["OPAQUE"]
    life.planner.change_couple("", calendar=CalendarWishes(busy=False))
    export = published(life)
    assert values(export, "TRANSP") == ["TRANSPARENT"]
    assert export.agenda.news == "1 changed"


def test_a_calendar_bears_the_couples_name_for_it_only_where_it_is_not_discreet(life: Life) -> None:
    life.own()
    life.planner.change_couple("", calendar=CalendarWishes(name="Us; two"))
    assert "X-WR-CALNAME:Us\\; two\r\n" in text(life.planner.export())
    assert "X-WR-CALNAME:Plans\r\n" in text(life.planner.export(titles="soft"))


ADDRESSES = CalendarWishes(own=(OwnWishes(address="alex@example.org"), OwnWishes(address="sam@example.org")))


def test_nobody_is_named_as_attending_unless_there_is_an_address(life: Life) -> None:
    life.own()
    assert "ATTENDEE" not in text(life.planner.export())
    life.planner.change_couple("", calendar=CalendarWishes(own=(OwnWishes(), OwnWishes(address="sam@example.org"))))
    said = text(life.planner.export())
    assert "ORGANIZER;CN=Sam;SCHEDULE-AGENT=NONE:mailto:sam@example.org\r\n" in said
    assert said.count("ATTENDEE") == 1


def test_those_with_an_address_attend_and_are_not_asked(life: Life) -> None:
    life.planner.change_couple("", calendar=ADDRESSES)
    life.own()
    said = text(life.planner.export())
    assert said.count("ORGANIZER") == 1
    for name, address in (("Alex", "alex@example.org"), ("Sam", "sam@example.org")):
        assert f"ATTENDEE;CN={name};PARTSTAT=ACCEPTED;RSVP=FALSE;SCHEDULE-AGENT=NONE:mailto:{address}\r\n" in said
    for level in ("soft", "blank"):
        assert "example.org" not in text(life.planner.export(titles=level))


def test_a_name_cannot_break_out_of_its_parameter(life: Life) -> None:
    life.planner.change_couple("", calendar=ADDRESSES, partners=two_partners('Al "x"; ^ex:', "Sam"))
    life.own()
    said = text(life.planner.export())
    assert """\r\nORGANIZER;CN="Al ^'x^'; ^^ex:";SCHEDULE-AGENT=NONE:mailto:alex@example.org\r\n""" in said


def test_each_partner_may_have_a_calendar_with_titles_of_their_own(life: Life) -> None:
    life.planner.change_couple("", calendar=CalendarWishes(own=(OwnWishes(titles="blank"), OwnWishes())))
    life.own()
    assert values(life.planner.export(reader=life.alex), "SUMMARY") == ["Busy"]
    assert values(life.planner.export(reader=life.sam), "SUMMARY") == ["Soup"]
    assert values(life.planner.export(), "SUMMARY") == ["Soup"]
    assert values(life.planner.export(reader=life.alex, titles="soft"), "SUMMARY") == ["Time together"]


def test_what_one_partners_calendar_was_told_is_still_new_to_the_others(life: Life) -> None:
    life.own()
    planner = life.planner
    planner.publish(planner.export(reader=life.alex))
    assert planner.export(reader=life.alex).agenda.news == "nothing new"
    assert planner.export(reader=life.sam).agenda.news == "1 new"
    assert values(planner.export(reader=life.alex), "UID") == values(planner.export(reader=life.sam), "UID")


def test_a_partners_own_calendar_tells_the_others_time_while_they_live_by_two_clocks(life: Life) -> None:
    apart = CalendarWishes(own=(OwnWishes(timezone="Europe/Berlin"), OwnWishes(timezone="America/New_York")))
    life.planner.change_couple("", calendar=apart)
    life.own("Call", "2026-03-20 20:00")
    life.own("Film", "2026-11-27 03:00")
    own, others = life.planner.export(reader=life.alex), life.planner.export(reader=life.sam)
    # In March the clocks change three weeks apart.
    assert values(own, "DESCRIPTION") == [
        "For Sam it is 15:00 (America/New_York).",
        "For Sam it is Thursday\\, 21:00 (America/New_York).",
    ]
    assert values(others, "DESCRIPTION") == []
    assert values(own, "DTSTART") == values(others, "DTSTART") == ["20260320T200000", "20261127T030000"]
    for export in (life.planner.export(), life.planner.export(reader=life.alex, titles="soft")):
        assert "New_York" not in text(export)


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


def test_ten_years_of_rituals_are_written_whole_and_the_same_again(life: Life) -> None:
    life.own("Soup", "2026-11-27 20:00")
    life.planner.add("Tea", at("2016-11-27 20:00"), every="day", minutes=10)
    export = published(life)
    assert len(export.agenda.events) == 4015
    assert published(life).data == export.data
