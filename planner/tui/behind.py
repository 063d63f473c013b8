"""What a sheet lies on: the screen behind it, seen through the sheet's colour."""

from __future__ import annotations

from functools import cache
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.renderables.background_screen import BackgroundScreen
from textual.strip import Strip
from textual.visual import Visual


class Behind(Visual):
    """Textual's own way, which mixes colours for each piece of the screen anew; here once for each way to look."""

    def __init__(self, behind: BackgroundScreen) -> None:
        self._screen, self._color = behind.screen, behind.color

    def get_optimal_width(self, rules: Any, container_width: int) -> int:
        """Return all there is."""
        return container_width

    def get_height(self, rules: Any, width: int) -> int:
        """Return how many lines the screen has."""
        return self._screen.size.height

    def render_strips(self, width: int, height: int | None, style: Any, options: Any) -> list[Strip]:
        """Return the screen's lines in their other colours; nothing in them can be clicked."""

        @cache
        def seen(style: Style | None) -> Style | None:
            (piece,) = BackgroundScreen.process_segments([Segment(" ", style)], self._color)
            return piece.style

        lines = self._screen._compositor.render_strips()[:height]
        return [Strip([Segment(text, seen(style)) for text, style, _ in line], line.cell_length) for line in lines]
