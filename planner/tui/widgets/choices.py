"""A short list to choose from, with its keys in the footer and vim's keys as well."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content
from textual.widgets.option_list import Option

from planner.tui.widgets.pointed import Pointed


class Listed(Pointed):
    """An option list to go through, of which nothing is chosen."""

    BINDINGS = [  # noqa: RUF012
        Binding("j", "cursor_down", "down", show=False),
        Binding("k", "cursor_up", "up", show=False),
    ]

    def list_anew(self, lines: Sequence[Content]) -> None:
        """Show these lines, the cursor as far down as it was; a list of none is not there at all."""
        at = self.highlighted or 0
        self.clear_options()
        self.add_options(map(Option, lines))
        self.highlighted = min(at, len(lines) - 1) if lines else None
        self.display = bool(lines)
        if lines:
            self.focus()


class Choices(Listed):
    """An option list whose enter key says what it does."""

    BINDINGS = [  # noqa: RUF012
        Binding("enter", "select", "choose", key_display="enter"),
    ]
