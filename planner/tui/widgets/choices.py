"""A short list to choose from, with its keys in the footer and vim's keys as well."""

from __future__ import annotations

from textual.binding import Binding
from textual.widgets import OptionList


class Listed(OptionList):
    """An option list to go through, of which nothing is chosen."""

    BINDINGS = [  # noqa: RUF012
        Binding("j", "cursor_down", "down", show=False),
        Binding("k", "cursor_up", "up", show=False),
    ]


class Choices(Listed):
    """An option list whose enter key says what it does."""

    BINDINGS = [  # noqa: RUF012
        Binding("enter", "select", "choose", key_display="enter"),
    ]
