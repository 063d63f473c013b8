from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner.model.checkin import Became
from planner.planner import Planner
from tests.planner.calendars import calendar_of, put
from tests.tui.driving import NARROW, WIDE, Visit, visiting
from tests.tui.goldens import assert_golden
from tests.tui.samples import at, plan_a_week

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
THEMES = pytest.mark.parametrize("theme", ["ourweek-dark", "ourweek-light"])


def named(name: str, visit: Visit) -> str:
    """The name of a screen at this size."""
    return f"{name}-{visit.app.size.width}x{visit.app.size.height}"


def compare(name: str, visit: Visit) -> None:
    """Compare what is on the screen."""
    assert_golden(named(name, visit), visit.text)


async def quiet(visit: Visit) -> None:
    """Take the toasts off."""
    visit.app.clear_notifications()
    await visit.settle()


@SIZES
async def test_the_steps_of_the_first_run(nobody: Planner, size: tuple[int, int]) -> None:
    async with visiting(nobody, size) as visit:
        compare("first-run-1-names", visit)
        await visit.write("Alex")
        await visit.press("enter")
        await visit.write("Sam")
        await visit.press("enter")
        compare("first-run-2-free", visit)
        await visit.press("enter")
        compare("first-run-3-quiz", visit)
        await visit.press("s")
        compare("first-run-4-balance", visit)


@SIZES
async def test_an_empty_week(couple: Planner, size: tuple[int, int]) -> None:
    async with visiting(couple, size) as visit:
        compare("week-empty", visit)


@SIZES
@THEMES
async def test_a_filled_week_reads_the_same_in_both_themes(planned: Planner, size: tuple[int, int], theme: str) -> None:
    planned.mark(planned.find("Twenty-second hug"), Became.DONE)
    planned.mark(planned.find("The slow walk"), Became.SKIPPED)
    async with visiting(planned, size, theme=theme) as visit:
        compare("week-filled", visit)


@SIZES
@THEMES
async def test_the_sheet_of_proposals(proposing: Planner, size: tuple[int, int], theme: str) -> None:
    async with visiting(proposing, size, theme=theme) as visit:
        await visit.press("f", "down")
        compare("fill", visit)


@SIZES
async def test_rating_handing_over_and_revealing(couple: Planner, size: tuple[int, int]) -> None:
    couple.mark(couple.add("Tea", at("mon", 20)).standing, Became.DONE)
    async with visiting(couple, size) as visit:
        await visit.press("r")
        compare("who", visit)
        await visit.press("1", "4")
        await visit.write("warm hands")
        compare("rating", visit)
        await visit.press("enter")
        compare("hand-over", visit)
        await visit.press("enter", "5", "enter")
        compare("reveal", visit)


@SIZES
async def test_export_help_and_the_other_sheets(planned: Planner, size: tuple[int, int]) -> None:
    async with visiting(planned, size) as visit:
        await visit.press("e", "ctrl+u")
        await visit.write("~/ourweek.ics")
        compare("export", visit)
        await visit.press("escape", "question_mark")
        compare("help", visit)
        await visit.press("escape", "m")
        await visit.write("fri 7pm")
        compare("move", visit)
        await visit.press("escape", "enter")
        compare("activity", visit)
        await visit.press("escape", "a")
        await visit.write("walk")
        compare("add", visit)
        await visit.press("escape", "full_stop", "1")
        compare("just-for-me", visit)


@THEMES
async def test_our_themes_tell_the_kinds_and_the_partners_apart_by_colour_too(planned: Planner, theme: str) -> None:
    async with visiting(planned, WIDE, theme=theme) as visit:
        picture = visit.app.export_screenshot()
        variables = visit.app.get_css_variables()
        for name in ("quality-time", "touch", "appreciation"):
            assert variables[name] in picture.lower()
        accents = [variables[name] for name in ("quality-time", "touch", "appreciation", "partner-a", "partner-b")]
        assert len(set(accents)) == 5


@THEMES
async def test_text_and_accents_are_readable_on_their_background(planned: Planner, theme: str) -> None:
    async with visiting(planned, WIDE, theme=theme) as visit:
        variables = visit.app.get_css_variables()
        for ground in ("background", "surface"):
            for name in ("foreground", "quiet", "quality-time", "touch", "appreciation", "partner-a", "partner-b"):
                assert contrast(variables[name], variables[ground]) >= 4.5, (name, ground)


def contrast(first: str, second: str) -> float:
    """The contrast of two colours as the web's guidelines measure it, from 1 to 21."""
    bright, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The brightness of `#rrggbb`, from 0 to 1."""
    match = re.fullmatch(r"#(..)(..)(..)", colour.lower())
    assert match, colour
    parts = [int(part, 16) / 255 for part in match.groups()]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


async def test_a_planned_week_is_the_same_however_often_it_is_drawn(couple: Planner) -> None:
    plan_a_week(couple)
    async with visiting(couple, WIDE) as visit:
        first = visit.text
        await visit.resize(*NARROW)
        await visit.resize(*WIDE)
        await quiet(visit)
        assert visit.text == first


@SIZES
async def test_a_week_beside_other_calendars(planned: Planner, size: tuple[int, int], tmp_path: Path) -> None:
    weekdays = "DTSTART:20261102T090000 DTEND:20261102T173000 RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    planned.add_busy(put(tmp_path / "work.ics", calendar_of(weekdays, "DTSTART:20261127T200000 DURATION:PT1H")))
    async with visiting(planned, size) as visit:
        compare("week-busy", visit)
