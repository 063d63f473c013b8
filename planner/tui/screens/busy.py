"""Calendars to plan around: of what is on them only the times are kept."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Static

from planner.model.busy import BusyStanding
from planner.model.couple import Couple
from planner.model.errors import Misread
from planner.tui.asking import OurSheet, errand
from planner.tui.bindings import bindings
from planner.tui.commands import BUSY
from planner.tui.screens.pick import PickSheet
from planner.tui.screens.type_in import TypeSheet
from planner.tui.widgets.answers import Answers
from planner.tui.widgets.choices import Listed
from planner.tui.widgets.keys import Keys

_SAYS = "Free times keep clear of these. Only the times are kept, never what they are.\n"
_NONE = "None yet. a adds an .ics file, or a folder of them, and your free times keep clear of what is on it."


class BusySheet(OurSheet[None]):
    """Which calendars they plan around, whose they are, and how they were read."""

    BINDINGS = bindings(*BUSY)

    def __init__(self, couple: Couple) -> None:
        super().__init__()
        self._couple = couple
        self._found: tuple[BusyStanding, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content("Calendars to plan around")
            yield Static(Content(_SAYS), id="says", classes="quiet")
            yield Listed()
            yield Answers("Add one", "Back")
        yield Keys()

    def on_mount(self) -> None:
        """Show what there is."""
        self._open()

    @errand
    async def _open(self) -> None:
        self._show(await self.ourweek.ask(self.planner.busy_calendars))

    def _show(self, found: tuple[BusyStanding, ...]) -> None:
        self._found = found
        self.query_one("#says", Static).update(Content(_SAYS if found else _NONE))
        self.query_one(Listed).list_anew([self._line(each) for each in found])
        self.refresh_bindings()

    def _line(self, found: BusyStanding) -> Content:
        partner = found.calendar.partner
        whose = self._couple.by_id(partner).name if partner else "both of you"
        times = "one time" if len(found.spans) == 1 else f"{len(found.spans)} times"
        said = f"\n  {found.reading.said}" if found.reading.said else ""
        return Content.assemble((found.calendar.name, "bold"), (f"  {whose}, {times}{said}", "$quiet"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what needs a calendar only where there is one."""
        return action not in ("remove", "refresh") or bool(self._found)

    @on(Button.Pressed, "#do")
    @errand
    async def action_add(self) -> None:
        """Plan around one more calendar."""
        whose = [*((partner.id, partner.name) for partner in self._couple.partners), ("", "both of us")]
        partner = await self.app.push_screen_wait(PickSheet("Plan around", "Whose times are these?", whose))
        if partner is None:
            return
        by = self._couple.by_id(partner) if partner else None

        async def take(text: str) -> str:
            if not text:
                raise Misread("Say which .ics file, or which folder of them.")
            added = await self.ourweek.ask(self.planner.add_busy, Path(text), by)
            said = f"You plan around {added.calendar.name} now; once this is closed, u takes it away."
            return added.reading.said or said

        sheet = TypeSheet("Plan around", "The .ics file of a calendar, or a folder of them.", "", take, "Add it")
        if said := await self.app.push_screen_wait(sheet):
            self.ourweek.say(said)
            self._show(await self.ourweek.ask(self.planner.busy_calendars))

    @errand
    async def action_remove(self) -> None:
        """Plan around it no longer."""
        at = self.query_one(Listed).highlighted
        if at is not None and at < len(self._found):
            name = self._found[at].calendar.name
            await self.ourweek.ask(self.planner.remove_busy, name)
            self._show(await self.ourweek.ask(self.planner.busy_calendars))
            self.ourweek.say(f"{name} is taken away with its times; once this is closed, u brings it back.")

    @errand
    async def action_refresh(self) -> None:
        """Read all of them again."""
        self._show(await self.ourweek.ask(lambda: self.planner.busy_calendars(anew=True)))
        self.ourweek.say("Read again.")

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)
