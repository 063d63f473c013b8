"""An option list that points at what the cursor is on, as every other list does."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import OptionList

_POINTER = "▸"


class Pointed(OptionList):
    """Has a mark in the margin of the option under the cursor, which tells it without any colour."""

    @property
    def points(self) -> bool:
        """Whether the mark is there now."""
        return True

    def render_line(self, y: int) -> Strip:
        """Return a line of the options, with the mark before the first one of the option under the cursor."""
        strip = super().render_line(y)
        number, here = y + self.scroll_offset.y, self.highlighted
        # Which option a line belongs to, and which of its lines it is, Textual tells nowhere else.
        if here is None or not self.points or number >= len(self._lines) or self._lines[number][0] != here:
            return strip
        if self._lines[number][1] == 0:
            return Strip.join([Strip([Segment(_POINTER, next(iter(strip)).style)]), strip.crop(1)])
        # An empty line lies between two options, and belongs to neither.
        plain = self.get_visual_style("option-list--option").rich_style
        return strip if strip.text.strip() else Strip.blank(strip.cell_length, plain)
