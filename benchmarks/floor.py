"""The floors of an app for the terminal: the least that Textual itself costs for what is measured.

    python -m benchmarks.floor table|list|week

A head and a foot, and between them a table of 200 rows; ten thousand lines with a search, drawn one by one; or a week
of seven columns, drawn line by line. Nothing of the app is in it.
"""

from __future__ import annotations

import sys
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import DataTable, Footer, Header, Input

ROWS, LINES = 200, 10_000
_PLAIN, _HERE = Style.parse("white on #121212"), Style.parse("bold white on #0178d4")
_WORDS = ("walk", "cook", "read", "visit", "paint", "watch", "bake", "hike", "swim", "river", "tea", "museum", "bread")


class Floor(App[None]):
    """What the floors have in common."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "quit")]

    def middle(self) -> ComposeResult:
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        yield Header()
        yield from self.middle()
        yield Footer()


class TableFloor(Floor):
    def middle(self) -> ComposeResult:
        yield DataTable[str](cursor_type="row")

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("number", "title", "kind", "minutes")
        table.add_rows((str(row), f"Row {row} of the floor", "kind", str(row % 90)) for row in range(ROWS))
        table.focus()


class Lines(ScrollView, can_focus=True):
    """Lines of which only those on the screen are ever made."""

    def __init__(self) -> None:
        super().__init__()
        self.every = [f"{n:>6}  {_WORDS[n % 13]} the {_WORDS[n // 13 % 13]} {n}" for n in range(LINES)]
        self.found = self.every

    def on_mount(self) -> None:
        self.show(self.every)

    def show(self, found: list[str]) -> None:
        self.found = found
        self.virtual_size = Size(80, len(found))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        text = self.found[number] if number < len(self.found) else ""
        return Strip([Segment(text.ljust(self.size.width)[: self.size.width], _PLAIN)], self.size.width)


class ListFloor(Floor):
    def middle(self) -> ComposeResult:
        yield Input()
        yield Lines()

    def on_input_changed(self, event: Input.Changed) -> None:
        lines = self.query_one(Lines)
        words = event.value.split()
        lines.show([line for line in lines.every if all(word in line for word in words)])


class Week(Widget, can_focus=True):
    """Seven columns of sixteen cells of two lines."""

    number = 0

    def render_line(self, y: int) -> Strip:
        width = self.size.width // 7
        cells = [f"{y // 2} of {self.number}" if (y + column + self.number) % 3 else "" for column in range(7)]
        pieces = [Segment(text.ljust(width), _PLAIN if column else _HERE) for column, text in enumerate(cells)]
        return Strip(pieces).adjust_cell_length(self.size.width, _PLAIN)

    def on_key(self, event: events.Key) -> None:
        if event.key in ("right_square_bracket", "left_square_bracket"):
            self.number += 1 if event.key == "right_square_bracket" else -1
            self.refresh(Region(0, 0, *self.size))


class WeekFloor(Floor):
    def middle(self) -> ComposeResult:
        yield Week()

    def on_mount(self) -> None:
        self.query_one(Week).focus()


if __name__ == "__main__":
    {"table": TableFloor, "list": ListFloor, "week": WeekFloor}[sys.argv[1]]().run()
