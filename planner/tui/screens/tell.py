"""Tell: a few sentences to read, and a yes where one is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Static

from planner.tui.asking import OurSheet
from planner.tui.bindings import bind
from planner.tui.widgets.answers import Answers
from planner.tui.widgets.keys import Keys
from planner.tui.widgets.long_text import LongText


class TellSheet(OurSheet[bool | None]):
    """Closes with True when the answer `do` was given; without one there is only the way back."""

    CSS = """
    TellSheet Static { margin-bottom: 1; }
    TellSheet LongText > Static:last-child { margin-bottom: 0; }
    """

    def __init__(self, title: str, sentences: Sequence[str], do: str = "") -> None:
        super().__init__()
        self._title, self._sentences, self._do = title, tuple(sentences), do
        bind(self, "enter", "yes", do.lower(), show=bool(do), shown_as="enter")
        bind(self, "escape,q", "dismiss(None)", "back", shown_as="esc")

    def compose(self) -> ComposeResult:
        """Lay out the sentences."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content(self._title)
            with LongText():
                for sentence in self._sentences:
                    yield Static(Content(sentence))
            if self._do:
                yield Answers(self._do)
        yield Keys()

    def on_mount(self) -> None:
        """Let the arrow keys scroll at once."""
        self.query_one(LongText).focus()

    def on_click(self) -> None:
        """Close, for those who use the mouse alone, where nothing is asked."""
        if not self._do:
            self.dismiss(None)

    @on(Button.Pressed, "#do")
    def action_yes(self) -> None:
        """Say yes, or that it was read."""
        self.dismiss(True if self._do else None)
