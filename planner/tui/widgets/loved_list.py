"""What both loved in a year, as a list to go back to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from planner.model.insights import FeltOverYear
from planner.model.marks import KIND_MARKS
from planner.tui.bindings import bindings
from planner.tui.commands import LOVED
from planner.tui.widgets.choices import Choices


class LovedList(Choices):
    """One line for each activity that both loved."""

    HELP = "Up and down choose what you loved; enter reads it, a puts it on the week again."
    TABLE = LOVED
    BINDINGS = bindings(*LOVED)

    @dataclass
    class Wanted(Message):
        """Somebody wants to do something with what they loved; `action` says what."""

        felt: FeltOverYear
        action: str

    def __init__(self) -> None:
        super().__init__()
        self._loved: tuple[FeltOverYear, ...] = ()

    def show(self, loved: Sequence[FeltOverYear]) -> None:
        """Show what was loved, the cursor on the same one as before where it is still there."""
        here = self.felt
        self._loved = tuple(loved)
        self.clear_options()
        self.add_options(Option(_line(felt)) for felt in loved)
        keys = [(felt.activity, felt.title) for felt in loved]
        again = (here.activity, here.title) if here else None
        self.highlighted = keys.index(again) if again in keys else 0 if keys else None
        self.display = bool(loved)

    @property
    def points(self) -> bool:
        """Whether the mark is there now: not while the page of pictures is what the keys go to."""
        return self.has_focus

    @property
    def felt(self) -> FeltOverYear | None:
        """What the cursor is on."""
        return self._loved[self.highlighted] if self.highlighted is not None and self._loved else None

    def action_want(self, action: str) -> None:
        """Ask for something to be done with what the cursor is on."""
        if self.felt is not None:
            self.post_message(self.Wanted(self.felt, action))

    @on(Choices.OptionSelected)
    def _selected(self, event: Choices.OptionSelected) -> None:
        event.stop()
        self.action_want("open")


def _line(felt: FeltOverYear) -> Content:
    times = f"  {felt.times} times" if felt.times > 1 else ""
    return Content.assemble((f"{KIND_MARKS[felt.kind]} ", f"${felt.kind}"), (felt.title, ""), (times, "$quiet"))
