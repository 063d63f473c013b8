"""Who is at the keyboard: asked before anything that is one partner's own."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from planner.model.couple import Couple, Partner
from planner.tui.asking import PrivateSheet
from planner.tui.widgets.choices import Choices
from planner.tui.widgets.keys import Keys


class WhoSheet(PrivateSheet[Partner | None]):
    """Two names to choose from; the screen behind is covered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "choose(0)", "first", show=False),
        Binding("2", "choose(1)", "second", show=False),
        Binding("escape", "dismiss(None)", "back"),
    ]

    def __init__(self, couple: Couple, question: str, *, first: Partner | None = None) -> None:
        super().__init__()
        # Each keeps their own number, whoever is likely: what the fingers know is not to be another one's answer.
        self._partners = couple.partners
        self._likely = couple.partners.index(first) if first else 0
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay out the question and both names."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content("Who is at the keyboard?")
            yield Static(Content(self._question + "\n"))
            yield Choices(
                *(
                    Option(Content.assemble((f"{number} ", "$quiet"), (p.name, f"$partner-{p.id} bold")))
                    for number, p in enumerate(self._partners, 1)
                )
            )
        yield Keys()

    def on_mount(self) -> None:
        """Begin with the one who is likely."""
        self.query_one(Choices).highlighted = self._likely

    def action_choose(self, number: int) -> None:
        """Take one of the two."""
        self.dismiss(self._partners[number])

    @on(Choices.OptionSelected)
    def _selected(self, event: Choices.OptionSelected) -> None:
        self.dismiss(self._partners[event.option_index])
