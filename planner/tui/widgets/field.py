"""A line to type in, whose enter key says in the footer what it does."""

from __future__ import annotations

from textual.binding import Binding
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class Field(Input):
    """A text field; `enter` is what the footer says of that key."""

    # However long the text is, the field stays as large: no key has the screen laid out anew.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(self, value: str = "", *, enter: str, placeholder: str = "", id: str, max_length: int = 0) -> None:  # noqa: A002
        super().__init__(value, placeholder=placeholder, id=id, max_length=max_length)
        self._bindings.key_to_bindings["enter"] = [Binding("enter", "submit", enter, key_display="enter")]

    def validate_value(self, value: str) -> str:
        """Leave out what was pasted with the text and would drive the terminal."""
        return "".join(char for char in value if char.isprintable())
