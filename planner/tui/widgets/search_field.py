"""A line to search in: what is found is walked through without leaving it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from planner.tui.widgets.field import Field


class SearchField(Field):
    """Typing searches, the arrows walk through what is found, enter and escape go there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "up", show=False),
        Binding("down", "step(1)", "down", show=False),
        Binding("escape", "leave", "list", show=False),
    ]

    @dataclass
    class Stepped(Message):
        """Somebody wants to go so many lines down."""

        by: int

    @dataclass
    class Left(Message):
        """Somebody is done with searching."""

    def action_step(self, by: int) -> None:
        """Walk through what is found."""
        self.post_message(self.Stepped(by))

    def action_leave(self) -> None:
        """Go to what is found."""
        self.post_message(self.Left())
