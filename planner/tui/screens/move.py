"""Move: another time for one plan, typed as one says it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from planner.model.errors import Misread
from planner.model.standing import Standing
from planner.model.when import parse_when
from planner.tui import wording
from planner.tui.asking import OurSheet
from planner.tui.widgets.answers import Answers
from planner.tui.widgets.field import Field
from planner.tui.widgets.keys import Keys
from planner.tui.widgets.tick import Tick


class MoveSheet(OurSheet[tuple[datetime, bool] | None]):
    """Asks for the new time; closes with it and whether the rest of a ritual moves too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back"),
    ]

    def __init__(self, standing: Standing, now: datetime) -> None:
        super().__init__()
        self._occurrence = standing.occurrence
        self._now = now

    def compose(self) -> ComposeResult:
        """Lay out the question, and what is understood while somebody types."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content(f"Move {self._occurrence.plan.title}")
            yield Static(Content(f"It is on {wording.moment(self._occurrence.start)}. When is better?\n"))
            yield Field(enter="move", placeholder="fri 19:00, tomorrow 8pm, 20:30 …", id="when")
            yield Static(id="understood", classes="quiet", markup=False)
            if self._occurrence.plan.ritual:
                yield Tick("all that come after it, too", id="rest", compact=True)
            yield Answers("Move it")
        yield Keys()

    @on(Input.Changed)
    def _say_what_is_understood(self, event: Input.Changed) -> None:
        understood = wording.understood(self._read, event.value) if event.value.strip() else ""
        self.query_one("#understood", Static).update(Content(understood))

    @on(Input.Submitted)
    @on(Button.Pressed, "#do")
    def action_submit(self) -> None:
        """Take the time, or say why it can't be read."""
        try:
            start = self._read(self.query_one("#when", Input).value)
        except Misread as error:
            self.query_one("#understood", Static).update(Content(str(error)))
            return
        rest = self._occurrence.plan.ritual and self.query_one("#rest", Tick).value
        self.dismiss((start, rest))

    def _read(self, text: str) -> datetime:
        return parse_when(text, self._now, self._occurrence.day)
