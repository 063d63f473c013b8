"""The pictures of a year as lines of text: from its figures and a width in cells, and readable without colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from math import ceil

from rich.cells import cell_len
from textual.content import Content

from planner.model.activity import Energy, Kind
from planner.model.balance import Balance
from planner.model.insight_words import felt, short_month
from planner.model.insights import ENOUGH, Day, Insights, Month
from planner.model.marks import KIND_MARKS
from planner.model.week import WEEKDAYS
from planner.tui.widgets.rows import fit
from planner.tui.widgets.shares import shared_out

Drawing = list[Content]
Draw = Callable[[Insights, int], Drawing]
"""Draws a picture of a year in so many cells."""

_Part = tuple[str, str]
"""Text and its style."""
_NONE = "·"
_DAYS = {"▂": (15, "a moment"), "▄": (45, "half an hour"), "▆": (90, "an hour"), "█": (24 * 60, "longer")}
"""How high a day of up to so many minutes stands, and what that is called."""
_HEIGHTS = "▁▂▃▄▅▆▇█"
_ENERGIES = {Energy.LOW: "▂", Energy.ORDINARY: "▅", Energy.LIVELY: "█"}
_KINDS = [f"{mark} {kind.label}" for kind, mark in KIND_MARKS.items()]
_WIDEST = 60
"""Cells of the longest bar."""
_TALLEST = 9
"""Marks of the tallest column, about."""


def heat_map(found: Insights, width: int) -> Drawing:
    """Return the year at a glance: a column for each week, a bar for each day, and under them the weeks' sums."""
    label = 4
    weeks = found.weeks
    cells = 2 if label + 2 * len(weeks) <= width else 1
    if label + len(weeks) > width:
        begun = [week for week in weeks if week <= found.today] or list(weeks)
        weeks = tuple(begun[-max(1, width - label) :])
    sums = [found.in_week(week) for week in weeks]
    lines = [Content.assemble((" " * label + _month_names(weeks, found.year, cells), "$quiet"))]
    for weekday in range(7):
        name = WEEKDAYS[(found.first_weekday + weekday) % 7][:3].title()
        days = (found.on(week + timedelta(days=weekday)) for week in weeks)
        lines.append(Content.assemble((fit(name, label), "$quiet"), *(_day(day, cells) for day in days)))
    if any(sums):
        bars = "".join((_height(count, max(sums)) if count else " ") * cells for count in sums)
        lines.append(Content.assemble((fit("all", label), "$quiet"), (bars, "$secondary")))
        lines += _key([f"{bar} {told}" for bar, (_, told) in _DAYS.items()], width, label)
    return lines


def balance_bars(found: Insights, width: int) -> Drawing:
    """Return the balance wished for, that of the year, and that of each month, as bars of one length."""
    if found.done < ENOUGH:
        return []
    label = 8
    length = max(3, min(_WIDEST, width - label))
    rows = [("wished", found.wished), (str(found.year), found.lived)]
    rows += [(short_month(month, found.year), month.balance) for month in _shown(found)]
    lines = [
        Content.assemble((fit(name, label), "bold" if n < 2 else "$quiet"), *_shares(balance, length))
        for n, (name, balance) in enumerate(rows)
    ]
    return [*lines[:2], Content(""), *lines[2:], *_key(_KINDS, width, label)]


def month_minutes(found: Insights, width: int) -> Drawing:
    """Return the time of each month as a bar, by the energy that it took."""
    if found.done < ENOUGH:
        return []
    label, said = 8, 8
    months = _shown(found)
    longest = max(month.minutes for month in months)
    length = max(3, min(_WIDEST, width - label - said))
    lines = []
    for month in months:
        parts = shared_out((*month.energies, month.own_minutes), round(length * month.minutes / longest))
        shades = (*_ENERGIES.values(), _NONE)
        bar = [(shade * part, "$primary") for shade, part in zip(shades, parts, strict=True)]
        name = short_month(month, found.year)
        lines.append(Content.assemble((fit(name, label), "$quiet"), *bar, (f" {_clock(month.minutes)}", "$quiet")))
    told = [f"{bar} {energy}" for energy, bar in _ENERGIES.items()]
    own = [f"{_NONE} not known"] if any(month.own_minutes for month in months) else []
    return [*lines, *_key([*told, *own], width, label)]


