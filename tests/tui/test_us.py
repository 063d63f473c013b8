from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest
from textual.theme import Theme

from planner.model.boundary import About
from planner.model.couple import ACCENTS
from planner.model.free import spell_free
from planner.model.localtime import to_wall
from planner.planner import Planner
from planner.tui import themes, wording
from planner.tui.us_rows import groups
from planner.tui.widgets.setting_list import SettingList
from tests.tui.driving import BERLIN, NARROW, WIDE, Visit, visiting
from tests.tui.goldens import assert_golden

GOLDEN = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
BUSY = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:test
BEGIN:VEVENT
UID:1
DTSTAMP:20261101T000000Z
DTSTART:20261124T190000Z
DTEND:20261124T210000Z
SUMMARY:Choir
END:VEVENT
END:VCALENDAR
"""


async def quiet(visit: Visit) -> None:
    """Take the toasts off."""
    visit.app.clear_notifications()
    await visit.settle()


async def go_to(visit: Visit, row: str) -> None:
    """Put the cursor on a row of Us."""
    if visit.sheet != "UsScreen":
        await visit.press("6")
    rows = visit.app.screen.query_one(SettingList)
    rows.highlighted = rows.get_option_index(row)
    await visit.settle()


@GOLDEN
async def test_us(couple: Planner, size: tuple[int, int]) -> None:
    async with visiting(couple, size) as visit:
        await go_to(visit, "contact")
        assert_golden(f"us-{size[0]}x{size[1]}", visit.text)


@GOLDEN
async def test_private_limits_cover_the_screen(couple: Planner, size: tuple[int, int]) -> None:
    sam = couple.couple.partners[1]
    couple.add_boundary(sam, About.ACTIVITY, "long-hug")
    couple.add_boundary(sam, About.CONTACT, "0")
    async with visiting(couple, size) as visit:
        await visit.press("6", "full_stop", "1")
        assert_golden(f"limits-empty-{size[0]}x{size[1]}", visit.text)
        await visit.press("escape", "full_stop", "2")
        assert_golden(f"limits-{size[0]}x{size[1]}", visit.text)


async def test_a_step_is_taken_in_place_from_a_list_and_back_with_undo(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await go_to(visit, "contact")
        await visit.press("right", "l")
        assert couple.couple.limits.contact == 3
        assert "after" not in visit.footer
        assert "Closest touch: a longer cuddle. u takes it back." in visit.said
        await visit.press("u")
        assert couple.couple.limits.contact == 2
        await quiet(visit)
        assert "a hug, a rub through clothes" in visit.text
        await visit.press("enter", "k", "k", "enter")
        assert couple.couple.limits.contact == 0
        await visit.click("Where you are")
        await visit.click("apart for now")
        assert couple.couple.limits.apart


async def test_what_can_not_be_is_said_where_it_was_typed(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await go_to(visit, "timezone")
        await visit.press("enter", "ctrl+u")
        await visit.write("Berlin")
        await visit.press("enter")
        assert visit.sheet == "TypeSheet"
        assert "Berlin" in visit.flat
        await visit.press("ctrl+u")
        await visit.write("Asia/Tokyo")
        await visit.press("enter")
        assert couple.couple.timezone == "Asia/Tokyo"


async def test_names_free_times_and_the_balance_are_changed_on_sheets(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("6", "enter", "ctrl+u")
        await visit.write("Sam")
        await visit.press("enter", "enter")
        assert "both called Sam" in visit.flat
        await visit.press("shift+tab", "ctrl+u")
        await visit.write("Kim [/]")
        await visit.press("enter", "enter")
        assert couple.couple.names == ("Kim [/]", "Sam")
        visit.app.clear_notifications()
        await visit.settle()
        assert "Kim [/] & Sam" in visit.lines[0]
        before = sum(f.minutes for f in couple.couple.free)
        await go_to(visit, "free")
        await visit.press("enter", "left", "space", "enter")
        assert sum(f.minutes for f in couple.couple.free) == before + 30
        await go_to(visit, "balance")
        await visit.press("enter", "right", "right", "enter")
        assert couple.couple.balance.quality_time == pytest.approx(0.5)
        await visit.press("u", "u", "u")
        assert couple.couple.names == ("Alex", "Sam")


async def test_the_colour_of_one_is_never_that_of_the_other(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await go_to(visit, "colours")
        await visit.press("enter", "enter", "j", "enter")
        assert couple.couple.accents == ("lilac", "sky")
        assert visit.app.get_css_variables()["partner-a"] == "#c8abdc"
        await visit.press("u")
        assert visit.app.get_css_variables()["partner-a"] == "#93b8cf"


@pytest.mark.parametrize("theme", [themes.DARK, themes.LIGHT], ids=lambda theme: theme.name)
async def test_each_colour_is_shown_as_it_will_look_and_whose_it_is(couple: Planner, theme: Theme) -> None:
    async with visiting(couple, theme=theme.name) as visit:
        await go_to(visit, "colours")
        await visit.press("enter")
        assert "Alex · sky" in visit.text
        assert "Sam · lilac" in visit.text
        await visit.press("enter")
        assert "✓ sky" in visit.text
        assert "lilac · Sam has it" in visit.text
        picture = visit.app.export_screenshot().lower()
        assert all(theme.variables[f"colour-{accent}"] in picture for accent in ACCENTS)


async def test_colours_of_the_app_are_taken_at_once_and_back_with_undo(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await go_to(visit, "theme")
        await visit.press("right")
        assert visit.app.theme == couple.couple.theme == "ourweek-light"
        await visit.press("u")
        assert visit.app.theme == "ourweek-dark"
        await go_to(visit, "motion")
        await visit.press("right")
        assert not couple.couple.motion
        assert visit.app.animation_level == "none"


async def test_a_private_limit_is_kept_lifted_and_taken_back_and_leaves_no_trace(couple: Planner) -> None:
    alex, sam = couple.couple.partners
    async with visiting(couple) as visit:
        await visit.press("6")
        before = visit.text
        await visit.press("full_stop", "2", "a", "enter")
        in_turn = [visit.text.index(title) for title in ("Back to back", "Finger on the map", "The slow walk")]
        assert in_turn == sorted(in_turn)
        await visit.write("hug")
        await visit.press("enter", "enter")
        assert [limit.value for limit in couple.boundaries(sam)] == ["long-hug"]
        assert "Suggestions keep to it; nobody is told whose it is." in visit.flat
        await visit.press("a", "j", "j", "j", "enter", "enter", "end", "enter")
        await visit.press("a", "end", "enter", "enter", *["j"] * 3, "enter")
        await visit.write("2026-11-01")
        await visit.press("enter")
        assert visit.sheet == "TypeSheet"
        assert "is over" in visit.text
        assert "Us" not in visit.lines[1]
        await visit.press("ctrl+u")
        assert "is over" not in visit.text
        await visit.write("2026-12-31")
        await visit.press("enter")
        assert "talk no deeper than light  until 31 December 2026" in visit.text
        await visit.press("end", "x")
        assert [limit.about for limit in couple.boundaries(sam)] == [About.ACTIVITY, About.CONTACT]
        assert "not Twenty-second hug" in visit.text
        assert "no touch  for good" in visit.text
        assert "until 23 November 2026" in visit.text
        await visit.press("home", "x")
        assert [limit.about for limit in couple.boundaries(sam)] == [About.CONTACT]
        await visit.press("u")
        assert len(couple.boundaries(sam)) == 2
        await visit.press("escape")
        assert visit.text == before
        assert not visit.said
        await visit.press("full_stop", "1")
        assert "You keep no limits here." in visit.flat
        assert "hug" not in visit.text
        await visit.press("escape", "u")
        assert visit.said == ["There is nothing to take back."]
        assert couple.boundaries(alex) == ()


async def test_what_is_meant_by_a_private_no_is_found_by_any_word_of_the_activity(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("6", "full_stop", "1", "a", "enter")
        await visit.write("fast")
        assert "The slow walk" in visit.text
        assert "Twenty-second hug" not in visit.text


async def test_a_calendar_is_planned_around_and_taken_away(couple: Planner, tmp_path: Path) -> None:
    path = tmp_path / "choir.ics"
    path.write_text(BUSY.replace("\n", "\r\n"), encoding="utf-8")
    async with visiting(couple) as visit:
        await go_to(visit, "busy")
        await visit.press("enter", "a", "enter")
        await visit.paste(str(tmp_path / "nothing.ics"))
        await visit.press("enter")
        assert visit.sheet == "TypeSheet"
        await visit.press("ctrl+u")
        await visit.paste(str(path))
        await visit.press("enter")
        assert "You plan around choir now; once this is closed, u takes it away." in visit.said
        await quiet(visit)
        assert "choir  Alex, one time" in visit.text
        assert "Choir" not in visit.text
        await visit.press("r", "delete")
        assert "None yet." in visit.text
        await visit.press("escape", "u")
        assert [found.calendar.name for found in couple.busy_calendars()] == ["choir"]


async def test_the_quiz_can_be_done_again_by_one_of_them(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await go_to(visit, "quiz")
        await visit.press("enter", "2", "1", "2", "escape")
        assert len(couple.home.quiz_answers("b")) == 2
        assert couple.home.quiz_answers("a") == ()
        assert visit.sheet == "UsScreen"


async def test_whatever_can_be_set_or_filled_is_found_by_its_name_from_anywhere(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("4", "ctrl+p")
        await visit.write("reminder")
        await visit.press("enter")
        assert visit.sheet == "PickSheet"
        await visit.press("down", "enter")
        assert couple.couple.reminder == 0
        await visit.press("ctrl+p")
        await visit.write("fill")
        await visit.press("enter")
        assert visit.sheet == "FillSheet"


async def test_travellers_find_the_time_zone_and_are_told_whose_a_zone_of_their_own_is(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("ctrl+p")
        await visit.write("travel")
        await visit.press("enter")
        assert "Time zone" in visit.text
        await visit.press("escape")
        await go_to(visit, "own-zone")
        await visit.press("enter")
        await visit.paste("Asia/Tokyo")
        await visit.press("enter")
        assert "Say whose first, as 'Alex Asia/Tokyo'" in visit.flat


async def test_every_row_opens_something_and_closes_again(couple: Planner) -> None:
    rows = [row.id for group in groups(("ourweek-dark",)) for row in group.rows]
    async with visiting(couple, (60, 20)) as visit:
        await visit.press("6")
        for row in rows:
            await go_to(visit, row)
            await visit.press("enter")
            assert visit.sheet != "UsScreen" or visit.said, row
            if visit.sheet != "UsScreen":
                sheet = visit.widget(".sheet").region
                assert 0 <= sheet.y < sheet.bottom < 20, row
                await visit.press("escape")
            assert visit.sheet == "UsScreen", row


async def test_a_copy_is_kept_and_everything_goes_back_to_it_and_forth_again(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await go_to(visit, "backups")
        await visit.press("enter", "enter")
        assert [copy.kind for copy in couple.backups()][-1] == "by-hand"
        when = wording.moment(to_wall(couple.backups()[-1].at.replace(tzinfo=UTC), BERLIN))
        assert f"A copy is kept, of {when}." in visit.said
        await go_to(visit, "contact")
        await visit.press("right")
        await go_to(visit, "backups")
        await visit.press("enter", "down", "enter")
        assert "Everything goes back to how it was on" in visit.text
        assert f"{when.split()[-1]}." in visit.text
        await visit.press("enter")
        assert couple.couple.limits.contact == 1
        await visit.press("u")
        assert couple.couple.limits.contact == 2


async def test_everything_is_written_into_a_file_and_the_files_are_sound(couple: Planner, tmp_path: Path) -> None:
    async with visiting(couple) as visit:
        await go_to(visit, "everything")
        await visit.press("enter", "ctrl+u")
        await visit.paste(str(tmp_path / "all.json"))
        await visit.press("enter")
        assert "Alex" in (tmp_path / "all.json").read_text(encoding="utf-8")
        await go_to(visit, "check")
        await visit.press("enter")
        assert "All of your files are sound." in visit.text
        assert visit.footer == ["back"]
        # One empty line above and one below, as on every sheet.
        _, y = visit.spot("All of your files are sound.")
        assert ["╭" in visit.lines[y - 2], "╰" in visit.lines[y + 2]] == [True, True], visit.text
        await visit.press("q")
        assert visit.app.is_running
        await go_to(visit, "where")
        await visit.press("enter")
        assert "Everything lies in" in visit.text


async def test_what_was_moved_in_a_calendar_program_is_shown_and_then_taken_back(
    planned: Planner, tmp_path: Path
) -> None:
    path = tmp_path / "week.ics"
    planned.publish(planned.export(), path)
    moved = path.read_text(encoding="utf-8")
    for old, new in (("28T100000", "29T110000"), ("28T103000", "29T113000")):
        moved = moved.replace(old, new)
    path.write_bytes(moved.encode())
    async with visiting(planned) as visit:
        await go_to(visit, "changes")
        await visit.press("enter")
        await visit.paste(str(path))
        await visit.press("enter")
        assert "The slow walk moves from Sat 28 Nov 10:00" in visit.text
        assert [f"{start:%d %H}" for start in visit.starts("The slow walk")] == ["28 10"]
        await visit.press("enter")
        assert [f"{start:%d %H}" for start in visit.starts("The slow walk")] == ["29 11"]
        await visit.press("u")
        assert [f"{start:%d %H}" for start in visit.starts("The slow walk")] == ["28 10"]


async def test_colours_chosen_from_the_palette_bar_no_way_back(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await go_to(visit, "contact")
        await visit.press("right", "ctrl+p")
        await visit.write("theme")
        await visit.press("enter")
        assert {"gruvbox", "nord", "ourweek-dark"} <= set(visit.text.split())
        await visit.write("nord")
        await visit.press("enter")
        await visit.settle()
        assert couple.couple.theme == "nord"
        await visit.press("u")
        assert (visit.app.theme, couple.couple.theme) == ("ourweek-dark", "")
        await visit.press("u")
        assert couple.couple.limits.contact == 1


async def test_the_half_hour_that_is_painted_next_is_in_view_on_the_smallest_screen(couple: Planner) -> None:
    async with visiting(couple, (40, 12)) as visit:
        await visit.press("6", "down", "down", "enter")
        for key, times in (("right", 12), ("up", 1), ("left", 16), ("down", 1), ("right", 4)):
            await visit.press(*[key] * times)
            assert "▓" in visit.text or "+" in visit.text, visit.text
        await visit.resize(*NARROW)
        assert " 6   8   10  12  14  16  18  20  22 " in visit.text


async def test_on_a_narrow_screen_the_mouse_paints_what_it_points_at(couple: Planner) -> None:
    async with visiting(couple, (40, 16)) as visit:
        await visit.press("6", "down", "down", "enter", *["right"] * 12)
        x, y = visit.spot("22")
        await visit.click_at(x - 1, y + 2)
        await visit.press("enter")
        assert "tue 20:00-22:30" in spell_free(couple.couple.free)


async def test_what_each_row_is_about_is_said_whole_at_the_smallest_size(couple: Planner) -> None:
    async with visiting(couple, (60, 20)) as visit:
        await visit.press("6")
        rows = [row for group in groups(("ourweek-dark", "ourweek-light")) for row in group.rows]
        for row in rows:
            assert row.says in visit.flat
            await visit.press("down")
