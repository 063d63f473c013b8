from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis.strategies import datetimes

from planner.model.when import parse_when
from planner.planner import Planner
from planner.tui.wording import written
from tests.tui.driving import NARROW, WIDE, planner_at, visiting
from tests.tui.samples import at

ODD_TITLES = ["[/]", "[link=x]y[/link]", "[bold", "$quiet", "お茶と散歩", "e\u0301te\u0301", "a" * 80]


async def test_an_activity_is_found_as_one_types_and_added_at_the_free_time(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("a")
        await visit.write("shelf")
        assert "Finger on the map" not in visit.text
        await visit.press("enter")
        assert "One shelf, one supper · Mon 23 November, 20:00" in visit.text
        await visit.press("enter")
        assert visit.sheet == "WeekScreen"
        plan = visit.plans["One shelf, one supper"]
        assert (plan.activity, plan.start, plan.agreed) == ("one-shelf-supper", at("mon", 20), True)
        assert "One shelf, one supper" in visit.text


@given(datetimes(datetime(1970, 1, 1), datetime(2199, 12, 31)), datetimes(datetime(1970, 1, 1), datetime(2199, 12, 31)))
@settings(max_examples=60)
def test_a_time_that_is_filled_in_is_read_back_whatever_day_it_is(when: datetime, now: datetime) -> None:
    assert parse_when(written(when), now) == when.replace(second=0, microsecond=0)


async def test_the_list_is_walked_with_the_arrow_keys(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("a", "down", "down", "j", "enter", "enter")
        assert list(visit.plans) == [couple.catalogue.search("")[2].title]


async def test_whoever_goes_back_and_looks_for_something_else_adds_that(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("a")
        await visit.write("slow walk")
        await visit.press("enter")
        assert "The slow walk · " in visit.text
        await visit.press("shift+tab", "shift+tab", "ctrl+u")
        await visit.write("ten old")
        assert "The slow walk" not in visit.text
        await visit.press("tab", "tab", "enter")
        assert [plan.title for plan in couple.home.plans()] == ["Ten old photos"]


async def test_a_time_is_typed_as_one_says_it(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("a")
        await visit.write("walk")
        await visit.press("enter", "ctrl+u")
        await visit.write("sat")
        assert "…" in visit.text
        await visit.press("enter")
        assert visit.sheet == "AddSheet"
        assert any("needs a time as well" in said for said in visit.said)
        await visit.write(" 11am")
        assert "Sat 28 November, 11:00" in visit.text
        await visit.press("enter")
        assert visit.starts("The slow walk") == [at("sat", 11)]


@pytest.mark.parametrize(
    ("title", "size"), [*((title, NARROW) for title in ODD_TITLES), ("[/]", WIDE), ("お茶と散歩", WIDE)]
)
async def test_something_of_ones_own_keeps_its_title_whatever_is_in_it(
    couple: Planner, title: str, size: tuple[int, int]
) -> None:
    async with visiting(couple, size) as visit:
        await visit.press("a")
        await visit.paste(title)
        await visit.press("down", "enter", "enter")
        assert visit.sheet == "WeekScreen"
        (plan,) = couple.home.plans()
        assert plan.activity is None
        assert plan.title in (title, "été")
        assert plan.title[:6] in visit.text
        await visit.press("enter", "escape", "m", "escape", "d", "r", "1", "escape", "u", "delete")
        assert f"{plan.title} is off the week; u brings it back." in visit.said


async def test_the_two_lines_of_a_long_title_say_what_each_of_them_does(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("a")
        await visit.paste("[/] 你好 " + "on and on " * 8)
        assert "something of your own, this once" in visit.text
        assert "an activity of your own, to keep" in visit.text


async def test_escape_sequences_stay_out_of_titles_and_off_the_screen(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("a")
        await visit.paste("Tea\x1b]52;c;aGk=\x07 \x9b31mtime\u202e\r\nnext line")
        await visit.press("down", "enter", "enter")
        (plan,) = couple.home.plans()
        assert plan.title == "Tea]52;c;aGk= 31mtime next line"
        assert not set("\x1b\x07\x9b\u202e") & set(visit.text)


async def test_a_plan_at_the_time_of_another_is_said_and_kept(couple: Planner) -> None:
    couple.add("Choir", at("mon", 20))
    async with visiting(couple) as visit:
        await visit.press("a")
        await visit.write("walk")
        await visit.press("enter", "ctrl+u")
        await visit.write("mon 20:30")
        await visit.press("enter")
        assert "Choir is at that time too." in visit.said
        assert set(visit.plans) == {"Choir", "The slow walk"}


async def test_a_adds_at_the_empty_place_under_the_cursor(planned: Planner) -> None:
    async with visiting(planned, WIDE) as visit:
        await visit.press("right", "right", "right")
        assert "Fri 27 November, 19:30 is open." in visit.text
        await visit.press("a")
        await visit.write("map")
        await visit.press("enter", "enter")
        assert visit.starts("Finger on the map") == [at("fri", 19, 30)]


async def test_enter_pressed_twice_adds_once(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("a")
        await visit.write("walk")
        await visit.press("enter")
        await visit.pilot.press("enter", "enter")
        await visit.settle()
        assert len(couple.home.plans()) == 1


@pytest.mark.parametrize("keys", [(), ("enter",), ("down", "down"), ("tab", "tab")])
async def test_escape_adds_nothing(couple: Planner, keys: tuple[str, ...]) -> None:
    async with visiting(couple) as visit:
        await visit.press("a")
        await visit.write("walk")
        await visit.press(*keys, "escape")
        assert visit.sheet == "WeekScreen"
        assert not couple.home.plans()


async def test_a_plan_of_the_folder_with_raw_escapes_is_shown_clean(couple: Planner) -> None:
    other = planner_at(couple.home.folder, ids_from=1000)
    standing = other.add("Tea", at("wed", 20), note="\x1b[2Jtwo\nlines").standing
    assert standing.occurrence.plan.note == "[2Jtwo\nlines"
    async with visiting(couple) as visit:
        assert "[2Jtwo lines" in visit.text
        await visit.press("enter")
        assert "[2Jtwo" in visit.text


@pytest.mark.parametrize(
    ("said", "told", "start"),
    [
        ("every fri 19:45", "Fri 27 November, 19:45 · ⟳ every week", at("fri", 19, 45)),
        ("tuesdays 8pm", "Tue 24 November, 20:00 · ⟳ every week", at("tue", 20)),
        ("wed 19:00 every other friday", "Fri 27 November, 19:00 · ⟳ every 2 weeks", at("fri", 19)),
    ],
)
async def test_a_ritual_is_said_as_people_say_it_and_told_as_it_will_begin(
    couple: Planner, said: str, told: str, start: datetime
) -> None:
    async with visiting(couple) as visit:
        await visit.press("a")
        await visit.write("slow walk")
        await visit.press("enter", "ctrl+u")
        await visit.write(said)
        assert told in visit.text
        await visit.press("enter")
        plan = visit.plans["The slow walk"]
        assert (plan.start, plan.ritual) == (start, True)
