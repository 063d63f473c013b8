"""The grid of a week: a column for each day, a row for each part of it, and a card for each plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from planner.model.marks import KIND_MARKS
from planner.model.standing import Standing, State
from planner.tui.widgets.rows import Piece, Row, Spot, fit, wrap
from planner.tui.widgets.week_picture import BANDS, BUSY, Grid, Picture, day_style, free_words, marks_of, title_style

GRID_FROM = 100
"""Columns from which a week is drawn as a grid."""
_CARD_HEIGHTS = (4, 3, 2, 1)
"""Lines of a card, the most that fit: its head, its title, and how long it takes where there is room."""
_MOST_OF_A_CARD = 6
"""Lines of the longest title's card."""
_NOWHERE = Spot(-1, 0)
_EDGE = Piece("│", "line")


def grid(picture: Picture, width: int, height: int) -> list[Row]:
    """Return seven columns with three bands, as high as there is room or as the fullest day needs."""
    drawn = picture.grids.get((width, height))
    if drawn is None:
        drawn = picture.grids[width, height] = _grid(picture.with_cursor(_NOWHERE), width, height)
    rows, (day, band, _) = list(drawn.rows), picture.cursor
    # A step of the cursor leaves all cells but two as they were.
    cell = _cell(picture, day, band, drawn.widths[day] - 1, drawn.heights[band])
    for line, piece in enumerate(cell, drawn.tops[band]):
        rows[line] = rows[line].put(2 * day + 1, piece)
    return rows


def _grid(picture: Picture, width: int, height: int) -> Grid:
    widths, tops = _widths(width - 8), []
    rows = [_rule("┌", "┬", "┐", widths), _heads(picture, widths)]
    heights = _band_heights(picture, height - len(rows) - len(BANDS) - 1)
    for band, name in enumerate(BANDS):
        rows.append(_rule("├", "┼", "┤", widths, f" {name} "))
        tops.append(len(rows))
        cells = [_cell(picture, day, band, w - 1, heights[band]) for day, w in enumerate(widths)]
        rows += (_between_edges(pieces) for pieces in zip(*cells, strict=True))
    rows.append(_rule("└", "┴", "┘", widths))
    return Grid(rows, widths, heights, tops)


def _cell(picture: Picture, day: int, band: int, width: int, height: int) -> list[Piece]:
    """Return the lines of one part of one day: the cards of its plans, or what its free time is."""
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
        free, busy = free_words(picture.free.get((day, band), [])), (day, band) in picture.busy
        texts = [text for text in (free, BUSY if busy else "") if text] or [""]
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
    title = title_style(standing) + cursor
    marks = marks_of(standing)
    head = f"{'▸' if on else ' '}{KIND_MARKS[plan.kind]} {standing.occurrence.start:%H:%M}"
    if height == 1:
        head += f" {plan.title}"
    head = fit(head, width - cell_len(marks) - 1) + marks + " "
    titles = [" " + line for line in wrap(plan.title, width - 2, height - 1)]
    lines = [(head, kind), *((fit(line, width), title) for line in titles)]
    if 2 < len(lines) + 1 <= height:
        lines.append((fit(f" {standing.occurrence.minutes} min", width), "past" + cursor))
    return lines + [(" " * width, cursor.strip())] * (min(height, _CARD_HEIGHTS[1]) - len(lines))


def _heads(picture: Picture, widths: Sequence[int]) -> Row:
    names = []
    for number, (day, width) in enumerate(zip(picture.plan.week.days, widths, strict=True)):
        name = f" {day:%a} {day.day}" + (" today" if day == picture.today else "")
        names.append(Piece(fit(name, width), day_style(picture, day), Spot(number, len(BANDS) - 1)))
    return _between_edges(names)


def _between_edges(pieces: Iterable[Piece]) -> Row:
    row = [_EDGE]
    for piece in pieces:
        row += piece, _EDGE
    return Row(row)


def _rule(left: str, middle: str, right: str, widths: Sequence[int], name: str = "") -> Row:
    lines = ["─" * (widths[0] - len(name)), *("─" * width for width in widths[1:])]
    return Row().add(left, "line").add(name, "past").add(middle.join(lines) + right, "line")


def _widths(width: int) -> list[int]:
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
