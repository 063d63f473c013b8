"""The week as one widget: it draws itself line by line, and knows where the cursor is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from planner.model.activity import Kind
from planner.model.standing import Standing, State, WeekPlan
from planner.tui.bindings import bindings
from planner.tui.commands import MOVES
from planner.tui.widgets import week_cursor
from planner.tui.widgets.row_styles import RowStyles
from planner.tui.widgets.rows import Row, Spot
from planner.tui.widgets.week_layout import BANDS, GRID_FROM, Picture, day_list, grid

if TYPE_CHECKING:
    from planner.model.couple import Couple

_LAST = 99
"""A number that no plan of one part of a day has."""


class WeekView(ScrollView, can_focus=True, inherit_bindings=False):
    """A week with a cursor on one plan or one empty part of a day."""

    HELP = "Arrow keys or hjkl move between plans and empty places; enter opens a plan, a adds one."
    TABLE = MOVES
    BINDINGS = bindings(*MOVES)
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
    WeekView {
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

    @dataclass
    class Pointed(Message):
        """The cursor is on another plan, or on an empty place."""

        standing: Standing | None

    @dataclass
    class Opened(Message):
        """Somebody clicked the plan that the cursor was on already."""

        standing: Standing | None

    @dataclass
    class Dropped(Message):
        """Somebody dragged a plan to another place."""

        standing: Standing
        start: datetime

    @dataclass
    class Beyond(Message):
        """The cursor was taken over the edge of the week."""

        by: int
        """1 for the week after, -1 for the week before."""
        spot: Spot
        """About where the cursor goes on there."""

    def __init__(self) -> None:
        super().__init__(id="week")
        self._picture: Picture | None = None
        self._rows: list[Row] = []
        self._drawn_for = Size(0, 0), 0
        self._styles = RowStyles(self, "week")
        self._held: tuple[Standing, Spot] | None = None
        self._was_dragged = False
        self._is_leaving = False

    def show(
        self, plan: WeekPlan, couple: Couple, today: date, keep: Standing | None = None, near: Spot | None = None
    ) -> None:
        """Draw a week; the cursor goes to `keep`, near a spot, stays where it is, or begins at today's first plan."""
        before, self._picture = self._picture, Picture(plan, couple, today, self.cursor)
        fresh = before is None or before.plan.week != plan.week or not before.plan.standings
        kept = week_cursor.spot_of(self._picture, keep) if keep else None
        if near:
            kept = kept or week_cursor.beside(self._picture, near, grid=self.is_grid)
        cursor = kept or (week_cursor.first_spot if fresh else week_cursor.nearest_spot)(self._picture)
        self._is_leaving = False
        # Drawn once, whether the cursor is elsewhere or not.
        self.set_reactive(WeekView.cursor, cursor)
        self._redraw()
        self.post_message(self.Pointed(self.standing))

    @property
    def standing(self) -> Standing | None:
        """What the cursor is on, or None on an empty place."""
        return self._picture.at(self.cursor) if self._picture else None

    @property
    def place(self) -> datetime | None:
        """A good start for something new where the cursor is."""
        return week_cursor.place_at(self._picture, self.cursor, grid=self.is_grid) if self._picture else None

    @property
    def dragged(self) -> tuple[Standing, datetime] | None:
        """The plan that is being dragged and when it would begin if it were let go now, or None."""
        if not self._was_dragged or self._held is None or self._picture is None or self.cursor[:2] == self._held[1][:2]:
            return None
        standing = self._held[0]
        return standing, week_cursor.dropped_at(self._picture, standing, self.cursor, grid=self.is_grid)

    @property
    def is_grid(self) -> bool:
        """Whether there is room for the grid."""
        return self.size.width >= GRID_FROM

    def watch_cursor(self) -> None:
        """Draw the cursor where it is now, and say what is there."""
        if self._picture is not None:
            self._redraw()
            self.post_message(self.Pointed(self.standing))

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

    def action_up(self) -> None:
        """Go to the spot before."""
        self._step(-1)

    def action_down(self) -> None:
        """Go to the spot after."""
        self._step(1)

    def action_left(self) -> None:
        """Go to the day before."""
        self._go_by_a_day(-1)

    def action_right(self) -> None:
        """Go to the day after."""
        self._go_by_a_day(1)

    def _step(self, by: int) -> None:
        if self._picture:
            first, last = Spot(0, 0), Spot(6, len(BANDS) - 1, _LAST)
            spot = week_cursor.stepped(self._picture, by, grid=self.is_grid)
            self._go(spot, self.Beyond(by, first if by > 0 else last))

    def _go_by_a_day(self, by: int) -> None:
        if self._picture:
            _, band, number = self.cursor
            spot = week_cursor.on_day(self._picture, by, grid=self.is_grid)
            self._go(spot, self.Beyond(by, Spot(0 if by > 0 else 6, band, number)))

    def _go(self, spot: Spot | None, beyond: Beyond) -> None:
        if spot is not None:
            self.cursor = spot
        elif not self._is_leaving:
            # Asked for once, however often a key that is held down comes again.
            self._is_leaving = True
            self.post_message(beyond)

    @on(events.MouseDown)
    def _pressed(self, event: events.MouseDown) -> None:
        spot = self._spot_under(event)
        standing = self._picture.at(spot) if self._picture and spot else None
        self._was_dragged = False
        # What is done stays where it was.
        if spot and standing and standing.state is not State.DONE:
            self._held = standing, spot
            self.capture_mouse()

    @on(events.MouseMove)
    def _dragged(self, event: events.MouseMove) -> None:
        spot = self._spot_under(event)
        if self._held and spot and spot != self._held[1]:
            self._was_dragged = True
        if self._was_dragged and spot:
            self.cursor = spot

    @on(events.MouseUp)
    def _released(self, event: events.MouseUp) -> None:
        held, spot = self._held, self._spot_under(event)
        self._held = None
        self.release_mouse()
        if not self._was_dragged or held is None or self._picture is None:
            return
        standing, origin = held
        if spot is None or spot[:2] == origin[:2]:
            self.cursor = origin
        else:
            start = week_cursor.dropped_at(self._picture, standing, spot, grid=self.is_grid)
            self.post_message(self.Dropped(standing, start))

    @on(events.Click)
    def _clicked(self, event: events.Click) -> None:
        spot = self._spot_under(event)
        # The end of a drag arrives as a click as well.
        if spot is None or self._was_dragged:
            return
        if spot == self.cursor:
            self.post_message(self.Opened(self.standing))
        self.cursor = spot

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
