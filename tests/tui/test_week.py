from __future__ import annotations

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from textual._compositor import CompositorUpdate

from planner.model.checkin import Became
from planner.planner import Planner
from planner.tui.app import OurweekApp
from planner.tui.widgets.week_view import WeekView
from tests.tui.driving import NARROW, WIDE, Visit, planner_at, visiting
from tests.tui.samples import WEEK, activity, at
from tests.tui.test_painting import CONSOLE, shown

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])


def pointed_at(visit: Visit) -> str:
    """The title of the plan under the cursor, or nothing."""
    screen: Any = visit.app.screen
    return screen.standing.occurrence.plan.title if screen.standing else ""


async def point_at(visit: Visit, title: str) -> None:
    """Go to a plan with the keyboard."""
    for _ in range(40):
        if pointed_at(visit) == title:
            return
        await visit.press("down")
    raise AssertionError(f"{title} was not reached:\n{visit.text}")


async def walked(visit: Visit, key: str, until: str) -> set[str]:
    """Press a key until a text is there; return the titles that the cursor came to on the way."""
    seen: set[str] = set()
    for _ in range(60):
        await visit.press(key)
        if until in visit.text:
            return seen
        seen.add(pointed_at(visit))
    raise AssertionError(f"{until} was not reached:\n{visit.text}")


@SIZES
@pytest.mark.parametrize(("up", "down"), [("up", "down"), ("k", "j")])
async def test_the_cursor_walks_through_every_plan_and_from_week_to_week(
    planned: Planner, size: tuple[int, int], up: str, down: str
) -> None:
    async with visiting(planned, size) as visit:
        await walked(visit, up, "Week 47")
        assert await walked(visit, down, "Week 49") >= set(visit.plans)
        assert await walked(visit, up, "Week 47") >= set(visit.plans)


@SIZES
@pytest.mark.parametrize(("left", "right"), [("left", "right"), ("h", "l")])
async def test_the_cursor_walks_from_day_to_day_over_the_edge_of_the_week(
    planned: Planner, size: tuple[int, int], left: str, right: str
) -> None:
    async with visiting(planned, size) as visit:
        view = visit.app.screen.query_one(WeekView)
        assert view.place
        first, days = view.place.date(), []
        for key in (*[right] * 16, *[left] * 16):
            await visit.press(key)
            days.append(view.place.date())
        assert days == [first + timedelta(days=n) for n in (*range(1, 17), *range(15, -1, -1))]


async def test_a_key_that_is_held_down_over_the_edge_goes_on_by_one_week(planned: Planner) -> None:
    async with visiting(planned, WIDE) as visit:
        await visit.app.run_action("focus('week')")
        view = visit.app.screen.query_one(WeekView)
        for _ in range(30):
            view.action_right()
        await visit.settle()
        assert "Week 49" in visit.text


