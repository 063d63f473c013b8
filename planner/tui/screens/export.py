"""Export: the agreed plans as a calendar file, after a look at what changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Input, RadioSet, Static

from planner.model.couple import TITLE_LEVELS
from planner.model.errors import Refused
from planner.model.week import Week
from planner.planner.exporting import Export
from planner.tui.asking import OurSheet, errand
from planner.tui.widgets.answers import Answers
from planner.tui.widgets.field import Field
from planner.tui.widgets.keys import Keys
from planner.tui.widgets.tick import Pick

_EXPLAINED = {
    "plain": "plain   titles and steps",
    "soft": "soft    only “Time together”",
    "blank": "blank   only “Busy”",
}
_FILE = "ourweek.ics"


class ExportSheet(OurSheet[str | None]):
    """Where to, and how much it says; closes with a sentence on what was written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back"),
    ]

    def __init__(self, week: Week, level: str) -> None:
        super().__init__()
        self._begin: date = week.start
        self._level = level

    def compose(self) -> ComposeResult:
        """Lay out what changes, how much is said, and the file."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content("Put it on your calendar")
            yield Static("…", id="news", markup=False)
            yield Field(str(Path.home() / _FILE), enter="write the file", id="path")
            with RadioSet(id="titles"):
                for level in TITLE_LEVELS:
                    yield Pick(_EXPLAINED[level], value=level == self._level)
            yield Static(
                Content("Open the file with your calendar. After a change, export again: it is updated, not doubled."),
                classes="quiet",
            )
            yield Answers("Write the file")
        yield Keys()

    def on_mount(self) -> None:
        """Look at what would change."""
        self.query_one("#path", Input).focus()
        self._look()

    @on(RadioSet.Changed)
    def _changed(self, event: RadioSet.Changed) -> None:
        self._level = TITLE_LEVELS[event.index]
        self._look()

    @errand
    async def _look(self) -> None:
        export = await self._export()
        count = len(export.agenda.events)
        events = "One agreed event" if count == 1 else f"{count} agreed events" if count else "No agreed plan yet"
        self.query_one("#news", Static).update(Content(f"{events} from this week on: {export.agenda.news}.\n"))

    @on(Input.Submitted)
    @on(Button.Pressed, "#do")
    def action_write(self) -> None:
        """Write the file."""
        self._write()

    @errand
    async def _write(self) -> None:
        written = self.query_one("#path", Input).value.strip()
        if not written:
            raise Refused("Say which file to write, such as ~/ourweek.ics.")
        path = Path(written).expanduser()
        export = await self._export()
        await self.ourweek.ask(self.planner.publish, export, path)
        self.dismiss(f"Wrote {path}: {export.agenda.news}.")

    async def _export(self) -> Export:
        return await self.ourweek.ask(self.planner.export, self._begin, titles=self._level)
