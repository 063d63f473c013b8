"""The catalogue's list: a line for each activity, with as many of its facts as there is room for."""

from __future__ import annotations

from collections.abc import Collection

from rich.cells import cell_len

from planner.model.activity import Activity
from planner.model.marks import FAVOURITE_MARK, KIND_MARKS
from planner.tui import wording
from planner.tui.widgets.long_list import LongList
from planner.tui.widgets.rows import Row, fit

_ALL_FACTS_FROM = 70
"""Cells from which on a line has room for more than the minutes."""
_FACTS, _MINUTES = 34, 7


class ActivityList(LongList[Activity]):
    """Activities, the couple's favourites with a heart."""

    HELP = "Arrow keys or jk move, enter opens, space makes a favourite, a puts it on the week."
    favourites: Collection[str] = frozenset()

    def row(self, thing: Activity | str, width: int, *, here: bool) -> Row:
        """Return the line of an activity."""
        if isinstance(thing, str):
            return Row().add(fit(thing, width), "heading")
        wide = width >= _ALL_FACTS_FROM
        facts = f"{thing.minutes.typical} min".rjust(_MINUTES)
        if wide:
            facts = fit(f"{facts} · {wording.cost(thing)} · {wording.places(thing)}", _FACTS)
        row = Row().add("▸ " if here else "  ").add(f"{KIND_MARKS[thing.kind]} ", thing.kind.value)
        heart = FAVOURITE_MARK if thing.id in self.favourites else " "
        row.add(fit(thing.title, width - 8 - cell_len(facts)))
        return row.add(f" {heart} ", "touch").add(facts, "quiet").add(" ")
