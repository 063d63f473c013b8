"""Boxes to tick and lines to pick from that can be told apart without colour."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Checkbox, RadioButton

from planner.tui.bindings import bind_enter


class Tick(Checkbox):
    """A box that is empty until it is ticked; `enter` is what the footer says of that key."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "toggle_button", "tick")]

    def __init__(self, label: str, value: bool = False, *, enter: str, id: str) -> None:  # noqa: A002
        super().__init__(label, value, id=id, compact=True)
        bind_enter(self, "screen.submit", enter)

    @property
    def _button(self) -> Content:
        return Content("[✓]" if self.value else "[ ]")


class Pick(RadioButton):
    """One of several lines, of which one is picked."""

    @property
    def _button(self) -> Content:
        return Content("(●)" if self.value else "( )")
