"""The first run as it is shown: four short steps on one card, with a way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, ContentSwitcher, Static

from planner.model.balance import EVEN
from planner.model.couple import Couple, Partner
from planner.model.free import USUAL
from planner.tui.asking import OurScreen
from planner.tui.bindings import bind_enter
from planner.tui.widgets.balance_bars import BalanceBars
from planner.tui.widgets.field import Field
from planner.tui.widgets.free_grid import FreeGrid
from planner.tui.widgets.keys import Keys

STEPS = ("names", "free", "quiz", "balance")
_TITLES = {
    "names": "Welcome to Ourweek",
    "free": "When are you usually free together?",
    "quiz": "What do you each like?",
    "balance": "What would you like more of?",
}
_WELCOME = (
    "A little of each week for the two of you: time together, affectionate touch, and thanks. "
    "Everything stays on this computer."
)

_MORE = "Far apart, caring for somebody, or free things only? Under Us (6) you can say so, and suggestions keep to it."
"""What would make suggestions fit them is not asked of everybody: they find it where they look for it."""


class _Answer(Button):
    """A button whose key says in the footer what it does."""

    def __init__(self, enter: str, label: str, **options: Any) -> None:
        super().__init__(label, **options)
        bind_enter(self, "press", enter)


class ShownSteps(OurScreen[None]):
    """Names, free times, the taste quiz and the balance, one after the other."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (50, "-roomy")]  # noqa: RUF012

    def __init__(self, couple: Couple | None, names: Sequence[str]) -> None:
        """Show what is known of a couple; where nobody has begun, the names as far as they were typed."""
        super().__init__()
        self._couple = couple
        self._typed = couple.names if couple else (*names, "", "")[:2]

    def compose(self) -> ComposeResult:
        """Lay out the four steps."""
        with Vertical(id="card") as card:
            card.border_title = Content(_TITLES["names"])
            with ContentSwitcher(initial="names"):
                with Vertical(id="names"):
                    yield Static(Content(_WELCOME), classes="question")
                    yield Field(self._typed[0], enter="next", placeholder="one name", id="first", max_length=30)
                    yield Field(self._typed[1], enter="next", placeholder="the other name", id="second", max_length=30)
                    yield Static("", id="amiss", classes="quiet", markup=False)
                with Vertical(id="free"):
                    yield Static(
                        Content("Half an hour is plenty. Space or the mouse changes this guess."),
                        classes="question",
                    )
                    yield FreeGrid(self._couple.free if self._couple else USUAL)
                with Vertical(id="quiz"):
                    yield Static(
                        Content(
                            "Ten pairs each: which would you rather do? Your answers are your own, and either of you "
                            "may skip."
                        ),
                        classes="question",
                    )
                    yield _Answer("ten pairs", "", id="quiz-a", compact=True)
                    yield _Answer("ten pairs", "", id="quiz-b", compact=True)
                with Vertical(id="balance"):
                    yield Static(
                        Content("Left and right share it out; a little of each is a good start."),
                        classes="question",
                    )
                    yield BalanceBars(self._couple.balance if self._couple else EVEN)
                    yield Static(Content(_MORE), id="more", classes="quiet")
            with Horizontal(id="onward"):
                yield _Answer("back", "Back", id="back", compact=True)
                yield _Answer("skip", "Skip", id="skip", compact=True)
                yield _Answer("next", "Next", id="next", variant="primary", compact=True)
        yield Keys()

    @property
    def _step(self) -> str:
        return self.query_one(ContentSwitcher).current or STEPS[0]

    def _show(self, step: str) -> None:
        self.query_one(ContentSwitcher).current = step
        card = self.query_one("#card")
        card.border_title = Content(_TITLES[step])
        card.border_subtitle = Content(f"{STEPS.index(step) + 1} of {len(STEPS)}")
        self.query_one("#back", Button).display = step != STEPS[0]
        self.query_one("#next", Button).label = "Our first week" if step == STEPS[-1] else "Next"
        targets = {"names": "#first", "free": "FreeGrid", "quiz": "#quiz-a", "balance": "BalanceBars"}
        self.query_one(targets[step]).focus()
        self.refresh_bindings()

    def _name_quiz(self) -> None:
        for partner in self._couple.partners if self._couple else ():
            self.query_one(f"#quiz-{partner.id}", Button).label = Content(f"{partner.name}, ten pairs")

    def _tick(self, partner: Partner) -> None:
        """Show that one of them has answered the quiz."""
        self.query_one(f"#quiz-{partner.id}", Button).label = Content(f"{partner.name} ✓")
