"""Which lines of which widgets a frame has to look at: those that a change touches.

Textual asks every widget on the screen for all of its lines, whatever little of them is painted anew: with a step of a
cursor that took longer than everything else.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class Touched(Compositor):
    """Puts a screen together as Textual does, and looks at no more of it than changed."""

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        for widget, (region, clip) in self.visible_widgets.items():
            # Cut by lines alone: where a line is cut is counted from the beginning of its widget.
            lines = clip if crop is None else clip.intersection(Region(clip.x, crop.y, clip.width, crop.height))
            if seen := region.intersection(lines):
                yield region, lines, widget.render_lines(seen.translate(-region.offset))
