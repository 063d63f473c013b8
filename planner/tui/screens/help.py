"""Help: every key, to press or to click, and the few things this planner has to say for itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static

from planner.model.marks import KIND_MARKS, RITUAL_MARK, STATE_MARKS
from planner.model.standing import State
from planner.tui.asking import OurSheet
from planner.tui.commands import Command
from planner.tui.widgets.hung import HungText
from planner.tui.widgets.keys import Keys
from planner.tui.widgets.long_text import LongText

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


class HelpSheet(OurSheet[str | None]):
    """All keys by group, the marks, and the words; closes with the action of the line that was clicked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,question_mark", "dismiss(None)", "back", key_display="esc")
    ]

    DEFAULT_CSS = """
    HelpSheet HungText { link-color: $foreground; link-style: none; link-background: transparent; }
    """

    def __init__(self, screen: Screen[Any], commands: Sequence[Command]) -> None:
        super().__init__()
        self._screen = screen
        self._commands = commands

    def compose(self) -> ComposeResult:
        """Lay out the groups."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = Content("Help")
            with LongText():
                for group, commands in groupby(self._commands, key=lambda command: command.group):
                    yield HungText(self._group(group, commands), _KEYS)
                yield Static(_marks())
                for sentence in _WORDS:
                    yield Static(Content(sentence + "\n"))
        yield Keys()

    def on_mount(self) -> None:
        """Let the arrow keys scroll at once."""
        self.query_one(LongText).focus()

    def action_choose(self, action: str) -> None:
        """Close, and let the screen below do it."""
        self.dismiss(action)

    def _group(self, name: str, commands: Iterable[Command]) -> Content:
        lines = [Content.assemble((name, "bold $primary")), *map(self._line, commands), Content("")]
        return Content("\n").join(lines)

    def _line(self, command: Command) -> Content:
        keys = f"  {self.ourweek.keys_shown(command):<7} "
        line = Content.assemble((keys, "bold"), f"{command.label:<15}", (command.tooltip, "$quiet"))
        name, parameters = command.call
        if not hasattr(self._screen, f"action_{name}") or not self._screen.check_action(name, parameters):
            return line
        return line.stylize(Style.from_meta({"@click": f"screen.choose({command.action!r})"}))


_KEYS = re.compile(r"  \S.{22}")
"""A key and its name, beside which its sentence goes on."""


def _marks() -> Content:
    kinds = "  ".join(f"{mark} {kind.label}" for kind, mark in KIND_MARKS.items())
    states = f"{STATE_MARKS[State.OPEN]} not yet agreed  {STATE_MARKS[State.DONE]} done  {RITUAL_MARK} ritual"
    return Content.assemble(("Marks\n", "bold $primary"), f"  {kinds}\n  {states}\n")
