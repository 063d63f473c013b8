"""A week as it stands on the screen: drawn line by line, and only what changes in it painted anew."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.geometry import Region, Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from planner.model.activity import Kind
from planner.tui.widgets import week_cursor
from planner.tui.widgets.row_styles import RowStyles
from planner.tui.widgets.rows import Row, Spot
from planner.tui.widgets.week_grid import GRID_FROM, grid
from planner.tui.widgets.week_list import day_list
from planner.tui.widgets.week_picture import BANDS, Picture

if TYPE_CHECKING:
    from planner.model.standing import Standing


class DrawnWeek(ScrollView):
    """A week as a grid or as a list of days, with a cursor on one plan or one empty part of a day."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "week--line",
        "week--day",
        "week--today",
        "week--past",
        "week--free",
        "week--title",
        "week--skipped",
        "week--cursor",
        *(f"week--{kind}" for kind in Kind),
    }
    DEFAULT_CSS = """
    DrawnWeek {
        scrollbar-size-vertical: 1;
        & > .week--line { color: $line; }
        & > .week--day { text-style: bold; }
        & > .week--today { color: $primary; text-style: bold; }
        & > .week--past { color: $quiet; }
        & > .week--free { color: $quiet; }
        & > .week--skipped { color: $quiet; text-style: strike; }
        & > .week--cursor { background: $panel; text-style: bold; }
        & > .week--quality-time { color: $quality-time; }
        & > .week--touch { color: $touch; }
        & > .week--appreciation { color: $appreciation; }
    }
    """

    cursor: var[Spot] = var(Spot(0, len(BANDS) - 1))

    def __init__(self) -> None:
        super().__init__(id="week")
        self._picture: Picture | None = None
        self._rows: list[Row] = []
        self._drawn_for = Size(0, 0), 0
        """The size, and how many rows it took."""
        self._styles = RowStyles(self, "week")

    @property
    def standing(self) -> Standing | None:
        """What the cursor is on, or None on an empty place."""
        return self._picture.at(self.cursor) if self._picture else None

    @property
    def place(self) -> datetime | None:
        """A good start for something new where the cursor is."""
        return week_cursor.place_at(self._picture, self.cursor, grid=self.is_grid) if self._picture else None

    @property
    def is_grid(self) -> bool:
        """Whether there is room for the grid."""
        return self.size.width >= GRID_FROM

    def on_resize(self) -> None:
        """Draw the week for the new size at once."""
        self._redraw()

    def render_line(self, y: int) -> Strip:
        """Return one line of the drawing."""
        if self._picture is not None and self._drawn_for[0] != self.size:
            # A frame may come before its size was told.
            self._draw(self._picture)
        number = y + self.scroll_offset.y
        return self._styles.strip(self._rows[number] if number < len(self._rows) else None, self.size.width)

    def notify_style_update(self) -> None:
        """Draw anew with the colours of another theme."""
        self._styles.forget()
        super().notify_style_update()

    def _spot_under(self, event: events.MouseEvent) -> Spot | None:
        offset = event.get_content_offset(self)
        row = offset.y + self.scroll_offset.y if offset else len(self._rows)
        return self._rows[row].spot_at(offset.x) if offset and 0 <= row < len(self._rows) else None

    def _redraw(self) -> None:
        if self._picture is None or not self.size.width:
            return
        self._picture = self._picture.with_cursor(self.cursor)
        before, drawn_for = self._rows, self._drawn_for
        self.virtual_size = Size(self._draw(self._picture), len(self._rows))
        self._show_cursor()
        if self._drawn_for != drawn_for:
            self.refresh()
            return
        # A terminal far away feels every cell that is sent.
        changed = [(y, *old.differs(new)) for y, (old, new) in enumerate(zip(before, self._rows, strict=True))]
        regions = [Region(begin, y - self.scroll_offset.y, end - begin, 1) for y, begin, end in changed if begin < end]
        if regions:
            self.refresh(*regions)

    def _draw(self, picture: Picture) -> int:
        """Draw the rows, and return how wide they are."""
        width, height = self.size
        draw = grid if self.is_grid else day_list
        self._rows = draw(picture, width, height)
        if len(self._rows) > height:
            # The bar beside what is longer than the screen takes a column of its own.
            width -= self.styles.scrollbar_size_vertical
            self._rows = draw(picture, width, height)
        self._drawn_for = self.size, len(self._rows)
        return width

    def _show_cursor(self) -> None:
        if len(self._rows) <= self.size.height:
            return
        lines = [y for y, row in enumerate(self._rows) if any(piece.spot == self.cursor for piece in row.pieces)]
        if lines:
            self.scroll_to_region(Region(0, lines[0], 1, min(len(lines), 3)), animate=False, force=True)
