"""The rating sheet: each says how it felt, unseen by the other; then both answers open together."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from planner.model.checkin import CheckIn, Rating
from planner.model.couple import Couple, Partner
from planner.model.errors import Refused
from planner.model.standing import Standing
from planner.model.text import LONGEST_NOTE, clean_lines
from planner.tui.asking import PrivateSheet
from planner.tui.screens.hand_over import HandOverSheet
from planner.tui.screens.reveal import RevealSheet
from planner.tui.screens.who import WhoSheet
from planner.tui.widgets.answers import Answers
from planner.tui.widgets.field import Field
from planner.tui.widgets.keys import Keys
from planner.tui.widgets.scale import Scale
from planner.tui.widgets.tick import Tick

if TYPE_CHECKING:
    from planner.tui.app import OurweekApp


class Rated(NamedTuple):
    """One partner's answer on its way to that partner's own file."""

    rating: Rating
    note: str
    private: bool


async def rate_together(app: OurweekApp, couple: Couple, standing: Standing) -> None:
    """Ask each partner who is there for a rating, then show both once both are in."""
    rated = standing.check_in.rated_by if standing.check_in else ()
    waiting = next((partner for partner in couple.partners if partner.id not in rated), None)
    question = "Your answer is covered until both are in." if waiting else "Both are in. Who feels otherwise by now?"
    by = await app.push_screen_wait(WhoSheet(couple, question, first=waiting))
    while by is not None:
        await app.ask(app.planner.enter, by)
        said = await app.push_screen_wait(RatingSheet(standing, by, again=by.id in rated))
        if said is None:
            return
        check_in = await app.ask(app.planner.rate, standing, by, said.rating, said.note, private=said.private)
        if check_in.awaits:
            check_in = await _opened(app, couple.by_id(check_in.awaits), check_in)
            if not check_in.revealed:
                return
        if check_in.revealed:
            await app.push_screen_wait(RevealSheet(check_in, couple))
            return
        other = couple.other(by)
        promise = f"Your answer stays covered until {other.name} has rated too."
        if not await app.push_screen_wait(HandOverSheet(by, other, promise)):
            return
        # The hand-over has said whose turn it is; nobody is asked for the name again.
        by = other


async def _opened(app: OurweekApp, first: Partner, check_in: CheckIn) -> CheckIn:
    """Ask the one who rated first for the passphrase that both ratings wait for."""
    try:
        await app.ask(app.planner.enter, first)
    except Refused:
        app.say(f"Both are in. They open with {first.name}'s passphrase, on any other day as well.")
        return check_in
    return await app.ask(app.planner.home.check_in, *check_in.key) or check_in


class RatingSheet(PrivateSheet[Rated | None]):
    """Five answers, and room for a few words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(rating.value), f"number({rating.value})", rating.label, show=False) for rating in Rating),
        Binding("escape", "dismiss(None)", "not now"),
    ]

    def __init__(self, standing: Standing, by: Partner, *, again: bool = False) -> None:
        super().__init__()
        self._title = standing.occurrence.plan.title
        self._by = by
        # Not what it was: somebody else may have taken the wrong name.
        self._more = "\nYou have rated it before; this takes its place." if again else ""

    def compose(self) -> ComposeResult:
        """Lay out the answers and the note."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content(f"{self._by.name}, how did it feel?")
            yield Static(Content.assemble((self._title, "bold"), (self._more, "$quiet"), "\n"))
            note = Field(enter="keep it", placeholder="a few words, if you like", id="note", max_length=LONGEST_NOTE)
            # Coming here to go on with a word must not mark it, to be typed over.
            note.select_on_focus = False
            yield Scale(note)
            yield note
            yield Tick("keep these words to myself", enter="keep it", id="private")
            yield Answers("Keep it")
        yield Keys()

    def on_mount(self) -> None:
        """Begin in the middle."""
        self.query_one(Scale).highlighted = Rating.NICE - 1

    def action_number(self, value: int) -> None:
        """Take a rating; the words come when somebody goes there, so that another number corrects it."""
        self.query_one(Scale).number(value)

    @on(Scale.OptionSelected)
    def _selected(self) -> None:
        self.query_one("#note", Input).focus()

    @on(Scale.Taken)
    @on(Input.Submitted)
    @on(Button.Pressed, "#do")
    def action_submit(self) -> None:
        """Take what is said."""
        rating, note = self.query_one(Scale).rating, self.query_one("#note", Input).value
        self.dismiss(Rated(rating, clean_lines(note), self.query_one("#private", Tick).value))
