"""How the pieces of a row look, and a row as the terminal gets it."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from planner.tui.widgets.rows import Row


class RowStyles:
    """Asks the style sheets once for each style of a widget's rows, until they are to be forgotten."""

    def __init__(self, widget: Widget, prefix: str) -> None:
        """`prefix` is what the names of the widget's component classes begin with."""
        self._widget, self._prefix = widget, prefix
        self._known: dict[str, Style] = {}

    def of(self, names: str) -> Style:
        """Return how a piece with these names looks, the later ones over the earlier."""
        if (style := self._known.get(names)) is None:
            style = self._widget.rich_style
            for name in names.split():
                style += self._widget.get_component_rich_style(f"{self._prefix}--{name}", partial=True)
            self._known[names] = style
        return style

    def strip(self, row: Row | None, width: int, under: str = "") -> Strip:
        """Return a row in so many cells, or an empty line; `under` names what lies under all of it."""
        pieces = row.pieces if row is not None else ()
        of, first = self.of, f"{under} " if under else ""
        segments = [Segment(piece.text, of(first + piece.style)) for piece in pieces]
        return Strip(segments).adjust_cell_length(width, self.of(under))

    def forget(self) -> None:
        """Ask again, as the colours may be others."""
        self._known.clear()
