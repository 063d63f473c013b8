"""The list of a week's days with their plans, where there is no room for the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model.marks import KIND_MARKS
from planner.model.standing import State
from planner.tui.widgets.rows import Row, Spot, fit
from planner.tui.widgets.week_picture import BANDS, BUSY, Picture, day_style, free_words, marks_of, title_style

if TYPE_CHECKING:
    from planner.model.slot import Slot

_LABEL, _TIGHT_LABEL = 15, 8
"""Cells of a day's name."""
_TIGHT_BELOW = 56
"""Columns below which the list leaves all but times and titles to what stands under it."""


def day_list(picture: Picture, width: int, height: int) -> list[Row]:
    """Return the days one under the other with their plans, a line between them where there is room."""
    rows: list[Row] = []
    lines = sum(max(1, sum(len(picture.cells.get((day, b), [])) for b in range(len(BANDS)))) for day in range(7))
    airy = lines + 7 <= height
    tight = width < _TIGHT_BELOW
    label = _TIGHT_LABEL if tight else _LABEL
    for number, day in enumerate(picture.plan.week.days):
        spots = [spot for spot in picture.spots_of(number) if picture.at(spot)]
        name, style = f" {day:%a} {day.day:>2}", day_style(picture, day)
        if day == picture.today:
            name = " today" if tight else f"{name} today"
        for spot in spots or [Spot(number, len(BANDS) - 1)]:
            row = Row().add(fit(name, label), style, spot)
            _list_line(row, picture, spot, width - label, tight=tight)
            rows.append(row)
            name = ""
        if airy:
            rows.append(Row())
    return rows


def _list_line(row: Row, picture: Picture, spot: Spot, width: int, *, tight: bool) -> None:
    standing = picture.at(spot)
    pointer = "▸ " if spot == picture.cursor else "  "
    cursor = " cursor" if spot == picture.cursor else ""
    if standing is None:
        busy = any((spot.day, band) in picture.busy for band in range(len(BANDS)))
        words = "  ".join(filter(None, (free_words(_slots_of_day(picture, spot.day)), BUSY if busy else "")))
        row.add(fit(pointer + words, width), "free" + cursor, spot)
        return
    occurrence = standing.occurrence
    kind = "past" if standing.state is State.SKIPPED else str(occurrence.plan.kind)
    end = "" if tight else f"{occurrence.minutes:>4} min"
    marks = f" {marks_of(standing):<3}"
    mark = f"{KIND_MARKS[occurrence.plan.kind]} "
    row.add(pointer, cursor.strip(), spot).add(mark, f"{kind}{cursor}", spot)
    title = f"{occurrence.start:%H:%M}  {occurrence.plan.title}"
    row.add(fit(title, width - 4 - len(end) - len(marks)), title_style(standing) + cursor, spot)
    row.add(end, "past" + cursor, spot).add(marks, kind + cursor, spot)


def _slots_of_day(picture: Picture, day: int) -> list[Slot]:
    return [slot for band in range(len(BANDS)) for slot in picture.free.get((day, band), [])]
