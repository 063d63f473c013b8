"""Boxes to tick and lines to pick from that can be told apart without colour."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Checkbox, RadioButton


class Tick(Checkbox):
    """A box that is empty until it is ticked."""

    @property
    def _button(self) -> Content:
        return Content("[✓]" if self.value else "[ ]")


class Pick(RadioButton):
    """One of several lines, of which one is picked."""

    @property
    def _button(self) -> Content:
        return Content("(●)" if self.value else "( )")
