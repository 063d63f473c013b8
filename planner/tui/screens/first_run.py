"""First run: what is answered at each of its steps, and then the first week."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Button, Input, Static

from planner.model.couple import Couple, Partner, two_partners
from planner.model.errors import Misread
from planner.planner.whereabouts import usual_zone
from planner.tui.asking import errand
from planner.tui.screens.hand_over import HandOverSheet
from planner.tui.screens.quiz import QuizSheet
from planner.tui.screens.shown_steps import STEPS, ShownSteps
from planner.tui.widgets.balance_bars import BalanceBars
from planner.tui.widgets.field import Field
from planner.tui.widgets.free_grid import FreeGrid

if TYPE_CHECKING:
    from planner.suggest.quiz import Pair

_STAND_INS = ("Sun", "Moon")
"""What those are called who don't say their names."""


class FirstRun(ShownSteps):
    """Names, free times, the taste quiz, the balance; what is answered is kept at every step."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "onward", "next", key_display="enter"),
        Binding("s", "skip", "skip"),
        # Where names are typed, s is a letter.
        Binding("ctrl+n", "skip_names", "skip", key_display="^n"),
        Binding("escape", "back", "back"),
    ]

    def __init__(self, couple: Couple | None = None, step: str | None = None, names: Sequence[str] = ()) -> None:
        super().__init__(couple, names)
        self._zone = usual_zone()
        self._first = step if couple is not None and step in STEPS else STEPS[0]
        """Where somebody left it before."""
        # Somebody who types ahead gets one step after the other.
        self._one_at_a_time = asyncio.Lock()
        self._pairs: tuple[Pair, ...] = ()
        self._choosing = asyncio.Lock()

    def on_mount(self) -> None:
        """Begin with the names, or go on where somebody left it."""
        self._name_quiz()
        self._show(self._first)
        if self._couple is not None:
            self._think_ahead()
        else:
            self._tell_of_copies()

    @errand
    async def _tell_of_copies(self) -> None:
        if await self.ourweek.ask(self.planner.backups):
            from planner.store.keeper import EMPTIED

            self.query_one("#names > .question", Static).update(Content(EMPTIED))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show only what this step has."""
        first = self._step == STEPS[0]
        return first if action == "skip_names" else not first or action not in ("back", "skip")

    @on(Button.Pressed, "#back")
    @errand
    async def action_back(self) -> None:
        """Go a step back."""
        async with self._one_at_a_time:
            step = STEPS.index(self._step)
            if step:
                await self._go(STEPS[step - 1])

    @on(Button.Pressed, "#next")
    def action_onward(self) -> None:
        """Keep what was answered, and go on."""
        self._onward()

    @on(Button.Pressed, "#skip")
    def _skipped(self) -> None:
        (self.action_skip_names if self._step == STEPS[0] else self.action_skip)()

    def action_skip(self) -> None:
        """Go on, and leave this as it was."""
        self._onward(keep=False)

    def action_skip_names(self) -> None:
        """Go on, and call them something until they say their names."""
        for field, stand_in in zip(self.query(Field), _STAND_INS, strict=True):
            field.value = field.value.strip() or stand_in
        self._onward()
        self.ourweek.say("For now, whoever said no name has one of ours; 6 shows Us, where names are changed.")

    @on(Input.Changed)
    def _name_typed(self) -> None:
        self.query_one("#amiss", Static).update("")
        if self._couple is None:
            self._keep_typed()

    @errand
    async def _keep_typed(self) -> None:
        """Keep what is typed of the names: the terminal may be closed at any moment."""
        async with self._one_at_a_time:
            names = tuple(field.value for field in self.query(Field))
            if self._couple is None and names != self._typed:
                self._typed = names
                await self.ourweek.ask(self.planner.keep_first_step, STEPS[0], names)

    async def leaving(self) -> None:
        """Keep what was painted or shared out, and nothing where nobody has begun."""
        if self._couple is not None:
            await self._keep_answer(self._step)

    @on(Input.Submitted, "#first")
    def _to_second(self) -> None:
        self.query_one("#second", Input).focus()

    @on(Input.Submitted, "#second")
    def _names_given(self) -> None:
        self._onward()

    @errand
    async def _onward(self, *, keep: bool = True) -> None:
        async with self._one_at_a_time:
            step = self._step
            if step == "names" and not await self._keep_names():
                return
            if keep:
                await self._keep_answer(step)
            if step == STEPS[-1]:
                await self.ourweek.ask(self.planner.keep_first_step, None)
                self.app.call_later(self.ourweek.open_first_week)
            else:
                await self._go(STEPS[STEPS.index(step) + 1])

    async def _go(self, step: str) -> None:
        """Show a step, and remember that it comes next should somebody leave here."""
        await self.ourweek.ask(self.planner.keep_first_step, step)
        self._show(step)
        self._think_ahead()

    @errand
    async def _think_ahead(self) -> None:
        """Choose the pairs while the free times are painted: whoever then asks for the quiz has it at once."""
        await self._choose_pairs()

    async def _choose_pairs(self) -> tuple[Pair, ...]:
        async with self._choosing:
            self._pairs = self._pairs or await self.ourweek.ask(self.planner.quiz)
        return self._pairs

    async def _keep_answer(self, step: str) -> None:
        if step == "free":
            await self._change("Free times were changed", free=self.query_one(FreeGrid).free)
        if step == "balance":
            await self._change("The balance was changed", balance=self.query_one(BalanceBars).balance)

    async def _change(self, what: str, **fields: Any) -> None:
        self._couple = await self.ourweek.ask(self.planner.change_couple, what, **fields)

    async def _keep_names(self) -> bool:
        names = self.query_one("#first", Input).value, self.query_one("#second", Input).value
        try:
            partners = two_partners(*names)
        except Misread as error:
            self.query_one("#amiss", Static).update(Content(str(error)))
            empty = "#first" if not names[0].strip() else "#second"
            self.query_one(empty, Input).focus()
            return False
        if self._couple is not None:
            await self._change("Names were changed", partners=partners)
        else:
            self._couple = await self.ourweek.ask(self.planner.begin, names, self._zone)
        self._name_quiz()
        return True

    @on(Button.Pressed, "#quiz-a, #quiz-b")
    def _quiz_wanted(self, event: Button.Pressed) -> None:
        self._quiz((event.button.id or "").removeprefix("quiz-"))

    @errand
    async def _quiz(self, partner_id: str) -> None:
        """Ask one of them, and after a hand-over the other, unless that one has answered already."""
        # A second press while the pairs are still being chosen must not open a second sheet over the first.
        if self._couple is None or not self.is_active or self._one_at_a_time.locked():
            return
        partner = self._couple.by_id(partner_id)
        other = self._couple.other(partner)
        async with self._one_at_a_time:
            await self._ask(partner)
            if await self._unanswered_by(other):
                promise = f"Your answers are your own; {other.name} never sees them."
                handed_over: bool | None = await self.app.push_screen_wait(HandOverSheet(partner, other, promise))
                if handed_over:
                    await self._ask(other)
        self.query_one("#next", Button).focus()

    async def _ask(self, partner: Partner) -> None:
        pairs = await self._unanswered_by(partner)
        answered: int | None = await self.app.push_screen_wait(QuizSheet(partner, pairs)) if pairs else None
        # Whoever had answered all of them before is through as well.
        if answered or not pairs:
            self._tick(partner)

    async def _unanswered_by(self, partner: Partner) -> tuple[Pair, ...]:
        return await self.ourweek.ask(self.planner.unanswered, await self._choose_pairs(), partner)
