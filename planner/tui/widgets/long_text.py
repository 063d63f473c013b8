"""What is longer than the screen: arrows and vim's keys scroll it, and the footer says so where there is more."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll


class LongText(VerticalScroll):
    """A text on a sheet."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_down", "more", key_display="↓"),
        Binding("up,k", "scroll_up", "back up", show=False),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to scroll only where there is more than fits."""
        return action not in ("scroll_down", "scroll_up") or self.show_vertical_scrollbar

    def watch_show_vertical_scrollbar(self) -> None:
        """Say so in the footer."""
        self.refresh_bindings()
