"""Both answers, opened together: a small moment for two."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from planner.model.checkin import CheckIn, Opinion, Rating
from planner.model.couple import Couple
from planner.model.marks import KIND_MARKS
from planner.tui.asking import OurSheet
from planner.tui.widgets.keys import Keys
from planner.tui.widgets.opinions import hearts

_BEAT = 0.16
"""Seconds from one heart to the next."""
_WORDS_AT = len(Rating) + 1
_NOTES_AT = _WORDS_AT + 2
_SIDE_BY_SIDE_FROM = 60


class RevealSheet(OurSheet[None]):
    """Two cards side by side; the hearts come one by one on both at once, then the words, then the notes."""

    CSS_PATH = "reveal.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-stacked"), (_SIDE_BY_SIDE_FROM, "-beside")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,space,q", "go_on", "back", key_display="enter"),
    ]

    def __init__(self, check_in: CheckIn, couple: Couple) -> None:
        super().__init__()
        self._check_in = check_in
        self._couple = couple
        self._beat = 0
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the title, a card for each, and the sentence for both."""
        classes = "card" if any(opinion.note for opinion in self._check_in.shown) else "card bare"
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content("Both answers are in")
            yield Static(self._title(), id="what")
            with VerticalScroll(can_focus=False), Container(id="both"):
                for opinion in self._check_in.shown:
                    with Vertical(classes=classes, id=f"card-{opinion.partner}") as card:
                        card.border_title = Content(self._couple.by_id(opinion.partner).name)
                        yield Static(classes="hearts", id=f"hearts-{opinion.partner}", markup=False)
                        yield Static(classes="note", id=f"note-{opinion.partner}", markup=False)
            yield Static(id="together", classes="quiet", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Open them: heart by heart, or at once where nothing is to move."""
        if self.app.animation_level == "none":
            self._open_whole()
        else:
            self._show()
            self._timer = self.set_interval(_BEAT, self._next_beat)

    def action_go_on(self) -> None:
        """Open the rest at once, or close where all is open."""
        if self._beat < _NOTES_AT:
            self._open_whole()
        else:
            self.dismiss(None)

    def on_click(self) -> None:
        """Go on, for those who use the mouse alone."""
        self.action_go_on()

    def _open_whole(self) -> None:
        self._beat = _NOTES_AT
        if self._timer is not None:
            self._timer.stop()
        self._show()

    def _next_beat(self) -> None:
        self._beat += 1
        self._show()
        if self._beat >= _NOTES_AT and self._timer is not None:
            self._timer.stop()

    def _show(self) -> None:
        for opinion in self._check_in.shown:
            self.query_one(f"#hearts-{opinion.partner}", Static).update(self._hearts(opinion))
            # Laid out from the beginning, so that nothing moves when it appears.
            note = self.query_one(f"#note-{opinion.partner}", Static)
            note.update(Content(f"“{opinion.note}”" if opinion.note else ""))
            note.visible = self._beat >= _NOTES_AT
        together = self.query_one("#together", Static)
        together.update(Content(both_felt(self._check_in)))
        together.visible = self._beat >= _NOTES_AT

    def _hearts(self, opinion: Opinion) -> Content:
        """Return the hearts that are there by now, with room for the others, and later the words."""
        full = min(self._beat, opinion.rating)
        row = " ".join(hearts(full))
        words = opinion.rating.label if self._beat >= _WORDS_AT else ""
        return Content.assemble((row, f"$partner-{opinion.partner} bold"), "\n", words)

    def _title(self) -> Content:
        kind = self._check_in.kind
        return Content.assemble((f"{KIND_MARKS[kind]} ", f"${kind}"), (self._check_in.title, "bold"))


def both_felt(check_in: CheckIn) -> str:
    """Return one kind sentence on two ratings; neither is the right one."""
    low, high = sorted(opinion.rating for opinion in check_in.shown)
    if low >= Rating.LOVELY:
        return "Lovely for both of you."
    if low == high:
        return "It felt the same to both of you."
    if high - low == 1:
        return "It felt much alike to both of you."
    return "It felt different to each of you. Good to know, and nobody is wrong."
