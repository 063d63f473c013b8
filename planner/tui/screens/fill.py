"""Fill the week: proposals for the free slots, each with its reasons."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.style import Style
from textual.widgets import Static
from textual.widgets.option_list import Option

from planner.model.couple import Couple
from planner.model.errors import OurweekError, Refused
from planner.model.proposal import Proposal
from planner.model.slot import Slot
from planner.model.week import Week
from planner.planner.having_ideas import WhyNothing
from planner.tui.asking import OurSheet, errand
from planner.tui.bindings import bindings
from planner.tui.commands import FILL
from planner.tui.screens.just_for_me import ask_just_for_me
from planner.tui.screens.who import WhoSheet
from planner.tui.widgets.keys import Keys
from planner.tui.widgets.proposals import Proposals, ProposalText, told_in_turn


class FillSheet(OurSheet[Week | None]):
    """Proposals to agree to; closes with the week in which something was planned, or None."""

    BINDINGS = bindings(*FILL)
    CSS = """
    FillSheet #head { link-color: $quiet; link-style: none; link-background: transparent; }
    """

    def __init__(self, week: Week, couple: Couple | None = None, proposals: Sequence[Proposal] = ()) -> None:
        """Open for a week, with proposals for it where they are at hand already."""
        super().__init__()
        self._week, self._couple = week, couple
        self._proposals = list(proposals)
        self._shown: dict[Slot, set[str]] = {}
        self._planned = False
        self._said: list[tuple[int, Proposal] | None] = []
        """What was said here, the last at the end: a time that was left free, or else what the planner takes back."""

    def compose(self) -> ComposeResult:
        """Lay out the proposals."""
        there = bool(self._proposals)
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = self._title
            head = _HEAD if there else "Looking for what fits you both …"
            yield Static(head, id="head", classes="quiet", markup=False)
            yield Proposals("this one", self._options(), disabled=not there)
        yield Keys(*FILL)

    def on_mount(self) -> None:
        """Ask for proposals, once the sheet is there to wait for them."""
        if self._proposals:
            self.query_one(Proposals).highlighted = 0
        else:
            self.call_after_refresh(self._open)

    @errand
    async def _open(self) -> None:
        await self._propose()

    def _options(self) -> list[Option]:
        return [Option(ProposalText(proposal)) for proposal in told_in_turn(self._proposals)]

    @property
    def _title(self) -> Content:
        return Content(f"Fill week {self._week.title.partition(' ')[2]}")

    async def _propose(self) -> None:
        self._couple = await self.ourweek.ask(lambda: self.planner.couple)
        try:
            self._proposals = list(await self.ourweek.ask(self.planner.fill_week, self._week))
        except OurweekError:
            self.action_close()
            raise
        if not self._proposals:
            # Asked first: nothing is said any more by a sheet that has closed.
            why = await self.ourweek.ask(self._why_nothing)
            self.action_close()
            raise Refused(why)
        # What was left free is proposed once more.
        self._said = [said for said in self._said if said is None]
        self._draw()

    def _why_nothing(self) -> str:
        match self.planner.why_nothing(self._week):
            case WhyNothing.GONE_BY:
                return "This week has gone by; ] shows the next one."
            case WhyNothing.FULL:
                most = self.planner.couple.limits.per_week
                return f"This week has its fill of {_plans(most)}; ] shows the next one, a adds one more."
            case WhyNothing.NO_TIME:
                return "No free time is left in this week; ] shows the next one."
            case WhyNothing.NOTHING_FITS:
                return "Nothing more fits the free times of this week; some of them may well stay free."

    def _draw(self, highlighted: int = 0) -> None:
        self.query_one("#head", Static).update(_HEAD)
        options = self.query_one(Proposals)
        options.disabled = False
        options.clear_options()
        options.add_options(self._options())
        options.highlighted = min(highlighted, len(self._proposals) - 1) if self._proposals else None
        options.focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Wait for the proposals; take back no more than was said here."""
        if action == "undo" and not self._said:
            return False
        return bool(self._proposals) or action in _ANYTIME

    @errand
    async def action_undo(self) -> None:
        """Take back what was said last in this sheet; a yes or a "not today" changes what else fits."""
        if self._said and (left := self._said[-1]) is not None:
            self._said.pop()
            number, proposal = left
            self._proposals.insert(number, proposal)
            self.say_taken_back(f"{_when(proposal)} was left free")
            self._draw(number)
        elif self._said:
            what = await self.ourweek.ask(self.planner.undo)
            self._said.pop()
            self.say_taken_back(what)
            await self._propose()

    @errand
    async def action_help(self) -> None:
        """Show all keys, and do what was clicked there."""
        await self.show_help(*FILL)

    def action_close(self) -> None:
        """Leave the rest of the week as it is."""
        self.dismiss(self._week if self._planned else None)

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
        self._said.append(None)
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
        self._said.append(None)
        await self._replace(number, proposal, or_take_out=True)

    @errand
    async def action_leave_free(self) -> None:
        """Plan nothing in this slot; a free evening is a good answer as well."""
        number, proposal = self._under_cursor()
        self._said.append((number, proposal))
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

    def _under_cursor(self) -> tuple[int, Proposal]:
        number = self.query_one(Proposals).highlighted or 0
        return number, self._proposals[number]


_ANYTIME = ("close", "help", "quit")


def _clicked(action: str) -> Style:
    return Style.from_meta({"@click": f"screen.{action}"})


# Where the footer has no room for these keys, the mouse finds them here.
_HEAD = Content.assemble(
    "A: you are both here and agree to all.\n",
    ("x leaves a time free", _clicked("leave_free")),
    ", ",
    ("] is the week after", _clicked("next_week")),
    ", ",
    ("? helps", _clicked("help")),
    ".\n",
)


def _when(proposal: Proposal) -> str:
    return f"{proposal.slot.start:%A %H:%M}"


def _plans(number: int) -> str:
    return "one plan" if number == 1 else f"{number} plans"
