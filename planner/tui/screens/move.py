"""Move: another time for one plan, and for the rest of a ritual where that is wanted."""

from __future__ import annotations

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from planner.model.standing import Standing
from planner.tui import wording
from planner.tui.screens.when import TimeSheet
from planner.tui.widgets.answers import Answers
from planner.tui.widgets.field import Field
from planner.tui.widgets.keys import Keys
from planner.tui.widgets.tick import Tick


class MoveSheet(TimeSheet[tuple[datetime, bool] | None]):
    """Asks for the new time; closes with it and whether the rest of a ritual moves too."""

    def __init__(self, standing: Standing, now: datetime) -> None:
        super().__init__(now, standing.occurrence.day)
        self._occurrence = standing.occurrence

    def compose(self) -> ComposeResult:
        """Lay out the question, and what is understood while somebody types."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content(f"Move {self._occurrence.plan.title}")
            yield Static(Content(f"It is on {wording.moment(self._occurrence.start)}. When is better?\n"))
            yield Field(enter="move", placeholder="fri 19:00, tomorrow 8pm, 20:30 …", id="when")
            yield Static(id="understood", classes="quiet", markup=False)
            if self._occurrence.plan.ritual:
                yield Tick("all that come after it, too", enter="move", id="rest")
            yield Answers("Move it")
        yield Keys()

    def answer(self, start: datetime) -> None:
        """Close with the time, and with whether all that come after it move too."""
        self.dismiss((start, self._occurrence.plan.ritual and self.query_one("#rest", Tick).value))
