"""The journal's list: a line for each time, grouped by months, with both ratings once both are open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from planner.model.checkin import Became, CheckIn
from planner.model.couple import PARTNERS, Couple
from planner.model.marks import KIND_MARKS, STATE_MARKS
from planner.model.standing import State
from planner.tui.widgets.long_list import LongList
from planner.tui.widgets.rows import Row, fit

_COLUMN = 8
"""Cells of one partner's hearts and name."""
_HEARTS_FROM = 50
"""Cells from which on a line has room for hearts; below that there are digits."""


def by_months(check_ins: Iterable[CheckIn]) -> Iterator[CheckIn | str]:
    """Yield check-ins that come newest first, with the name of each month before those that are in it."""
    before = None
    for check_in in check_ins:
        month = check_in.start.year, check_in.start.month
        if month != before:
            yield f"{check_in.start:%B %Y}"
        before = month
        yield check_in


class JournalList(LongList[CheckIn]):
    """What was done, newest first."""

    HELP = "Arrow keys or jk move, enter opens, r rates what waits, a puts it on the week again."
    couple: Couple | None = None

    def row(self, thing: CheckIn | str, width: int, *, here: bool) -> Row:
        """Return the line of a check-in, or of a month."""
        columns = 2 * (_COLUMN if width >= _HEARTS_FROM else 3)
        if isinstance(thing, str):
            return self._month(thing, width - columns)
        skipped = thing.became is Became.SKIPPED
        row = Row().add("▸ " if here else "  ").add(f"{thing.start:%a} {thing.start.day:>2}  ", "quiet")
        row.add(f"{KIND_MARKS[thing.kind]} ", "quiet" if skipped else thing.kind.value)
        row.add(fit(thing.title, width - columns - 14), "quiet" if skipped else "").add("  ")
        if skipped:
            words = f"{STATE_MARKS[State.SKIPPED]} didn't happen"
            return row.add(fit(words if columns > len(words) else STATE_MARKS[State.SKIPPED], columns), "quiet")
        for partner in PARTNERS:
            row.add(fit(self._felt(thing, partner, short=columns < _COLUMN), columns // 2), f"partner-{partner}")
        return row

    def _felt(self, thing: CheckIn, partner: str, *, short: bool) -> str:
        """Return what stands in a partner's column: nothing here says what a sealed answer holds."""
        if opinion := thing.opinion(partner):
            return f"♥{opinion.rating.value}" if short else "♥" * opinion.rating
        if partner in thing.rated_by:
            return "✓" if short else "sealed"
        return STATE_MARKS[State.OPEN] if short else f"{STATE_MARKS[State.OPEN]} waits"

    def _month(self, month: str, width: int) -> Row:
        row = Row().add(fit(f"  {month}", width), "heading")
        for partner in self.couple.partners if self.couple and width >= _HEARTS_FROM - 2 * _COLUMN else ():
            row.add(fit(fit(partner.name, min(_COLUMN - 1, cell_len(partner.name))), _COLUMN), f"partner-{partner.id}")
        return row
