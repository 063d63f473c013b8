"""What the palette offers beside what can be done here: what is done in another section, and every row of Us."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand

from planner.tui.commands import CATALOGUE, JOURNAL, WEEK, Command
from planner.tui.us_rows import groups

if TYPE_CHECKING:
    from planner.tui.section import Section

_FROM_AFAR: dict[str, tuple[Command, ...]] = {
    "week": tuple(c for c in WEEK if c.id in ("week.fill", "week.add", "week.new", "week.export")),
    "catalogue": tuple(c for c in CATALOGUE if c.id == "catalogue.search"),
    "journal": tuple(c for c in JOURNAL if c.id == "journal.search"),
}
"""What needs nothing under the cursor, by its section."""


def elsewhere(here: Section) -> Iterator[SystemCommand]:
    """Yield what can be done in the other sections; choosing it goes there first."""
    for section, commands in _FROM_AFAR.items():
        if section != here.NAME:
            for command in commands:
                name = f"{section.capitalize()}: {command.label}"
                yield SystemCommand(name, command.tooltip, partial(here.do_elsewhere, section, command.action))
    for group in groups(()):
        for row in group.rows:
            yield SystemCommand(f"Us: {row.label}", row.says, partial(here.do_elsewhere, "us", f"open_row('{row.id}')"))
