"""When: a time for something, typed as one says it."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ScreenResultType
from textual.widgets import Button, Input, Static

from planner.model.errors import Misread
from planner.model.when import parse_when
from planner.tui import wording
from planner.tui.asking import OurSheet
from planner.tui.widgets.answers import Answers
from planner.tui.widgets.field import Field
from planner.tui.widgets.keys import Keys


class TimeSheet(OurSheet[ScreenResultType]):
    """Has a line for a time, `#when`, and says in `#understood` what it is read as while somebody types."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back")]

    def __init__(self, now: datetime, day: date) -> None:
        """A time alone means `day`."""
        super().__init__()
        self._now, self._day = now, day

    def answer(self, start: datetime) -> None:
        """Close with a time that could be read."""
        raise NotImplementedError

    @on(Input.Changed)
    def _say_what_is_understood(self, event: Input.Changed) -> None:
        understood = wording.understood(self._read, event.value) if event.value.strip() else ""
        self.query_one("#understood", Static).update(Content(understood))

    @on(Input.Submitted)
    @on(Button.Pressed, "#do")
    def action_submit(self) -> None:
        """Take the time, or say why it can't be read."""
        try:
            self.answer(self._read(self.query_one("#when", Input).value))
        except Misread as error:
            self.query_one("#understood", Static).update(Content(str(error)))

    def _read(self, text: str) -> datetime:
        return parse_when(text, self._now, self._day)


class WhenSheet(TimeSheet[datetime | None]):
    """Closes with the time, of which a good one is filled in, or with nothing."""

    def __init__(self, title: str, at: datetime, now: datetime) -> None:
        super().__init__(now, at.date())
        self._title, self._at = title, at

    def compose(self) -> ComposeResult:
        """Lay out the question, and what is understood while somebody types."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content("Put it on the week")
            yield Static(Content.assemble((self._title, "bold"), "\n"))
            yield Field(wording.written(self._at), enter="put it there", id="when")
            yield Static(Content(wording.moment(self._at)), id="understood", classes="quiet", markup=False)
            yield Static(Content("fri 19:00, tomorrow 8pm and 20:30 are understood as well."), classes="quiet")
            yield Answers("Put it there")
        yield Keys()

    def answer(self, start: datetime) -> None:
        """Close with the time."""
        self.dismiss(start)
