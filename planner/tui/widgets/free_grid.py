"""A small week to paint: when the couple is usually free, in half hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import time
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from planner.model.free import FreeTime, merged
from planner.model.week import WEEKDAYS
from planner.tui.bindings import bindings
from planner.tui.commands import PAINT
from planner.tui.widgets.in_view import bring_into_view

_FIRST, _LAST = 12, 48
"""Half hours shown: from six in the morning to midnight."""
_EVENING = 0, 36
"""Where the cursor begins when nothing is painted: on Monday at six in the evening."""
_LABEL = 5


class FreeGrid(Widget, can_focus=True):
    """Seven days by half hours; space or the mouse paints."""

    HELP = "Arrow keys move, space paints half an hour; with the mouse, press and draw."
    BINDINGS = bindings(*PAINT)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"free--free", "free--label", "free--empty", "free--cursor"}
    DEFAULT_CSS = """
    FreeGrid {
        height: 9;
        & > .free--free { color: $success; }
        & > .free--empty { color: $line; }
        & > .free--label { color: $quiet; }
        & > .free--cursor { color: $primary; text-style: bold reverse; }
    }
    """

    cursor: reactive[tuple[int, int]] = reactive(_EVENING)

    def __init__(self, free: Iterable[FreeTime]) -> None:
        super().__init__()
        self._halves = {(f.weekday, n) for f in free for n in _halves_of(f)}
        self._beyond = tuple(f for f in free if not _shown(f))
        self._painting: bool | None = None
        self._from = _FIRST
        """The first half hour in view, where the screen is too narrow for all of them."""
        if self._halves:
            self.set_reactive(FreeGrid.cursor, min(self._halves))

    @property
    def free(self) -> tuple[FreeTime, ...]:
        """What is painted, as free times."""
        halves = (FreeTime(day, time(half // 2, 30 * (half % 2)), 30) for day, half in self._halves)
        return merged((*halves, *self._beyond))

    def render_line(self, y: int) -> Strip:
        """Return the hours, or one day."""
        label, base = self.get_component_rich_style("free--label"), self.rich_style
        if y == 0:
            hours = "".join(f"{half // 2:<{4 * self._wide}}" for half in range(self._from, _LAST, 4))
            return Strip([Segment(" " * _LABEL + hours, label)]).adjust_cell_length(self.size.width, base)
        if y == len(WEEKDAYS) + 1 and self.has_focus:
            return Strip([Segment(" " * _LABEL + self._said, label)]).adjust_cell_length(self.size.width, base)
        if not 1 <= y <= len(WEEKDAYS):
            return Strip.blank(self.size.width, base)
        day = y - 1
        segments = [Segment(f"{WEEKDAYS[day][:3].title():<{_LABEL}}", label)]
        for half in range(self._from, _LAST):
            painted = (day, half) in self._halves
            style = self.get_component_rich_style("free--free" if painted else "free--empty")
            text = ("█" if painted else "·") * self._wide
            if (day, half) == self.cursor and self.has_focus:
                style += self.get_component_rich_style("free--cursor", partial=True)
                text = ("▓" if painted else "+") * self._wide
            segments.append(Segment(text, style))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def action_up(self) -> None:
        """Go a day up."""
        self._go(-1, 0)

    def action_down(self) -> None:
        """Go a day down."""
        self._go(1, 0)

    def action_left(self) -> None:
        """Go half an hour back."""
        self._go(0, -1)

    def action_right(self) -> None:
        """Go half an hour on."""
        self._go(0, 1)

    def action_paint(self) -> None:
        """Turn the half hour under the cursor, and go on to the next."""
        self._paint(self.cursor, self.cursor not in self._halves)
        self._go(0, 1)

    def watch_cursor(self) -> None:
        """Keep the half hour under the cursor in view."""
        self._follow()

    def on_resize(self) -> None:
        """Keep it there."""
        self._follow()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to draw."""
        if (cell := self._cell_at(event)) is not None:
            self.capture_mouse()
            self._painting = cell not in self._halves
            self._paint(cell, self._painting)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Draw on."""
        if self._painting is not None and (cell := self._cell_at(event)) is not None:
            for each in _between(self.cursor, cell):
                self._paint(each, self._painting)

    def on_mouse_up(self) -> None:
        """End the stroke."""
        self._painting = None
        self.release_mouse()

    @property
    def _said(self) -> str:
        """The half hour under the cursor, in words."""
        day, half = self.cursor
        begin, end = (f"{n // 2:02}:{n % 2 * 30:02}" for n in (half, half + 1))
        return f"{WEEKDAYS[day].title()}, {begin} to {end}: {'free' if self.cursor in self._halves else 'not free'}"

    @property
    def _wide(self) -> int:
        return 2 if self.size.width >= _LABEL + 2 * (_LAST - _FIRST) else 1

    def _follow(self) -> None:
        day, half = self.cursor
        room = max(1, (self.size.width - _LABEL) // self._wide)
        if not self._from <= half < self._from + room:
            self._from = half // 4 * 4 if half < self._from else _numbered(half + 1 - room)
        self._from = min(self._from, _numbered(max(_FIRST, _LAST - room)))
        self.refresh()
        bring_into_view(self, 1 + day)

    def _cell_at(self, event: events.MouseEvent) -> tuple[int, int] | None:
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        day, half = offset.y - 1, self._from + (offset.x - _LABEL) // self._wide
        return (day, half) if 0 <= day < len(WEEKDAYS) and self._from <= half < _LAST else None

    def _paint(self, cell: tuple[int, int], free: bool) -> None:
        (self._halves.add if free else self._halves.discard)(cell)
        self.cursor = cell
        self.refresh()

    def _go(self, days: int, halves: int) -> None:
        day, half = self.cursor
        self.cursor = (day + days) % len(WEEKDAYS), min(_LAST - 1, max(_FIRST, half + halves))


def _numbered(half: int) -> int:
    """Return the next half hour that has a number above it."""
    return -(-half // 4) * 4


def _between(here: tuple[int, int], there: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield what lies on the way from one place to another, the other included: a fast hand is not told of it all."""
    days, halves = there[0] - here[0], there[1] - here[1]
    steps = max(abs(days), abs(halves))
    for step in range(1, steps + 1):
        yield here[0] + round(days * step / steps), here[1] + round(halves * step / steps)


def _halves_of(free: FreeTime) -> range:
    if not _shown(free):
        return range(0)
    first = free.start.hour * 2 + free.start.minute // 30
    return range(first, first + free.minutes // 30)


def _shown(free: FreeTime) -> bool:
    # What doesn't fall on half hours of the picture is kept as it is.
    begin = free.start.hour * 60 + free.start.minute
    end = begin + free.minutes
    return begin % 30 == 0 and end % 30 == 0 and begin >= _FIRST * 30 and end <= _LAST * 30
