"""The guided screen: one step at a time in a quiet room, and at the end how it was."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import partial

from textual import events, on
from textual.app import ComposeResult, SystemCommand
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from planner.model.activity import Activity
from planner.model.checkin import Became
from planner.model.couple import Couple
from planner.model.guide import Page, Sort
from planner.model.marks import KIND_MARKS
from planner.model.standing import State
from planner.planner.guiding import Begun
from planner.tui.asking import OurScreen, errand
from planner.tui.bindings import bindings
from planner.tui.commands import GUIDED
from planner.tui.screens.ending import EndSheet, How
from planner.tui.screens.rating import rate_together
from planner.tui.walk import Walk
from planner.tui.widgets.keys import Keys
from planner.tui.widgets.step_page import StepPage

_LOOK = 0.25
"""Seconds between two looks at the clock; what is left is measured, so a late look loses nothing."""
_KEEP = 20
"""Seconds after which how much is left is kept again."""


class GuidedScreen(OurScreen[None]):
    """The step in large, the next one dim, and a clock where the step names a time."""

    CSS_PATH = "guided.tcss"
    TABLE = GUIDED
    BINDINGS = bindings(*GUIDED)

    def __init__(
        self, begun: Begun, activity: Activity, couple: Couple, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self._standing = begun.standing
        self._activity = activity
        self._couple = couple
        self._clock = clock
        self._walk = Walk(activity, begun.page, begun.left)
        self._gentler = False
        self._rung = False
        self._kept = 0

    def compose(self) -> ComposeResult:
        """Lay out the title, the step, its clock, and what comes next."""
        with Horizontal(id="head"):
            yield Static(
                Content.assemble(
                    (f"{KIND_MARKS[self._activity.kind]} ", f"${self._activity.kind}"), (self._activity.title, "$quiet")
                ),
                id="what",
            )
            yield Static(id="where", markup=False)
        yield StepPage(moves=self._couple.motion)
        yield Keys(*GUIDED)

    def on_mount(self) -> None:
        """Show where they are, and look at the clock from now on."""
        self._show()
        self._keep()
        self.set_interval(_LOOK, self._look)

    def palette(self) -> Iterable[SystemCommand]:
        """Return what can be done on this page."""
        for command in GUIDED:
            if self.check_action(*command.call):
                yield SystemCommand(
                    command.label.capitalize(), command.tooltip, partial(self.run_action, command.action)
                )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what this page does not have."""
        page = self._walk.page
        match action:
            case "back":
                return self._walk.number > 0
            case "clock" | "anew":
                return page.seconds is not None and not self._gentler
            case "gentler":
                return bool(self._activity.gentler)
            case "cards":
                return self._walk.goes_to_cards
            case "pass":
                return page.sort is Sort.CARD
            case _:
                return True

    # What can be done

    def action_next(self) -> None:
        """Go on; after the last page to how it was."""
        if (number := self._walk.next_number) is None:
            self._end()
        else:
            self._go(number)

    def action_back(self) -> None:
        """Go back a page."""
        self._go(self._walk.number - 1)

    def action_clock(self) -> None:
        """Start the time, or let it rest."""
        self._walk.turn_clock(self._clock())
        self._look()
        self._keep()

    def action_anew(self) -> None:
        """Set the time to its beginning."""
        self._walk.set_anew()
        self._opened()

    def action_gentler(self) -> None:
        """Show the gentler way in place of the step, and the step again."""
        self._gentler = not self._gentler
        self._show()

    def action_cards(self) -> None:
        """Go to the cards, and back to the step again."""
        self._walk.cards()
        self._opened()

    def action_pass(self) -> None:
        """Put the card away for good, and show the next page."""
        more = self._walk.pass_card()
        self._opened()
        if not more:
            self._end()

    @errand
    async def action_stop(self) -> None:
        """Stop without a word of blame."""
        await self.ourweek.ask(self.planner.keep_place, self._standing, self._walk.number, self._left, stopped=True)
        self.ourweek.say("Enough for now. It is on your week, and can go on from here any time today.")
        self.dismiss(None)

    @errand
    async def action_help(self) -> None:
        """Show all keys."""
        from planner.tui.screens.help import HelpSheet

        chosen = await self.answer_of(HelpSheet(self, GUIDED))
        if chosen:
            await self.run_action(chosen)

    @errand
    async def _end(self) -> None:
        how = await self.answer_of(EndSheet(self._activity, self._couple))
        if how is None:
            return
        if how is not How.OTHERWISE and self._standing.state is not State.DONE:
            await self.ourweek.ask(self.planner.mark, self._standing, Became.DONE)
        await self.ourweek.ask(self.planner.leave_off)
        if how is How.RATE:
            fresh = await self.ourweek.ask(self.planner.standing, *self._standing.occurrence.key)
            await rate_together(self.ourweek, self._couple, fresh or self._standing)
        elif how is How.DONE:
            self.ourweek.say("Done. r on the week says how it felt, each for yourself.")
        self.dismiss(None)

    # What is shown

    def _go(self, number: int) -> None:
        self._walk.go(number)
        self._opened()

    def _opened(self) -> None:
        self._gentler = self._rung = False
        self._show()
        self._keep()

    def _show(self) -> None:
        page = self._walk.page
        self.query_one("#where", Static).update(Content(_place(page)))
        if self._gentler:
            self.query_one(StepPage).show_gentler(self._activity.gentler)
        else:
            self.query_one(StepPage).show(page, self._walk.following)
        self._look()
        self.refresh_bindings()

    def _look(self) -> None:
        """Show what the clock says, and ring once when the time is over."""
        page, countdown = self.query_one(StepPage), self._walk.countdown
        left = countdown.left(self._clock()) if countdown else None
        page.tell(None if self._gentler else left)
        page.hint(*(("", "") if self._gentler else self._hint(left)))
        if countdown is None or left is None:
            return
        if left > 0:
            if countdown.running and abs(self._kept - left) >= _KEEP:
                self._keep()
        elif not self._rung:
            self._rung = True
            if self._couple.bell:
                self.app.bell()

    def _hint(self, left: float | None) -> tuple[str, str]:
        """Return what is said under the clock, and the key for it."""
        if left is None or self._walk.countdown is None:
            return (_ASKING if self._walk.page.sort is Sort.ASK else ""), ""
        if left <= 0:
            return "The time is over. Go on whenever you like.", ""
        return ("‖  Let it rest" if self._walk.countdown.running else "▸  Start the clock"), "t"

    @on(events.Click, "#hint, #clock")
    def _clock_clicked(self) -> None:
        if self.check_action("clock", ()):
            self.action_clock()

    @property
    def _left(self) -> int | None:
        return self._walk.left(self._clock())

    @errand
    async def _keep(self) -> None:
        """Keep where they are: the terminal may be closed at any moment."""
        left = self._left
        self._kept = left or 0
        await self.ourweek.ask(self.planner.keep_place, self._standing, self._walk.number, left)


_ASKING = "Yes, no, not now and something gentler are all good answers."


def _place(page: Page) -> str:
    match page.sort:
        case Sort.ASK:
            return "before you begin"
        case Sort.STEP:
            return f"step {page.number} of {page.of}"
        case Sort.CARD:
            return f"card {page.number} of {page.of}"
