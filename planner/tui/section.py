"""A section of the app: its head, the way to the other five, and what each of them can do."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult, SystemCommand
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer

from planner.model.errors import OurweekError
from planner.tui import wording
from planner.tui.asking import OurScreen, errand, say_once
from planner.tui.bindings import WithCommands
from planner.tui.commands import EVERYWHERE, SECTIONS, Command
from planner.tui.widgets.head import CoupleNames, Title
from planner.tui.widgets.keys import Keys
from planner.tui.widgets.section_bar import SectionBar

if TYPE_CHECKING:
    from planner.model.couple import Couple
    from planner.planner.planning import Outcome

_LOOK_AGAIN = 2.0
"""Seconds between two looks at whether another window has changed something."""


class Section(OurScreen[None]):
    """One of the six screens that people go to and fro between; each keeps its place while another is shown."""

    NAME: ClassVar[str]
    """Which of the sections this is."""
    TABLE: ClassVar[tuple[Command, ...]] = ()
    """What can be done here besides what can be done everywhere; the bindings hold both."""
    BREATH: ClassVar[float] = 0.004
    """Seconds for which the cursor has to rest before what belongs to it is shown."""
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self._trouble = ""
        self._breath: Timer | None = None
        self._shown_version: object = None
        self._ready = asyncio.Event()
        """Set once there is something to see here."""

    def compose(self) -> ComposeResult:
        """Lay out the head, the way to the others, the section's own part, and the keys."""
        with Horizontal(id="top"):
            yield Title()
            yield CoupleNames()
        yield SectionBar(self.NAME, [self.ourweek.keys_shown(command) for command in EVERYWHERE[: len(SECTIONS)]])
        yield from self.body()
        yield Keys(*self.TABLE, *EVERYWHERE, likely=self.likely_now)

    def body(self) -> ComposeResult:
        """Lay out what is this section's own."""
        raise NotImplementedError

    async def read_and_draw(self) -> None:
        """Read what is shown here and draw it, the cursor where it was; raises OurweekError when it can't be read."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show what there is, and look now and then whether another window changed it."""
        self.read_anew()
        self.set_interval(_LOOK_AGAIN, self.look_again)

    async def show_again(self) -> None:
        """Show what there is now, and remember which state of the couple's data it is."""
        await self.read_and_draw()
        self.remember_version()

    @errand
    async def read_anew(self) -> None:
        """Show what there is now, where nothing waits for it."""
        await self.show_again()
        self._ready.set()

    def came_back(self) -> None:
        """Show what was changed while another section was in front."""
        if self._shown_version is not None and self._shown_version != self.planner.home.version:
            self.read_anew()

    def remember_version(self) -> None:
        """Remember which state of the couple's data is on the screen."""
        self._shown_version = self.planner.home.version

    def name_the_couple(self, couple: Couple, *titles: Content) -> None:
        """Write the head: a title of the section's own in its forms, or the program's name, and both names."""
        if titles:
            self.query_one(Title).show(*titles)
        self.query_one(CoupleNames).show(couple.names)

    def after_a_breath(self, show: Callable[[], None]) -> None:
        """Show what belongs to the cursor once the cursor is painted, and once for all keys of one held down."""
        if self._breath is not None:
            self._breath.stop()
        moves = self.app.animation_level != "none"
        self._breath = self.set_timer(self.BREATH, show) if moves else None
        if not moves:
            self.call_after_refresh(show)

    @errand
    async def look_again(self) -> None:
        """Show what another window has changed, if it has; what keeps it from looking is said once."""
        if self._shown_version is None or not self.is_current:
            return
        before, self._trouble = self._trouble, ""
        try:
            if await self.ourweek.ask(self.planner.home.changed):
                await self.show_again()
                self.ourweek.say("Changed in another window.")
            elif self.is_of_yesterday():
                await self.show_again()
        except OurweekError as error:
            self._trouble = str(error)
            if self._trouble != before:
                raise

    def likely_now(self) -> str | None:
        """Return the action that is so likely wanted now that the footer gives up its key last."""
        return None

    def why_not(self, action: str) -> str:
        """Return what keeps this from being done now, in a sentence; nothing where it needs no word."""
        return ""

    def on_key(self, event: events.Key) -> None:
        """Say why a key does nothing now, rather than leave it without an answer."""
        for command in self.TABLE:
            if event.key in self.ourweek.keys_of(command).split(",") and (why := self.why_not(command.call[0])):
                say_once(self.ourweek, why)

    def is_of_yesterday(self) -> bool:
        """Whether what is shown told another day, and has to be told anew."""
        return False

    def possible(self, actions: Collection[str]) -> tuple[Command, ...]:
        """Return those of these actions that can be done now, in the order of the table."""
        return tuple(c for c in self.TABLE if c.call[0] in actions and self.check_action(*c.call))

    def palette(self) -> Iterable[SystemCommand]:
        """Return what can be done now, here and then elsewhere."""
        from planner.tui.elsewhere import elsewhere

        for command in (*self.TABLE, *EVERYWHERE):
            name, parameters = command.call
            if name != "quit" and self.check_action(name, parameters):
                says = f"{command.tooltip} · {self.ourweek.keys_shown(command)}"
                yield SystemCommand(command.label.capitalize(), says, partial(self.run_action, command.action))

        yield from elsewhere(self)

    @errand
    async def do_elsewhere(self, section: str, action: str) -> None:
        """Go to another section, and do something there."""
        await self.ourweek.go(section)
        there = self.app.screen
        if isinstance(there, Section):
            await there._ready.wait()
            await there.run_action(action)

    def say_planned(self, outcome: Outcome) -> None:
        """Say where something new is on the week, and what else is worth saying of it."""
        occurrence = outcome.standing.occurrence
        when = wording.moment(occurrence.start)
        for sentence in (f"{occurrence.plan.title} is on your week: {when}.", *outcome.said):
            self.ourweek.say(sentence)

    # What can be done everywhere

    @errand
    async def action_go(self, section: str) -> None:
        """Go to another section."""
        await self.ourweek.go(section)

    @on(SectionBar.Chosen)
    def _chosen(self, message: SectionBar.Chosen) -> None:
        self.action_go(message.section)

    @errand
    async def action_help(self) -> None:
        """Show all keys, and do what was clicked there."""
        focused = self.focused
        there = focused.TABLE if focused is not None and isinstance(focused, WithCommands) else ()
        await self.show_help(*self.TABLE, *there, *EVERYWHERE)

    @errand
    async def action_undo(self) -> None:
        """Take the last change back."""
        what = await self.ourweek.ask(self.planner.undo)
        self.ourweek.wear(await self.ourweek.ask(lambda: self.planner.couple))
        await self.show_again()
        self.say_taken_back(what)
