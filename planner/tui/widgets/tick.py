"""Boxes to tick and lines to pick from that can be told apart without colour."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Checkbox, RadioButton

ENTER = Binding("enter", "screen.submit", "go on", key_display="enter")
"""In a form enter goes on everywhere, also where space ticks or picks."""


class Tick(Checkbox):
    """A box that is empty until it is ticked."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "toggle_button", "tick"), ENTER]

    @property
    def _button(self) -> Content:
        return Content("[✓]" if self.value else "[ ]")


class Pick(RadioButton):
    """One of several lines, of which one is picked."""

    @property
    def _button(self) -> Content:
        return Content("(●)" if self.value else "( )")
