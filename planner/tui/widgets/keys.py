"""The footer: the keys that work now, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from planner.tui.commands import Command

_AROUND = 3
"""Cells that the footer puts around a key and its label."""


class Keys(Footer):
    """A footer that leaves out whole keys instead of cutting them off; the last one, the way out, always stays."""

    def __init__(self, *commands: Command) -> None:
        super().__init__(show_command_palette=False)
        self._spare = [command.action for command in commands if command.spare]

    def compose(self) -> ComposeResult:
        """Lay out what fits."""
        yield from self._fitting(list(super().compose()))

    def on_resize(self) -> None:
        """Lay out what fits now."""
        self.call_after_refresh(self.recompose)

    def _fitting(self, keys: Sequence[Widget]) -> list[Widget]:
        left = [key for key in keys if isinstance(key, FooterKey)]
        while len(left) > 1 and sum(map(_width, left)) > self.app.size.width:
            spare = [key for key in left if key.action in self._spare]
            left.remove(max(spare, key=lambda key: self._spare.index(key.action)) if spare else left[-2])
        return list(left)


def _width(key: FooterKey) -> int:
    return cell_len(key.key_display) + cell_len(key.description) + _AROUND
