"""The five answers to how it felt: a number says which one, and another number corrects it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input
from textual.widgets.option_list import Option

from planner.model.checkin import Rating
from planner.tui.bindings import bind_enter
from planner.tui.widgets.choices import Choices


class Scale(Choices):
    """Ratings to choose from; whatever is typed after a number, and is none, begins the words to it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "take", "choose", key_display="enter")]

    @dataclass
    class Taken(Message):
        """The answer under the cursor is kept as it is."""

    def __init__(self, words: Input) -> None:
        super().__init__(*(Option(_answer(rating)) for rating in Rating))
        self._words = words
        self._numbered = False

    @property
    def rating(self) -> Rating:
        """The answer under the cursor."""
        return Rating.NICE if self.highlighted is None else Rating(self.highlighted + 1)

    def number(self, value: int) -> None:
        """Take a number."""
        self.highlighted = value - 1
        if not self._numbered:
            self._numbered = True
            bind_enter(self, "take", "keep it")
            self.refresh_bindings()

    def action_take(self) -> None:
        """Keep what was given as a number; choose what was only pointed at."""
        if self._numbered:
            self.post_message(self.Taken())
        else:
            self.action_select()

    def on_key(self, event: events.Key) -> None:
        """Let words begin as soon as they are typed."""
        if self._numbered and event.is_printable and event.character and event.key not in _NUMBERS:
            event.stop()
            # At once: what comes next is typed there already.
            self.screen.set_focus(self._words)
            self._words.insert_text_at_cursor(event.character)


def _answer(rating: Rating) -> Content:
    return Content.assemble((f"{rating.value}  ", "$quiet"), ("♥" * rating.value).ljust(7), (rating.label, ""))


_NUMBERS = frozenset(str(rating.value) for rating in Rating)
