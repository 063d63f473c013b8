"""Nothing but typing needs a key."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.model.checkin import Became, Rating
from planner.planner import Planner
from tests.tui.driving import NARROW, WIDE, Visit, visiting
from tests.tui.samples import at

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])


async def hide_toasts(visit: Visit) -> None:
    """Wait no longer for the sentences that lie over what is to be clicked."""
    visit.app.clear_notifications()
    await visit.settle()


@SIZES
async def test_the_first_run_up_to_a_filled_and_exported_week(nobody: Planner, size: tuple[int, int]) -> None:
    async with visiting(nobody, size) as visit:
        await visit.click("one name")
        await visit.write("Alex")
        await visit.click("the other name")
        await visit.write("Sam")
        await visit.click("Next")
        x, y = visit.spot("Tue")
        await visit.click_at(x + 8, y)
        await visit.click("Next")
        await visit.click("Alex, ten pairs")
        await visit.click("1 of 5")
        choices = visit.widget("Choices").region
        await visit.click_at(choices.x + 3, choices.y)
        await visit.foot("enough")
        await visit.click("Later", nth=1)
        await visit.click("Back")
        assert "2 of 4" in visit.text
        await visit.click("Next")
        await visit.click("Next")
        x, y = visit.spot("● touch")
        await visit.click_at(x + 31, y)
        await visit.click("Our first week")
        await visit.foot("all")
        assert nobody.couple.balance.touch == pytest.approx(10 / 12)
        assert len(nobody.home.quiz_answers("a")) == 1
        assert len(nobody.home.plans()) >= 3
        await hide_toasts(visit)
        await visit.foot("export")
        await visit.click("Write it")
        assert b"BEGIN:VEVENT" in (Path.home() / "ourweek.ics").read_bytes()


@SIZES
async def test_proposals_are_chosen_with_a_click_and_agreed_with_another(
    proposing: Planner, size: tuple[int, int]
) -> None:
    async with visiting(proposing, size) as visit:
        await visit.foot("fill")
        await visit.click("Thu 20:00  ")
        assert not proposing.home.plans()
        await visit.foot("another")
        assert not proposing.home.plans()
        await visit.foot("this one")
        assert proposing.home.plans()[0].start == at("thu", 20)
        await hide_toasts(visit)
        await visit.click("Sun 19:00  ", times=2)
        assert [plan.start for plan in proposing.home.plans()] == [at("thu", 20), at("sun", 19)]
        await hide_toasts(visit)
        await visit.foot("not today")
        await visit.foot("for me")
        await visit.click("Sam")
        await visit.click("for good")
        assert len(proposing.home.boundaries("b")) == 1
        await visit.foot("propose")
        await visit.click("Alex")
        assert visit.sheet == "WeekScreen"
        assert {plan.agreed_by for plan in proposing.home.plans()} == {("a", "b"), ("a",)}


@SIZES
async def test_a_plan_is_opened_moved_done_rated_and_revealed(planned: Planner, size: tuple[int, int]) -> None:
    async with visiting(planned, size) as visit:
        await visit.click("The slow walk")
        await visit.click("The slow walk")
        assert visit.sheet == "ActivitySheet"
        await visit.foot("back")
        await visit.foot("move")
        await visit.write("fri 18:00")
        await visit.click("Move it")
        assert visit.starts("The slow walk") == [at("fri", 18)]
        await hide_toasts(visit)
        await visit.foot("done")
        await hide_toasts(visit)
        await visit.foot("rate")
        await visit.click("Alex")
        await visit.click("lovely")
        await visit.click("keep these words to myself")
        await visit.click("Keep it")
        await visit.click("Go on")
        await visit.click("so-so")
        await visit.click("Keep it")
        assert visit.sheet == "RevealSheet"
        await visit.click("so-so")
        assert visit.sheet == "WeekScreen"
        ratings = {opinion.rating for opinion in visit.check_ins["The slow walk"].opinions}
        assert ratings == {Rating(4), Rating(2)}


async def test_later_and_not_now_close_one_sheet_and_no_more(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await visit.foot("done")
        await visit.foot("rate")
        await visit.click("Alex")
        await visit.click("Not now")
        assert visit.sheet == "WeekScreen"
        await visit.foot("rate")
        await visit.click("Alex")
        await visit.click("nice")
        await visit.click("Keep it")
        await visit.click("Later", nth=-1)
        assert visit.sheet == "WeekScreen"
        await hide_toasts(visit)
        await visit.click("The slow walk")
        await visit.foot("move")
        await visit.click("Not now")
        await visit.foot("add")
        await visit.click("Not now")
        await visit.foot("export")
        await visit.click("Not now")
        assert visit.sheet == "WeekScreen"


@SIZES
async def test_something_is_added_where_somebody_clicked(planned: Planner, size: tuple[int, int]) -> None:
    async with visiting(planned, size) as visit:
        await visit.click("free 19:30")
        await visit.foot("add")
        await visit.click("Finger on the map")
        await visit.click("Add it")
        assert visit.starts("Finger on the map") == [at("fri", 19, 30)]


@SIZES
async def test_every_other_command_is_clicked_in_the_help(planned: Planner, size: tuple[int, int]) -> None:
    async with visiting(planned, size) as visit:

        async def choose(tooltip: str) -> None:
            await hide_toasts(visit)
            await visit.foot("help")
            assert visit.sheet == "HelpSheet"
            while tooltip not in visit.text:
                await visit.pilot._post_mouse_events([_scroll()], "VerticalScroll")
                await visit.settle()
            await visit.click(tooltip)
            assert visit.sheet in ("WeekScreen", "AnswerSheet")

        await visit.click("The slow walk")
        await visit.click("Twenty-second")
        await choose("An ordinary answer")
        assert visit.check_ins["Twenty-second hug"].became is Became.SKIPPED
        await choose("Take the last change back")
        assert not visit.check_ins
        await choose("Take this plan off the week")
        assert "Twenty-second hug" not in visit.plans
        await choose("Show the week after")
        assert "Week 49" in visit.text
        await choose("Back to today")
        assert "Week 48" in visit.text
        await visit.click("The slow walk")
        await visit.click("One shelf")
        await choose("Say yes or no to a plan that waits")
        await visit.click("yes, gladly")
        assert visit.sheet == "WeekScreen"
        assert visit.plans["One shelf, one supper"].agreed
        await hide_toasts(visit)
        await visit.foot("help")
        while "everything is saved" not in visit.text:
            await visit.pilot._post_mouse_events([_scroll()], "VerticalScroll")
            await visit.settle()
        await visit.click("everything is saved")
        assert not visit.app.is_running


async def test_a_line_of_the_help_that_can_not_be_done_now_is_not_for_clicking(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.foot("help")
        await visit.click("Move this plan")
        assert visit.sheet == "HelpSheet"


@SIZES
async def test_the_arrows_of_the_title_turn_the_weeks(planned: Planner, size: tuple[int, int]) -> None:
    async with visiting(planned, size) as visit:
        await visit.click("›")
        assert "Week 49" in visit.text
        await visit.click("‹")
        await visit.click("‹")
        assert "Week 47" in visit.text


@SIZES
async def test_a_card_is_dragged_to_another_day_at_its_own_hour(planned: Planner, size: tuple[int, int]) -> None:
    async with visiting(planned, size) as visit:
        to = visit.spot("Wed 25") if size == NARROW else below(visit, "Wed 25", "Twenty-second")
        await visit.drag(visit.spot("Twenty-second"), to)
        assert visit.starts("Twenty-second hug") == [at("wed", 20)]
        assert "Moved to Wed 25 November, 20:00." in visit.said
        assert visit.sheet == "WeekScreen"


async def test_a_card_dragged_to_another_part_of_the_day_takes_the_free_time_there(planned: Planner) -> None:
    async with visiting(planned, WIDE) as visit:
        await visit.drag(visit.spot("Twenty-second"), visit.spot("free 10:00"))
        assert visit.starts("Twenty-second hug") == [at("sun", 10)]
        await visit.drag(visit.spot("The slow walk"), below(visit, "Sat 28", "afternoon", down=1))
        assert visit.starts("The slow walk") == [at("sat", 15)]


async def test_a_drag_that_ends_where_it_began_or_outside_moves_nothing(planned: Planner) -> None:
    async with visiting(planned, WIDE) as visit:
        start = visit.spot("Twenty-second")
        await visit.drag(start, (start[0] + 1, start[1] + 1))
        await visit.drag(start, visit.spot("Alex & Sam"))
        assert visit.starts("Twenty-second hug") == [at("tue", 20)]
        assert visit.sheet == "WeekScreen"


async def test_where_a_dragged_card_would_go_is_said_before_it_is_let_go(planned: Planner) -> None:
    async with visiting(planned, WIDE) as visit:
        await visit.pilot.mouse_down(offset=visit.spot("Twenty-second"))
        await visit.pilot.hover(offset=below(visit, "Wed 25", "Twenty-second"))
        await visit.settle()
        assert "Let go, and it moves to Wed 25 November, 20:00." in visit.text
        await visit.pilot.mouse_up(offset=below(visit, "Wed 25", "Twenty-second"))
        await visit.settle()
        assert "Let go" not in visit.text


async def test_what_is_done_can_not_be_dragged_away(planned: Planner) -> None:
    planned.mark(planned.find("Twenty-second hug"), Became.DONE)
    async with visiting(planned, WIDE) as visit:
        await visit.drag(visit.spot("Twenty-second"), below(visit, "Wed 25", "Twenty-second"))
        assert visit.starts("Twenty-second hug") == [at("tue", 20)]


def below(visit: Visit, head: str, beside: str, *, down: int = 0) -> tuple[int, int]:
    """The place under one text and at the height of another."""
    return visit.spot(head)[0], visit.spot(beside)[1] + down


def _scroll() -> type:
    from textual.events import MouseScrollDown

    return MouseScrollDown
