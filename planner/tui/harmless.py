"""The last look at every line before it goes to the terminal: Textual passes raw escape sequences through."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from planner.model.text import UNSAFE


class Harmless(LineFilter):
    """Leaves out what drives a terminal, turns text around or hides in it, and keeps the width of the line."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the pieces of a line without it."""
        return [_without(segment) if UNSAFE.search(segment.text) else segment for segment in segments]


def _without(segment: Segment) -> Segment:
    text, style, control = segment
    return Segment(set_cell_size(UNSAFE.sub("", text), cell_len(text)), style, control)


HARMLESS = Harmless()