async def test_a_slash_searches_the_activities_and_escape_comes_back(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await visit.press("/")
        await visit.write("hug")
        assert visit.sheet == "CatalogueScreen"
        assert "Twenty-second hug" in visit.text
        assert "The slow walk" not in visit.text
        await visit.press("escape")
        assert visit.sheet == "WeekScreen"
        await visit.press("3")
        assert "The slow walk" in visit.text
        await visit.press("slash", "escape")
        assert visit.sheet == "CatalogueScreen"


async def test_on_an_empty_week_the_arrows_turn_the_page(couple: Planner) -> None:
    async with visiting(couple) as visit:
        for key, week in (("down", 49), ("right", 50), ("up", 49), ("left", 48), ("pagedown", 49), ("pageup", 48)):
            await visit.press(key)
            assert f"Week {week}" in visit.text


async def test_the_wide_week_shows_bands_and_marks(planned: Planner) -> None:
    async with visiting(planned, WIDE) as visit:
        for word in ("morning", "afternoon", "evening", "Mon 23 today", "● 20:00", "◌", "⟳", "free 19:30"):
            assert word in visit.text
        assert "balance" in visit.text


async def test_the_weeks_before_and_after_and_today_again(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await visit.press("]")
        assert "Week 49 · 30 November – 6 December 2026" in visit.text
        assert "Three good things" in visit.text
        await visit.press("]", "[", "[", "[")
        assert "Week 47 · 16 – 22 November 2026" in visit.text
        await visit.press("t")
        assert "Week 48 · 23 – 29 November 2026" in visit.text


@SIZES
async def test_a_plan_is_opened_and_read(planned: Planner, size: tuple[int, int]) -> None:
    async with visiting(planned, size) as visit:
        await point_at(visit, "Twenty-second hug")
        await visit.press("enter")
        assert visit.sheet == "ActivitySheet"
        for words in ("Longer than usual", "Ask first", "Gentler", "Hold hands instead.", "you both agreed"):
            assert words in visit.text
        await visit.press("escape")
        assert visit.sheet == "WeekScreen"


async def test_what_is_read_can_be_moved_and_done_from_where_it_is_read(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await point_at(visit, "Twenty-second hug")
        await visit.press("enter")
        assert {"move", "done", "back"} <= set(visit.footer)
        await visit.press("m")
        assert visit.sheet == "MoveSheet"
        await visit.press("escape", "enter", "d")
        assert visit.sheet == "WeekScreen"
        assert visit.check_ins["Twenty-second hug"].became is Became.DONE


@SIZES
async def test_a_plan_is_moved_to_the_time_that_is_typed(planned: Planner, size: tuple[int, int]) -> None:
    async with visiting(planned, size) as visit:
        await point_at(visit, "Twenty-second hug")
        await visit.press("m")
        await visit.write("fri 7pm")
        assert "Fri 27 November, 19:00" in visit.text
        await visit.press("enter")
        assert visit.sheet == "WeekScreen"
        assert visit.starts("Twenty-second hug") == [at("fri", 19)]
        assert "Moved to Fri 27 November, 19:00." in visit.flat
        assert pointed_at(visit) == "Twenty-second hug"


async def test_a_time_that_can_not_be_read_is_said_and_the_sheet_stays(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await point_at(visit, "Twenty-second hug")
        await visit.press("m")
        await visit.write("whenever [/]")
        await visit.press("enter")
        assert visit.sheet == "MoveSheet"
        assert "can't be read as a time" in visit.flat
        await visit.press("escape")
        assert visit.starts("Twenty-second hug") == [at("tue", 20)]


async def test_a_plan_moved_out_of_the_week_is_followed_there(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await point_at(visit, "Twenty-second hug")
        await visit.press("m")
        await visit.write("2026-12-02 20:00")
        await visit.press("enter")
        assert "Week 49" in visit.text
        assert pointed_at(visit) == "Twenty-second hug"


async def test_one_evening_of_a_ritual_is_moved_and_then_the_rest_of_it(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await point_at(visit, "Three good things")
        await visit.press("m")
        await visit.write("sat 18:00")
        await visit.press("enter")
        assert [start.weekday() for start in visit.starts("Three good things")] == [5, 6, 6]
        await visit.press("]")
        await point_at(visit, "Three good things")
        await visit.press("m")
        await visit.write("mon 8:00")
        await visit.press("tab", "space", "shift+tab", "enter")
        assert [start.weekday() for start in visit.starts("Three good things")] == [5, 0, 0]


def became(visit: Visit) -> list[Became]:
    """What became of all that was checked in."""
    return [check_in.became for check_in in visit.check_ins.values()]


async def test_done_then_didnt_happen_then_undone_twice(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await point_at(visit, "Twenty-second hug")
        await visit.press("d")
        assert became(visit) == [Became.DONE]
        assert "✓" in visit.text
        assert "done" not in visit.footer
        await visit.press("u")
        assert not visit.check_ins
        assert pointed_at(visit) == "Twenty-second hug"
        await visit.press("x")
        assert became(visit) == [Became.SKIPPED]
        assert "didn't happen, and that is fine" in visit.text
        await visit.press("u")
        assert not visit.check_ins


async def test_what_is_taken_off_comes_back_with_undo(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await point_at(visit, "The slow walk")
        await visit.press("delete")
        assert "The slow walk" not in visit.plans
        assert "The slow walk is off the week" in visit.flat
        await visit.press("u")
        assert "The slow walk" in visit.plans
        await point_at(visit, "The slow walk")
        await visit.press("backspace")
        assert "The slow walk" not in visit.plans


async def test_undo_goes_back_to_the_beginning_and_says_when_nothing_is_left(couple: Planner) -> None:
    couple.add("Tea", at("wed", 20))
    async with visiting(couple) as visit:
        await visit.press("u")
        assert not visit.plans
        assert "Nothing planned yet." in visit.text
        await visit.press("u", "u", "u")
        assert visit.said.count("There is nothing to take back.") == 1


async def test_the_others_yes_makes_a_plan_agreed(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await point_at(visit, "One shelf, one supper")
        assert "waiting for Sam's answer" in visit.text
        assert "answer" in visit.footer
        await visit.press("y")
        await visit.click("yes, gladly")
        assert visit.plans["One shelf, one supper"].agreed
        assert "answer" not in visit.footer
        await visit.press("y")
        assert visit.sheet == "WeekScreen"


async def test_a_no_takes_a_plan_off_and_one_that_may_wait_leaves_it_waiting(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await point_at(visit, "One shelf, one supper")
        await visit.press("y", "escape")
        assert not visit.plans["One shelf, one supper"].agreed
        await visit.press("y", "n")
        assert "One shelf, one supper" not in visit.plans
        assert "One shelf, one supper is off the week; u brings it back." in visit.said
        await visit.press("u")
        assert not visit.plans["One shelf, one supper"].agreed


async def test_a_partner_who_never_answers_leaves_a_plan_waiting_and_out_of_the_calendar(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await point_at(visit, "One shelf, one supper")
        await visit.press("m")
        await visit.write("fri 20:00")
        await visit.press("enter", "e")
        titles = [event.content.title for event in planned.export(WEEK.start).agenda.events]
        assert "The slow walk" in titles
        assert "One shelf, one supper" not in titles


async def test_a_private_no_from_the_week_leaves_the_plan_and_tells_nobody(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await point_at(visit, "Twenty-second hug")
        before = visit.text
        await visit.press("full_stop", "1", "enter")
        assert len(planned.boundaries(planned.couple.partners[0])) == 1
        assert visit.text == before
        assert "Twenty-second hug" in visit.plans


async def test_what_another_window_changes_is_shown(planned: Planner) -> None:
    async with visiting(planned) as visit:
        other = planner_at(planned.home.folder, ids_from=1000)
        other.add("Tea with the neighbours", at("wed", 20))
        screen: Any = visit.app.screen
        screen.look_again()
        await visit.settle()
        assert "Tea with the neighbours" in visit.text
        assert "Changed in another window." in visit.said


async def test_after_midnight_today_is_the_next_day_and_the_cursor_stays(
    planned: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with visiting(planned) as visit:
        await point_at(visit, "The slow walk")
        assert "Mon 23 today" in visit.text
        monkeypatch.setattr(planned, "_clock", lambda zone: at("tue", 0, 1).replace(tzinfo=ZoneInfo(zone)))
        screen: Any = visit.app.screen
        screen.look_again()
        await visit.settle()
        assert "Tue 24 today" in visit.text
        assert pointed_at(visit) == "The slow walk"
        assert not visit.said


async def test_a_first_plan_of_another_window_is_painted_whole(
    couple: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells: dict[tuple[int, int], str] = {}

    def note(app: OurweekApp, screen: object, update: object) -> None:
        if isinstance(update, CompositorUpdate):
            cells.update({at: cell[0] for at, cell in shown(update.render_segments(CONSOLE)).items()})

    monkeypatch.setattr(OurweekApp, "_display", note)
    async with visiting(couple) as visit:
        other = planner_at(couple.home.folder, ids_from=1000)
        other.add(activity("long-hug"), at("tue", 20))
        visit.app.screen.look_again()  # type: ignore[attr-defined]
        await visit.settle()
        painted = ["".join(cells[y, x] for x in range(80) if (y, x) in cells).rstrip() for y in range(2, 23)]
        assert painted == [line.rstrip() for line in visit.lines[2:23]]
        assert "balance" in painted[18]


async def test_a_plan_that_another_window_took_off_is_said_to_be_gone(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await point_at(visit, "Twenty-second hug")
        other = planner_at(planned.home.folder, ids_from=1000)
        other.remove(other.find("Twenty-second hug"))
        await visit.press("d")
        assert "Twenty-second hug was taken off in another window." in visit.said
        assert not visit.check_ins


async def test_the_palette_offers_what_can_be_done_now_and_no_pictures(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await visit.press("ctrl+p")
        await visit.write("help")
        await visit.press("enter")
        assert visit.sheet == "HelpSheet"
        await visit.press("escape")
        offered = [command.title for command in visit.app.get_system_commands(visit.app.screen)]
        assert "Fill" in offered
        assert "Screenshot" not in offered


async def test_the_palette_finds_by_the_words_of_a_sentence_too_and_names_come_first(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await visit.press("ctrl+p")
        await visit.write("private")
        assert "A private no, kept to yourself" in visit.text
        await visit.press(*["backspace"] * 7)
        await visit.write("move")
        await visit.press("enter")
        assert visit.sheet == "MoveSheet"


async def test_q_leaves(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await visit.press("q")
        assert not visit.app.is_running


async def test_what_has_gone_by_is_asked_what_became_of_it_and_not_for_a_yes(couple: Planner) -> None:
    couple.add(activity("slow-walk"), at("mon", 9), by=couple.couple.partners[0])
    async with visiting(couple) as visit:
        assert "it stayed open, and that is fine · d done, x didn't happen" in visit.text
        assert "answer" not in visit.footer
        assert "didn't happen" in visit.footer
        await visit.press("y")
        assert visit.said == ["The slow walk has gone by; d says that you did it, x that it didn't happen."]
        await visit.press("Y")
        assert visit.said[-1] == "Nothing waits for an answer in this week."
        await visit.press("enter")
        assert "Mon 23 November, 09:00 · it stayed open, and that is fine" in visit.text
        await visit.press("escape")
        await visit.foot("didn't happen")
        assert visit.check_ins["The slow walk"].became is Became.SKIPPED


async def test_a_ritual_that_waits_is_still_answered_on_a_day_that_has_gone_by(couple: Planner) -> None:
    couple.add(activity("slow-walk"), at("mon", 9), every="week", by=couple.couple.partners[0])
    async with visiting(couple) as visit:
        await visit.press("y")
        assert visit.sheet == "AnswerSheet"


async def test_what_was_agreed_and_has_gone_by_names_both_answers(couple: Planner) -> None:
    couple.add(activity("slow-walk"), at("mon", 9))
    async with visiting(couple, (60, 20)) as visit:
        assert "you both agreed · d done, x didn't happen" in visit.text


async def test_a_long_title_of_their_own_is_read_whole_on_a_small_screen(couple: Planner) -> None:
    title = "A really long undertaking with all of the neighbours and their dogs"
    couple.add(title, at("mon", 20))
    async with visiting(couple, (60, 20)) as visit:
        await visit.press("enter")
        assert title in visit.flat


async def test_on_a_very_narrow_screen_titles_have_the_room_of_what_stands_below_the_week(planned: Planner) -> None:
    async with visiting(planned, (40, 12)) as visit:
        assert " today  " in visit.text
        for row in ("Tue 24 ▸ ● 20:00  Twenty-second h…", "Thu 26   ◆ 20:30  One shelf, one…  ◌"):
            assert row in visit.text, visit.text
