"""What goes to the terminal is as little as it can be, and shows the same."""

from __future__ import annotations

import io
import re
from itertools import accumulate

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color import Color
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.geometry import Region
from textual.strip import Strip

from planner.planner import Planner
from planner.tui.frugal import frugal
from planner.tui.widgets.changes import changes
from planner.tui.widgets.rows import Piece, Row
from tests.tui.driving import visiting

WIDTH = 12
CONSOLE = Console(file=io.StringIO(), force_terminal=True, color_system="truecolor")
colours = st.sampled_from([None, Color.parse("#102030"), Color.parse("#a0b0c0")])
flags = st.sampled_from([None, False, True])
styles = st.builds(Style, color=colours, bgcolor=colours, bold=flags, dim=flags, underline=flags, reverse=flags)
linked = st.one_of(styles, st.just(Style(link="https://example.org")))
words = st.text(alphabet="ab 漢", min_size=1, max_size=6)
ENDS = {
    "0": {"1", "2", "3", "4", "7", "9", "38", "48"},
    "22": {"1", "2"},
    "23": {"3"},
    "24": {"4"},
    "27": {"7"},
    "29": {"9"},
    "39": {"38"},
    "49": {"48"},
}
"""What each of these codes ends."""
Cell = tuple[str, frozenset[tuple[str, str]]]


def a_strip(pieces: list[tuple[str, Style]], width: int = WIDTH) -> Strip:
    return Strip(Segment(text, style) for text, style in pieces).adjust_cell_length(width, Style())


def strips_of(kind: st.SearchStrategy[Style], width: int = WIDTH) -> st.SearchStrategy[Strip]:
    return st.lists(st.tuples(words, kind), max_size=4).map(lambda pieces: a_strip(pieces, width))


def shown(written: str) -> dict[tuple[int, int], Cell]:
    """What stands in each cell of a terminal that was written to, in which colours and kinds of letters."""
    cells: dict[tuple[int, int], Cell] = {}
    x = y = 0
    pen: dict[str, str] = {}
    for codes, kind, link, text in re.findall(r"\x1b\[([\d;]*)([Hm])|(\x1b\]8;[^\\]*\\)|([^\x1b]+)", written):
        if kind == "H":
            y, x = (int(number) - 1 for number in codes.split(";"))
        elif kind == "m":
            pen = after(pen, codes)
        elif link:
            continue
        for char in text.replace("\n", ""):
            cells[y, x] = char, frozenset(seen_with(pen).items()) if char == " " else frozenset(pen.items())
            x += cell_len(char)
    return cells


def seen_with(pen: dict[str, str]) -> dict[str, str]:
    """What can be seen of a pen that writes blanks."""
    return pen if {"4", "7", "9"} & pen.keys() else {name: said for name, said in pen.items() if name == "48"}


def after(pen: dict[str, str], codes: str) -> dict[str, str]:
    for code in re.findall(r"[34]8;2;\d+;\d+;\d+|\d+", codes):
        if code in ENDS:
            pen = {name: said for name, said in pen.items() if name not in ENDS[code]}
        else:
            pen = {**pen, code[:2] if ";" in code else code: code}
    return pen


def written(update: CompositorUpdate) -> str:
    return update.render_segments(CONSOLE)


def thrifty(update: CompositorUpdate) -> str:
    return written(frugal(update))


@settings(max_examples=60)
@given(st.lists(strips_of(linked), min_size=1, max_size=4))
def test_a_whole_frame_shows_the_same_with_less(lines: list[Strip]) -> None:
    update = LayoutUpdate([[line] for line in lines], Region(0, 0, WIDTH, len(lines)))
    assert shown(thrifty(update)) == shown(written(update))
    assert len(thrifty(update)) <= len(written(update)) + len("\x1b[0m")


@settings(max_examples=60)
@given(strips_of(linked, 5), strips_of(linked, 7), st.integers(0, WIDTH - 1), st.integers(1, WIDTH))
def test_of_a_line_only_the_cells_that_changed_are_written(left: Strip, right: Strip, begin: int, length: int) -> None:
    end = min(WIDTH, begin + length)
    whole = shown(written(LayoutUpdate([[left, right]], Region(0, 0, WIDTH, 1))))
    some = shown(thrifty(ChopsUpdate([{0: left, 5: right}], [(0, begin, end)], [[5, WIDTH]])))
    assert all(begin <= x < end for _, x in some)
    # Half of a wide character is a blank.
    assert all(cell == whole.get(at) or cell[0] == " " for at, cell in some.items())
    assert sum(cell_len(char) for char, _ in some.values()) == end - begin


@settings(max_examples=80)
@given(st.lists(strips_of(styles), max_size=3), st.lists(strips_of(styles), max_size=3))
@example([a_strip([("漢a", Style())])], [a_strip([("漢b", Style())])])
@example([a_strip([("e\u0301", Style())])], [a_strip([("e\u0300", Style())])])
def test_where_the_changes_are_painted_everything_is_as_it_should_be(before: list[Strip], now: list[Strip]) -> None:
    blank = Strip.blank(WIDTH)
    regions = changes(before, now, blank)
    for y in range(max(len(before), len(now))):
        old, new = (lines[y] if y < len(lines) else blank for lines in (before, now))
        places = [region for region in regions if region.y == y]
        assert len(places) <= 1
        begin, end = (places[0].x, places[0].right) if places else (0, 0)
        painted = [*old.crop(0, begin), *new.crop(begin, end), *old.crop(end)]
        assert cells_of(painted) == cells_of(new)


def cells_of(segments: list[Segment] | Strip) -> list[tuple[str, Style | None]]:
    return [(char, seen(char, style or Style())) for text, style, _ in segments for char in text]


def seen(char: str, style: Style) -> Style:
    """What can be seen of a style: nothing of the colour of a blank, unless that is turned around."""
    if char != " " or style.reverse or style.underline:
        return style
    return Style(bgcolor=style.bgcolor)


def test_lines_that_are_the_same_need_no_paint() -> None:
    line = a_strip([("as it was", Style(bold=True))])
    assert changes([line], [a_strip([("as it was", Style(bold=True))])], Strip.blank(WIDTH)) == []


@given(st.lists(st.sampled_from("ab"), min_size=1, max_size=6), st.lists(st.sampled_from("ab"), min_size=1, max_size=6))
def test_a_row_says_between_which_columns_another_one_differs(mine: list[str], theirs: list[str]) -> None:
    one, other = (Row([Piece("漢漢", style) for style in styles]) for styles in (mine, theirs))
    begin, end = one.differs(other)
    edges = list(accumulate((4 for _ in mine), initial=0))
    assert begin in edges
    same = [a == b for a, b in zip(mine, theirs, strict=False)]
    if len(mine) == len(theirs):
        changed = [number for number, equal in enumerate(same) if not equal]
        assert (begin, end) == ((changed[0] * 4, changed[-1] * 4 + 4) if changed else (0, 0))
    else:
        assert (begin, end) == (0, max(len(mine), len(theirs)) * 4)


async def test_every_frame_of_the_app_is_written_so(planned: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    frames: list[object] = []
    monkeypatch.setattr(App, "_display", lambda app, screen, frame: frames.append(frame))
    async with visiting(planned) as visit:
        await visit.press("j", "a", "escape", "2")
        visit.app.refresh()
        await visit.settle()
    kinds = {type(frame) for frame in frames if frame is not None}
    assert {kind.__base__ for kind in kinds} == {ChopsUpdate, LayoutUpdate}
    assert {kind.__module__ for kind in kinds} == {frugal.__module__}
