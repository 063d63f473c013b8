"""One's own words: a rating and a note as their writer alone may read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from planner.model.checkin import CheckIn, SealedRating
from planner.model.couple import Couple, Partner
from planner.tui.asking import PrivateSheet
from planner.tui.screens.who import WhoSheet
from planner.tui.widgets.keys import Keys
from planner.tui.widgets.long_text import LongText
from planner.tui.widgets.opinions import hearts

if TYPE_CHECKING:
    from planner.tui.app import OurweekApp


async def show_my_words(app: OurweekApp, couple: Couple, check_in: CheckIn) -> None:
    """Ask who is there, and show that partner what that partner said."""
    by = await app.push_screen_wait(WhoSheet(couple, "Your own words are for your eyes. The other looks away."))
    if by is not None:
        await app.ask(app.planner.enter, by)
        said = await app.ask(app.planner.own_rating, check_in, by)
        await app.push_screen_wait(MyWordsSheet(check_in.title, by, couple.other(by), said, revealed=check_in.revealed))


class MyWordsSheet(PrivateSheet[None]):
    """What one partner said, on a covered screen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q", "dismiss(None)", "cover it", key_display="esc")]

    def __init__(self, title: str, by: Partner, other: Partner, said: SealedRating | None, *, revealed: bool) -> None:
        super().__init__()
        self._title, self._by, self._other, self._said, self._revealed = title, by, other, said, revealed

    def compose(self) -> ComposeResult:
        """Lay out the answer, and who else may read it."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content(f"For {self._by.name} alone")
            yield Static(Content.assemble((self._title, "bold"), "\n"))
            with LongText():
                yield Static(self._words())
        yield Keys()

    def on_click(self) -> None:
        """Close, for those who use the mouse alone."""
        self.dismiss(None)

    def _words(self) -> Content:
        said, colour = self._said, f"$partner-{self._by.id}"
        if said is None:
            return Content("You have not said yet how this felt.")
        lines = [Content.assemble((hearts(said.rating), colour), f"  {said.rating.label}")]
        if said.note:
            lines.append(Content(f"“{said.note}”"))
        lines.append(Content.assemble((f"\n{self._who_reads(said)}", "$quiet")))
        return Content("\n").join(lines)

    def _who_reads(self, said: SealedRating) -> str:
        other = self._other.name
        if said.private and said.note:
            words = "Your words stay with you."
            return words if self._revealed else f"{words} Your rating opens once {other} has rated too."
        return f"{other} may read this as well." if self._revealed else f"It opens once {other} has rated too."
