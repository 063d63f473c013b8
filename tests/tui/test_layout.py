from __future__ import annotations

from typing import Any

import pytest
from rich.cells import cell_len
from textual.containers import VerticalScroll
from textual.theme import BUILTIN_THEMES
from textual.widgets import OptionList

from planner.model.checkin import Became
from planner.planner import Planner
from planner.tui import themes
from planner.tui.commands import EVERYWHERE, FILL, WEEK
from tests.tui.driving import NARROW, WIDE, Visit, visiting
from tests.tui.samples import at

SIZES = [(60, 20), NARROW, WIDE, (160, 50)]
EVERY_SIZE = pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
WAYS: dict[str, tuple[str, ...]] = {
    "week": (),
    "fill": ("f",),
    "fill-who": ("f", "p"),
    "fill-just-for-me": ("f", "full_stop", "1"),
    "add": ("a",),
    "open": ("enter",),
    "move": ("m",),
    "change": ("c",),
    "rate-who": ("d", "r"),
    "rating": ("d", "r", "1"),
    "hand-over": ("d", "r", "1", "4", "enter"),
    "reveal": ("d", "r", "1", "4", "enter", "enter", "5", "enter"),
    "export": ("e",),
    "help": ("question_mark",),
    "palette": ("ctrl+p",),
    "guided": ("g",),
    "guided-end": ("g", "space", "space"),
    "next": ("]",),
    "insights": ("5",),
    "us": ("6",),
    "names": ("6", "enter"),
    "colours": ("6", "down", "enter"),
    "free": ("6", "down", "down", "enter"),
    "balance": ("6", *["down"] * 3, "enter"),
    "limits": ("6", "full_stop", "1"),
    "limits-about": ("6", "full_stop", "1", "a"),
    "limits-activity": ("6", "full_stop", "1", "a", "enter"),
    "touch": ("6", *["down"] * 6, "enter"),
    "catalogue": ("3",),
    "catalogue-filters": ("3", "f", "space"),
    "catalogue-open": ("3", "enter"),
    "journal": ("4",),
    "journal-my-words": ("4", "full_stop", "1"),
}
"""The keys that lead to every screen from a planned week."""
ANSI = [name for name in BUILTIN_THEMES if "ansi" in name]


def overflows(visit: Visit) -> bool:
    """Whether a key of the footer is cut off at the edge of the screen."""
    return sum(key.width for key in visit.footer_keys) > visit.app.size.width


@EVERY_SIZE
async def test_every_screen_opens_at_every_size_with_its_whole_footer(planned: Planner, size: tuple[int, int]) -> None:
    async with visiting(planned, size) as visit:
        for way, keys in WAYS.items():
            await visit.press(*keys)
            assert not overflows(visit), way
            assert all(cell_len(line) <= size[0] for line in visit.lines), way
            if not visit.sheet.endswith("Screen") and visit.sheet != "Palette":
                sheet = visit.widget(".sheet").region
                assert 0 <= sheet.y < sheet.bottom < size[1], f"{way} lies over the footer"
                assert visit.footer, way
            await home(visit)


async def home(visit: Visit) -> None:
    """Close what is open, and go back to this week and its first plan."""
    while visit.sheet != "WeekScreen":
        # Where something is typed, a number is a letter.
        await visit.press("escape")
        if visit.sheet.endswith("Screen") and visit.sheet not in ("WeekScreen", "GuidedScreen"):
            await visit.press("1")
    await visit.press("t")


@EVERY_SIZE
async def test_every_step_of_the_first_run_opens_at_every_size(nobody: Planner, size: tuple[int, int]) -> None:
    async with visiting(nobody, size) as visit:
        await visit.write("A")
        await visit.press("enter")
        await visit.write("B")
        for key in ("enter", "enter", "s"):
            assert not overflows(visit)
            assert visit.widget("#next").region.bottom <= size[1] - 1
            await visit.press(key)
        await visit.press("escape", "enter")
        assert visit.sheet == "QuizSheet"
        assert not overflows(visit)


