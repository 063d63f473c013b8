"""Us."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from planner.tui.bindings import bindings
from planner.tui.commands import EVERYWHERE
from planner.tui.section import Section


class UsScreen(Section):
    """Us."""

    NAME = "us"
    BINDINGS = bindings(*EVERYWHERE)

    def body(self) -> ComposeResult:
        """Lay out what is here."""
        yield Static(Content("Us"), id="content")

    async def show_again(self) -> None:
        """Name the couple."""
        self.name_the_couple(await self.ourweek.ask(lambda: self.planner.couple))
