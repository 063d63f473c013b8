"""The floor of an app for the terminal: what Textual itself costs with a head, a foot and a table of 200 rows."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import DataTable, Footer, Header

ROWS = 200


class Floor(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "quit")]

    def compose(self) -> ComposeResult:
        yield Header()
        yield DataTable[str](cursor_type="row")
        yield Footer()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("number", "title", "minutes")
        table.add_rows((str(row), f"Row {row} of the floor", str(row % 90)) for row in range(ROWS))
        table.focus()


if __name__ == "__main__":
    Floor().run()
