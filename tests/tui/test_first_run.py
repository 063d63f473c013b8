from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from textual import events

from planner.model.balance import EVEN
from planner.model.free import USUAL
from planner.planner import Planner
from tests.tui.driving import Visit, planner_at, visiting


async def give_names(visit: Visit) -> None:
    await visit.write("Alex")
    await visit.press("enter")
    await visit.write("Sam")
    await visit.press("enter")


async def test_from_nothing_to_a_filled_and_agreed_week_takes_at_most_twenty_keys(nobody: Planner) -> None:
    async with visiting(nobody) as visit:
        await give_names(visit)
        await visit.press("enter", "s", "enter")
        assert visit.sheet == "FillSheet"
        await visit.press("A")
        assert visit.sheet == "WeekScreen"
        assert visit.pressed <= 20
        plans = nobody.home.plans()
        assert 3 <= len(plans) <= 5
        assert all(plan.agreed for plan in plans)
        assert nobody.couple.names == ("Alex", "Sam")


async def test_who_begins_on_a_sunday_begins_with_the_week_after(
    nobody: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nobody, "_clock", lambda zone: datetime(2026, 11, 29, 18, tzinfo=ZoneInfo(zone)))
    async with visiting(nobody) as visit:
        await give_names(visit)
        await visit.press("enter", "s", "enter", "A")
        assert "Week 49" in visit.text
        assert 3 <= len(nobody.home.plans()) <= 5


async def test_both_names_are_seen_as_they_are_typed_on_the_smallest_screen(nobody: Planner) -> None:
    async with visiting(nobody, (40, 12)) as visit:
        await visit.write("Alex")
        assert "Alex" in visit.text
        await visit.press("enter")
        await visit.write("Sam")
        assert "Sam" in visit.text


async def test_a_missing_name_is_said_and_nothing_is_kept(nobody: Planner) -> None:
    async with visiting(nobody) as visit:
        await visit.press("enter", "enter")
        assert "Each of you needs a name" in visit.flat
        assert not nobody.begun
        await visit.write("Alex")
        await visit.press("enter")
        await visit.write("alex")
        await visit.press("enter")
        assert "both called Alex" in visit.flat
        assert not nobody.begun


async def test_escape_goes_back_step_by_step_and_a_name_given_again_is_the_one_kept(nobody: Planner) -> None:
    async with visiting(nobody) as visit:
        assert "back" not in visit.footer
        await visit.press("escape")
        assert "1 of 4" in visit.text
        await give_names(visit)
        await visit.press("enter", "s")
        assert "4 of 4" in visit.text
        for step in ("3 of 4", "2 of 4", "1 of 4"):
            await visit.press("escape")
            assert step in visit.text
        await visit.write("a")
        await visit.press("enter", "enter")
        assert "2 of 4" in visit.text
        assert nobody.couple.names == ("a", "Sam")


async def test_free_times_are_painted_with_the_keyboard(nobody: Planner) -> None:
    async with visiting(nobody) as visit:
        await give_names(visit)
        # It begins where the first free time does.
        assert "Monday, 20:00 to 20:30: free" in visit.text
        await visit.press("left", "left", "space", "space", "enter")
        assert sum(free.minutes for free in nobody.couple.free) == sum(free.minutes for free in USUAL) + 60


async def test_free_times_are_painted_with_the_mouse_however_fast_it_goes(nobody: Planner) -> None:
    async with visiting(nobody) as visit:
        await give_names(visit)
        x, y = visit.spot("Mon")
        await visit.drag((x + 6, y), (x + 9, y))
        assert "Monday, 08:30 to 09:00: free" in visit.text
        await visit.press("enter")
        assert sum(free.minutes for free in nobody.couple.free) == sum(free.minutes for free in USUAL) + 120


