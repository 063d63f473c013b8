"""An answer: a yes is its partner's own, so it is asked for by name, and a no is as easy to say."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from planner.model.couple import Partner
from planner.tui.asking import OurSheet
from planner.tui.widgets.choices import Choices
from planner.tui.widgets.keys import Keys


class AnswerSheet(OurSheet[bool | None]):
    """Closes with a partner's yes or no, or None where the answer may wait."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,1", "dismiss(True)", "yes", key_display="y"),
        Binding("n,2", "dismiss(False)", "no", key_display="n"),
        Binding("escape", "dismiss(None)", "later"),
    ]

    def __init__(self, by: Partner, what: str, yes: str, no: str) -> None:
        super().__init__()
        self._by, self._what, self._yes, self._no = by, what, yes, no

    def compose(self) -> ComposeResult:
        """Lay out what is proposed and both answers."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content(f"{self._by.name}, would you like to?")
            yield Static(Content(f"{self._what}\n"))
            yield Choices(*(Option(Content.assemble((key, "$quiet"), f" {said}")) for key, said in self._answers))
        yield Keys()

    @property
    def _answers(self) -> tuple[tuple[str, str], ...]:
        return ("y", self._yes), ("n", self._no)

    @on(Choices.OptionSelected)
    def _selected(self, event: Choices.OptionSelected) -> None:
        self.dismiss(event.option_index == 0)
