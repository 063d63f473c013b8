"""One page of what is done step by step: the step in large, its clock, and what comes next in small."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Center, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Digits, Static

from planner.model.countdown import clock_face
from planner.model.guide import Page, Sort

_SORTS = {Sort.ASK: "Ask first", Sort.STEP: "", Sort.CARD: "To talk about, or to pass"}


class StepPage(VerticalScroll, can_focus=False):
    """A quiet room with one thing in it; `moves`: the clock may tell every second."""

    def __init__(self, *, moves: bool) -> None:
        super().__init__(id="room")
        self._moves = moves
        self._hinted = ("", "")
        """What is said under the clock, and the key for it."""

    def compose(self) -> ComposeResult:
        """Lay out the step, its clock, and what comes next."""
        with Vertical(id="page"):
            yield Static(id="sort", markup=False)
            yield Static(id="step", markup=False)
            yield Digits(id="clock")
            with Center():
                yield Static(id="hint", markup=False)
            yield Static(id="next", markup=False)

    def show(self, page: Page, following: Page | None) -> None:
        """Show a page, and what follows it."""
        words = f"then  {following.text}" if following else "and that is it"
        self._write(_SORTS[page.sort], page.text, words)

    def show_gentler(self, text: str) -> None:
        """Show the gentler way in place of a page."""
        self._write("Gentler", text, "")

    def tell(self, left: float | None) -> None:
        """Show how many seconds are left, or no clock."""
        digits = self.query_one("#clock", Digits)
        digits.display = left is not None
        if left is not None and digits.value != (face := clock_face(left if self._moves else _in_steps(left))):
            digits.update(face)

    def hint(self, words: str, key: str = "") -> None:
        """Say something under the clock; with a key it looks like the button that it is."""
        if (words, key) != self._hinted:
            self._hinted = words, key
            hint = self.query_one("#hint", Static)
            hint.set_class(bool(key), "button")
            hint.update(Content.assemble(words, (f"   {key}", "bold $primary") if key else ""))

    def _write(self, sort: str, step: str, following: str) -> None:
        for place, text in (("#sort", sort), ("#step", step), ("#next", following)):
            self.query_one(place, Static).update(Content(text))
        self.scroll_home(animate=False)


def _in_steps(seconds: float) -> float:
    """Return seconds rounded up to ten, or above a minute to whole minutes: where nothing is to move by itself."""
    step = 10 if seconds <= 60 else 60
    return -(-seconds // step) * step