@pytest.mark.parametrize("size", [(60, 20), NARROW])
@pytest.mark.parametrize("way", ["open", "help"])
async def test_what_is_longer_than_the_screen_scrolls_to_its_end(
    planned: Planner, way: str, size: tuple[int, int]
) -> None:
    async with visiting(planned, size) as visit:
        await visit.press(*WAYS[way])
        await visit.press("end")
        scroll = visit.app.screen.query_one(VerticalScroll)
        assert scroll.scroll_offset.y == scroll.max_scroll_y
        assert ("our idea" if way == "open" else "not a safe.") in visit.text


@pytest.mark.parametrize("size", [(60, 20), NARROW])
@pytest.mark.parametrize("way", ["move", "rating", "export", "add", "hand-over"])
async def test_the_buttons_of_a_sheet_are_in_reach_on_small_screens(
    planned: Planner, way: str, size: tuple[int, int]
) -> None:
    async with visiting(planned, size) as visit:
        await visit.press(*WAYS[way])
        visit.app.screen.query_one(".sheet").scroll_end(animate=False)
        await visit.settle()
        for button in ("#do", "#leave"):
            region = visit.widget(button).region
            assert region.bottom < size[1] - 1
            assert region.right <= size[0]


async def test_a_terminal_that_changes_its_size_keeps_what_is_open(planned: Planner) -> None:
    async with visiting(planned, WIDE) as visit:
        for way in ("week", "fill", "add", "open", "rating", "export", "help"):
            await visit.press(*WAYS[way])
            sheet = visit.sheet
            for size in ((60, 20), (20, 6), NARROW):
                await visit.resize(*size)
                assert visit.sheet == sheet, way
            assert not overflows(visit), way
            await home(visit)
            await visit.resize(*WIDE)


async def test_the_highlighted_proposal_stays_the_same_through_a_new_size(proposing: Planner) -> None:
    async with visiting(proposing, WIDE) as visit:
        await visit.press("f", "down")
        await visit.resize(*NARROW)
        assert visit.app.screen.query_one(OptionList).highlighted == 1
        await visit.press("enter")
        assert list(visit.plans) == ["One shelf, one supper"]


