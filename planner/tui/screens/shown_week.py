"""The week as it is shown: the days, the plan under the cursor, and what another window changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widgets import Static

from planner.model.errors import OurweekError
from planner.model.week import Week
from planner.tui.asking import errand
from planner.tui.section import Section
from planner.tui.widgets.details import details_content, dragged_content, invitation_content, with_balance
from planner.tui.widgets.details_pane import DetailsPane
from planner.tui.widgets.week_grid import GRID_FROM
from planner.tui.widgets.week_view import WeekView

if TYPE_CHECKING:
    from planner.catalogue.catalogue import Catalogue
    from planner.model.activity import Activity
    from planner.model.couple import Couple
    from planner.model.plan import Plan
    from planner.model.standing import Standing, WeekPlan
    from planner.tui.widgets.rows import Spot

    _Known = tuple[Couple, datetime, WeekPlan, tuple[str, ...]]


class ShownWeek(Section):
    """One week with its plans, and what is known of the one under the cursor."""

    NAME = "week"
    # What has the cursor depends on what is planned.
    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high"), (36, "-tall"), (46, "-towering")]  # noqa: RUF012
    HORIZONTAL_BREAKPOINTS = [(0, "-list"), (GRID_FROM, "-grid")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self._plan: WeekPlan | None = None
        self._couple: Couple | None = None
        self._now = datetime.min
        self._catalogue: Catalogue | None = None

    def body(self) -> ComposeResult:
        """Lay out the week and the details."""
        yield WeekView()
        yield Static(id="invitation", markup=False)
        yield DetailsPane(self._details)

    async def read_and_draw(self) -> None:
        """Show the week as it is now."""
        await self.show(self._plan.week if self._plan else None, self.standing)

    async def _changed(self, standing: Standing | None, *said: str) -> None:
        week = self._week
        if standing is not None and standing.occurrence.day not in week and self._couple is not None:
            week = Week.of(standing.occurrence.day, self._couple.first_weekday)
        await self.show(week, standing)
        for sentence in said:
            self.ourweek.say(sentence)

    def is_of_yesterday(self) -> bool:
        """Whether midnight has come since the week was shown: today is another day then."""
        return self._couple is not None and self.planner.wall_of(self._couple).date() > self._now.date()

    def on_screen_resume(self) -> None:
        """Read the packs once the week is on the screen; whoever comes back has them already."""
        if self._catalogue is None:
            # What is called now comes after Textual has painted.
            self.call_later(self._read_packs)

    @errand
    async def _read_packs(self) -> None:
        catalogue = await self.read_catalogue()
        self._point()
        for fault in catalogue.faults[:1]:
            self.ourweek.say(f"A pack was left out: {fault}", quietly=False)

    @errand
    async def open_week(self, week: Week | None) -> None:
        """Show a week, or this one."""
        await self.show(week)

    @on(WeekView.Beyond)
    @errand
    async def _went_beyond(self, message: WeekView.Beyond) -> None:
        if self._plan is not None:
            await self.show(self._plan.week.shift(message.by), near=message.spot)

    async def read_catalogue(self) -> Catalogue:
        """Take the catalogue as it is now: they may just have written an activity of their own."""
        self._catalogue = await self.ourweek.think(lambda: self.planner.catalogue)
        return self._catalogue

    async def show(self, week: Week | None, keep: Standing | None = None, near: Spot | None = None) -> None:
        """Show a week as it stands now, the cursor on `keep` where that is in it, or near a spot."""
        couple, self._now, plan, notices = await self._read_soon(week)
        opens = self._plan is None
        self._couple, self._plan = couple, plan
        self.name_the_couple(couple, *_titles(plan.week))
        if not plan.standings:
            self.query_one("#invitation", Static).update(invitation_content(plan, self._now, couple), layout=False)
        self.set_class(not plan.standings, "empty")
        view = self.query_one(WeekView)
        view.show(plan, couple, self._now.date(), keep, near)
        self.set_focus(view if plan.standings else None)
        if opens:
            # Later on the keys follow with the details of what the cursor is on.
            self.refresh_bindings()
        self.remember_version()
        for notice in notices:
            self.ourweek.say(notice, quietly=False)

    async def _read_soon(self, week: Week | None) -> _Known:
        if self._plan is None:
            # Nobody can press a key before the first frame, and so it holds the week already.
            with suppress(OurweekError):
                return self._read(week)
        return await self.ourweek.ask(self._read, week)

    def _read(self, week: Week | None) -> _Known:
        couple, now = self.planner.couple, self.planner.now
        plan = self.planner.week(week or Week.of(now, couple.first_weekday))
        return couple, now, plan, self.planner.home.notices()

    @property
    def standing(self) -> Standing | None:
        """What the cursor is on, or None on an empty place."""
        return self.query_one(WeekView).standing if self._plan and self._plan.standings else None

    def likely_now(self) -> str | None:
        """Keep the key for what went by: it may not have happened."""
        standing = self.standing
        return "skip" if standing and standing.went_by(self._now) else None

    @property
    def _week(self) -> Week:
        assert self._plan is not None
        return self._plan.week

    @on(WeekView.Pointed)
    def _pointed(self) -> None:
        self.after_a_breath(self._point)

    def _point(self) -> None:
        self.query_one(DetailsPane).write_anew()
        self.refresh_bindings()

    def _details(self, room: Size) -> Content:
        if self._couple is None or self._plan is None:
            return Content("")
        view = self.query_one(WeekView)
        if view.dragged is not None:
            dragged, start = view.dragged
            return dragged_content(dragged, start)
        standing, place = self.standing, view.place
        activity = self._activity_of(standing.occurrence.plan) if standing else None
        lines = details_content(standing, activity, self._couple, place, self._now, room)
        return with_balance(lines, self._plan, room.width)

    def _activity_of(self, plan: Plan) -> Activity | None:
        return self._catalogue.get(plan.activity) if self._catalogue and plan.activity else None


def _titles(week: Week) -> Iterator[Content]:
    before, after = (Style.from_meta({"@click": f"screen.{action}"}) for action in ("previous", "next"))
    program = "Ourweek "
    for title in week.titles:
        yield Content.assemble(program, (" ‹ ", before), title, (" › ", after))
    yield Content.assemble(("‹ ", before), week.titles[-1], (" › ", after))
