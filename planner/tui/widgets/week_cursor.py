"""Where the cursor may stand on a week, where it goes, and what time a place there means."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from planner.tui.widgets.rows import Spot
from planner.tui.widgets.week_picture import BANDS, Picture, band_of

if TYPE_CHECKING:
    from planner.model.standing import Standing

_EVENING = len(BANDS) - 1
_USUAL_HOURS = (10, 15, 20)
"""When something new begins in a part of the day that has no free time."""


def spots_of(picture: Picture, day: int, *, grid: bool) -> list[Spot]:
    """Return the spots of a day: in the grid its empty parts too, in the list one where it has no plan."""
    spots = picture.spots_of(day)
    if grid:
        return spots
    return [spot for spot in spots if picture.at(spot)] or [Spot(day, _EVENING)]


def stepped(picture: Picture, by: int, *, grid: bool) -> Spot | None:
    """Return the spot before or after in time, from one day into the next, or None beyond the week."""
    spots = [spot for day in range(7) for spot in spots_of(picture, day, grid=grid)]
    there = spots.index(picture.cursor) + by if picture.cursor in spots else 0
    return spots[there] if 0 <= there < len(spots) else None


def on_day(picture: Picture, by: int, *, grid: bool) -> Spot | None:
    """Return the spot a day before or after, in the same part of the day where there is one; None beyond the week."""
    day = picture.cursor.day + by
    if day not in range(7):
        return None
    spots = spots_of(picture, day, grid=grid)
    near = [spot for spot in spots if spot.band == picture.cursor.band] or spots
    return near[min(picture.cursor.number, len(near) - 1)]


def spot_of(picture: Picture, wanted: Standing) -> Spot | None:
    """Return where an occurrence stands, or None when it is not in this week."""
    for (day, band), cards in picture.cells.items():
        for number, standing in enumerate(cards):
            if standing.occurrence.key == wanted.occurrence.key:
                return Spot(day, band, number)
    return None


def first_spot(picture: Picture) -> Spot:
    """Return the first plan from today on, or the evening of today, or of the week's first day."""
    week = picture.plan.week
    first = (picture.today - week.start).days if picture.today in week else 0
    planned = (spot for day in range(first, 7) for spot in picture.spots_of(day) if picture.at(spot))
    return next(planned, Spot(first, _EVENING))


def nearest_spot(picture: Picture) -> Spot:
    """Return the cursor, or the last plan before it where its own is gone."""
    day, band, number = picture.cursor
    return Spot(day, band, min(number, max(0, len(picture.cells.get((day, band), [])) - 1)))


def beside(picture: Picture, spot: Spot, *, grid: bool) -> Spot:
    """Return what is next to a spot on its day, which may not be there in this week."""
    spots = spots_of(picture, spot.day, grid=grid)
    return min(spots, key=lambda there: (abs(there.band - spot.band), abs(there.number - spot.number)))


def place_at(picture: Picture, spot: Spot, *, grid: bool) -> datetime:
    """Return a good start for something new at a spot: the free time there, or the usual hour."""
    bands = [spot.band] if grid else range(len(BANDS))
    slots = [slot for band in bands for slot in picture.free.get((spot.day, band), [])]
    if slots:
        return slots[0].beginning
    return datetime.combine(picture.plan.week.days[spot.day], time(_USUAL_HOURS[spot.band]))


def dropped_at(picture: Picture, standing: Standing, spot: Spot, *, grid: bool) -> datetime:
    """Return when a plan begins that is dropped on a spot: at its own hour, unless that is another part of the day."""
    start = standing.occurrence.start
    if not grid or band_of(start) == spot.band:
        return datetime.combine(picture.plan.week.days[spot.day], start.time())
    return place_at(picture, spot, grid=grid)
