"""Us as it is shown: what the two of them have set in a line each, and what the one under the cursor is about."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.theme import BUILTIN_THEMES
from textual.widgets import Static

from planner.model.couple import Couple
from planner.tui import themes
from planner.tui.section import Section
from planner.tui.us_row import UsRow
from planner.tui.us_rows import groups
from planner.tui.widgets.setting_list import SettingList

_CHANGE = {"less": -1, "more": 1}
_MOST_TOLD = 8
"""Steps that are all told."""


class ShownUs(Section):
    """The two of you, what fits you, calendars, data and the screen."""

    NAME = "us"
    CSS_PATH = "us.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-one"), (100, "-two")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self._couple: Couple | None = None

    def body(self) -> ComposeResult:
        """Lay out the rows, and what the one under the cursor is about."""
        names = (themes.DARK.name, themes.LIGHT.name, *sorted(BUILTIN_THEMES))
        with Horizontal(id="page"):
            yield SettingList(groups(names))
            yield Static(id="about", markup=False)

    async def read_and_draw(self) -> None:
        """Show what is set now."""
        couple = await self.ourweek.ask(lambda: self.planner.couple)
        self._couple = couple
        self.name_the_couple(couple)
        self.query_one(SettingList).show(couple)
        self.query_one(SettingList).focus()
        self._tell()

    @property
    def row(self) -> UsRow | None:
        """The row under the cursor."""
        return self.query_one(SettingList).row

    @on(SettingList.OptionHighlighted)
    def _tell(self) -> None:
        row, couple = self.row, self._couple
        if row is not None and couple is not None:
            self.query_one("#about", Static).update(_about(row, couple))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer steps only where there is one more."""
        if action in ("less", "more"):
            row, couple = self.row, self._couple
            return row is not None and couple is not None and row.beside(couple, _CHANGE[action]) is not None
        return True


def _about(row: UsRow, couple: Couple) -> Content:
    """Return what a row is about: its steps, or what it is now."""
    lines = [Content.assemble((row.label, "bold $primary")), Content(row.says), Content("")]
    if row.steps and len(row.steps) <= _MOST_TOLD:
        now = row.current(couple)
        for step, said in row.steps:
            here = step == now
            lines.append(Content.assemble(("▸ " if here else "  ", "$primary"), (said, "bold" if here else "$quiet")))
    else:
        # Of several parts each has a line.
        lines += (Content.assemble((part, "bold")) for part in row.value(couple).split(" · "))
    return Content("\n").join(lines)
