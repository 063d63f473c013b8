"""A picture of a year with its title and the sentence that says what it shows."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from planner.model.insights import Insights
from planner.tui.widgets.plots import Draw, Lines

Say = Callable[[Insights], str]


class Drawing(Widget):
    """The lines of a picture, drawn anew for each width."""

    DEFAULT_CSS = "Drawing { height: auto; }"

    def __init__(self, draw: Draw) -> None:
        super().__init__()
        self._draw = draw
        self._found: Insights | None = None
        self._drawn: tuple[int, Lines] = (0, [])
        """The lines as they were last drawn, and for which width."""

    def show(self, found: Insights) -> None:
        """Draw a year."""
        self._found, self._drawn = found, (0, [])
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the picture has in this width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the picture."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> Lines:
        if self._found is not None and width > 0 and self._drawn[0] != width:
            self._drawn = width, self._draw(self._found, width)
        return self._drawn[1]


class Plot(Vertical):
    """One picture of the year."""

    DEFAULT_CSS = """
    Plot {
        height: auto;
        margin-bottom: 1;
        & .title { text-style: bold; color: $primary; }
        & .says { margin-bottom: 1; }
    }
    """

    def __init__(self, title: str, say: Say, draw: Draw, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._title = title
        self._say = say
        self._draw = draw

    def compose(self) -> ComposeResult:
        """Lay out the title, the sentence and the picture."""
        yield Static(Content(self._title), classes="title")
        yield Static(classes="says", markup=False)
        yield Drawing(self._draw)

    def show(self, found: Insights) -> None:
        """Show a year."""
        self.query_one(".says", Static).update(Content(self._say(found)))
        self.query_one(Drawing).show(found)
