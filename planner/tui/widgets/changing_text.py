"""A text of a fixed place that changes with the cursor: only what is another one in it is painted anew."""

from __future__ import annotations

from textual.content import Content
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from planner.tui.widgets.changes import changes


class ChangingText(Widget):
    """Lines that are shown as far as there is room; they never change the size of the widget."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._text = Content("")
        self._strips: list[Strip] = []

    def show(self, text: Content) -> None:
        """Show another text."""
        before, self._text = self._strips, text
        self._draw()
        regions = changes(before, self._strips, Strip.blank(self.size.width, self.rich_style))
        if regions:
            self.refresh(*regions)

    def render(self) -> Content:
        """Return the text, which can be selected with the mouse."""
        return self._text

    def render_line(self, y: int) -> Strip:
        """Return one line."""
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width, self.rich_style)

    def on_resize(self) -> None:
        """Draw for the new size."""
        self._draw()
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw with the colours of another theme."""
        super().notify_style_update()
        self._draw()

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw what is selected."""
        self._draw()
        super().selection_updated(selection)

    def _draw(self) -> None:
        if self.is_attached and self.size:
            (width, height), base = self.size, self.rich_style
            strips = Visual.to_strips(self, self._text, width, height, self.visual_style)
            self._strips = [strip.adjust_cell_length(width, base) for strip in strips[:height]]
