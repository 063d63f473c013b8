from __future__ import annotations

import pytest

from planner.model.errors import Misread, Refused
from planner.planner.settings import named
from tests.planner.couples import BERLIN, MONDAY, WEEK, Life, at


def test_nobody_has_begun_in_an_empty_folder(nobody: Life) -> None:
    assert not nobody.planner.begun
    with pytest.raises(Refused, match="Nobody has begun here yet"):
        _ = nobody.planner.couple


def test_a_couple_begins_today_in_its_own_zone(nobody: Life) -> None:
    nobody.planner.begin((" Alex ", "Sam"), "Australia/Sydney")
    couple = nobody.window().couple
    assert couple.names == ("Alex", "Sam")
    assert couple.since == MONDAY.date()
    assert couple.southern


def test_a_couple_begins_only_once(life: Life) -> None:
    with pytest.raises(Refused, match="Alex and Sam live here already"):
        life.planner.begin(("Kim", "Lee"), BERLIN)
    assert life.window().couple.names == ("Alex", "Sam")


def test_of_two_windows_that_begin_one_is_first(nobody: Life) -> None:
    other = nobody.window()
    assert not other.begun
    nobody.begin()
    with pytest.raises(Refused, match="live here already"):
        other.begin(("Kim", "Lee"), BERLIN)
    assert other.couple.names == ("Alex", "Sam")


@pytest.mark.parametrize(("names", "zone"), [(("", "Sam"), BERLIN), (("Sam", "sam"), BERLIN), (("A", "B"), "Nowhere")])
def test_a_couple_needs_two_names_and_a_place(nobody: Life, names: tuple[str, str], zone: str) -> None:
    with pytest.raises(Misread):
        nobody.planner.begin(names, zone)
    assert not nobody.planner.begun
    assert not nobody.folder.exists()


def test_settings_are_changed_and_taken_back(life: Life) -> None:
    before = life.everything()
    life.planner.change_couple("The week begins on Sunday", first_weekday=6)
    assert life.window().couple.first_weekday == 6
    assert life.planner.undo() == "The week begins on Sunday"
    assert life.everything() == before


def test_who_lives_by_another_clock_keeps_the_hours_of_what_is_to_come(life: Life) -> None:
    life.own("Tea", "2026-11-21 20:00")
    life.own("Walk", "2026-11-28 10:00")
    life.ritual("Song", "2026-11-17 19:00")
    life.planner.move(life.planner.find("Song@2026-12-01"), at("2026-12-02 18:00"))
    life.planner.publish(life.planner.export())
    before = life.everything()
    life.planner.change_setting(named("timezone"), "Asia/Tokyo")
    assert life.starts(WEEK, WEEK.shift(1)) == ["24 19:00 Song", "28 10:00 Walk", "02 18:00 Song"]
    zones = {plan.title: plan.timezone for plan in life.window().home.plans()}
    assert zones == {"Tea": BERLIN, "Walk": "Asia/Tokyo", "Song": "Asia/Tokyo"}
    told = life.planner.export()
    assert (told.agenda.new, told.agenda.cancelled) == (0, 0)
    assert b"DTSTART;TZID=Asia/Tokyo:20261128T100000" in told.data
    assert life.planner.undo() == "“Time zone” was changed"
    assert life.everything() == before


def test_what_else_is_changed_leaves_plans_alone(life: Life) -> None:
    life.own("Walk", "2026-11-28 10:00")
    plans = life.planner.home.plans()
    life.planner.change_setting(named("timezone"), BERLIN)
    life.planner.change_setting(named("week-start"), "sunday")
    assert life.planner.home.plans() == plans


def test_beginning_cannot_be_taken_back(life: Life) -> None:
    with pytest.raises(Refused):
        life.planner.undo()
    assert life.window().begun


def test_from_the_first_evening_on_both_have_files_of_their_own_and_they_are_alike(life: Life) -> None:
    sizes = {path.name: path.stat().st_size for path in life.folder.glob("private-*")}
    assert set(sizes) == {"private-a.json", "private-a.jsonl", "private-b.json", "private-b.jsonl"}
    assert sizes["private-a.json"] == sizes["private-b.json"]
    assert sizes["private-a.jsonl"] == sizes["private-b.jsonl"]
    assert not life.window().home.boundaries()
