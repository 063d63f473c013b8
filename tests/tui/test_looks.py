"""That what is written can be read: on every screen, in both of our themes."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from rich.console import Console
from rich.segment import Segment
from textual.screen import ModalScreen
from textual.theme import Theme

from planner.model.checkin import Became, Rating
from planner.planner import Planner
from planner.tui import themes
from planner.tui.section import Section
from tests.tui.driving import NARROW, Visit, visiting
from tests.tui.samples import at
from tests.tui.test_goldens import THEMES, contrast

ENOUGH = 4.5
"""What the web's guidelines ask of small text."""
_SHEETS = ("1", "enter", "f", "a", "c", "e", "m", "question_mark", "ctrl+p")
_PAGES = ("2", "2 enter", "3", "3 n", "3 slash", "4", "5", "6")
_SETTINGS = ("1", "1 enter", "2", "3", "4 1")
WAYS = (*_SHEETS, *_PAGES, *(f"6 home {'down ' * int(way[0])}enter{way[1:]}" for way in _SETTINGS))
"""The keys to what there is to read."""


def segments(visit: Visit) -> Iterator[Segment]:
    """Yield what the terminal gets, without the screens behind."""
    console = Console(width=visit.app.size.width, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    drawn = visit.app.screen._compositor.render_update(full=True)
    assert drawn is not None
    return (segment for segment in console.render(drawn) if not segment.control)


def faint(visit: Visit) -> Iterator[tuple[str, str, str]]:
    """Yield what is written in front with less contrast than enough, and both of its colours."""
    for segment in segments(visit):
        style = segment.style
        if style is None or style.color is None or style.bgcolor is None:
            continue
        if not any(map(str.isalnum, segment.text)):
            continue
        text, ground = style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex
        if style.dim or contrast(text, ground) < ENOUGH:
            yield segment.text.strip(), text, ground


@THEMES
async def test_all_that_is_written_can_be_read(planned: Planner, theme: str) -> None:
    async with visiting(planned, NARROW, theme=theme) as visit:
        for keys in WAYS:
            await visit.press(*keys.split())
            if isinstance(visit.app.screen, ModalScreen):
                # What lies behind a sheet is faded on purpose.
                visit.app.screen.styles.background = visit.app.current_theme.background
                await visit.settle()
            assert (keys, list(faint(visit))) == (keys, [])
            while not isinstance(visit.app.screen, Section):
                await visit.press("escape")


async def test_the_pair_under_the_cursor_has_only_its_title_in_bold(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("6", *["down"] * 4, "enter", "1")
        activity = couple.quiz()[0][0]
        bold = {segment.text.strip(): segment.style.bold for segment in segments(visit) if segment.style}
        assert bold[activity.title]
        assert not bold[activity.summary]


@pytest.mark.parametrize("theme", [themes.DARK, themes.LIGHT], ids=lambda theme: theme.name)
def test_every_colour_can_be_read_on_every_ground_the_cursor_too(theme: Theme) -> None:
    grounds = (theme.background, theme.surface, theme.panel, theme.variables["block-cursor-background"])
    plain = {name: colour for name, colour in theme.variables.items() if name.startswith("colour-")}
    plain |= {name: theme.variables[name] for name in ("quiet", "quality-time", "touch", "appreciation")}
    for ground in grounds:
        assert ground is not None
        assert {name for name, colour in plain.items() if contrast(colour, ground) < ENOUGH} == set()


async def test_the_free_times_of_an_empty_week_keep_away_from_the_edges_of_a_small_screen(couple: Planner) -> None:
    async with visiting(couple, (60, 20)) as visit:
        begin = visit.spot("Your free times")[1]
        times = [line for line in visit.lines[begin : begin + 4] if line.strip()]
        assert "Mon–Thu 20:00" in times[1]
        assert all(line[:2] + line[-2:] == " " * 4 for line in times)


async def test_where_nobody_wrote_a_word_both_ratings_have_as_much_room_below_as_above(couple: Planner) -> None:
    tea = couple.add("Tea", at("mon", 17)).standing
    couple.mark(tea, Became.DONE)
    couple.rate(tea, couple.couple.partners[0], Rating.LOVELY)
    async with visiting(couple) as visit:
        await visit.press("r", "2", "4", "enter")
        assert visit.sheet == "RevealSheet"
        lines = [line.partition("│ │")[0].split("│")[-1].strip() for line in visit.lines]
        first = lines.index("♥ ♥ ♥ ♥ ·")
        assert lines[first + 1 : first + 3] == ["lovely", ""]
        assert "╰" in visit.lines[first + 3]
