"""Fill the week: what can be done with the proposals for its free times."""

from __future__ import annotations

from textual import on

from planner.model.errors import Refused
from planner.model.proposal import Proposal
from planner.tui.asking import errand
from planner.tui.bindings import bindings
from planner.tui.commands import FILL
from planner.tui.screens.just_for_me import ask_just_for_me
from planner.tui.screens.shown_fill import LeftFree, ShownFill
from planner.tui.screens.who import WhoSheet
from planner.tui.widgets.proposals import Proposals
from planner.tui.wording import RESTS


class FillSheet(ShownFill):
    """Proposals to agree to, to swap and to leave."""

    BINDINGS = bindings(*FILL)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Wait for the proposals; take back no more than was said here."""
        if action == "undo" and not self._undoable:
            return False
        return bool(self._proposals) or action in _ANYTIME

    @errand
    async def action_undo(self) -> None:
        """Take back what was said last in this sheet; a yes or a "not today" changes what else fits."""
        match self._undoable[-1:]:
            case [LeftFree(number, proposal)]:
                self._undoable.pop()
                self._proposals.insert(number, proposal)
                self.say_taken_back(f"{_when(proposal)} was left free")
                self._draw(number)
            case [None]:
                what = await self.ourweek.ask(self.planner.undo)
                self._undoable.pop()
                self.say_taken_back(what)
                await self._propose()

    @errand
    async def action_help(self) -> None:
        """Show all keys, and do what was clicked there."""
        await self.show_help(*FILL)

    @errand
    async def action_next_week(self) -> None:
        """Show proposals for the week after."""
        self._week, self._shown = self._week.shift(1), {}
        self.query_one(".sheet").border_title = self._title
        await self._propose()

    @errand
    async def action_all(self) -> None:
        """Both are here and agree to all."""
        plans = await self.ourweek.ask(self.planner.agree_on, self._proposals)
        one = len(plans) == 1
        said = "One plan is on your week. e puts it" if one else f"{len(plans)} plans are on your week. e puts them"
        self.ourweek.say(f"{said} on your calendar.")
        self.dismiss(self._week)

    @on(Proposals.OptionSelected)
    def _selected(self) -> None:
        self.action_one()

    @errand
    async def action_one(self) -> None:
        """Both agree to the one under the cursor."""
        number, proposal = self._under_cursor()
        await self.ourweek.ask(self.planner.agree_on, [proposal])
        self._planned = True
        self._undoable.append(None)
        self.ourweek.say(f"{proposal.activity.title} is on your week.")
        self._take_out(number)

    @errand
    async def action_another(self) -> None:
        """Show something else for the slot."""
        await self._replace(*self._under_cursor())

    @errand
    async def action_not_today(self) -> None:
        """Let the activity rest, and show something else."""
        number, proposal = self._under_cursor()
        await self.ourweek.ask(self.planner.not_today, proposal.activity)
        self._undoable.append(None)
        self.ourweek.say(RESTS)
        await self._replace(number, proposal, or_take_out=True)

    @errand
    async def action_leave_free(self) -> None:
        """Plan nothing in this slot; a free evening is a good answer as well."""
        number, proposal = self._under_cursor()
        self._undoable.append(LeftFree(number, proposal))
        self.ourweek.say(f"{_when(proposal)} stays free.")
        self._take_out(number)

    @errand
    async def action_propose(self) -> None:
        """One partner proposes; the plans wait for the other's yes."""
        if self._couple is None:
            return
        question = "Whose proposal is it? The other answers later."
        by = await self.app.push_screen_wait(WhoSheet(self._couple, question))
        if by is not None:
            plans = await self.ourweek.ask(self.planner.agree_on, self._proposals, by)
            other = self._couple.other(by).name
            waiting = "One plan is" if len(plans) == 1 else f"{len(plans)} plans are"
            self.ourweek.say(f"{waiting} waiting for {other}'s answer.")
            self.dismiss(self._week)

    @errand
    async def action_just_for_me(self) -> None:
        """Keep a private no to the activity under the cursor."""
        number, proposal = self._under_cursor()
        if self._couple is not None and await ask_just_for_me(
            self.ourweek, self._couple, proposal.activity, self._week
        ):
            await self._replace(number, proposal, or_take_out=True)

    async def _replace(self, number: int, proposal: Proposal, *, or_take_out: bool = False) -> None:
        others = [p for n, p in enumerate(self._proposals) if n != number]
        shown = self._shown.setdefault(proposal.slot, set())
        shown.add(proposal.activity.id)
        try:
            self._proposals[number] = await self.ourweek.ask(self.planner.another, proposal, others, shown)
        except Refused:
            if not or_take_out:
                raise
            self._take_out(number)
            return
        self._draw(number)

    def _take_out(self, number: int) -> None:
        del self._proposals[number]
        if self._proposals:
            self._draw(number)
        else:
            self.action_close()


_ANYTIME = ("close", "help", "quit")


def _when(proposal: Proposal) -> str:
    return f"{proposal.slot.start:%A %H:%M}"
