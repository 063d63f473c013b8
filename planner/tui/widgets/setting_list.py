"""What there is to set, as rows under headings."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content
from textual.widgets.option_list import Option

from planner.model.couple import Couple
from planner.tui.us_row import Group, UsRow
from planner.tui.widgets.choices import Choices
from planner.tui.widgets.rows import fit


class SettingList(Choices):
    """One line for each row: its label, and what it is now."""

    BINDINGS = [Binding("enter", "select", "open", key_display="enter")]  # noqa: RUF012
    HELP = "Up and down choose what to look at, enter opens it; left and right change what has a few steps."

    def __init__(self, groups: Sequence[Group]) -> None:
        super().__init__()
        self._groups = groups
        self._wide = 2 + max(cell_len(row.label) for group in groups for row in group.rows)
        self._rows = {row.id: row for group in groups for row in group.rows}

    def show(self, couple: Couple) -> None:
        """Show what is set now, the cursor where it was."""
        here = self.row
        self.clear_options()
        for number, group in enumerate(self._groups):
            space = "\n" if number else ""
            self.add_option(Option(Content.assemble((f"{space}{group.title}", "bold $primary")), disabled=True))
            self.add_options(Option(self._line(row, couple), id=row.id) for row in group.rows)
        self.highlighted = self.get_option_index(here.id) if here else 1

    def point_at(self, row: str) -> None:
        """Put the cursor on a row."""
        self.highlighted = self.get_option_index(row)

    @property
    def row(self) -> UsRow | None:
        """The row that the cursor is on."""
        option = self.highlighted_option
        return self._rows.get(option.id or "") if option else None

    def _line(self, row: UsRow, couple: Couple) -> Content:
        label = fit(row.label, self._wide)
        if row.parts is None:
            return Content.assemble(label, (row.value(couple), "$quiet"))
        return Content.assemble(label, *((text, f"${colour}") for text, colour in row.parts(couple)))
