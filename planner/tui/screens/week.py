"""The week: the home of the app."""

from __future__ import annotations

from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from planner.catalogue.catalogue import Catalogue
from planner.model.activity import Activity
from planner.model.checkin import Became
from planner.model.couple import Couple
from planner.model.plan import Plan
from planner.model.standing import Standing, State, WeekPlan
from planner.model.week import Week
from planner.tui import wording
from planner.tui.asking import OurScreen, errand
from planner.tui.commands import WEEK, bindings
from planner.tui.screens.activity import ActivitySheet
from planner.tui.screens.add import AddSheet
from planner.tui.screens.export import ExportSheet
from planner.tui.screens.fill import FillSheet
from planner.tui.screens.help import HelpSheet
from planner.tui.screens.move import MoveSheet
from planner.tui.screens.rating import rate_together
from planner.tui.screens.who import WhoSheet
from planner.tui.widgets.details import balance_content, details_content, invitation_content
from planner.tui.widgets.keys import Keys
from planner.tui.widgets.week_view import WeekView

_LOOK_AGAIN = 2.0
"""Seconds between two looks at whether another window has changed something."""


class WeekScreen(OurScreen[None]):
    """One week with its plans, and what is known of the one under the cursor."""

    CSS_PATH = "week.tcss"
    BINDINGS = bindings(*WEEK)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]  # noqa: RUF012

    def __init__(self, *, fill: bool = False) -> None:
        super().__init__()
        self._fill_first = fill
        self._plan: WeekPlan | None = None
        self._couple: Couple | None = None
        self._now = datetime.min
        self._catalogue: Catalogue | None = None

    def compose(self) -> ComposeResult:
        """Lay out the head, the week, the details and the keys."""
        with Horizontal(id="top"):
            yield Static(id="title", markup=False)
            yield Static(id="names", markup=False)
        yield WeekView()
        yield Static(id="invitation", markup=False)
        with Horizontal(id="below"):
            yield Static(id="details", markup=False)
            yield Static(id="balance", markup=False)
        yield Keys(*WEEK)

    def on_mount(self) -> None:
        """Show this week, and look now and then whether another window changed it."""
        self._load(None, fill=self._fill_first)
        self.set_interval(_LOOK_AGAIN, self._look_again)

    # What is shown

    @errand
    async def _load(self, week: Week | None, keep: Standing | None = None, *, fill: bool = False) -> None:
        await self._show(week, keep)
        if fill:
            self.action_fill()
        if self._catalogue is None:
            # The week is on the screen before a pack is read.
            self._catalogue = await self.ourweek.ask(lambda: self.planner.catalogue)
            self._point(self._standing)
            for fault in self._catalogue.faults[:1]:
                self.ourweek.say(f"A pack was left out: {fault}", quietly=False)

    async def _show(self, week: Week | None, keep: Standing | None = None) -> None:
        couple, self._now, plan = await self.ourweek.ask(self._read, week)
        self._couple, self._plan = couple, plan
        self.query_one("#title", Static).update(Content(f"Ourweek  {wording.week_title(plan.week)}"))
        self.query_one("#names", Static).update(Content(" & ".join(couple.names)))
        self.query_one("#balance", Static).update(balance_content(plan))
        self.query_one("#invitation", Static).update(invitation_content(plan, self._now))
        self.set_class(not plan.standings, "empty")
        view = self.query_one(WeekView)
        view.show(plan, couple, self._now.date(), keep)
        self.set_focus(view if plan.standings else None)
        self.refresh_bindings()

    def _read(self, week: Week | None) -> tuple[Couple, datetime, WeekPlan]:
        couple, now = self.planner.couple, self.planner.now
        return couple, now, self.planner.week(week or Week.of(now, couple.first_weekday))

    @errand
    async def _look_again(self) -> None:
        if self._plan is not None and await self.ourweek.ask(self.planner.home.changed):
            await self._show(self._plan.week, self._standing)
            self.ourweek.say("Changed in another window.")

    @property
    def _week(self) -> Week:
        assert self._plan is not None
        return self._plan.week

    @property
    def _standing(self) -> Standing | None:
        return self.query_one(WeekView).standing if self._plan and self._plan.standings else None

    @on(WeekView.Pointed)
    def _pointed(self, message: WeekView.Pointed) -> None:
        self._point(message.standing)

    def _point(self, standing: Standing | None) -> None:
        if self._couple is not None:
            activity = self._activity_of(standing.occurrence.plan) if standing else None
            place = self.query_one(WeekView).place
            self.query_one("#details", Static).update(details_content(standing, activity, self._couple, place))
        self.refresh_bindings()

    @on(WeekView.Opened)
    def _opened(self) -> None:
        self.action_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what cannot be done now."""
        if self._plan is None:
            return action in ("quit", "help")
        standing = self._standing
        if action in ("open", "move", "remove", "done", "skip", "rate", "agree"):
            return standing is not None and _possible(action, standing)
        return True

    # What can be done

    def action_previous(self) -> None:
        """Show the week before."""
        self._load(self._week.shift(-1))

    def action_next(self) -> None:
        """Show the week after."""
        self._load(self._week.shift(1))

    def action_today(self) -> None:
        """Show this week."""
        self._load(None)

    def action_quit(self) -> None:
        """Leave."""
        self.app.exit()

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpSheet())

    @errand
    async def action_fill(self) -> None:
        """Fill the free slots with proposals that both can agree to."""
        week = self._week
        if await self.app.push_screen_wait(FillSheet(week)):
            await self._show(week)

    @errand
    async def action_add(self) -> None:
        """Put an activity, or something of their own, on the week."""
        place = self.query_one(WeekView).place or self._now
        added = await self.app.push_screen_wait(AddSheet(place))
        if added is not None:
            await self._changed(added.standing, *added.said)

    @errand
    async def action_open(self) -> None:
        """Read the whole activity."""
        standing = self._standing
        if standing is not None and self._couple is not None:
            activity = self._activity_of(standing.occurrence.plan)
            await self.app.push_screen_wait(ActivitySheet(standing, activity, self._couple))

    @errand
    async def action_agree(self) -> None:
        """Note the yes that is still missing."""
        standing, couple = self._standing, self._couple
        if standing is None or couple is None:
            return
        waiting = [p for p in couple.partners if p.id not in standing.occurrence.plan.agreed_by]
        by = waiting[0] if len(waiting) == 1 else await self.app.push_screen_wait(WhoSheet(couple, "Whose yes is it?"))
        if by is not None:
            outcome = await self.ourweek.ask(self.planner.agree, standing, by)
            await self._changed(outcome.standing, f"{by.name} said yes to {outcome.standing.occurrence.plan.title}.")

    @errand
    async def action_move(self) -> None:
        """Move the plan under the cursor."""
        standing = self._standing
        if standing is None:
            return
        answer = await self.app.push_screen_wait(MoveSheet(standing, self._now))
        if answer is not None:
            start, rest = answer
            outcome = await self.ourweek.ask(self.planner.move, standing, start, rest=rest)
            where = wording.moment(outcome.standing.occurrence.start)
            await self._changed(outcome.standing, f"Moved to {where}.", *outcome.said)

    @errand
    async def action_remove(self) -> None:
        """Take the plan under the cursor off; undo brings it back."""
        standing = self._standing
        if standing is not None:
            plan = await self.ourweek.ask(self.planner.remove, standing)
            await self._changed(None, f"{plan.title} is off the week; u brings it back.")

    def action_done(self) -> None:
        """Say that it was done."""
        self._mark(Became.DONE, "Done. r says how it felt, each for yourself.")

    def action_skip(self) -> None:
        """Say that it didn't happen."""
        self._mark(Became.SKIPPED, "It didn't happen this time, and that is fine.")

    @errand
    async def _mark(self, became: Became, said: str) -> None:
        standing = self._standing
        if standing is not None:
            await self.ourweek.ask(self.planner.mark, standing, became)
            await self._changed(standing, said)

    @errand
    async def action_rate(self) -> None:
        """Let each say how it felt, one after the other, neither seeing the other's before."""
        standing = self._standing
        if standing is not None and self._couple is not None:
            await rate_together(self.ourweek, self._couple, standing)
            await self._show(self._week, standing)

    @errand
    async def action_undo(self) -> None:
        """Take the last change back."""
        what = await self.ourweek.ask(self.planner.undo)
        await self._changed(self._standing, f"Taken back: {what}.")

    @errand
    async def action_export(self) -> None:
        """Put the agreed plans into a calendar file."""
        said = await self.app.push_screen_wait(ExportSheet(self._week))
        if said:
            self.ourweek.say(said)

    async def _changed(self, standing: Standing | None, *said: str) -> None:
        week = self._week
        if standing is not None and standing.occurrence.day not in week and self._couple is not None:
            week = Week.of(standing.occurrence.day, self._couple.first_weekday)
        await self._show(week, standing)
        for sentence in said:
            self.ourweek.say(sentence)

    def _activity_of(self, plan: Plan) -> Activity | None:
        return self._catalogue.get(plan.activity) if self._catalogue and plan.activity else None


def _possible(action: str, standing: Standing) -> bool:
    state = standing.state
    match action:
        case "agree":
            return state is State.OPEN
        case "move" | "remove":
            return state is not State.DONE
        case "done":
            return state is not State.DONE
        case "skip":
            return state in (State.OPEN, State.AGREED)
        case "rate":
            return state is not State.SKIPPED
        case _:
            return True
