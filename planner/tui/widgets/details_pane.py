"""The few lines under the week, written for the room there is; only what changes in them is painted anew."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Size
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from planner.tui.widgets.changes import changes


class DetailsPane(Widget):
    """What is known of the plan under the cursor."""

    def __init__(self, written: Callable[[Size], Content]) -> None:
        super().__init__(id="details")
        self._written = written
        self._text = Content("")
        self._strips: list[Strip] = []
        self._drawn_for = Size(0, 0)

    def write_anew(self) -> None:
        """Show what is to be said now."""
        before = self._strips
        self._draw()
        if regions := changes(before, self._strips, Strip.blank(self.size.width, self.rich_style)):
            self.refresh(*regions)

    def render(self) -> Content:
        """Return the text, which can be selected with the mouse."""
        return self._text

    def render_line(self, y: int) -> Strip:
        """Return one line."""
        if self._drawn_for != self.size:
            self._draw()
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width, self.rich_style)

    def notify_style_update(self) -> None:
        """Draw with the colours of another theme, and paint all of it: what it says may be something else, too."""
        super().notify_style_update()
        self._draw()
        self.refresh()

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw what is selected."""
        self._draw()
        super().selection_updated(selection)

    def _draw(self) -> None:
        if self.is_attached and self.size:
            self._drawn_for = width, height = self.size
            base = self.rich_style
            self._text = self._written(self.size)
            strips = Visual.to_strips(self, self._text, width, height, self.visual_style)
            self._strips = [strip.adjust_cell_length(width, base) for strip in strips[:height]]
