"""One question before something is lost that undo can't bring back."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Static

from planner.tui.asking import OurSheet
from planner.tui.bindings import bind
from planner.tui.widgets.answers import Answers
from planner.tui.widgets.keys import Keys


class SureSheet(OurSheet[bool | None]):
    """Closes with whether it is to be done."""

    def __init__(self, question: str, what: str, do: str, leave: str) -> None:
        super().__init__()
        self._question, self._what, self._do, self._leave = question, what, do, leave
        # Whoever presses enter or escape once too often loses nothing.
        bind(self, "y", "dismiss(True)", do.lower(), shown_as="y")
        bind(self, "n,escape,enter", "dismiss(False)", leave.lower(), shown_as="esc")

    def compose(self) -> ComposeResult:
        """Lay out the question and both answers."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content(self._question)
            yield Static(Content(self._what))
            yield Answers(self._do, self._leave)
        yield Keys()

    @on(Button.Pressed, "#do")
    def _done(self) -> None:
        self.dismiss(True)
