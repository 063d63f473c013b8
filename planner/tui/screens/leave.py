"""Leaving while something is not saved yet."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from planner.tui.asking import OurSheet
from planner.tui.widgets.choices import Choices
from planner.tui.widgets.keys import Keys


class LeaveSheet(OurSheet[bool]):
    """Stay until it is saved, or let it go."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "dismiss(False)", "stay", show=False),
        Binding("2", "dismiss(True)", "leave", show=False),
        Binding("escape", "dismiss(False)", "back"),
    ]

    def __init__(self, waiting: int) -> None:
        super().__init__()
        self._what = "One change is" if waiting == 1 else f"{waiting} changes are"

    def compose(self) -> ComposeResult:
        """Lay out what is at stake and both ways."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content("Not saved yet")
            yield Static(Content(f"{self._what} not saved yet. Make some room on the disk, and it will be.\n"))
            yield Choices(Option("1 Stay"), Option("2 Leave without it"))
        yield Keys()

    @on(Choices.OptionSelected)
    def _selected(self, event: Choices.OptionSelected) -> None:
        self.dismiss(event.option_index == 1)
