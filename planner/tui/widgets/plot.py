"""A picture of a year with its title and the sentence that says what it shows."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from planner.model.insights import Insights
from planner.tui.widgets.plots import Draw, Drawing
from planner.tui.widgets.rows import wrap

Say = Callable[[Insights], str]
_LINES = 99
"""More lines than any sentence has."""


class Plot(Widget):
    """One picture of the year, drawn anew for each width; all of it is one widget, so that a page opens at once."""

    DEFAULT_CSS = "Plot { height: auto; margin-bottom: 1; }"

    def __init__(self, title: str, say: Say, draw: Draw, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._title = title
        self._say = say
        self._draw = draw
        self._found: Insights | None = None
        self._drawn: tuple[int, Drawing] = (0, [])
        """The lines as they were last drawn, and for which width."""

    def show(self, found: Insights) -> None:
        """Show a year."""
        self._found, self._drawn = found, (0, [])
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines all of it has in this width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the title, the sentence and the picture."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> Drawing:
        if self._found is not None and width > 0 and self._drawn[0] != width:
            said = [Content(line.rstrip()) for line in wrap(self._say(self._found), width, _LINES)]
            title = Content.assemble((self._title, "bold $primary"))
            drawn = self._draw(self._found, width)
            self._drawn = width, [title, *said, *([Content("")] if drawn else []), *drawn]
        return self._drawn[1]
