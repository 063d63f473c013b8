"""The week, the home of the app: what can be done with the plans on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding

from planner.model.checkin import Became
from planner.tui import wording
from planner.tui.asking import errand
from planner.tui.bindings import bindings
from planner.tui.commands import EVERYWHERE, WEEK
from planner.tui.hindrance import TO_A_PLAN, hindrance
from planner.tui.screens.answered_week import AnsweredWeek
from planner.tui.widgets.week_view import WeekView

if TYPE_CHECKING:
    from planner.planner.planning import Outcome


class WeekScreen(AnsweredWeek):
    """Everything that a key, a click or the palette does to the week; each sheet is loaded when it is asked for."""

    TABLE = WEEK
    BINDINGS = [  # noqa: RUF012
        *bindings(*WEEK, *EVERYWHERE),
        # On an empty week nothing has a cursor, and the arrows turn the page.
        Binding("up,k,left,h", "previous", show=False),
        Binding("down,j,right,l", "next", show=False),
    ]

    @on(WeekView.Opened)
    def _opened(self) -> None:
        self.action_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what cannot be done now."""
        if self._plan is None or self._couple is None or action in _ANYTIME:
            return action in _ANYTIME
        # What is said of an empty place is in the details already.
        return not self.why_not(action) and (action not in TO_A_PLAN or self.standing is not None)

    def why_not(self, action: str) -> str:
        """Return what keeps this from being done with the plan under the cursor, or in this week."""
        if self._plan is None or self._couple is None:
            return ""
        if action in TO_A_PLAN:
            standing = self.standing
            return hindrance(action, standing, self.planner.wall_of(self._couple)) if standing else ""
        if action == "agree_to_all" and not self._waiting:
            return "Nothing waits for an answer in this week."
        if action == "fill" and self._plan.week.end < self._now.date():
            return "This week has gone by; ] shows the next one."
        return ""

    # What can be done

    def action_previous(self) -> None:
        """Show the week before."""
        self.open_week(self._week.shift(-1))

    def action_next(self) -> None:
        """Show the week after."""
        self.open_week(self._week.shift(1))

    def action_today(self) -> None:
        """Show this week."""
        self.open_week(None)

    def action_search(self) -> None:
        """Search the activities; escape comes back."""
        self.do_elsewhere("catalogue", "look_up('week')")

    @errand
    async def action_add(self) -> None:
        """Put an activity, or something of their own, on the week."""
        from planner.tui.screens.add import AddSheet

        place = self.query_one(WeekView).place or self._now
        added = await self.answer_of(AddSheet(place))
        await self.read_catalogue()
        if added is not None:
            await self._changed(added.standing, *added.said)

    @errand
    async def action_new(self) -> None:
        """Write an activity of their own, which can be put on the week at once."""
        from planner.tui.screens.new_activity import NewActivitySheet

        if await self.answer_of(NewActivitySheet()):
            await self.read_catalogue()

    @errand
    async def action_open(self) -> None:
        """Read the whole activity; what can be done with its plan can be done from there as well."""
        from planner.tui.screens.activity import ActivitySheet

        standing = self.standing
        if standing is not None and self._couple is not None:
            activity = self._activity_of(standing.occurrence.plan)
            # What the footer shows first on the week is first here.
            commands = sorted(self.possible(set(TO_A_PLAN) - {"open"}), key=lambda command: not command.footer)
            how = wording.state(standing, self._couple, self._now)
            chosen = await self.answer_of(ActivitySheet(standing, activity, how, commands))
            if chosen:
                await self.run_action(chosen)

    @errand
    async def action_move(self) -> None:
        """Move the plan under the cursor."""
        from planner.tui.screens.move import MoveSheet

        standing = self.standing
        if standing is None:
            return
        answer = await self.answer_of(MoveSheet(standing, self._now))
        if answer is not None:
            start, rest = answer
            await self._moved(await self.ourweek.ask(self.planner.move, standing, start, rest=rest))

    @on(WeekView.Dropped)
    @errand
    async def _dropped(self, message: WeekView.Dropped) -> None:
        outcome = await self.ourweek.ask(self.planner.move, message.standing, message.start)
        await self._moved(outcome)

    async def _moved(self, outcome: Outcome) -> None:
        where = wording.moment(outcome.standing.occurrence.start)
        await self._changed(outcome.standing, f"Moved to {where}.", *outcome.said)

    @errand
    async def action_change(self) -> None:
        """Change the words or the length of the plan under the cursor."""
        from planner.tui.screens.change import ChangeSheet

        standing = self.standing
        if standing is None:
            return
        to = await self.answer_of(ChangeSheet(standing))
        if to is not None:
            edit = partial(self.planner.edit, standing, title=to.title, minutes=to.minutes, note=to.note)
            outcome = await self.ourweek.ask(edit)
            await self._changed(outcome.standing, f"{to.title} is changed.")

    @errand
    async def action_remove(self) -> None:
        """Take the plan under the cursor off, of a ritual this once or from here on; undo brings it back."""
        from planner.tui.screens.pick import PickSheet

        standing = self.standing
        if standing is None:
            return
        how: str | None = _ONCE
        if standing.occurrence.plan.ritual:
            title, day = standing.occurrence.plan.title, wording.moment(standing.occurrence.start)
            how = await self.answer_of(PickSheet(f"Take {title} off", f"It comes back; this one is on {day}.", _OFF))
        if how is not None:
            plan = await self.ourweek.ask(self.planner.remove, standing, rest=how == _FROM_HERE)
            await self._changed(None, f"{plan.title} is off the week; u brings it back.")

    @errand
    async def action_just_for_me(self) -> None:
        """Keep a private no to the activity under the cursor; the plan stays as both agreed to it."""
        from planner.tui.screens.just_for_me import ask_just_for_me

        activity = self._activity_of(self.standing.occurrence.plan) if self.standing else None
        if activity is not None and self._couple is not None and self.is_active:
            await ask_just_for_me(self.ourweek, self._couple, activity, self._week)

    def action_done(self) -> None:
        """Say that it was done."""
        self._mark(Became.DONE, "Done. r says how it felt, each for yourself.")

    def action_skip(self) -> None:
        """Say that it didn't happen."""
        self._mark(Became.SKIPPED, "It didn't happen this time, and that is fine.")

    @errand
    async def _mark(self, became: Became, said: str) -> None:
        standing = self.standing
        if standing is not None:
            await self.ourweek.ask(self.planner.mark, standing, became)
            await self._changed(standing, said)

    @errand
    async def action_start(self) -> None:
        """Do the plan under the cursor now, step by step."""
        from planner.tui.guiding import guide_through

        standing = self.standing
        if standing is not None and self.is_active:
            if self._catalogue is None:
                await self.read_catalogue()
            begun = await self.ourweek.ask(self.planner.begin_planned, standing)
            await guide_through(self.ourweek, begun, self._activity_of(begun.standing.occurrence.plan))
            await self._changed(begun.standing)
            start = begun.standing.occurrence.start
            # Whoever only had a look would miss it where it was.
            if start != standing.occurrence.start and self.standing is not None and self.standing.unanswered:
                self.ourweek.say(f"Moved to {wording.moment(start)}; u takes it back.")

    @errand
    async def action_rate(self) -> None:
        """Let each say how it felt, one after the other, neither seeing the other's before."""
        from planner.tui.screens.rating import rate_together

        standing = self.standing
        if standing is not None and self._couple is not None and self.is_active:
            await rate_together(self.ourweek, self._couple, standing)
            await self.show(self._week, standing)

    @errand
    async def action_export(self) -> None:
        """Put the agreed plans into a calendar file."""
        from planner.tui.screens.export import ExportSheet

        if self._couple is not None:
            place = await self.ourweek.ask(self.planner.calendar_place)
            said = await self.answer_of(ExportSheet(self._week, self._couple.titles, place))
            if said:
                self.ourweek.say(said)


_ONCE, _FROM_HERE = "once", "rest"
_OFF = ((_ONCE, "only this one"), (_FROM_HERE, "this one and all that come after it"))
_ANYTIME = ("go", "quit", "help", "search")
