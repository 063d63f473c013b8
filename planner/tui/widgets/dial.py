"""A dial: a name, what it stands at, and an arrow on each side to turn it by."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual import events, on
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from planner.tui.bindings import bindings
from planner.tui.commands import DIAL


class Dial(Static, can_focus=True):
    """One thing that can be more or less, or another."""

    HELP = "Left and right turn it; so do a click on an arrow and the wheel of the mouse."
    TABLE = DIAL
    BINDINGS = bindings(*DIAL)
    DEFAULT_CSS = """
    Dial {
        width: 1fr;
        height: 2;
        text-align: center;
        text-wrap: nowrap;
        background: $surface;
    }
    Dial:focus { background: $block-cursor-background; text-style: bold; }
    """

    value: reactive[str] = reactive("")

    @dataclass
    class Turned(Message):
        """Somebody turned it."""

        dial: str
        by: int

    @dataclass
    class Left(Message):
        """Somebody goes on to what it is turned for."""

    def __init__(self, name: str, label: str, key: str) -> None:
        """`key` is shown beside its label: what turns it from anywhere on the screen."""
        super().__init__(id=f"dial-{name}", markup=False)
        self._dial, self._label, self._key = name, label, key

    def render(self) -> Content:
        """Return the name, and below it where it stands."""
        name = Content.assemble((f"{self._label}  ", "$quiet"), (self._key, "$primary"))
        return Content.assemble(name, "\n", ("‹ ", "$primary"), (self.value, "bold"), (" ›", "$primary"))

    def action_back(self) -> None:
        """Turn it back."""
        self.post_message(self.Turned(self._dial, -1))

    def action_on(self) -> None:
        """Turn it on."""
        self.post_message(self.Turned(self._dial, 1))

    def action_leave(self) -> None:
        """Go on to the ideas."""
        self.post_message(self.Left())

    @on(events.Click)
    def _clicked(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        begin = (self.content_size.width - cell_len(self.value)) // 2
        self.post_message(self.Turned(self._dial, -1 if offset.x < begin else 1))

    @on(events.MouseScrollUp)
    def _scrolled_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.action_on()

    @on(events.MouseScrollDown)
    def _scrolled_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.action_back()
