"""The taste quiz: pairs of activities, one partner at a time, any of them may be skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from planner.model.activity import Activity
from planner.model.couple import Partner
from planner.model.feedback import QuizAnswer
from planner.model.marks import KIND_MARKS
from planner.tui.asking import PrivateSheet, errand
from planner.tui.widgets.choices import Choices
from planner.tui.widgets.keys import Keys

if TYPE_CHECKING:
    from planner.suggest.quiz import Pair


class QuizSheet(PrivateSheet[int | None]):
    """Keeps each answer as it is given; closes with how many there were, also when it is left half-way."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "choose(0)", "first", show=False),
        Binding("2", "choose(1)", "second", show=False),
        Binding("s", "pass", "neither"),
        Binding("escape", "leave", "enough"),
    ]

    # A whole paragraph in bold shouts; its title is bold already, and a mark points at it.
    CSS = """
    QuizSheet Choices > .option-list--option-highlighted, QuizSheet Choices:focus > .option-list--option-highlighted {
        text-style: none;
    }
    """

    def __init__(self, partner: Partner, pairs: tuple[Pair, ...]) -> None:
        super().__init__()
        self._partner = partner
        self._pairs = pairs
        self._number = 0
        self._answered = 0

    def compose(self) -> ComposeResult:
        """Lay out one pair."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content(f"{self._partner.name}, which would you rather do?")
            yield Static(id="number", classes="quiet", markup=False)
            yield Choices()
        yield Keys()

    def on_mount(self) -> None:
        """Show the first pair, or close where there is none."""
        self._show()

    def _show(self) -> None:
        if self._number >= len(self._pairs):
            self.dismiss(self._answered)
            return
        self.query_one("#number", Static).update(Content(f"{self._number + 1} of {len(self._pairs)}\n"))
        options = self.query_one(Choices)
        options.clear_options()
        first, second = (_line(activity, n) for n, activity in enumerate(self._pairs[self._number], 1))
        options.add_options((Option(Content.assemble(first, "\n")), Option(second)))
        options.highlighted = 0
        options.focus()

    @on(Choices.OptionSelected)
    def _selected(self, event: Choices.OptionSelected) -> None:
        self.action_choose(event.option_index)

    @errand
    async def action_choose(self, which: int) -> None:
        """Prefer one of the two."""
        if self._number < len(self._pairs):
            pair = self._pairs[self._number]
            answer = QuizAnswer(self._partner.id, pair[which].id, pair[1 - which].id)
            await self.ourweek.ask(self.planner.answer_quiz, [answer])
            self._answered += 1
            self._following()

    @errand
    async def action_pass(self) -> None:
        """Go on without an answer."""
        self._following()

    def _following(self) -> None:
        self._number += 1
        self._show()

    def action_leave(self) -> None:
        """Stop here; what was answered counts."""
        self.dismiss(self._answered)


def _line(activity: Activity, number: int) -> Content:
    return Content.assemble(
        (f"{number} ", "$quiet"),
        (f"{KIND_MARKS[activity.kind]} ", f"${activity.kind}"),
        (activity.title, "bold"),
        (f"\n{activity.summary}", "$quiet"),
    )
