"""The two drawings of a week: a grid where there is room, a list of days where there is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len

from planner.model.marks import KIND_MARKS, RITUAL_MARK, STATE_MARKS
from planner.model.standing import Standing, State, WeekPlan
from planner.model.value import Value, replace
from planner.model.week import midnight
from planner.tui.widgets.rows import Piece, Row, Spot, fit, wrap

if TYPE_CHECKING:
    from planner.model.couple import Couple
    from planner.model.slot import Slot

BANDS = ("morning", "afternoon", "evening")
GRID_FROM = 100
"""Columns from which a week is drawn as a grid."""
_BUSY = "·busy·"
_EDGES = tuple(timedelta(hours=hour) for hour in (0, 12, 17, 24))
_CARD_HEIGHTS = (4, 3, 2, 1)
"""Lines of a card, the most that fit: its head, its title, and how long it takes where there is room."""
_MOST_OF_A_CARD = 6
_LABEL = 15
_TIGHT_BELOW = 56
"""Columns below which the list of days leaves all but times and titles to what stands under it."""
_TIGHT_LABEL = 8
_NOWHERE = Spot(-1, 0)
_EDGE = Piece("│", "line")


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
            opening = midnight(on)
            for band, (begin, end) in enumerate(pairwise(_EDGES)):
                span = opening + begin, opening + end
                if any(each.start < span[1] and span[0] < each.end for each in self.plan.busy):
                    found.add((day, band))
        return found

    @cached_property
    def grids(self) -> dict[tuple[int, int], _Grid]:
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


class _Grid(Value):
    """A grid without a cursor, and where in it the cells are."""

    rows: list[Row]
    widths: list[int]
    heights: list[int]
    tops: list[int]


def grid(picture: Picture, width: int, height: int) -> list[Row]:
    """Return seven columns with three bands, as high as there is room or as the fullest day needs."""
    drawn = picture.grids.get((width, height))
    if drawn is None:
        drawn = picture.grids[width, height] = _grid(picture.with_cursor(_NOWHERE), width, height)
    rows, (day, band, _) = list(drawn.rows), picture.cursor
    # A step of the cursor leaves all cells but two as they were.
    cell = _column(picture, day, band, drawn.widths[day] - 1, drawn.heights[band])
    for line, piece in enumerate(cell, drawn.tops[band]):
        rows[line] = rows[line].put(2 * day + 1, piece)
    return rows


def _grid(picture: Picture, width: int, height: int) -> _Grid:
    widths, tops = _columns(width - 8), []
    rows = [_rule("┌", "┬", "┐", widths), _heads(picture, widths)]
    heights = _band_heights(picture, height - len(rows) - len(BANDS) - 1)
    for band, name in enumerate(BANDS):
        rows.append(_rule("├", "┼", "┤", widths, f" {name} "))
        tops.append(len(rows))
        columns = [_column(picture, day, band, w - 1, heights[band]) for day, w in enumerate(widths)]
        rows += (_between_edges(pieces) for pieces in zip(*columns, strict=True))
    rows.append(_rule("└", "┴", "┘", widths))
    return _Grid(rows, widths, heights, tops)


def day_list(picture: Picture, width: int, height: int) -> list[Row]:
    """Return the days one under the other with their plans, a line between them where there is room."""
    rows: list[Row] = []
    lines = sum(max(1, sum(len(picture.cells.get((day, b), [])) for b in range(len(BANDS)))) for day in range(7))
    airy = lines + 7 <= height
    tight = width < _TIGHT_BELOW
    label = _TIGHT_LABEL if tight else _LABEL
    for number, day in enumerate(picture.plan.week.days):
        spots = [spot for spot in picture.spots_of(number) if picture.at(spot)]
        name = f" {day:%a} {day.day:>2}"
        if day == picture.today:
            name = " today" if tight else f"{name} today"
        style = "today" if day == picture.today else "past" if day < picture.today else "day"
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
        words = "  ".join(filter(None, (_free_words(_slots_of_day(picture, spot.day)), _BUSY if busy else "")))
        row.add(fit(pointer + words, width), "free" + cursor, spot)
        return
    occurrence = standing.occurrence
    kind = "past" if standing.state is State.SKIPPED else str(occurrence.plan.kind)
    end = "" if tight else f"{occurrence.minutes:>4} min"
    marks = f" {_marks(standing):<3}"
    mark = f"{KIND_MARKS[occurrence.plan.kind]} "
    row.add(pointer, cursor.strip(), spot).add(mark, f"{kind}{cursor}", spot)
    title_style = _title_style(standing)
    title = f"{occurrence.start:%H:%M}  {occurrence.plan.title}"
    row.add(fit(title, width - 4 - len(end) - len(marks)), title_style + cursor, spot)
    row.add(end, "past" + cursor, spot).add(marks, kind + cursor, spot)


def _column(picture: Picture, day: int, band: int, width: int, height: int) -> list[Piece]:
    lines: list[Piece] = []
    cards = picture.cells.get((day, band), [])
    for index, standing in enumerate(cards):
        spot = Spot(day, band, index)
        most = max(1, min(_MOST_OF_A_CARD, height // len(cards)))
        card = _card(standing, width + 1, spot == picture.cursor, most)
        lines.extend(Piece(text, style, spot) for text, style in card)
    if not lines:
        spot = Spot(day, band)
        on = spot == picture.cursor
        free, busy = _free_words(picture.free.get((day, band), [])), (day, band) in picture.busy
        texts = [text for text in (free, _BUSY if busy else "") if text] or [""]
        for number, text in enumerate(texts):
            words = fit(("▸" if on and not number else " ") + text, width + 1)
            lines.append(Piece(words, "free cursor" if on and not number else "free", spot))
    below = lines[-1].spot
    blank = "cursor" if len(lines) == 1 and below == picture.cursor and not cards else ""
    lines.extend(Piece(" " * (width + 1), blank if n == 0 else "", below) for n in range(height - len(lines)))
    return lines[:height] if len(lines) > height else lines


def _card(standing: Standing, width: int, on: bool, height: int) -> list[tuple[str, str]]:
    """Return the lines of a card, at most `height`: as many as its title needs, and its length where that fits too."""
    plan = standing.occurrence.plan
    skipped = standing.state is State.SKIPPED
    cursor = " cursor" if on else ""
    kind = ("past" if skipped else str(plan.kind)) + cursor
    title_style = _title_style(standing) + cursor
    marks = _marks(standing)
    head = f"{'▸' if on else ' '}{KIND_MARKS[plan.kind]} {standing.occurrence.start:%H:%M}"
    if height == 1:
        head += f" {plan.title}"
    head = fit(head, width - cell_len(marks) - 1) + marks + " "
    titles = [" " + line for line in wrap(plan.title, width - 2, height - 1)]
    lines = [(head, kind), *((fit(line, width), title_style) for line in titles)]
    if 2 < len(lines) + 1 <= height:
        lines.append((fit(f" {standing.occurrence.minutes} min", width), "past" + cursor))
    return lines + [(" " * width, cursor.strip())] * (min(height, _CARD_HEIGHTS[1]) - len(lines))


def _title_style(standing: Standing) -> str:
    # What is done steps back: the eye is to meet what is still to come.
    return {State.SKIPPED: "skipped", State.DONE: "past"}.get(standing.state, "title")


def _marks(standing: Standing) -> str:
    ritual = RITUAL_MARK if standing.occurrence.plan.ritual else ""
    return f"{ritual}{STATE_MARKS[standing.state]}"


def _free_words(slots: Sequence[Slot]) -> str:
    return "" if not slots else "free " + ", ".join(f"{slot.beginning:%H:%M}" for slot in slots)


def _slots_of_day(picture: Picture, day: int) -> list[Slot]:
    return [slot for band in range(len(BANDS)) for slot in picture.free.get((day, band), [])]


def _heads(picture: Picture, widths: Sequence[int]) -> Row:
    names = []
    for number, (day, width) in enumerate(zip(picture.plan.week.days, widths, strict=True)):
        style = "today" if day == picture.today else "past" if day < picture.today else "day"
        name = f" {day:%a} {day.day}" + (" today" if day == picture.today else "")
        names.append(Piece(fit(name, width), style, Spot(number, len(BANDS) - 1)))
    return _between_edges(names)


def _between_edges(pieces: Iterable[Piece]) -> Row:
    row = [_EDGE]
    for piece in pieces:
        row += piece, _EDGE
    return Row(row)


def _rule(left: str, middle: str, right: str, widths: Sequence[int], name: str = "") -> Row:
    lines = ["─" * (widths[0] - len(name)), *("─" * width for width in widths[1:])]
    return Row().add(left, "line").add(name, "past").add(middle.join(lines) + right, "line")


def _columns(width: int) -> list[int]:
    share, rest = divmod(width, 7)
    return [share + (day < rest) for day in range(7)]


def _band_heights(picture: Picture, room: int) -> list[int]:
    """Return the lines of each part of the day: one where nothing is planned, and where there is, what is left."""
    fullest = [max(len(picture.cells.get((day, band), [])) for day in range(7)) for band in range(len(BANDS))]
    least = [max(1, *(_words_there(picture, day, band) for day in range(7))) for band in range(len(BANDS))]
    for card in _CARD_HEIGHTS:
        heights = [max(least[band], card * fullest[band]) for band in range(len(BANDS))]
        if sum(heights) <= room:
            break
    spare = max(0, room - sum(heights))
    # A line of air for each, and what is left goes to those that hold something, the fullest of them first.
    for band in sorted(range(len(BANDS)), key=lambda band: (not fullest[band], -band)):
        heights[band] += (more := min(spare, 1))
        spare -= more
    holding = [band for band in range(len(BANDS)) if fullest[band]] or list(range(len(BANDS)))
    for number, band in enumerate(reversed(holding)):
        heights[band] += (more := -(-spare // (len(holding) - number)))
        spare -= more
    return heights


def _words_there(picture: Picture, day: int, band: int) -> int:
    """Return how many lines an empty part of a day has something to say in: free, and busy."""
    return ((day, band) in picture.free) + ((day, band) in picture.busy)


def band_of(start: datetime) -> int:
    """Return the part of the day in which a time lies."""
    return 0 if start.hour < 12 else 1 if start.hour < 17 else 2
