"""Ideas: what the two of them can do now, and what can be done with each idea."""

from __future__ import annotations

from datetime import datetime

from textual import on

from planner.model.errors import Refused
from planner.model.proposal import Proposal
from planner.model.week import Week
from planner.tui.asking import errand
from planner.tui.bindings import bindings
from planner.tui.commands import EVERYWHERE, IDEAS
from planner.tui.guiding import guide_through
from planner.tui.screens.just_for_me import ask_just_for_me
from planner.tui.screens.shown_ideas import ShownIdeas
from planner.tui.screens.when import WhenSheet
from planner.tui.widgets.proposals import Proposals
from planner.tui.wording import RESTS

_TO_AN_IDEA = ("start", "plan", "another", "not_today", "just_for_me")
"""What needs an idea."""


class IdeasScreen(ShownIdeas):
    """The ideas, and what can be done with one."""

    TABLE = IDEAS
    BINDINGS = bindings(*IDEAS, *EVERYWHERE)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what needs an idea where there is none."""
        return bool(self._ideas) or action not in _TO_AN_IDEA

    @on(Proposals.OptionSelected)
    def _selected(self) -> None:
        self.action_start()

    @errand
    async def action_start(self) -> None:
        """Do it now, step by step; it is on the week from the first step on."""
        if not self._ideas or not self.is_active:
            return
        _, idea = self._under_cursor()
        begun = await self.ourweek.ask(self.planner.begin_now, idea.activity, idea.minutes)
        await guide_through(self.ourweek, begun, idea.activity)
        await self.show_again()

    @errand
    async def action_plan(self) -> None:
        """Put it on the week at a time that is asked for."""
        number, idea = self._under_cursor()
        at, now = await self.ourweek.ask(self._next_free, idea.minutes)
        start = await self.answer_of(WhenSheet(idea.activity.title, at, now))
        if start is not None:
            self.say_planned(await self.ourweek.ask(self.planner.add, idea.activity, start, minutes=idea.minutes))
            await self._replace(number, idea)

    def _next_free(self, minutes: int) -> tuple[datetime, datetime]:
        return self.planner.next_free(minutes), self.planner.now

    @errand
    async def action_another(self) -> None:
        """Show something else in its place."""
        number, idea = self._under_cursor()
        self._ideas[number] = await self._next_idea(idea)
        self.remember_version()
        self._draw(number)

    @errand
    async def action_not_today(self) -> None:
        """Let the activity rest, and show something else."""
        number, idea = self._under_cursor()
        await self.ourweek.ask(self.planner.not_today, idea.activity)
        self.ourweek.say(RESTS)
        await self._replace(number, idea)

    @errand
    async def action_just_for_me(self) -> None:
        """Keep a private no to the activity under the cursor."""
        number, idea = self._under_cursor()
        if self._couple is None or not self.is_active:
            return
        week = Week.of(idea.slot.start, self._couple.first_weekday)
        if await ask_just_for_me(self.ourweek, self._couple, idea.activity, week):
            await self._replace(number, idea)

    async def _next_idea(self, idea: Proposal, *, wished: bool = True) -> Proposal:
        following = await self.ourweek.ask(self.planner.another_idea, idea, self._shown, wished=wished)
        self._shown.add(following.activity.id)
        return following

    async def _replace(self, number: int, idea: Proposal) -> None:
        """Put another idea in the place of one, or close the gap where there is none."""
        try:
            self._ideas[number] = await self._next_idea(idea, wished=False)
        except Refused:
            self._ideas = [other for other in self._ideas if other is not idea]
        self.remember_version()
        self._draw(number)
