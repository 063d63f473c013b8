from __future__ import annotations

from typing import Any

import pytest

from planner.model.boundary import About
from planner.model.feedback import Said
from planner.planner import Planner
from tests.tui.driving import NARROW, WIDE, Visit, visiting
from tests.tui.goldens import assert_golden
from tests.tui.samples import MONDAY, at

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])


def ideas_of(visit: Visit) -> list[str]:
    """The titles of the ideas on the screen, as the screen holds them."""
    screen: Any = visit.app.screen
    return [idea.activity.title for idea in screen._ideas]


@SIZES
async def test_three_ideas_with_their_reasons_are_there_at_once(couple: Planner, size: tuple[int, int]) -> None:
    async with visiting(couple, size) as visit:
        await visit.press("2")
        assert len(ideas_of(visit)) == 3
        for title in ideas_of(visit):
            assert title in visit.text
        assert not couple.home.plans()
        assert_golden(f"ideas-{size[0]}x{size[1]}", visit.text)


@SIZES
async def test_where_nothing_fits_the_dials_are_the_way_on(couple: Planner, size: tuple[int, int]) -> None:
    async with visiting(couple, size) as visit:
        await visit.press("2", "w", "w", "w")
        assert not ideas_of(visit)
        assert "Nothing fits this moment just now." in visit.text
        assert not {"start", "another", "not today"} & set(visit.footer)
        assert_golden(f"ideas-empty-{size[0]}x{size[1]}", visit.text)
        await visit.press("tab", "down")
        assert "start" not in visit.footer
        await visit.press("w", "w")
        assert ideas_of(visit)
        assert "start" in visit.footer


async def test_the_dials_are_turned_by_keys_and_the_last_turn_counts(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("2")
        await visit.pilot.press(*["left"] * 9, "e", "w")
        await visit.settle()
        screen: Any = visit.app.screen
        assert screen._answered == screen._dials
        for words in ("‹ 5 min ›", "‹ low ›", "‹ home ›"):
            assert words in visit.text
        assert all(idea.minutes <= 5 for idea in screen._ideas)
        await visit.press("shift+tab", "right", "l", "h")
        assert "‹ out ›" in visit.text
        await visit.press("j", "left")
        assert "‹ out ›" in visit.text
        assert "less" not in visit.footer


async def test_the_mouse_alone_turns_dials_and_puts_an_idea_on_the_week(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.click("2 Ideas")
        x, y = visit.spot("‹ ")
        await visit.click_at(x, y)
        assert "‹ 20 min ›" in visit.text
        x, y = visit.spot("as usual ›")
        await visit.click_at(x + 4, y)
        assert "‹ low ›" in visit.text
        second = ideas_of(visit)[1]
        await visit.click(second)
        await visit.foot("on the week")
        await visit.click("Put it there")
        assert visit.starts(second) == [at("mon", 20)]
        assert second not in ideas_of(visit)


async def test_an_idea_is_put_on_the_week_at_the_time_that_is_typed(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("2")
        first = ideas_of(visit)[0]
        await visit.press("a", "ctrl+u")
        await visit.write("fri 7pm")
        assert "Fri 27 November, 19:00" in visit.text
        await visit.press("enter")
        assert visit.starts(first) == [at("fri", 19)]
        assert visit.plans[first].agreed
        await visit.press("1")
        assert first in visit.text


async def test_another_not_today_and_a_private_no_each_bring_something_else(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("2")
        gone = []
        for keys in (["s"], ["n"], ["full_stop", "2", "down", "down", "enter"]):
            gone.append(ideas_of(visit)[0])
            await visit.press(*keys)
            assert gone[-1] not in ideas_of(visit)
            assert len(ideas_of(visit)) == 3
        assert [feedback.said for feedback in couple.home.feedback()] == [Said.ANOTHER, Said.NOT_TODAY]
        (boundary,) = couple.boundaries(couple.couple.partners[1])
        assert boundary.about is About.ACTIVITY
        assert "Sam" not in " ".join(visit.said)
        assert "That one rests for a week; u takes it back." in visit.said


async def test_enter_begins_the_idea_under_the_cursor_and_it_is_on_the_week_from_then_on(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("2", "down")
        second = ideas_of(visit)[1]
        await visit.press("enter")
        assert visit.sheet == "GuidedScreen"
        assert visit.starts(second) == [MONDAY]
        assert visit.plans[second].agreed
        await visit.press("escape")
        assert visit.sheet == "IdeasScreen"
        assert second in visit.plans


@pytest.mark.parametrize("size", [(60, 20), NARROW, WIDE, (160, 50)], ids=["60", "80", "120", "160"])
async def test_all_three_ideas_are_seen_at_every_size(couple: Planner, size: tuple[int, int]) -> None:
    async with visiting(couple, WIDE) as visit:
        await visit.press("2")
        await visit.resize(*size)
        for title in ideas_of(visit):
            assert title in visit.text
        assert "‹ 30 min ›" in visit.text


async def test_a_rest_is_taken_back_as_it_was_said(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("2", "n")
        assert [feedback.said for feedback in couple.home.feedback()] == [Said.NOT_TODAY]
        await visit.press("u")
        assert not couple.home.feedback()
        assert any(said.endswith("rests for a week.") for said in visit.said)
