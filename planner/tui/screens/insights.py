"""Insights: a year looked back on, as pictures that each say in one sentence what they show."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.style import Style

from planner.model import insight_words
from planner.model.activity import Activity
from planner.model.couple import Couple
from planner.model.insights import FeltOverYear, Insights
from planner.model.week import Week
from planner.tui.asking import errand
from planner.tui.bindings import bindings
from planner.tui.commands import EVERYWHERE, INSIGHTS
from planner.tui.section import Section
from planner.tui.widgets import plots
from planner.tui.widgets.loved_list import LovedList
from planner.tui.widgets.plot import Plot


class InsightsScreen(Section):
    """One year after the other, and the way back to what both loved in it."""

    NAME = "insights"
    CSS_PATH = "insights.tcss"
    TABLE = INSIGHTS
    BINDINGS = bindings(*INSIGHTS, *EVERYWHERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-one"), (118, "-two"), (150, "-two-alike")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self._year: int | None = None
        self._found: Insights | None = None
        self._couple: Couple | None = None

    def body(self) -> ComposeResult:
        """Lay out the pictures, on a wide screen in two columns."""
        with VerticalScroll(id="page"):
            with Vertical(id="left", classes="column"):
                yield Plot("The year at a glance", insight_words.at_a_glance, plots.heat_map, "glance")
                yield Plot("Balance, wished and lived", insight_words.balance, plots.balance_bars, "balance")
                yield Plot("Kinds over time", insight_words.kinds, plots.kinds_over_time, "kinds")
            with Vertical(id="right", classes="column"):
                yield Plot("Time and energy", insight_words.months, plots.month_minutes, "months")
                yield Plot("What you both love", insight_words.loved, lambda *_: [], "loved")
                yield LovedList()
                yield Plot("Where you differ", insight_words.differing, self._differences, "differing")

    def on_mount(self) -> None:
        """Look, and again whenever it turns out whether all is in view."""
        super().on_mount()
        self.watch(self.query_one("#page"), "show_vertical_scrollbar", self.refresh_bindings, init=False)

    async def read_and_draw(self) -> None:
        """Show the year as it stands now."""
        couple, found = await self.ourweek.ask(self._read)
        self._couple, self._found = couple, found
        self.name_the_couple(couple, _title(found))
        for plot in self.query(Plot):
            plot.show(found)
        self.query_one(LovedList).show(found.loved)
        if self.focused is None:
            self.query_one("#page").focus()
        self.refresh_bindings()

    def _read(self) -> tuple[Couple, Insights]:
        return self.planner.couple, self.planner.insights(self._year)

    def _differences(self, found: Insights, width: int) -> plots.Drawing:
        return plots.differences(found, width, self._couple.names) if self._couple else []

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide the years that there are not, the way to a list that is empty, and scrolling where all is in view."""
        if action in ("up", "down"):
            return self._found is not None and self.query_one("#page").show_vertical_scrollbar
        return not self.why_not(action) and (self._found is not None or action not in ("previous", "next", "loved"))

    def why_not(self, action: str) -> str:
        """Return what keeps this from being shown."""
        match action, self._found:
            case "previous", Insights(year=year, years=(first, _)) if year <= first:
                return f"Before {year} there is nothing to show."
            case "next", Insights(year=year, years=(_, last)) if year >= last:
                return f"{year} is the last year there is."
            case "loved", Insights(loved=()):
                return "What you both love shows here, once you have both said so."
            case _:
                return ""

    # What can be done

    def action_previous(self) -> None:
        """Show the year before."""
        self._show_year(-1)

    def action_next(self) -> None:
        """Show the year after."""
        self._show_year(1)

    def _show_year(self, later: int) -> None:
        if self._found is not None:
            self._year = self._found.year + later
            self.read_anew()

    def action_up(self) -> None:
        """Scroll up."""
        self.query_one("#page").scroll_relative(y=-2, animate=False)

    def action_down(self) -> None:
        """Scroll down."""
        self.query_one("#page").scroll_relative(y=2, animate=False)

    def action_loved(self) -> None:
        """Go to what both loved."""
        self.query_one(LovedList).focus()

    @on(LovedList.Wanted)
    @errand
    async def _wanted(self, message: LovedList.Wanted) -> None:
        if message.action == "leave":
            self.query_one("#page").focus()
            return
        from planner.tui.screens.activity import ActivitySheet
        from planner.tui.screens.just_for_me import ask_just_for_me

        felt, couple = message.felt, self._couple
        activity = await self.ourweek.ask(lambda: self.planner.catalogue.get(felt.activity or ""))
        if couple is None or not self.is_active:
            return
        if message.action == "add" or activity is None:
            await self._add(felt, activity)
        elif message.action == "open":
            await self.answer_of(ActivitySheet(None, activity))
        else:
            week = Week.of(await self.ourweek.ask(lambda: self.planner.now), couple.first_weekday)
            await ask_just_for_me(self.ourweek, couple, activity, week)

    async def _add(self, felt: FeltOverYear, activity: Activity | None) -> None:
        from planner.planner.planning import OWN_MINUTES
        from planner.tui.screens.add import AddSheet, ToPlan

        minutes = activity.minutes.typical if activity else OWN_MINUTES
        place = await self.ourweek.ask(self.planner.next_free, minutes)
        added = await self.answer_of(AddSheet(place, ToPlan(felt.title, felt.kind)))
        if added is not None:
            self.say_planned(added)


def _title(found: Insights) -> Content:
    before, after = (Style.from_meta({"@click": f"screen.{action}"}) for action in ("previous", "next"))
    first, last = (found.year > found.years[0], found.year < found.years[1])
    return Content.assemble(
        "Ourweek ", (" ‹ ", before) if first else "   ", str(found.year), (" › ", after) if last else "   "
    )
