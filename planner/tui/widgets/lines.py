"""A few lines to type in, each of which counts for itself."""

from __future__ import annotations

from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.widgets import TextArea


class Lines(TextArea):
    """A small text area that tab leaves, as it does every other field."""

    def __init__(self, *, placeholder: str = "", id: str) -> None:  # noqa: A002
        super().__init__(placeholder=placeholder, id=id, compact=True, highlight_cursor_line=False)

    def edit(self, edit: Edit) -> EditResult:
        """Leave out what was pasted with the text and would drive the terminal."""
        text = edit.text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        edit.text = "".join(char for char in text if char == "\n" or char.isprintable())
        return super().edit(edit)
