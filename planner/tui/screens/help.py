"""Help: every key, and the few things this planner has to say for itself."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from planner.model.marks import KIND_MARKS, RITUAL_MARK, STATE_MARKS
from planner.model.standing import State
from planner.tui.asking import OurSheet
from planner.tui.commands import FILL, WEEK, Command
from planner.tui.widgets.keys import Keys
from planner.tui.widgets.week_view import MOVES

_WORDS = (
    "Everything here is an invitation. No, not now and stop are complete answers.",
    (
        "This is a planner, not counselling. If worry, low mood, pain or arguments keep getting in the way, a doctor "
        "or a qualified counsellor can help."
    ),
    (
        "If you feel afraid of the other person, or pushed into things, this planner is not the right tool. A doctor, "
        "counsellor or local support service can help you in confidence."
    ),
    "One computer, one account: covered answers keep surprises, they are not a safe.",
)


class HelpSheet(OurSheet[None]):
    """All keys by group, the marks, and the words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,question_mark", "dismiss(None)", "back", key_display="esc")
    ]

    def compose(self) -> ComposeResult:
        """Lay out the groups."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = Content("Help")
            with VerticalScroll():
                for group, commands in groupby((*WEEK, *MOVES, *FILL), key=lambda command: command.group):
                    yield Static(_group(group, list(commands)))
                yield Static(_marks())
                for sentence in _WORDS:
                    yield Static(Content(sentence + "\n"))
        yield Keys()

    def on_mount(self) -> None:
        """Let the arrow keys scroll at once."""
        self.query_one(VerticalScroll).focus()


def _group(name: str, commands: list[Command]) -> Content:
    lines = [Content.assemble((name, "bold $primary"))]
    lines += [
        Content.assemble((f"  {command.keys:<7}", "bold"), f"{command.label:<15}", (command.tooltip, "$quiet"))
        for command in commands
    ]
    return Content("\n").join([*lines, Content("")])


def _marks() -> Content:
    kinds = "  ".join(f"{mark} {kind.label}" for kind, mark in KIND_MARKS.items())
    states = f"{STATE_MARKS[State.OPEN]} not yet agreed  {STATE_MARKS[State.DONE]} done  {RITUAL_MARK} ritual"
    return Content.assemble(("Marks\n", "bold $primary"), f"  {kinds}\n  {states}\n")
