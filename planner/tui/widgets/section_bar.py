"""The line with the six sections: where one is, and where else one can go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events, on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from planner.tui.commands import SECTIONS

_GAPS = (4, 2, 1)
"""Cells between two sections, the widest that fits."""


class SectionBar(Widget):
    """Six names with their keys; a click goes there."""

    DEFAULT_CSS = """
    SectionBar {
        height: 1;
        padding: 0 1;
        text-wrap: nowrap;
        color: $quiet;
    }
    """

    @dataclass
    class Chosen(Message):
        """Somebody wants to go to a section."""

        section: str

    def __init__(self, here: str, keys: Sequence[str]) -> None:
        super().__init__()
        self._here = here
        self._labels = {name: f"{key} {name.capitalize()}" for name, key in zip(SECTIONS, keys, strict=True)}

    def render(self) -> Content:
        """Return the line for the width there is."""
        return self._line()

    @on(events.Click)
    def _clicked(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        x = offset.x if offset else -1
        for name, begin, end in self._places():
            if begin <= x < end and name != self._here:
                self.post_message(self.Chosen(name))

    def _line(self) -> Content:
        pieces: list[Content | tuple[str, str]] = []
        column = 0
        for name, begin, end in self._places():
            pieces.append((" " * (begin - column), ""))
            pieces.append((self._label(name), "bold $primary" if name == self._here else ""))
            column = end
        return Content.assemble(*pieces)

    def _label(self, name: str) -> str:
        # Told without colour too, and in the same number of cells wherever one is.
        return f"▸{self._labels[name]}" if name == self._here else f" {self._labels[name]}"

    def _places(self) -> list[tuple[str, int, int]]:
        width = sum(cell_len(self._label(name)) for name in SECTIONS)
        room = self.content_size.width - width
        gap = next((gap for gap in _GAPS if gap * (len(SECTIONS) - 1) <= room), 0)
        found, column = [], 0
        for name in SECTIONS:
            end = column + cell_len(self._label(name))
            found.append((name, column, end))
            column = end + gap
        return found
