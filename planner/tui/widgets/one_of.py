"""Several lines of which one is picked, with the key for it in the footer."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import RadioSet

from planner.tui.bindings import bind_enter
from planner.tui.widgets.tick import Pick


class OneOf(RadioSet):
    """A radio set that says how to pick; `enter` is what the footer says of that key."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "toggle_button", "pick")]

    # Only where the keys go is a line lit; which one is picked, its mark tells.
    DEFAULT_CSS = """
    OneOf:blur > RadioButton.-selected > .toggle--label { background: transparent; }
    """

    def __init__(self, *lines: Pick, enter: str, id: str) -> None:  # noqa: A002
        super().__init__(*lines, id=id)
        bind_enter(self, "screen.submit", enter)

    def on_mount(self) -> None:
        """Put the cursor on the line that is picked, once the set knows it."""
        self.call_later(self.on_focus)

    def on_focus(self) -> None:
        """Begin at the line that is picked."""
        if self.pressed_index >= 0:
            self._selected = self.pressed_index
