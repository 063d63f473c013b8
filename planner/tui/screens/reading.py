"""A sheet to read in peace; the keys of what is read work here as well."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from planner.tui.asking import OurSheet
from planner.tui.bindings import bind
from planner.tui.commands import Command
from planner.tui.widgets.hung import HungText
from planner.tui.widgets.keys import Keys
from planner.tui.widgets.long_text import LongText


class ReadingSheet(OurSheet[str | None]):
    """One text under its title; closes with the action of a command that was asked for, or with nothing."""

    def __init__(self, title: Content, text: Content, commands: Sequence[Command] = ()) -> None:
        super().__init__()
        self._title, self._text = title, text
        for command in commands:
            keys, shown = self.ourweek.keys_of(command), self.ourweek.keys_shown(command)
            bind(self, keys, f"choose({command.action!r})", command.label, shown_as=shown)
        # The way out is the last one, as everywhere.
        bind(self, "escape,enter,q", "dismiss(None)", "back", shown_as="esc")

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = self._title
            with LongText():
                yield HungText(self._text)
        yield Keys()

    def on_mount(self) -> None:
        """Let the arrow keys scroll at once."""
        self.query_one(LongText).focus()

    def action_choose(self, action: str) -> None:
        """Close, and let the screen below do it."""
        self.dismiss(action)
