"""Text whose numbered lines go on below their words, and not below the number."""

from __future__ import annotations

import re

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

STEPS = re.compile(r"\d{1,2}  |· ")
"""A step with its number, or a prompt with its mark."""
_LEAST = 8
"""Cells that are left for the words; where there are fewer, nothing hangs."""


def hung(text: Content, width: int, marks: re.Pattern[str] = STEPS) -> Content:
    """Return text in lines of `width` cells; what goes on after a mark stands below what the mark is for."""
    lines: list[Content] = []
    for line in text.split("\n", allow_blank=True):
        mark = marks.match(line.plain)
        margin = mark.end() if mark and width - mark.end() >= _LEAST else 0
        first, *more = line[margin:].wrap(width - margin) or [line]
        lines += [line[:margin] + first if margin else first, *(one.pad_left(margin) for one in more)]
    return Content("\n").join(lines)


class HungText(Widget):
    """A text to read, its steps hung; it can be selected with the mouse."""

    DEFAULT_CSS = """
    HungText { height: auto; }
    """

    def __init__(self, text: Content, marks: re.Pattern[str] = STEPS, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._text, self._marks = text, marks

    def update(self, text: Content) -> None:
        """Show another text."""
        self._text = text
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines it has at a width."""
        return hung(self._text, width, self._marks).plain.count("\n") + 1 if width else 0

    def render(self) -> Content:
        """Return the text in the lines that there is room for."""
        width = self.content_size.width
        return hung(self._text, width, self._marks) if width else self._text
