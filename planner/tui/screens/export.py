"""Export: the agreed plans as a calendar, after a look at what changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Checkbox, Input, RadioSet, Static

from planner.model.calendar_place import CalendarPlace
from planner.model.errors import Misread, Refused
from planner.model.titles import TITLE_LEVELS, Titles
from planner.model.week import Week
from planner.model.when import parse_day
from planner.planner.exporting import Export
from planner.tui.asking import OurSheet, errand
from planner.tui.widgets.answers import Answers
from planner.tui.widgets.field import Field
from planner.tui.widgets.keys import Keys
from planner.tui.widgets.one_of import OneOf
from planner.tui.widgets.tick import Pick, Tick

_EXPLAINED = {
    "plain": "plain  titles; touch soft",
    "soft": "soft   “Time together”",
    "blank": "blank  “Busy”",
}
_DAYS = {
    "from this week on": "from this week on",
    "only this week": "in this week",
    "everything": "in all",
    "from … to …": "in these days",
}
_ON, _WEEK, _ALL, _SOME = range(len(_DAYS))


class ExportSheet(OurSheet[str | None]):
    """Where to, which days, and how much it says; closes with a sentence on what was written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back"),
    ]
    CSS = """
    ExportSheet .sheet { max-width: 78; }
    ExportSheet #sides { height: auto; }
    ExportSheet RadioSet { width: 1fr; }
    ExportSheet #days { max-width: 27; }
    ExportSheet #span { display: none; }
    ExportSheet.-tight #days { max-width: 23; }
    ExportSheet.some-days #span { display: block; }
    /* Where there is little room, both answers and every word stay in view. */
    ExportSheet.-tight Field { height: 1; border: none; background: $background; }
    ExportSheet.-tight Field:focus { border: none; background: $panel; }
    """

    def __init__(self, week: Week, titles: str, place: CalendarPlace) -> None:
        super().__init__()
        self._week = week
        self._own = str(Titles.parse(titles))
        self._place = place
        self._level = place.titles or self._own
        self._levels = list(dict.fromkeys((*TITLE_LEVELS, self._own, self._level)))

    def compose(self) -> ComposeResult:
        """Lay out what changes, where it goes, how much is said, and of which days."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = Content("Put it on your calendar")
            yield Static("…", id="news", markup=False)
            yield Field(self._place.path, enter="write it", id="path")
            with Horizontal(id="sides"):
                with OneOf(enter="write it", id="titles"):
                    for level in self._levels:
                        yield Pick(_EXPLAINED.get(level, f"yours   {level}"), value=level == self._level)
                with OneOf(enter="write it", id="days"):
                    for number, days in enumerate(_DAYS):
                        yield Pick(days, value=number == _ON)
            yield Field(enter="write it", placeholder="2026-11-01 to 2026-12-31", id="span")
            yield Tick("open it with this computer’s calendar", self._place.opened, enter="write it", id="open")
            each = self._place.one_file_each
            yield Tick("one file for each event, for khal and sync apps", each, enter="write it", id="folder")
            yield Static(Content("After a change, export again: it is updated, not doubled."), classes="quiet")
            yield Answers("Write it")
        yield Keys()

    def on_mount(self) -> None:
        """Look at what would change."""
        self.query_one("#path", Input).focus()
        self._look()

    @on(RadioSet.Changed, "#titles")
    def _other_titles(self, event: RadioSet.Changed) -> None:
        self._level = self._levels[event.index]
        self._look()

    @on(RadioSet.Changed, "#days")
    def _other_days(self, event: RadioSet.Changed) -> None:
        self.set_class(event.index == _SOME, "some-days")
        if event.index == _SOME:
            self.query_one("#span", Input).focus()
        self._look()

    @on(Input.Changed, "#span")
    def _other_span(self) -> None:
        self._look()

    @on(Checkbox.Changed)
    def _ticked(self, event: Checkbox.Changed) -> None:
        folder, opened = self.query_one("#folder", Tick), self.query_one("#open", Tick)
        if event.value:
            # What is opened is one file.
            (opened if event.checkbox is folder else folder).value = False
        path = self.query_one("#path", Input)
        there = Path(path.value)
        if path.value and folder.value == (there.suffix == ".ics"):
            path.value = str(there.with_suffix("" if folder.value else ".ics"))

    @errand
    async def _look(self) -> None:
        try:
            export = await self._export()
        except Misread as error:
            # While somebody is still typing the days, that is no mistake.
            self.query_one("#news", Static).update(Content(f"{error}\n"))
            return
        count = len(export.agenda.events)
        events = "One agreed event" if count == 1 else f"{count} agreed events" if count else "No agreed plan yet"
        when = list(_DAYS.values())[self._picked]
        self.query_one("#news", Static).update(Content(f"{events} {when}: {export.agenda.news}.\n"))

    @on(Input.Submitted)
    @on(Button.Pressed, "#do")
    def action_submit(self) -> None:
        """Write the calendar."""
        self._write()

    @errand
    async def _write(self) -> None:
        written = self.query_one("#path", Input).value.strip()
        if not written:
            raise Refused("Say which file to write, such as ~/ourweek.ics.")
        path = Path(written).expanduser()
        export = await self._export()
        opened, folder = self.query_one("#open", Tick).value, self.query_one("#folder", Tick).value
        if opened:
            await self.ourweek.ask(self.planner.hand_over, export, path)
        else:
            await self.ourweek.ask(self.planner.publish, export, path, one_file_each=folder)
        titles = self._level if self._level != self._own else ""
        await self.ourweek.ask(self.planner.keep_calendar_place, CalendarPlace(str(path), titles, folder, opened))
        self.dismiss(f"Wrote {path}{' and opened it' if opened else ''}: {export.agenda.news}.")

    @property
    def _picked(self) -> int:
        return max(0, self.query_one("#days", OneOf).pressed_index)

    async def _export(self) -> Export:
        begin, end = await self._span()
        return await self.ourweek.ask(self.planner.export, begin, end, titles=self._level)

    async def _span(self) -> tuple[date | None, date | None]:
        if self._picked != _SOME:
            begin = None if self._picked == _ALL else self._week.start
            return begin, self._week.end if self._picked == _WEEK else None
        today = (await self.ourweek.ask(lambda: self.planner.now)).date()
        first, to, last = self.query_one("#span", Input).value.partition(" to ")
        if not to:
            raise Misread("Say from when to when, such as 2026-11-01 to 2026-12-31.")
        begin, end = parse_day(first, today), parse_day(last, today)
        if end < begin:
            raise Misread("The last day lies before the first; turn them round.")
        return begin, end
