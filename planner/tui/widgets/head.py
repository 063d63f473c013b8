"""The first line of a section: what is shown, with its ways to and fro, and whose it is."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from planner.tui.widgets.rows import fit

_BETWEEN = " & "


class Title(Widget):
    """A title in the fullest form that there is room for: what can be clicked in it is never cut off."""

    def __init__(self) -> None:
        super().__init__(id="title")
        self._forms: tuple[Content, ...] = (Content("Ourweek"),)

    def show(self, *forms: Content) -> None:
        """Show one of these, the fullest first."""
        self._forms = forms
        self.refresh()

    def render(self) -> Content:
        """Return the first that fits, or the shortest."""
        return next((form for form in self._forms if form.cell_length <= self.content_size.width), self._forms[-1])


class CoupleNames(Widget):
    """Both names; where there is little room the longer one is shortened first."""

    def __init__(self) -> None:
        super().__init__(id="names")
        self._names = ("", "")

    def show(self, names: tuple[str, str]) -> None:
        """Show these names."""
        # Other names may need another room, and then the whole screen is laid out anew.
        if names != self._names:
            self._names = names
            self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return how many cells both take."""
        return cell_len(_BETWEEN.join(self._names))

    def render(self) -> Content:
        """Return both, in the room that there is."""
        return Content(_BETWEEN.join(shortened(self._names, self.content_size.width - len(_BETWEEN))))


def shortened(names: tuple[str, str], room: int) -> tuple[str, str]:
    """Return both names in so many cells, each cut only where it takes more than half of them."""
    first, second = map(cell_len, names)
    if first + second <= room:
        return names
    half = max(1, room // 2)
    for_first = min(first, max(half, room - second))
    return _within(names[0], for_first), _within(names[1], max(1, room - for_first))


def _within(name: str, cells: int) -> str:
    return fit(name, min(cells, cell_len(name))).rstrip()
