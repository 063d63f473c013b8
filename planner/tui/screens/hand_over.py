"""Handing over: one of them is through, and what was said is covered; the other goes on now or another day."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Static

from planner.model.couple import Partner
from planner.tui.asking import OurSheet
from planner.tui.widgets.answers import Answers
from planner.tui.widgets.keys import Keys


class HandOverSheet(OurSheet[bool | None]):
    """Closes with whether the other one goes on now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(True)", "go on", key_display="enter"),
        Binding("escape", "dismiss(False)", "later"),
    ]

    def __init__(self, by: Partner, other: Partner, promise: str) -> None:
        super().__init__()
        self._by, self._other, self._promise = by, other, promise

    def compose(self) -> ComposeResult:
        """Lay out the promise and the question."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content(f"Thank you, {self._by.name}")
            yield Static(
                Content(
                    f"{self._promise}\n\nIs {self._other.name} here? Hand over and go on. Later is fine as well."
                )
            )
            yield Answers("Go on", "Later")
        yield Keys()

    @on(Button.Pressed, "#do")
    def _handed_over(self) -> None:
        self.dismiss(True)
