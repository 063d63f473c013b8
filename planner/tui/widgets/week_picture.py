"""A week as both of its drawings need it: what lies in which part of which day, and where the cursor is."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.model.marks import RITUAL_MARK, STATE_MARKS
from planner.model.standing import Standing, State, WeekPlan
from planner.model.value import Value, replace
from planner.model.week import midnight
from planner.tui.widgets.rows import Row, Spot

if TYPE_CHECKING:
    from planner.model.couple import Couple
    from planner.model.slot import Slot

BANDS = ("morning", "afternoon", "evening")
"""The parts of a day."""
BUSY = "·busy·"
"""What is said of a part of a day in which somebody has something else on."""
_HOURS = (0, 12, 17, 24)
"""When each part of a day begins, and the last one ends."""


class Picture(Value):
    """A week as both drawings need it."""

    plan: WeekPlan
    couple: Couple
    today: date
    cursor: Spot

    @cached_property
    def cells(self) -> dict[tuple[int, int], list[Standing]]:
        """The occurrences of each part of each day."""
        found: dict[tuple[int, int], list[Standing]] = {}
        for standing in self.plan.standings:
            start = standing.occurrence.start
            day = (start.date() - self.plan.week.start).days
            found.setdefault((day, band_of(start)), []).append(standing)
        return found

    @cached_property
    def free(self) -> dict[tuple[int, int], list[Slot]]:
        """The free slots of each part of each day."""
        found: dict[tuple[int, int], list[Slot]] = {}
        for slot in self.plan.slots:
            found.setdefault(((slot.start.date() - self.plan.week.start).days, band_of(slot.start)), []).append(slot)
        return found

    @cached_property
    def busy(self) -> set[tuple[int, int]]:
        """The parts of each day in which somebody has something else on."""
        found: set[tuple[int, int]] = set()
        for day, on in enumerate(self.plan.week.days):
            edges = [midnight(on) + timedelta(hours=hour) for hour in _HOURS]
            for band, (begin, end) in enumerate(pairwise(edges)):
                if any(each.start < end and begin < each.end for each in self.plan.busy):
                    found.add((day, band))
        return found

    @cached_property
    def grids(self) -> dict[tuple[int, int], Grid]:
        """The grids that were drawn, by their size."""
        return {}

    def with_cursor(self, cursor: Spot) -> Picture:
        """Return the same week with the cursor elsewhere; what was worked out for it need not be once more."""
        moved = replace(self, cursor=cursor)
        vars(moved).update({**vars(self), "cursor": cursor})
        return moved

    def at(self, spot: Spot) -> Standing | None:
        """Return the occurrence at a spot, or None where it is empty."""
        cards = self.cells.get((spot.day, spot.band), [])
        return cards[spot.number] if spot.number < len(cards) else None

    def spots_of(self, day: int) -> list[Spot]:
        """Return the spots of a day from morning to evening, an empty one for each empty part."""
        return [
            Spot(day, band, index)
            for band in range(len(BANDS))
            for index in range(max(1, len(self.cells.get((day, band), []))))
        ]


class Grid(Value):
    """A grid without a cursor, and where in it the cells are."""

    rows: list[Row]
    widths: list[int]
    """Cells of each day."""
    heights: list[int]
    """Lines of each part of a day."""
    tops: list[int]
    """The first line of each."""


def band_of(start: datetime) -> int:
    """Return the part of the day in which a time lies."""
    return bisect(_HOURS, start.hour) - 1


def day_style(picture: Picture, day: date) -> str:
    """Return the style of a day's name."""
    return "today" if day == picture.today else "past" if day < picture.today else "day"


def title_style(standing: Standing) -> str:
    """Return the style of a plan's title."""
    # What is done steps back: the eye is to meet what is still to come.
    return {State.SKIPPED: "skipped", State.DONE: "past"}.get(standing.state, "title")


def marks_of(standing: Standing) -> str:
    """Return whether it repeats and how it stands, as one or two marks."""
    ritual = RITUAL_MARK if standing.occurrence.plan.ritual else ""
    return f"{ritual}{STATE_MARKS[standing.state]}"


def free_words(slots: Sequence[Slot]) -> str:
    """Return `free 10:00, 20:00`, or nothing where there is no free time."""
    return "" if not slots else "free " + ", ".join(f"{slot.beginning:%H:%M}" for slot in slots)
