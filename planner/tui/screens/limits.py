"""One partner's private limits: listed, added and lifted while the screen is covered for the other."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Static

from planner.catalogue.catalogue import Catalogue
from planner.model.activity import Setting
from planner.model.boundary import About, Boundary
from planner.model.couple import Couple, Partner
from planner.model.errors import Misread
from planner.model.levels import DEPTH, TOUCH, by_digit
from planner.model.week import Week
from planner.model.when import parse_day
from planner.tui import wording
from planner.tui.asking import PrivateSheet, errand
from planner.tui.bindings import bindings
from planner.tui.commands import LIMITS
from planner.tui.screens.pick import PickSheet, Thing
from planner.tui.screens.type_in import TypeSheet
from planner.tui.screens.who import WhoSheet
from planner.tui.widgets.answers import Answers
from planner.tui.widgets.choices import Listed
from planner.tui.widgets.keys import Keys

if TYPE_CHECKING:
    from planner.tui.app import OurweekApp

_ABOUT: tuple[Thing, ...] = (
    (About.ACTIVITY, "not one activity"),
    (About.TAG, "nothing with a tag, such as music"),
    (About.SETTING, "nothing that needs a place, such as outdoors"),
    (About.CONTACT, "touch only so close"),
    (About.DEPTH, "talk only so deep"),
)
_QUESTIONS = {
    About.ACTIVITY: "Which one is not to be suggested?",
    About.TAG: "Which tag?",
    About.SETTING: "Which place?",
    About.CONTACT: "How close is welcome?",
    About.DEPTH: "How deep is welcome?",
}


async def show_private_limits(app: OurweekApp, couple: Couple) -> None:
    """Ask who is at the keyboard, and show that partner's limits until they are done."""
    by = await app.push_screen_wait(WhoSheet(couple, "These are yours alone. The other looks away."))
    if by is not None:
        await app.ask(app.planner.enter, by)
        await app.push_screen_wait(LimitsSheet(couple, by))


class LimitsSheet(PrivateSheet[None]):
    """The limits of the one who is at the keyboard; nothing of it stays when it closes."""

    BINDINGS = bindings(*LIMITS)

    def __init__(self, couple: Couple, by: Partner) -> None:
        super().__init__()
        self._couple, self._by = couple, by
        self._limits: tuple[Boundary, ...] = ()
        self._catalogue: Catalogue | None = None

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content(f"Just for {self._by.name}")
            yield Static(id="says", classes="quiet", markup=False)
            yield Listed()
            yield Answers("Add one", "Done")
        yield Keys()

    def on_mount(self) -> None:
        """Show what there is."""
        self._open()

    @errand
    async def _open(self) -> None:
        self._catalogue = await self.ourweek.ask(lambda: self.planner.catalogue)
        await self._show()

    async def _show(self) -> None:
        today = (await self.ourweek.ask(lambda: self.planner.now)).date()
        found = await self.ourweek.ask(self.planner.boundaries, self._by)
        self._limits = tuple(limit for limit in found if limit.holds(today))
        match len(self._limits):
            case 0:
                says = "You keep no limits here. a adds one: suggestions keep to it, and nobody is told whose it is."
            case 1:
                says = "Suggestions keep to it; nobody is told whose it is.\n"
            case _:
                says = "Suggestions keep to these; nobody is told whose they are.\n"
        self.query_one("#says", Static).update(Content(says))
        self.query_one(Listed).list_anew([self._line(limit) for limit in self._limits])
        self.refresh_bindings()

    def _line(self, limit: Boundary) -> Content:
        until = f"  until {limit.until.day} {limit.until:%B %Y}" if limit.until else "  for good"
        known = self._catalogue.get(limit.value) if self._catalogue and limit.about is About.ACTIVITY else None
        return Content.assemble(limit.words(known.title if known else ""), (until, "$quiet"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to lift only what there is."""
        return action != "lift" or bool(self._limits)

    @on(Button.Pressed, "#do")
    @errand
    async def action_add(self) -> None:
        """Keep one more limit."""
        about = await self._pick("What is it about?", _ABOUT)
        if about is None:
            return
        value = await self._pick(_QUESTIONS[About(about)], self._values(About(about)), search=about in _MANY)
        until = await self._until() if value is not None else None
        if value is not None and until is not None:
            last_day = date.fromisoformat(until) if until else None
            await self.ourweek.ask(self.planner.add_boundary, self._by, About(about), value, last_day)
            await self._show()

    def _values(self, about: About) -> tuple[Thing, ...]:
        # In the order in which they stand everywhere.
        activities = self._catalogue.search("") if self._catalogue else ()
        match about:
            case About.ACTIVITY:
                return tuple((a.id, a.title) for a in activities)
            case About.TAG:
                return tuple((tag, tag) for tag in sorted({tag for a in activities for tag in a.tags}))
            case About.SETTING:
                return tuple((place.value, wording.place(place)) for place in Setting)
            case About.CONTACT:
                return by_digit(TOUCH[:-1])
            case About.DEPTH:
                return by_digit(DEPTH[:-1])

    async def _until(self) -> str | None:
        now = await self.ourweek.ask(lambda: self.planner.now)
        week = Week.of(now, self._couple.first_weekday)
        days = (now.date(), week.end, week.end + timedelta(weeks=4))
        words = ("today", "this week", "for a month")
        things = [(day.isoformat(), said) for day, said in zip(days, words, strict=True)]
        until = await self._pick("For how long?", (*things, (_A_DAY, "until a day that you type"), ("", "for good")))
        return await self._typed_day(now.date()) if until == _A_DAY else until

    async def _typed_day(self, today: date) -> str | None:
        async def take(text: str) -> str:
            day = parse_day(text, today)
            if day < today:
                raise Misread(f"{day.day} {day:%B %Y} is over; say a day to come, such as sunday or 2026-12-31.")
            return day.isoformat()

        says = "The last day on which it holds, such as sunday or 2026-12-31."
        return await self.app.push_screen_wait(TypeSheet(f"Just for {self._by.name}", says, "", take, covers=True))

    async def _pick(self, question: str, things: tuple[Thing, ...], *, search: bool = False) -> str | None:
        title = f"Just for {self._by.name}"
        # A no to massage is looked for by that word, whatever the activities are called.
        activities = self._catalogue.activities if self._catalogue and search else ()
        also = {a.id: " ".join((a.summary, *a.steps, *a.tags)) for a in activities}
        sheet = PickSheet(title, question, things, search=search, covers=True, also=also)
        return await self.app.push_screen_wait(sheet)

    @errand
    async def action_lift(self) -> None:
        """Lift the limit under the cursor."""
        at = self.query_one(Listed).highlighted
        if at is not None and at < len(self._limits):
            await self.ourweek.ask(self.planner.remove_boundary, self._by, self._limits[at].id)
            await self._show()

    @errand
    async def action_undo(self) -> None:
        """Take back what this partner changed last of their own."""
        await self.ourweek.ask(self.planner.undo_private, self._by)
        await self._show()
        # It may have been an answer of the quiz, which is not seen here.
        self.ourweek.say("Your own last change is taken back.")

    @on(Listed.OptionSelected)
    def action_done(self) -> None:
        """Close."""
        self.dismiss(None)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, with nothing left of what was said here."""
        self.app.clear_notifications()
        return super().dismiss(result)


_A_DAY = "day"
_MANY = (About.ACTIVITY, About.TAG)
