"""Filling the week as it is shown: proposals for its free times, each with its reasons, or why there are none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

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
from planner.tui.commands import FILL
from planner.tui.widgets.keys import Keys
from planner.tui.widgets.proposals import Proposals, ProposalText, told_in_turn


class LeftFree(NamedTuple):
    """A time in which nothing is planned: the proposal that there was for it, and where that stood."""

    number: int
    proposal: Proposal


class ShownFill(OurSheet[Week | None]):
    """Proposals for a week; closes with the week in which something was planned, or None."""

    CSS = """
    ShownFill #head { link-color: $quiet; link-style: none; link-background: transparent; }
    """

    def __init__(self, week: Week, couple: Couple | None = None, proposals: Sequence[Proposal] = ()) -> None:
        """Open for a week, with proposals for it where they are at hand already."""
        super().__init__()
        self._week, self._couple = week, couple
        self._proposals = list(proposals)
        self._shown: dict[Slot, set[str]] = {}
        self._planned = False
        self._undoable: list[LeftFree | None] = []
        """What can be taken back here, the last at the end: a time left free, or what the planner takes back (None)."""

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
        self._undoable = [each for each in self._undoable if each is None]
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

    def _under_cursor(self) -> tuple[int, Proposal]:
        number = self.query_one(Proposals).highlighted or 0
        return number, self._proposals[number]

    def action_close(self) -> None:
        """Leave the rest of the week as it is."""
        self.dismiss(self._week if self._planned else None)


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


def _plans(number: int) -> str:
    return "one plan" if number == 1 else f"{number} plans"
