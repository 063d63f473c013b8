"""The whole activity: what to do, gentler, to talk about, and where the idea comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content

from planner.catalogue.studies import sources_of
from planner.model.activity import Activity
from planner.model.marks import KIND_MARKS
from planner.model.standing import Standing
from planner.tui import wording
from planner.tui.commands import Command
from planner.tui.screens.reading import ReadingSheet
from planner.tui.widgets.whole_activity import activity_content

_FITS_ABOVE = 40
"""Cells that a title has in the line above the sheet; a longer one of their own is said whole below."""


class ActivitySheet(ReadingSheet):
    """An activity, with the plan it is on where it is on one, to be read in peace."""

    def __init__(
        self, standing: Standing | None, activity: Activity | None, how: str = "", commands: Sequence[Command] = ()
    ) -> None:
        """Show both; `how` the plan stands is said beside its time."""
        subject = standing.occurrence.plan if standing else activity
        title = Content(f"{KIND_MARKS[subject.kind]} {subject.title}" if subject is not None else "")
        super().__init__(title, Content("\n").join(_parts(standing, activity, how)), commands)


def _parts(standing: Standing | None, activity: Activity | None, how: str) -> Iterator[Content]:
    if standing is not None:
        title = standing.occurrence.plan.title
        if cell_len(title) > _FITS_ABOVE:
            yield Content.assemble((f"{title}\n", "bold"))
        where = wording.moment(standing.occurrence.start)
        yield Content(f"{where} · {how}\n")
        if standing.occurrence.plan.note:
            yield Content.assemble(("Your note  ", "$quiet"), standing.occurrence.plan.note + "\n")
    if activity is not None:
        minutes = standing.occurrence.minutes if standing else None
        yield activity_content(activity, sources_of(activity), minutes)
