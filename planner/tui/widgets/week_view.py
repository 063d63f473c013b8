"""The week as people use it: a cursor that keys and the mouse take about, and plans that the mouse drags."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from textual import events, on
from textual.message import Message

from planner.model.standing import Standing, State, WeekPlan
from planner.tui.bindings import bindings
from planner.tui.commands import MOVES
from planner.tui.widgets import week_cursor
from planner.tui.widgets.drawn_week import DrawnWeek
from planner.tui.widgets.rows import Spot
from planner.tui.widgets.week_picture import BANDS, Picture

if TYPE_CHECKING:
    from planner.model.couple import Couple

_LAST = 99
"""A number that no plan of one part of a day has."""


class WeekView(DrawnWeek, can_focus=True, inherit_bindings=False):
    """A week to look through, to open and to drag plans on."""

    HELP = "Arrow keys or hjkl move between plans and empty places; enter opens a plan, a adds one."
    TABLE = MOVES
    BINDINGS = bindings(*MOVES)

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
        super().__init__()
        self._held: tuple[Standing, Spot] | None = None
        """The plan that the mouse took, and where."""
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
    def dragged(self) -> tuple[Standing, datetime] | None:
        """The plan that is being dragged and when it would begin if it were let go now, or None."""
        if not self._was_dragged or self._held is None or self._picture is None or self.cursor[:2] == self._held[1][:2]:
            return None
        standing = self._held[0]
        return standing, week_cursor.dropped_at(self._picture, standing, self.cursor, grid=self.is_grid)

    def watch_cursor(self) -> None:
        """Draw the cursor where it is now, and say what is there."""
        if self._picture is not None:
            self._redraw()
            self.post_message(self.Pointed(self.standing))

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
