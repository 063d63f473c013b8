"""The week and what waits on it for an answer: a yes or a no to one plan, or a yes to all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model.standing import Standing
from planner.tui import wording
from planner.tui.asking import errand
from planner.tui.screens.filled_week import FilledWeek

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.model.couple import Partner


class AnsweredWeek(FilledWeek):
    """A week whose plans are answered by whom they wait for."""

    @errand
    async def action_agree(self) -> None:
        """Note the yes that is still missing, or take the plan off where it is a no."""
        if (standing := self.standing) is not None:
            await self._answer(standing)

    async def _answer(self, standing: Standing) -> None:
        from planner.tui.screens.answer import AnswerSheet

        if (by := await self._whose_answer([standing])) is None:
            return
        plan, when = standing.occurrence.plan, wording.moment(standing.occurrence.start)
        title, off = plan.title, "it off the week"
        if plan.ritual:
            when, off = f"{when}, {wording.rhythm(plan)}", "all of it off"
        what = f"{title}, {when}. A no takes {off}, and nothing keeps who said it."
        yes = await self.answer_of(AnswerSheet(by, what, "yes, gladly", "no, another time"))
        if yes:
            outcome = await self.ourweek.ask(self.planner.agree, standing, by)
            left = len(self._waiting) - 1
            said = f"{by.name} said yes to {title}."
            await self._changed(outcome.standing, f"{said} Y answers all that wait." if left > 1 else said)
        elif yes is not None:
            await self.ourweek.ask(self.planner.decline, standing, by)
            await self._changed(None, f"{title} is off the week; u brings it back.")

    @errand
    async def action_agree_to_all(self) -> None:
        """Note all the yeses of one partner that are still missing in this week."""
        from planner.tui.screens.answer import AnswerSheet

        waiting = self._waiting
        by = await self._whose_answer(waiting) if waiting else None
        if by is None:
            return
        # A ritual is one plan, however often it is on the week: its first time stands for it.
        plans: dict[str, Standing] = {}
        for standing in waiting:
            if standing.awaits(by.id):
                plans.setdefault(standing.occurrence.plan.id, standing)
        mine = list(plans.values())
        if len(mine) == 1:
            await self._answer(mine[0])
            return
        what = f"{len(mine)} plans wait for you: {' · '.join(s.occurrence.plan.title for s in mine)}."
        if await self.answer_of(AnswerSheet(by, what, "yes to all of them", "not to all; y answers one")):
            agreed = await self.ourweek.ask(self.planner.agree_to_all, mine, by)
            said = agreed[0].title if len(agreed) == 1 else f"{len(agreed)} plans"
            await self._changed(self.standing, f"{by.name} said yes to {said}.")

    async def _whose_answer(self, waiting: Sequence[Standing]) -> Partner | None:
        """Return whose answer these plans wait for; asked where it is that of both."""
        from planner.tui.screens.who import WhoSheet

        couple = self._couple
        if couple is None:
            return None
        missing = [p for p in couple.partners if any(s.awaits(p.id) for s in waiting)]
        return missing[0] if len(missing) == 1 else await self.answer_of(WhoSheet(couple, "Whose answer is it?"))

    @property
    def _waiting(self) -> list[Standing]:
        return [s for s in self._plan.standings if s.waits(self._now)] if self._plan else []
