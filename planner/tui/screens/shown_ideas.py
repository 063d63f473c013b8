"""The ideas as they are shown: the dials, what fits them best, and what each of them is."""

from __future__ import annotations

import time

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from planner.model.couple import Couple
from planner.model.proposal import Proposal
from planner.model.week import Week
from planner.tui import wording
from planner.tui.asking import errand
from planner.tui.commands import IDEAS
from planner.tui.dials import Dials, minutes_like
from planner.tui.section import Section
from planner.tui.widgets.dial import Dial
from planner.tui.widgets.hung import HungText
from planner.tui.widgets.preview import preview_content
from planner.tui.widgets.proposals import Proposals, idea_lines, told_in_turn

_COUNT = 3
_STALE = 600
"""Seconds after which ideas for now are looked for anew."""
_NOTHING = (
    "Nothing fits this moment just now.\n\n"
    "A little more time or another place may bring something:\nturn a dial with ‹ and ›, or with its key below."
)


class ShownIdeas(Section):
    """Three dials, and at once the best three with their reasons."""

    NAME = "ideas"
    CSS_PATH = "ideas.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (100, "-broad")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self._couple: Couple | None = None
        self._dials: Dials | None = None
        self._answered: Dials | None = None
        """What the ideas on the screen are for."""
        self._answered_at = time.monotonic()
        self._looking = False
        self._ideas: list[Proposal] = []
        self._shown: set[str] = set()
        """What was shown for these dials."""

    def body(self) -> ComposeResult:
        """Lay out the dials and the ideas."""
        yield Static(Content("What can we do now?"), id="question")
        keys = {command.id: self.ourweek.keys_shown(command) for command in IDEAS}
        # Of several keys that do the same the first is enough.
        shorter, longer = (keys[name].partition(" ")[0] for name in ("ideas.shorter", "ideas.longer"))
        with Horizontal(id="dials"):
            yield Dial("minutes", "how long", f"{shorter} {longer}")
            yield Dial("energy", "energy", keys["ideas.energy"])
            yield Dial("place", "where", keys["ideas.place"])
        yield Static(Content(_NOTHING), id="nothing", markup=False)
        with Horizontal(id="ideas"):
            yield Proposals("start")
            with VerticalScroll(id="beside", can_focus=False):
                yield HungText(Content(""), id="preview")

    async def read_and_draw(self) -> None:
        """Read anew what fits, by the same dials."""
        self._couple = await self.ourweek.ask(lambda: self.planner.couple)
        self.name_the_couple(self._couple)
        if self._dials is None:
            self._dials = Dials(await self.ourweek.ask(self._usual_minutes))
            self.query_one(Proposals).focus()
        self._name_dials()
        self._answered = None
        await self._look()

    def came_back(self) -> None:
        """Look again also where some time has gone by: the moment is another one."""
        if time.monotonic() - self._answered_at > _STALE:
            self.read_anew()
        else:
            super().came_back()

    def _usual_minutes(self) -> int:
        """Return how long they are free now, or what is usual where nobody knows."""
        now = self.planner.now
        week = Week.of(now, self.planner.couple.first_weekday)
        slots = (slot for slot in self.planner.week(week).slots if slot.start <= now < slot.end)
        return next((minutes_like(slot.minutes) for slot in slots), Dials().minutes)

    # The dials

    @on(Dial.Turned)
    def _turned(self, message: Dial.Turned) -> None:
        self._turn(message.dial, message.by)

    @on(Dial.Left)
    def _left(self) -> None:
        self.query_one(Proposals).focus()

    def action_shorter(self) -> None:
        """Take a little less time."""
        self._turn("minutes", -1)

    def action_longer(self) -> None:
        """Take a little more time."""
        self._turn("minutes", 1)

    def action_energy(self) -> None:
        """Be livelier, or as it is usual at this hour."""
        self._turn("energy", 1)

    def action_place(self) -> None:
        """Be somewhere else."""
        self._turn("place", 1)

    def _turn(self, dial: str, by: int) -> None:
        if self._dials is not None:
            self._dials = self._dials.turned(dial, by)
            self._name_dials()
            self._look_again()

    def _name_dials(self) -> None:
        if self._dials is not None:
            self.query_one("#dial-minutes", Dial).value = f"{self._dials.minutes} min"
            self.query_one("#dial-energy", Dial).value = self._dials.energy or "as usual"
            place = self._dials.place
            self.query_one("#dial-place", Dial).value = wording.place(place) if place else "anywhere"

    @errand
    async def _look_again(self) -> None:
        await self._look()

    async def _look(self) -> None:
        # Who turns a dial fast gets one answer, to where it stands in the end.
        if self._looking:
            return
        self._looking = True
        try:
            while self._answered != self._dials:
                asked = self._dials
                self._ideas = list(await self.ourweek.ask(self._best, asked or Dials()))
                self._shown = {idea.activity.id for idea in self._ideas}
                self._answered, self._answered_at = asked, time.monotonic()
        finally:
            self._looking = False
        self._draw()

    def _best(self, dials: Dials) -> tuple[Proposal, ...]:
        moment = self.planner.moment(self.planner.now, dials.minutes, dials.energy, dials.place)
        return self.planner.suggest(moment, _COUNT)

    # What is shown

    def _draw(self, highlighted: int = 0) -> None:
        self.set_class(self._answered is not None and not self._ideas, "empty")
        self._list(highlighted)
        self.refresh_bindings()

    def _list(self, highlighted: int) -> None:
        options = self.query_one(Proposals)
        # What a bar beside a long list takes is kept free, so that nothing moves when it comes.
        width = max(20, options.size.width - 4)
        lines = max(2, min(5, options.size.height // max(1, len(self._ideas)) - 1))
        options.clear_options()
        options.add_options(Option(idea_lines(idea, width, lines)) for idea in told_in_turn(self._ideas))
        options.highlighted = min(highlighted, len(self._ideas) - 1) if self._ideas else None

    @on(Proposals.Resized)
    def _resized(self) -> None:
        self._list(self.query_one(Proposals).highlighted or 0)

    @on(OptionList.OptionHighlighted)
    def _pointed(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_index < len(self._ideas):
            self.query_one("#preview", HungText).update(preview_content(self._ideas[event.option_index].activity))
            self.query_one("#beside").scroll_home(animate=False)

    def _under_cursor(self) -> tuple[int, Proposal]:
        number = self.query_one(Proposals).highlighted or 0
        return number, self._ideas[number]
