"""The week and what could fill it: proposals are thought of while somebody looks at it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from importlib import import_module
from time import monotonic
from typing import TYPE_CHECKING

from planner.model.errors import OurweekError
from planner.model.week import Week
from planner.tui.asking import errand
from planner.tui.screens.shown_week import ShownWeek

if TYPE_CHECKING:
    from planner.model.proposal import Proposal
    from planner.model.standing import Standing, WeekPlan
    from planner.tui.widgets.rows import Spot

_A_BEGINNING = 3
"""Free times that a first week has at least."""
_A_BLINK = 0.25
"""Seconds to wait for proposals before a sheet opens without them: two sheets would take longer than one."""
_SETTLED = 0.3
"""Seconds after which the app has opened, and there is time to think."""
_LEAF = 0.06
"""Seconds for which somebody looks at a week who only leafs through: a key that is held down turns pages faster."""


class FilledWeek(ShownWeek):
    """A week with proposals for it at hand."""

    _shown_at = 0.0
    """When a week was shown last, in seconds of a clock of its own."""

    async def show(self, week: Week | None, keep: Standing | None = None, near: Spot | None = None) -> None:
        """Show a week, and before the first one the proposals for it."""
        opens = self._plan is None
        await super().show(week, keep, near)
        if self.ourweek.fills_first:
            self.ourweek.fills_first = False
            # Who begins at the end of a week begins with the next one.
            late = self._plan is not None and len(self._plan.slots) < _A_BEGINNING
            # A screen that is not there yet has no sheet over it.
            self.call_after_refresh(self.action_fill, self._week.shift(1) if late else None)
        # What is thought of a week that is no longer shown by then comes to nothing.
        think, leafs = partial(self._think_ahead, self._plan), monotonic() - self._shown_at <= _LEAF
        self._shown_at = monotonic()
        if opens or leafs:
            self.set_timer(_SETTLED if opens else _LEAF, think)
        else:
            self.call_after_refresh(think)

    @errand
    async def _think_ahead(self, plan: WeekPlan | None) -> None:
        """Have proposals for this week at hand before somebody asks for them; whatever goes wrong is said then."""
        if plan is not None and self._plan is plan and plan.slots and self.check_action("fill", ()):
            steps = self.planner.filling(plan.week)
            with suppress(OurweekError):
                # Whoever does something meanwhile waits for one step, and whoever turns the page for no more of them.
                while self._plan is plan and await self.ourweek.think(next, steps, False):
                    pass
            # The sheet that shows them takes a moment to load, too.
            await self.ourweek.think(import_module, "planner.tui.screens.fill")

    @errand
    async def action_fill(self, week: Week | None = None) -> None:
        """Fill the free slots with proposals that both can agree to."""
        from planner.tui.screens.fill import FillSheet

        week = week or self._week
        filled = await self.answer_of(FillSheet(week, self._couple, await self._at_hand(week)))
        if filled is not None:
            await self.show(filled)

    async def _at_hand(self, week: Week) -> tuple[Proposal, ...]:
        """Return proposals that are there within a blink, or none yet."""
        thinking = asyncio.ensure_future(self.ourweek.beside(self.planner.fill_week, week))
        done, _ = await asyncio.wait((thinking,), timeout=_A_BLINK)
        # What keeps them from being there is said by the sheet, which asks again.
        return thinking.result() if done and not thinking.exception() else ()