async def test_each_answers_the_quiz_into_their_own_file_and_may_stop_half_way(nobody: Planner) -> None:
    async with visiting(nobody) as visit:
        await give_names(visit)
        await visit.press("enter", "enter")
        assert visit.sheet == "QuizSheet"
        await visit.press("1", "2", "s", "enter", "escape")
        assert len(nobody.home.quiz_answers("a")) == 3
        assert not nobody.home.quiz_answers("b")
        assert visit.sheet == "HandOverSheet"
        assert "Thank you, Alex" in visit.text
        await visit.press("enter")
        assert "Sam, which would you rather do?" in visit.text
        await visit.press(*"1111111111")
        assert visit.sheet == "FirstRun"
        assert "Alex ✓" in visit.text
        assert "Sam ✓" in visit.text
        answers = nobody.home.quiz_answers("b")
        assert 1 <= len(answers) <= 10
        await visit.press("enter")
        assert "4 of 4" in visit.text


async def test_the_balance_is_shared_out_with_the_arrow_keys(nobody: Planner) -> None:
    async with visiting(nobody) as visit:
        await give_names(visit)
        await visit.press("enter", "s", "down", "right", "right", "enter")
        balance = nobody.couple.balance
        assert balance.touch == pytest.approx(6 / 12)
        assert balance.quality_time == balance.appreciation == pytest.approx(3 / 12)


async def test_who_has_begun_before_comes_to_the_week_at_once(couple: Planner) -> None:
    async with visiting(couple) as visit:
        assert visit.sheet == "WeekScreen"
        assert "Nothing planned yet." in visit.text


async def test_names_with_markup_escapes_and_wide_characters_are_shown_as_they_are(nobody: Planner) -> None:
    async with visiting(nobody) as visit:
        await visit.paste("[/]\x1b[31m")
        await visit.press("enter")
        await visit.write("花子")
        await visit.press("enter", "enter", "s", "enter", "A")
        assert nobody.couple.names == ("[/][31m", "花子")
        visit.app.clear_notifications()
        await visit.settle()
        assert "[/][31m & 花子" in visit.text
        assert "\x1b" not in visit.text


async def test_a_couple_that_began_in_another_window_is_not_renamed(nobody: Planner) -> None:
    async with visiting(nobody) as visit:
        planner_at(nobody.home.folder, ids_from=1000).begin(("Kim", "Lou"), "Europe/Berlin")
        await give_names(visit)
        assert "Kim and Lou live here already" in visit.flat
        assert nobody.couple.names == ("Kim", "Lou")


async def test_who_quits_half_way_goes_on_at_the_same_step_with_all_that_was_said(nobody: Planner) -> None:
    async with visiting(nobody) as visit:
        await give_names(visit)
        await visit.press("left", "left", "space", "space", "enter", "enter", "1", "2")
    async with visiting(planner_at(nobody.home.folder, ids_from=1000)) as visit:
        assert "3 of 4" in visit.text
        assert len(nobody.home.quiz_answers("a")) == 2
        await visit.press("enter")
        assert "1 of 3" in visit.text
        await visit.press("escape", "escape", "escape")
        assert "2 of 4" in visit.text
        assert sum(free.minutes for free in nobody.couple.free) == sum(free.minutes for free in USUAL) + 60
        await visit.press("escape")
        assert "Alex" in visit.text
        await visit.press("enter", "enter", "s", "s", "s", "A")
        assert visit.sheet == "WeekScreen"
    async with visiting(planner_at(nobody.home.folder, ids_from=2000)) as visit:
        assert visit.sheet == "WeekScreen"


async def test_a_name_that_is_half_typed_is_still_there_after_quitting(nobody: Planner) -> None:
    async with visiting(nobody) as visit:
        await visit.write("Ale")
        await visit.press("ctrl+q")
    assert not nobody.begun
    async with visiting(planner_at(nobody.home.folder, ids_from=1000)) as visit:
        assert "1 of 4" in visit.text
        await visit.press("end")
        await visit.write("x")
        await visit.press("enter")
        await visit.write("Sam")
        await visit.press("enter")
        assert nobody.couple.names == ("Alex", "Sam")


async def test_what_was_painted_is_still_there_after_quitting(nobody: Planner) -> None:
    async with visiting(nobody) as visit:
        await give_names(visit)
        await visit.press("left", "left", "space", "space", "ctrl+q")
    assert sum(free.minutes for free in nobody.couple.free) == sum(free.minutes for free in USUAL) + 60


