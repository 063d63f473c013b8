from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from planner.model.activity import Kind
from planner.model.checkin import Became
from planner.model.couple import two_partners
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


def test_ten_years_of_rituals_are_written_whole_and_the_same_again(life: Life) -> None:
    life.own("Soup", "2026-11-27 20:00")
    life.planner.add("Tea", at("2016-11-27 20:00"), every="day", minutes=10)
    export = published(life)
    assert len(export.agenda.events) == 4015
    assert published(life).data == export.data


def test_a_clock_that_goes_back_cancels_nothing(life: Life) -> None:
    life.ritual()
    life.own("Walk", "2026-11-28 10:00")
    life.clock.wall = at("2027-11-23 09:00")
    life.planner.publish(life.planner.export(date(2026, 11, 23)))
    told = len(life.planner.export(date(2026, 11, 23)).agenda.events)
    for wall in ("2026-11-23 09:00", "2000-01-01 00:00"):
        life.clock.wall = at(wall)
        again = life.planner.export(date(2026, 11, 23)).agenda
        assert (again.news, len(again.events)) == ("nothing new", told)
    tea = life.planner.find("Tea@2028-11-14")
    life.planner.remove(tea)
    assert life.planner.export().agenda.news == "1 cancelled"


def test_one_time_of_a_ritual_may_be_moved_farther_than_rituals_are_looked_at(life: Life) -> None:
    tea = life.ritual()
    life.planner.publish(life.planner.export())
    life.planner.move(tea, at("2028-11-24 18:00"))
    moved = life.planner.export().agenda
    assert moved.news == "1 moved"
    assert moved.events[-1].content.start == at("2028-11-24 18:00")
