"""The pages of something that is done step by step, as they are shown: the step, its clock, and what comes next."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from planner.model.activity import Activity
from planner.model.couple import Couple
from planner.model.guide import Page, Sort
from planner.model.marks import KIND_MARKS
from planner.planner.guiding import Begun
from planner.tui.asking import OurScreen, errand
from planner.tui.commands import GUIDED
from planner.tui.walk import Walk
from planner.tui.widgets.keys import Keys
from planner.tui.widgets.step_page import StepPage

_LOOK = 0.25
"""Seconds between two looks at the clock; what is left is measured, so a late look loses nothing."""
_KEEP = 20
"""Seconds after which how much is left is kept again."""


class ShownPages(OurScreen[None]):
    """One step at a time in a quiet room, the next one dim, and a clock where the step names a time."""

    CSS_PATH = "guided.tcss"

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
