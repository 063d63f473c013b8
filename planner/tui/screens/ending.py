"""The end of something that was done together: what is kept of it."""

from __future__ import annotations

from enum import Enum, auto
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from planner.model.activity import Activity
from planner.model.couple import Couple
from planner.tui.asking import OurSheet
from planner.tui.widgets.choices import Choices
from planner.tui.widgets.keys import Keys


class How(Enum):
    """How it ended."""

    RATE = auto()
    DONE = auto()
    OTHERWISE = auto()


class EndSheet(OurSheet[How | None]):
    """Three ordinary answers; without one they are back at the last step."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "choose(0)", "first", show=False),
        Binding("2", "choose(1)", "second", show=False),
        Binding("3", "choose(2)", "third", show=False),
        Binding("escape", "dismiss(None)", "back"),
    ]

    def __init__(self, activity: Activity, couple: Couple) -> None:
        super().__init__()
        self._title = activity.title
        self._names = couple.names

    def compose(self) -> ComposeResult:
        """Lay out the three answers."""
        one, other = self._names
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content("And that is it")
            yield Static(Content.assemble((self._title, "bold"), "\n"))
            yield Choices(
                _option(1, "Done", f"now {one} and {other} each say how it felt"),
                _option(2, "Done", "we say how it felt another day"),
                _option(3, "It went another way", "fine too; the plan stays"),
            )
        yield Keys()

    def action_choose(self, number: int) -> None:
        """Take one of the answers."""
        self.dismiss(tuple(How)[number])

    @on(Choices.OptionSelected)
    def _selected(self, event: Choices.OptionSelected) -> None:
        self.action_choose(event.option_index)


def _option(number: int, words: str, more: str) -> Option:
    return Option(Content.assemble((f"{number}  ", "$quiet"), (words, "bold"), (f"  {more}", "$quiet")))