async def test_names_are_skipped_like_every_other_step(nobody: Planner) -> None:
    async with visiting(nobody) as visit:
        await visit.click("Skip")
        assert nobody.couple.names == ("Sun", "Moon")
        await visit.press("escape")
        assert "Sun" in visit.text
        await visit.write("Alex")
        await visit.press("tab", "ctrl+n", "s", "s", "s", "A")
        assert nobody.couple.names == ("Alex", "Moon")
        assert visit.sheet == "WeekScreen"


async def test_every_step_says_in_the_footer_what_enter_does(nobody: Planner) -> None:
    async with visiting(nobody) as visit:
        seen = []
        for _ in range(4):
            seen.append(next(key.label for key in visit.footer_keys if key.shown == "enter"))
            await visit.click("Skip")
        assert seen == ["next", "next", "ten pairs", "next"]


async def test_a_step_that_is_skipped_leaves_what_was_there(nobody: Planner) -> None:
    async with visiting(nobody) as visit:
        await give_names(visit)
        await visit.press("space", "s", "s", "right", "s")
        assert visit.sheet == "FillSheet"
        assert nobody.couple.free == USUAL
        assert nobody.couple.balance == EVEN


async def test_the_other_may_take_the_quiz_later(nobody: Planner) -> None:
    async with visiting(nobody) as visit:
        await give_names(visit)
        await visit.press("enter", "enter", "1", "escape", "escape")
        assert visit.sheet == "FirstRun"
        assert "Sam, ten pairs" in visit.text
        await visit.press("enter")
        assert "4 of 4" in visit.text


async def test_a_long_name_stands_on_one_line_of_the_quiz(nobody: Planner) -> None:
    async with visiting(nobody, (60, 20)) as visit:
        await visit.write("Maximiliane-Katharina")
        await visit.press("enter")
        await visit.write("Sam")
        await visit.press("enter", "enter")
        assert "Maximiliane-Katharina, ten pairs" in visit.text


async def test_whoever_finds_nothing_but_copies_is_told_of_them(couple: Planner, folder: Path) -> None:
    couple.back_up()
    for file in folder.glob("*.json*"):
        file.unlink()
    async with visiting(planner_at(folder)) as visit:
        assert "'ourweek restore newest' puts the last one back." in visit.flat


async def test_what_is_typed_at_once_after_a_tab_lands_in_the_next_field(nobody: Planner) -> None:
    async with visiting(nobody) as visit:
        # As a terminal hands them over that got them in one piece: nothing is waited for between them.
        for key in (*"Al", "tab", *"Sam"):
            visit.app.post_message(events.Key(key, key if len(key) == 1 else "\t"))
        await visit.press("enter")
        assert nobody.couple.names == ("Al", "Sam")


async def test_of_a_name_that_is_pasted_too_long_as_much_is_taken_as_there_is_room_for(nobody: Planner) -> None:
    async with visiting(nobody) as visit:
        await visit.paste("\nAlexandra Wilhelmina\nof the long names\n")
        await visit.press("enter")
        await visit.write("Sam")
        await visit.press("enter")
        assert nobody.couple.names == ("Alexandra Wilhelmina of the lo", "Sam")


async def test_on_a_very_small_screen_the_cursor_is_in_view_and_a_click_hits_the_bar(nobody: Planner) -> None:
    async with visiting(nobody, (40, 12)) as visit:
        await give_names(visit)
        await visit.press(*["down"] * 6)
        assert "Sun  " in visit.text
        await visit.press("enter", "s")
        for kind in ("quality time", "touch", "appreciation"):
            assert any("▸" in line and kind in line and "█" in line for line in visit.lines), visit.text
            await visit.press("down")
        x, y = visit.spot("████····", nth=1)
        # The eighth part of the second bar.
        await visit.click_at(x + 3, y)
        assert any("▸ ● touch" in line and line.count("█") == 8 for line in visit.lines), visit.text
