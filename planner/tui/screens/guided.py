"""The guided screen: what two people do on each page, and at the end how it was."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from textual import events, on
from textual.app import SystemCommand

from planner.model.checkin import Became
from planner.model.guide import Sort
from planner.model.standing import State
from planner.tui.asking import errand
from planner.tui.bindings import bindings
from planner.tui.commands import GUIDED
from planner.tui.screens.ending import EndSheet, How
from planner.tui.screens.rating import rate_together
from planner.tui.screens.shown_pages import ShownPages


class GuidedScreen(ShownPages):
    """The pages, and what can be done on each."""

    BINDINGS = bindings(*GUIDED)

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
            case "clock":
                return page.seconds is not None and not self._gentler
            case "anew":
                return self._walk.clock_begun and not self._gentler
            case "gentler":
                return bool(self._activity.gentler)
            case "cards":
                return self._walk.goes_to_cards
            case "pass":
                return page.sort is Sort.CARD
            case _:
                return True

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
        self.refresh_bindings()
        self._keep()

    @on(events.Click, "#hint, #clock")
    def _clock_clicked(self) -> None:
        if self.check_action("clock", ()):
            self.action_clock()

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
        await self.show_help(*GUIDED)

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