def kinds_over_time(found: Insights, width: int) -> Drawing:
    """Return a column of marks for each month, kind on kind, with the month's number on top."""
    if found.done < ENOUGH:
        return []
    pitch = max(2, min(6, width // 12))
    mark_cells = 2 if pitch >= 4 else 1
    one_is = ceil(max(month.done for month in found.months) / _TALLEST)
    columns = [_column(month, one_is, mark_cells, pitch) for month in found.months]
    height = max(map(len, columns))
    lines = [
        Content.assemble(*(column[row] if row < len(column) else (" " * pitch, "") for column in columns))
        for row in reversed(range(height))
    ]
    names = "".join(fit(short_month(month, found.year)[: 3 if pitch > 3 else 1], pitch) for month in found.months)
    each = "each mark is one" if one_is == 1 else f"each mark is about {one_is}"
    return [*lines, Content.assemble((names, "$quiet")), *_key([*_KINDS, each], width)]


def differences(found: Insights, width: int, names: tuple[str, str]) -> Drawing:
    """Return what felt different to each, without a word on who is right."""
    lines = []
    for each in found.differing:
        mark = (f"{KIND_MARKS[each.kind]} ", f"${each.kind}")
        lines.append(Content.assemble(mark, fit(each.title, max(1, width - 2)).rstrip()))
        said = [f"{name}: {felt(mean)}" for name, mean in zip(names, each.ratings, strict=True)]
        lines.append(Content.assemble("  ", (said[0], "$partner-a"), (" · ", "$quiet"), (said[1], "$partner-b")))
    return lines


def _month_names(weeks: Sequence[date], year: int, cells: int) -> str:
    line = ""
    for number, week in enumerate(weeks):
        begins = next((day for n in range(7) if (day := week + timedelta(days=n)).day == 1 and day.year == year), None)
        if begins and len(line) <= number * cells:
            line = f"{line:<{number * cells}}{begins:%b} "
    return line[: len(weeks) * cells]


def _day(day: Day | None, cells: int) -> _Part:
    if day is None:
        return " " * cells, ""
    if not day.done:
        return _NONE + " " * (cells - 1), "$line"
    return next((bar for bar, (most, _) in _DAYS.items() if day.minutes < most), "█") * cells, "$primary"


def _height(count: int, most: int) -> str:
    return _HEIGHTS[ceil(len(_HEIGHTS) * count / most) - 1]


def _shown(found: Insights) -> tuple[Month, ...]:
    """Return the months from the first to the last in which something was done."""
    done = [month.number for month in found.months if month.done]
    return found.months[done[0] - 1 : done[-1]]


def _shares(balance: Balance, length: int) -> Iterator[_Part]:
    parts = shared_out([balance.share(kind) for kind in Kind], length)
    if not sum(parts):
        yield _NONE, "$line"
    for kind, part in zip(Kind, parts, strict=True):
        if part:
            yield KIND_MARKS[kind] + "━" * (part - 1), f"${kind}"


def _column(month: Month, one_is: int, mark_cells: int, pitch: int) -> list[_Part]:
    """Return a month from its foot up."""
    cells: list[_Part] = []
    for kind, count in zip(Kind, month.kinds, strict=True):
        marks = max(1, round(count / one_is)) if count else 0
        cells += [(fit(KIND_MARKS[kind] * mark_cells, pitch), f"${kind}")] * marks
    return [*cells, (fit(str(month.done), pitch), "$quiet")] if cells else []


def _key(parts: Sequence[str], width: int, indent: int = 0) -> Drawing:
    """Return what the signs of a picture mean, in as many lines as it takes."""
    lines = [""]
    for part in parts:
        longer = f"{lines[-1]}  {part}" if lines[-1] else part
        if indent + cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return [Content.assemble((" " * indent + line, "$quiet")) for line in lines if line]


def _clock(minutes: int) -> str:
    return f"{minutes} min" if minutes < 60 else f"{minutes / 60:.0f} h"
