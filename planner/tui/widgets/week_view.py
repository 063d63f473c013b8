"""The week as one widget: it draws itself line by line, and knows where the cursor is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar

from rich.segment import Segment
from textual import events, on
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from planner.model.activity import Kind
from planner.model.couple import Couple
from planner.model.standing import Standing, WeekPlan
from planner.model.week import Week
from planner.tui.commands import Command, bindings
from planner.tui.widgets.rows import Row, Spot
from planner.tui.widgets.week_layout import BANDS, GRID_FROM, Picture, day_list, grid

MOVES = (
    Command("look.up", "up,k", "up", "The plan or part of the day above", "Look"),
    Command("look.down", "down,j", "down", "The plan or part of the day below", "Look"),
    Command("look.left", "left,h", "day before", "The day before", "Look"),
    Command("look.right", "right,l", "day after", "The day after", "Look"),
)
_EVENING = len(BANDS) - 1


class WeekView(ScrollView, can_focus=True):
    """A week with a cursor on one plan or one empty part of a day."""

    HELP = "Arrow keys or hjkl move between plans and empty places; enter opens a plan, a adds one."
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

    cursor: reactive[Spot] = reactive(Spot(0, _EVENING))

    @dataclass
    class Pointed(Message):
        """The cursor is on another plan, or on an empty place."""

        standing: Standing | None

    @dataclass
    class Opened(Message):
        """Somebody clicked the plan that the cursor was on already."""

        standing: Standing | None

    def __init__(self) -> None:
        super().__init__(id="week")
        self._picture: Picture | None = None
        self._rows: list[Row] = []

    def show(self, plan: WeekPlan, couple: Couple, today: date, keep: Standing | None = None) -> None:
        """Draw a week; the cursor stays on `keep` when it is there, else on today's first plan or the week's."""
        self._picture = Picture(plan, couple, today, self.cursor)
        self.cursor = self._spot_of(keep) or self.cursor
        if self._standing_at(self.cursor) is None and keep is None:
            self.cursor = self._first_spot(today)
        self._redraw()
        self.post_message(self.Pointed(self.standing))

    @property
    def standing(self) -> Standing | None:
        """What the cursor is on, or None on an empty place."""
        return self._standing_at(self.cursor)

    @property
    def place(self) -> datetime | None:
        """A good start for something new where the cursor is: the free time there, or the usual hour."""
        if self._picture is None:
            return None
        day, band, _ = self.cursor
        slots = self._picture.free.get((day, band)) or (
            [] if self.is_grid else [s for b in range(3) for s in self._picture.free.get((day, b), [])]
        )
        if slots:
            return slots[0].start
        return datetime.combine(self._picture.plan.week.days[day], datetime.min.time()).replace(hour=(10, 15, 20)[band])

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
        number = y + self.scroll_offset.y
        base = self.rich_style
        if number >= len(self._rows):
            return Strip.blank(self.size.width, base)
        segments = []
        for piece in self._rows[number].pieces:
            style = base
            for name in piece.style.split():
                style += self.get_component_rich_style(f"week--{name}", partial=True)
            segments.append(Segment(piece.text, style))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def action_up(self) -> None:
        """Go to the spot above."""
        self._step(-1)

    def action_down(self) -> None:
        """Go to the spot below."""
        self._step(1)

    def action_left(self) -> None:
        """Go to the day before."""
        self._day(-1)

    def action_right(self) -> None:
        """Go to the day after."""
        self._day(1)

    @on(events.Click)
    def _clicked(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        row = offset.y + self.scroll_offset.y if offset else len(self._rows)
        spot = self._rows[row].spot_at(offset.x) if offset and row < len(self._rows) else None
        if spot is None:
            return
        if spot == self.cursor:
            self.post_message(self.Opened(self.standing))
        self.cursor = spot

    def _step(self, by: int) -> None:
        if self._picture is None:
            return
        days = [self.cursor.day] if self.is_grid else range(7)
        spots = [spot for day in days for spot in self._spots_of(day)]
        here = spots.index(self.cursor) if self.cursor in spots else 0
        self.cursor = spots[min(len(spots) - 1, max(0, here + by))]

    def _day(self, by: int) -> None:
        if self._picture is None:
            return
        day = min(6, max(0, self.cursor.day + by))
        near = [s for s in self._spots_of(day) if s.band == self.cursor.band] or self._spots_of(day)
        if day != self.cursor.day:
            self.cursor = near[min(self.cursor.number, len(near) - 1)]

    def _spots_of(self, day: int) -> list[Spot]:
        assert self._picture is not None
        spots = self._picture.spots_of(day)
        if self.is_grid:
            return spots
        return [spot for spot in spots if self._picture.at(spot)] or [Spot(day, _EVENING)]

    def _standing_at(self, spot: Spot) -> Standing | None:
        return self._picture.at(spot) if self._picture else None

    def _spot_of(self, keep: Standing | None) -> Spot | None:
        assert self._picture is not None
        for (day, band), cards in self._picture.cells.items():
            for index, standing in enumerate(cards):
                if keep is not None and standing.occurrence.key == keep.occurrence.key:
                    return Spot(day, band, index)
        return None

    def _first_spot(self, today: date) -> Spot:
        assert self._picture is not None
        week: Week = self._picture.plan.week
        first = (today - week.start).days if today in week else 0
        planned = [spot for day in range(first, 7) for spot in self._picture.spots_of(day) if self._picture.at(spot)]
        return planned[0] if planned else Spot(first, _EVENING)

    def _redraw(self) -> None:
        if self._picture is None or not self.size.width:
            return
        self._picture = replace(self._picture, cursor=self.cursor)
        width = self.scrollable_content_region.width
        height = self.scrollable_content_region.height
        self._rows = grid(self._picture, width, height) if self.is_grid else day_list(self._picture, width, height)
        self.virtual_size = Size(width, len(self._rows))
        self._show_cursor()
        self.refresh()

    def _show_cursor(self) -> None:
        lines = [y for y, row in enumerate(self._rows) if any(piece.spot == self.cursor for piece in row.pieces)]
        if lines:
            self.scroll_to_region(Region(0, lines[0], 1, min(len(lines), 3)), animate=False, force=True)
