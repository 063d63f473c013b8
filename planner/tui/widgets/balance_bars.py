"""Three bars that always make a whole: how much of each kind a couple wishes for."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from planner.model.activity import Kind
from planner.model.balance import Balance
from planner.model.marks import KIND_MARKS
from planner.tui.bindings import bindings
from planner.tui.commands import SHARE
from planner.tui.widgets.in_view import bring_into_view
from planner.tui.widgets.shares import shared_out

_PARTS = 12
_WIDTH = 2
_LABEL = 18
"""Cells before a bar."""
_SHARE = 6
"""Cells for its share in numbers, which is left out where there is no room for it."""


class BalanceBars(Static, can_focus=True):
    """Twelve parts shared between three kinds."""

    HELP = "Up and down choose a kind, left and right give it less or more; a click sets it."
    BINDINGS = bindings(*SHARE)
    DEFAULT_CSS = "BalanceBars { height: auto; }"

    row: reactive[int] = reactive(0)
    parts: reactive[tuple[int, ...]] = reactive((4, 4, 4))

    def __init__(self, balance: Balance) -> None:
        super().__init__(markup=False)
        self._given, self._given_parts = balance, _parts_of(balance)
        self.set_reactive(BalanceBars.parts, self._given_parts)

    @property
    def balance(self) -> Balance:
        """The shares as they stand: untouched, they are to the last bit what they were."""
        return self._given if self.parts == self._given_parts else Balance.weighing(*self.parts)

    def render(self) -> Content:
        """Return the three bars."""
        lines, wide = [], self._wide
        numbers = self.size.width >= _LABEL + _PARTS * wide + _SHARE
        for number, kind in enumerate(Kind):
            on = number == self.row and self.has_focus
            bar = "█" * self.parts[number] * wide
            rest = "·" * (_PARTS - self.parts[number]) * wide
            lines.append(
                Content.assemble(
                    "▸ " if on else "  ",
                    (f"{KIND_MARKS[kind]} {kind.label:<{_LABEL - 4}}", f"${kind} bold" if on else f"${kind}"),
                    (bar, f"${kind}"),
                    (rest, "$line"),
                    (f"  {self.balance.share(kind):.0%}" if numbers else "", "$quiet"),
                )
            )
        return Content("\n\n").join(lines)

    def watch_row(self) -> None:
        """Keep the kind under the cursor in view."""
        bring_into_view(self, 2 * self.row)

    def on_resize(self) -> None:
        """Draw the bars as wide as there is room."""
        self.refresh()

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Let the bar end where it was clicked; a click on the name only chooses the kind."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y // 2 >= len(self.parts):
            return
        self.row = offset.y // 2
        wanted = min(_PARTS, (offset.x - _LABEL) // self._wide + 1)
        change = wanted - self.parts[self.row] if offset.x >= _LABEL else 0
        for _ in range(abs(change)):
            (self.action_more if change > 0 else self.action_less)()

    @property
    def _wide(self) -> int:
        return _WIDTH if self.size.width >= _LABEL + _PARTS * _WIDTH + _SHARE else 1

    def action_up(self) -> None:
        """Go to the kind above."""
        self.row = (self.row - 1) % len(self.parts)

    def action_down(self) -> None:
        """Go to the kind below."""
        self.row = (self.row + 1) % len(self.parts)

    def action_less(self) -> None:
        """Give a part of this kind to the one that has the least."""
        others = [n for n in range(len(self.parts)) if n != self.row]
        self._give(self.row, min(others, key=lambda n: self.parts[n]))

    def action_more(self) -> None:
        """Take a part for this kind from the one that has the most."""
        others = [n for n in range(len(self.parts)) if n != self.row]
        self._give(max(others, key=lambda n: self.parts[n]), self.row)

    def _give(self, source: int, target: int) -> None:
        if self.parts[source] > 0:
            parts = list(self.parts)
            parts[source] -= 1
            parts[target] += 1
            self.parts = tuple(parts)


def _parts_of(balance: Balance) -> tuple[int, ...]:
    """Return twelve parts as near to the shares as twelve parts can be."""
    return shared_out([balance.share(kind) for kind in Kind], _PARTS)
