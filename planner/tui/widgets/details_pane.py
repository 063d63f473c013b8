"""The few lines under the week, written anew for the room there is."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from planner.tui.widgets.changing_text import ChangingText


class DetailsPane(ChangingText):
    """What is known of the plan under the cursor."""

    @dataclass
    class Resized(Message):
        """There is another room for it now."""

    def __init__(self) -> None:
        super().__init__(id="details")

    def on_resize(self) -> None:
        """Say so, as it is written for the room there is."""
        self.post_message(self.Resized())
