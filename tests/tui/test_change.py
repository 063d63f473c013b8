"""Changing a plan's words and length, and what comes back every week."""

from __future__ import annotations

from datetime import timedelta

from planner.planner import Planner
from planner.tui.widgets.lines import Lines
from tests.tui.driving import WIDE, visiting
from tests.tui.samples import at

FORTNIGHT = timedelta(weeks=2)


async def test_title_length_and_note_are_changed_and_taken_back(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await visit.press("c")
        await visit.write("A longer hug")
        await visit.press("tab")
        await visit.write("5")
        await visit.press("tab")
        await visit.write("by the stove")
        await visit.press("enter")
        await visit.write("[/] after tea")
        await visit.press("ctrl+s")
        plan = visit.plans["A longer hug"]
        assert (plan.minutes, plan.note) == (5, "by the stove\n[/] after tea")
        assert "by the stove [/] after tea" in visit.text
        await visit.press("u")
        assert "Twenty-second hug" in visit.plans


async def test_a_length_that_is_none_is_said_and_nothing_is_changed(planned: Planner) -> None:
    async with visiting(planned, WIDE) as visit:
        await visit.press("c", "tab")
        await visit.write("long")
        await visit.press("enter")
        assert "The length is a whole number from 1 to 1440, not 'long'." in visit.flat
        await visit.press("backspace")
        assert "whole number" not in visit.flat
        await visit.press("escape")
        assert visit.plans["Twenty-second hug"].minutes == 2


async def test_a_note_that_is_too_long_stays_to_be_made_shorter(planned: Planner) -> None:
    async with visiting(planned, WIDE) as visit:
        await visit.press("c", "tab", "tab")
        visit.app.screen.query_one(Lines).text = "a word " * 300
        await visit.press("ctrl+s")
        assert "A note holds 2000 characters, and this one has 2099; make it shorter." in visit.flat
        visit.app.screen.query_one(Lines).text = "a word"
        await visit.settle()
        assert "A note holds" not in visit.flat
        await visit.press("ctrl+s")
        assert visit.plans["Twenty-second hug"].note == "a word"


async def test_what_stays_as_it_was_is_no_change(planned: Planner) -> None:
    version = planned.home.version
    async with visiting(planned) as visit:
        await visit.press("c", "enter")
        assert visit.sheet == "WeekScreen"
    assert planned.home.version == version


async def test_a_time_with_every_week_behind_it_makes_a_ritual(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("a")
        await visit.write("Tea on the stairs")
        await visit.press("enter")
        await visit.write("fri 4pm every")
        assert "…" in visit.text
        await visit.write(" 2 weeks")
        assert "Fri 27 November, 16:00 · ⟳ every 2 weeks" in visit.text
        await visit.press("enter")
        assert visit.starts("Tea on the stairs") == [at("fri", 16), at("fri", 16) + FORTNIGHT]


async def test_a_ritual_is_taken_off_once_or_from_here_on(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await visit.click("Three good things")
        await visit.press("delete")
        assert visit.sheet == "PickSheet"
        await visit.press("escape")
        before = visit.starts("Three good things")
        await visit.press("delete", "enter")
        assert visit.starts("Three good things") == before[1:]
        await visit.press("u", "delete", "down", "enter")
        assert not visit.starts("Three good things")


async def test_the_only_plan_that_waits_is_answered_from_anywhere_in_the_week(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await visit.press("Y")
        assert "One shelf, one supper, Thu 26 November, 20:30." in visit.flat
        await visit.press("y")
        assert visit.plans["One shelf, one supper"].agreed
        await visit.press("u")
        assert not visit.plans["One shelf, one supper"].agreed


async def test_who_answers_a_ritual_is_told_that_it_comes_back(couple: Planner) -> None:
    alex, _ = couple.couple.partners
    couple.add("Sunday thanks", at("sun", 18), every="week", by=alex)
    async with visiting(couple) as visit:
        await visit.press("y")
        assert "Sunday thanks, Sun 29 November, 18:00, every week. A no takes all of it off," in visit.flat
        await visit.press("n")
        assert not visit.starts("Sunday thanks")


async def test_of_plans_that_wait_for_both_each_answers_those_of_the_other(couple: Planner) -> None:
    alex, sam = couple.couple.partners
    couple.add("Tea", at("tue", 20), by=alex)
    couple.add("Soup", at("wed", 20), by=sam)
    couple.add("Daily thanks", at("thu", 7), every="day", by=sam)
    async with visiting(couple) as visit:
        await visit.press("Y", "2")
        assert "Sam, would you like to?" in visit.text
        await visit.press("y")
        assert {title for title, plan in visit.plans.items() if plan.agreed} == {"Tea"}
        await visit.press("Y")
        assert "2 plans wait for you: Soup · Daily thanks." in visit.flat
        await visit.press("y")
        assert all(plan.agreed for plan in visit.plans.values())
        assert "Alex said yes to 2 plans." in visit.said


async def test_the_other_is_asked_by_name_and_answers_one_or_all(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("f", "p", "1", "y")
        assert "Sam, would you like to?" in visit.text
        assert not any(plan.agreed for plan in visit.plans.values())
        await visit.press("y")
        assert any(said.endswith("Y answers all that wait.") for said in visit.said)
        await visit.press("Y", "n")
        assert sum(plan.agreed for plan in visit.plans.values()) == 1
        await visit.press("Y")
        assert "4 plans wait for you: " in visit.flat
        await visit.press("y")
        assert all(plan.agreed for plan in visit.plans.values())
        await visit.press("u")
        assert sum(plan.agreed for plan in visit.plans.values()) == 1
