"""Keeping in view what the cursor is on, where a widget is larger than the sheet that it lies in."""

from __future__ import annotations

from textual.geometry import Region
from textual.widget import Widget


def bring_into_view(widget: Widget, line: int) -> None:
    """Scroll what a widget lies in so far that one of its lines can be seen."""
    if isinstance(widget.parent, Widget):
        there = Region(0, widget.virtual_region.y + line, 1, 1)
        widget.parent.scroll_to_region(there, animate=False, force=True, immediate=True)
