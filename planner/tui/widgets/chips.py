"""A line of filters: each shows what it lets pass, and goes on to its next value by key or by click."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from planner.model.value import Value
from planner.tui.bindings import bindings
from planner.tui.commands import FILTERS

_GAPS = (3, 2, 1)
"""Cells between two chips, the widest that fits."""


class Chip(Value):
    """One filter; without a value it shows its own name and asks for nothing."""

    name: str
    """What it is called in the answer."""
    label: str
    values: tuple[Any, ...]
    says: tuple[str, ...]
    """How each value reads; a shorter way may follow after a line break."""


class Chips(Static, can_focus=True):
    """Several filters side by side, with a cursor on one of them while they are in focus."""

    TABLE = FILTERS
    BINDINGS: ClassVar[list[BindingType]] = bindings(*FILTERS)
    DEFAULT_CSS = """
    Chips { height: 1; padding: 0 1; text-wrap: nowrap; color: $quiet; }
    """

    cursor: reactive[int] = reactive(0, init=False)
    picked: reactive[tuple[int, ...]] = reactive((), init=False)
    """The number of each filter's value, from 1; 0 where it asks for nothing."""

    @dataclass
    class Changed(Message):
        """Something else is let pass."""

    @dataclass
    class Left(Message):
        """Somebody is done with choosing."""

    def __init__(self, chips: Sequence[Chip], *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self._chips = tuple(chips)
        self.set_reactive(Chips.picked, (0,) * len(self._chips))

    @property
    def wanted(self) -> dict[str, Any]:
        """What is asked for, by the names of the filters that ask for something."""
        return {
            chip.name: chip.values[number - 1]
            for chip, number in zip(self._chips, self.picked, strict=True)
            if number
        }

    def clear(self) -> None:
        """Ask for nothing."""
        self.picked = (0,) * len(self._chips)

    def on_mount(self) -> None:
        """Draw the line."""
        self._draw()

    def on_resize(self) -> None:
        """Draw the line for the new width."""
        self._draw()

    def on_focus(self) -> None:
        """Show the cursor."""
        self._draw()

    def on_blur(self) -> None:
        """Show no cursor."""
        self._draw()

    def watch_cursor(self) -> None:
        """Show the cursor where it is."""
        self._draw()

    def watch_picked(self) -> None:
        """Show what is asked for, and say it."""
        self._draw()
        self.post_message(self.Changed())

    def action_left(self) -> None:
        """Go to the filter before."""
        self.cursor = (self.cursor - 1) % len(self._chips)

    def action_right(self) -> None:
        """Go to the filter after."""
        self.cursor = (self.cursor + 1) % len(self._chips)

    def action_more(self) -> None:
        """Go on to the filter's next value."""
        self._turn(self.cursor, 1)

    def action_less(self) -> None:
        """Go back to the filter's value before."""
        self._turn(self.cursor, -1)

    def action_leave(self) -> None:
        """Go to what is found."""
        self.post_message(self.Left())

    @on(events.Click)
    def _clicked(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        for number, begin, label in self._places():
            if offset and begin <= offset.x < begin + cell_len(label):
                self.cursor = number
                self._turn(number, -1 if event.button == 3 else 1)

    def _turn(self, number: int, by: int) -> None:
        count = len(self._chips[number].values) + 1
        values = list(self.picked)
        values[number] = (values[number] + by) % count
        self.picked = tuple(values)

    def _draw(self) -> None:
        pieces: list[tuple[str, str]] = []
        column = 0
        for number, begin, label in self._places():
            here = self.has_focus and number == self.cursor
            style = "bold $foreground" if self.picked[number] else ""
            if here:
                style = f"{style} bold underline $primary"
            pieces += [(" " * (begin - column), ""), (label, style)]
            column = begin + cell_len(label)
        self.update(Content.assemble(*pieces))

    def _places(self) -> Iterator[tuple[int, int, str]]:
        """Yield the number, the first column and the text of each chip, shortened where there is no room."""
        room = self.content_size.width
        labels = [self._label(number, short=False) for number in range(len(self._chips))]
        gaps = len(labels) - 1
        if sum(map(cell_len, labels)) + _GAPS[-1] * gaps > room:
            labels = [self._label(number, short=True) for number in range(len(self._chips))]
        left = room - sum(map(cell_len, labels))
        gap = next((gap for gap in _GAPS if gap * gaps <= left), 1)
        column = 0
        for number, label in enumerate(labels):
            yield number, column, label
            column += cell_len(label) + gap

    def _label(self, number: int, *, short: bool) -> str:
        chip, value = self._chips[number], self.picked[number]
        if not value:
            return chip.label
        long, _, shorter = chip.says[value - 1].partition("\n")
        # A mark as well, so that it can be told without colour.
        return f"✓{shorter if short and shorter else long}"
