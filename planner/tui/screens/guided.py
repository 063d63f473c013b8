"""The guided screen: one step at a time in a quiet room, and at the end how it was."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Digits, Static

from planner.model.activity import Activity
from planner.model.checkin import Became
from planner.model.countdown import Countdown, clock_face
from planner.model.couple import Couple
from planner.model.guide import Page, Sort, pages_of
from planner.model.marks import KIND_MARKS
from planner.model.plan import Plan
from planner.model.standing import State
from planner.planner.guiding import Begun
from planner.tui.asking import OurScreen, errand
from planner.tui.bindings import bindings
from planner.tui.commands import GUIDED
from planner.tui.screens.ending import EndSheet, GoOnSheet, How
from planner.tui.screens.rating import rate_together
from planner.tui.widgets.keys import Keys

if TYPE_CHECKING:
    from planner.tui.app import OurweekApp

_LOOK = 0.25
"""Seconds between two looks at the clock; what is left is measured, so a late look loses nothing."""
_KEEP = 20
"""Seconds after which how much is left is kept again."""


async def guide_through(app: OurweekApp, begun: Begun, activity: Activity | None) -> None:
    """Lead the two through something that they begin, and on to how it was; what was done is kept at every step."""
    couple = await app.ask(lambda: app.planner.couple)
    await app.push_screen_wait(GuidedScreen(begun, activity or _of_their_own(begun.standing.occurrence.plan), couple))


async def offer_to_go_on(app: OurweekApp, begun: Begun) -> None:
    """Ask whether they go on with what was under way when the screen went away, and go on with it."""
    plan = begun.standing.occurrence.plan
    if await app.push_screen_wait(GoOnSheet(plan.title)):
        activity = (await app.ask(lambda: app.planner.catalogue)).get(plan.activity) if plan.activity else None
        await guide_through(app, begun, activity)
    else:
        await app.ask(app.planner.leave_off)


def _of_their_own(plan: Plan) -> Activity:
    return Activity(id="own", title=plan.title, kind=plan.kind, summary=plan.note)


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
        self._pages = list(pages_of(activity))
        self._number = min(begun.page, len(self._pages) - 1)
        self._left_at: int | None = None
        """The step from which somebody went to the cards."""
        self._gentler = False
        self._countdown: Countdown | None = None
        self._rung = False
        self._kept = 0
        self._set_clock(begun.left)

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
        with VerticalScroll(id="room", can_focus=False), Vertical(id="page"):
            yield Static(id="sort", markup=False)
            yield Static(id="step", markup=False)
            yield Digits(id="clock")
            yield Static(id="hint", markup=False)
            yield Static(id="next", markup=False)
        yield Keys(*GUIDED)

    def on_mount(self) -> None:
        """Show where they are, and look at the clock from now on."""
        self._show()
        self._keep()
        self.set_interval(_LOOK, self._look)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what this page does not have."""
        page = self._page
        match action:
            case "back":
                return self._number > 0
            case "clock" | "anew":
                return page.seconds is not None and not self._gentler
            case "gentler":
                return bool(self._activity.gentler)
            case "cards":
                return self._first_card is not None and (page.sort is not Sort.CARD or self._left_at is not None)
            case "pass":
                return page.sort is Sort.CARD
            case _:
                return True

    @property
    def _page(self) -> Page:
        return self._pages[self._number]

    @property
    def _first_card(self) -> int | None:
        return next((number for number, page in enumerate(self._pages) if page.sort is Sort.CARD), None)

    # What can be done

    def action_next(self) -> None:
        """Go on; after the last page to how it was."""
        if self._number + 1 < len(self._pages):
            self._go(self._number + 1)
        else:
            self._end()

    def action_back(self) -> None:
        """Go back a page."""
        self._go(self._number - 1)

    def action_clock(self) -> None:
        """Start the time, or let it rest."""
        if self._countdown is not None:
            now = self._clock()
            running = self._countdown.running
            self._countdown = self._countdown.paused(now) if running else self._countdown.started(now)
            self._look()
            self._keep()

    def action_anew(self) -> None:
        """Set the time to its beginning."""
        self._set_clock()
        self._show()

    def action_gentler(self) -> None:
        """Show the gentler way in place of the step, and the step again."""
        self._gentler = not self._gentler
        self._show()

    def action_cards(self) -> None:
        """Go to the cards, and back to the step again."""
        if self._left_at is not None:
            self._go(self._left_at)
        elif self._first_card is not None:
            before = self._number
            self._go(self._first_card)
            self._left_at = before
            self.refresh_bindings()

    def action_pass(self) -> None:
        """Put the card away for good, and show the next page."""
        last = self._number + 1 == len(self._pages)
        del self._pages[self._number]
        if last:
            self._number = max(0, self._number - 1)
            self._show()
            self._end()
        else:
            self._go(self._number)

    @errand
    async def action_stop(self) -> None:
        """Stop without a word of blame."""
        await self.ourweek.ask(self.planner.keep_place, self._standing, self._number, self._left, stopped=True)
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
        self._number, self._left_at, self._gentler = number, None, False
        self._set_clock()
        self._show()
        self._keep()

    def _set_clock(self, left: int | None = None) -> None:
        seconds = self._page.seconds
        self._countdown = None if seconds is None else Countdown(min(seconds, seconds if left is None else left))
        self._rung = False

    def _show(self) -> None:
        page, gentler = self._page, self._gentler
        self.query_one("#where", Static).update(Content(_place(page)))
        self.query_one("#sort", Static).update(Content("Gentler" if gentler else _SORTS[page.sort]))
        self.query_one("#step", Static).update(Content(self._activity.gentler if gentler else page.text))
        following = self._pages[self._number + 1 :][:1]
        words = f"then  {following[0].text}" if following else "and that is it"
        self.query_one("#next", Static).update(Content("" if gentler else words))
        self.query_one("#room").scroll_home(animate=False)
        self._look()
        self.refresh_bindings()

    def _look(self) -> None:
        """Show what the clock says, and ring once when the time is over."""
        digits, hint = self.query_one("#clock", Digits), self.query_one("#hint", Static)
        digits.display = self._countdown is not None and not self._gentler
        if self._countdown is None or self._gentler:
            hint.update(Content(_ASKING if self._page.sort is Sort.ASK else ""))
            return
        left = self._countdown.left(self._clock())
        face = clock_face(left if self._couple.motion else _in_steps(left))
        if digits.value != face:
            digits.update(face)
        if left <= 0:
            hint.update(Content("The time is over. Go on whenever you like."))
            if not self._rung:
                self._rung = True
                if self._couple.bell:
                    self.app.bell()
        else:
            hint.update(Content("t lets it rest" if self._countdown.running else "t starts the clock"))
            if self._countdown.running and abs(self._kept - left) >= _KEEP:
                self._keep()

    @property
    def _left(self) -> int | None:
        if self._countdown is None:
            return None
        return round(self._countdown.left(self._clock()))

    @errand
    async def _keep(self) -> None:
        """Keep where they are: the terminal may be closed at any moment."""
        left = self._left
        self._kept = left or 0
        await self.ourweek.ask(self.planner.keep_place, self._standing, self._number, left)


_SORTS = {Sort.ASK: "Ask first", Sort.STEP: "", Sort.CARD: "To talk about, or to pass"}
_ASKING = "Yes, no, not now and something gentler are all good answers."


def _place(page: Page) -> str:
    match page.sort:
        case Sort.ASK:
            return "before you begin"
        case Sort.STEP:
            return f"step {page.number} of {page.of}"
        case Sort.CARD:
            return f"card {page.number} of {page.of}"


def _in_steps(seconds: float) -> float:
    """Return seconds rounded up to ten, or above a minute to whole minutes: where nothing is to move by itself."""
    step = 10 if seconds <= 60 else 60
    return -(-seconds // step) * step