@pytest.mark.parametrize("size", [(60, 20), NARROW, WIDE], ids=["60", "80", "120"])
async def test_ten_plans_in_one_day_are_all_reached(couple: Planner, size: tuple[int, int]) -> None:
    for number in range(10):
        couple.add(f"Small thing {number}", at("tue", 17 + number // 2, 30 * (number % 2)), minutes=20)
    async with visiting(couple, size) as visit:
        screen: Any = visit.app.screen
        seen = set()
        for _ in range(14):
            if screen.standing:
                title = screen.standing.occurrence.plan.title
                seen.add(title)
                assert f"▸ ◆ {screen.standing.occurrence.start:%H:%M}" in visit.text.replace("▸◆", "▸ ◆")
            await visit.press("down")
        assert seen == set(visit.plans)


@EVERY_SIZE
async def test_very_long_titles_stay_inside_their_place(couple: Planner, size: tuple[int, int]) -> None:
    for day, title in zip(("tue", "wed", "sat"), ("w" * 80, "長い題名" * 20, "one two " * 10), strict=True):
        couple.add(title, at(day, 20))
        couple.add(title, at(day, 10), every="week")
    async with visiting(couple, size) as visit:
        for _ in range(6):
            for key in ("enter", "m", "r"):
                await visit.press(key)
                assert {cell_len(line) for line in visit.lines} == {size[0]}
                await visit.press("escape")
            await visit.press("down" if size[0] < 100 else "right")
        if size[0] >= 100:
            assert {line.count("│") for line in visit.lines if line.startswith("│")} == {8}


async def test_a_title_has_more_lines_where_there_is_room(couple: Planner) -> None:
    couple.add("A walk that goes on and on until the moon is up", at("wed", 20))
    async with visiting(couple, WIDE) as visit:
        assert "the moon is up" in visit.text.split("balance")[0].replace("│", "")
    for hour in (18, 19, 21, 22):
        couple.add("Something else at length, again", at("wed", hour))
    async with visiting(couple, (100, 24)) as visit:
        assert "moon" not in visit.text
        assert "…" in visit.text


async def test_no_key_does_nothing(planned: Planner) -> None:
    async with visiting(planned) as visit:
        screen: Any = visit.app.screen
        for command in (c for c in (*WEEK, *EVERYWHERE) if c.call[0] not in ("quit", "help", "go")):
            answered = screen.check_action(*command.call) or bool(screen.why_not(command.call[0]))
            before = visit.text, visit.sheet, visit.said
            await visit.press(command.key.split(",")[0])
            changed = before != (visit.text, visit.sheet, visit.said)
            # Today is shown already.
            assert changed == answered or command.action in ("today", "just_for_me"), command.id
            await home(visit)


async def test_an_empty_place_offers_nothing_that_needs_a_plan(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await visit.press(*["up"] * 7)
        assert not {"open", "move", "done", "rate", "take off", "yes", "didn't happen"} & set(visit.footer)
        for key in ("enter", "m", "d", "x", "r", "y", "delete", "full_stop"):
            await visit.press(key)
            assert visit.sheet == "WeekScreen"
        assert not visit.check_ins
        assert not visit.said


async def test_the_footer_shows_more_where_there_is_room(planned: Planner) -> None:
    async with visiting(planned, (60, 20)) as visit:
        few = visit.footer
        assert few[-1] == "help"
        await visit.resize(160, 50)
        assert {"didn't happen", "take off", "undo", "quit"} <= set(visit.footer)
        assert set(few) < set(visit.footer)


def test_every_command_has_its_own_key_and_says_what_it_does() -> None:
    for commands in ((*WEEK, *EVERYWHERE), FILL):
        keys = [key for command in commands for key in command.key.split(",")]
        assert len(keys) == len(set(keys))
        assert all(command.label and command.tooltip and command.group for command in commands)
        assert sum(command.footer for command in commands) <= 7


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80", "120"])
async def test_every_theme_shows_the_same_words(planned: Planner, size: tuple[int, int]) -> None:
    planned.mark(planned.find("hug"), Became.DONE)
    async with visiting(planned, size) as visit:
        words = visit.text
        for theme in (themes.LIGHT.name, *sorted(BUILTIN_THEMES), themes.DARK.name):
            visit.app.theme = theme
            await visit.settle()
            assert visit.text == words, theme
            await visit.press("r", "escape")
            assert visit.sheet == "WeekScreen"


@pytest.mark.parametrize("theme", [themes.DARK.name, themes.LIGHT.name, *ANSI])
async def test_without_colour_the_cursor_is_told_by_its_style(
    planned: Planner, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with visiting(planned) as visit:
        visit.app.theme = theme
        await visit.settle()
        assert "▸ ●" in visit.text
        await visit.press("d", "r", "down")
        styles = cursor_styles(visit, "Sam")
        assert any(style.underline for style in styles)
        assert not any(style.underline for style in cursor_styles(visit, "Alex"))


def cursor_styles(visit: Visit, text: str) -> list[Any]:
    """The styles in which a line of a list is drawn."""
    _, y = visit.spot(text)
    x = visit.widget("OptionList").region.x
    strip = visit.app.screen._compositor.render_strips()[y]
    found, column = [], 0
    for segment in strip:
        if column >= x and text in segment.text and segment.style:
            found.append(segment.style)
        column += segment.cell_length
    return found


async def test_boxes_and_lines_to_pick_are_told_without_colour(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await visit.press("d", "r", "1")
        assert "[ ] keep these words to myself" in visit.text
        await visit.press("1", "tab", "tab", "space")
        assert "[✓] keep these words to myself" in visit.text
        await visit.press("escape", "e")
        assert visit.text.count("(●)") == 2
        assert visit.text.count("( )") >= 4


async def test_a_week_that_is_done_reads_in_words_as_well(planned: Planner) -> None:
    planned.mark(planned.find("The slow walk"), Became.SKIPPED)
    async with visiting(planned) as visit:
        await visit.click("The slow walk")
        assert "didn't happen, and that is fine" in visit.text
