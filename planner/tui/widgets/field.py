"""A line to type in, whose enter key says in the footer what it does."""

from __future__ import annotations

from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from planner.tui.bindings import bind_enter


class Field(Input):
    """A text field; `enter` is what the footer says of that key."""

    # However long the text is, the field stays as large: no key has the screen laid out anew.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(self, value: str = "", *, enter: str, placeholder: str = "", id: str, max_length: int = 0) -> None:  # noqa: A002
        super().__init__(value, placeholder=placeholder, id=id, max_length=max_length)
        bind_enter(self, "submit", enter)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put in as much of a text as there is room for: what is pasted too long would else be lost whole."""
        if self.max_length:
            first, last = sorted((max(0, start), min(len(self.value), end)))
            text = text[: max(0, self.max_length - len(self.value) + last - first)]
        super().replace(text, start, end)

    def _on_paste(self, event: events.Paste) -> None:
        """Take all lines that were pasted, as one."""
        event.prevent_default()
        event.stop()
        self.replace(" ".join(filter(None, event.text.splitlines())), *self.selection)

    def validate_value(self, value: str) -> str:
        """Leave out what was pasted with the text and would drive the terminal."""
        return "".join(char for char in value if char.isprintable())
