"""Going on: whether they take up again what was under way when the screen went away."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Static

from planner.tui.asking import OurSheet
from planner.tui.widgets.answers import Answers
from planner.tui.widgets.keys import Keys


class GoOnSheet(OurSheet[bool | None]):
    """Closes with whether they go on with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(True)", "go on", key_display="enter"),
        Binding("escape", "dismiss(False)", "not now"),
    ]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content("You were in the middle of something")
            yield Static(
                Content.assemble((self._title, "bold"), "\n\nIt is on your week, and you can go on where you were.")
            )
            yield Answers("Go on", "Not now")
        yield Keys()

    @on(Button.Pressed, "#do")
    def _wanted(self) -> None:
        self.dismiss(True)
