"""What of a frame goes to the terminal: only the cells that changed, and of their styles only what is another one.

Textual writes every changed line from the beginning of its widget, and says all colours of each piece anew. Over a slow
line, that is felt with every key.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.strip import SGR_STYLES, Strip

_RESET = "\x1b[0m"
_PLAIN = Style()
_OFF = {0: "22", 2: "23", 3: "24", 6: "27", 8: "29"}
"""What ends bold, italic, underlined, reversed and struck through, by their bits."""


def frugal(update: Any) -> Any:
    """Return what shows the same as an update of the screen, with less that is written."""
    match update:
        case ChopsUpdate():
            return _SomeCells(update.chops, update.spans, update.chop_ends)
        case LayoutUpdate():
            return _EveryCell(update.strips, update.region)
        case _:
            return update


class _EveryCell(LayoutUpdate):
    """A frame that is written whole."""

    def render_segments(self, console: Console) -> str:
        """Return what is written for it."""
        pen, written = _Pen(console), []
        for y, line in enumerate(self.strips, self.region.y):
            written.append(f"\x1b[{y + 1};{self.region.x + 1}H")
            written += map(pen.write, line)
        return "".join(written) + _RESET


class _SomeCells(ChopsUpdate):
    """A frame in which some cells changed."""

    def render_segments(self, console: Console) -> str:
        """Return what is written for it."""
        pen, written = _Pen(console), []
        for y, first, last in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                begin, stop = max(x, first), min(end, last)
                if strip is not None and begin < stop:
                    cut = strip if (begin, stop) == (x, end) else strip.crop(begin - x, stop - x)
                    written.append(f"\x1b[{y + 1};{begin + 1}H{pen.write(cut)}")
        return "".join(written) + _RESET


class _Pen:
    """Writes pieces of text one after the other, and knows in which style it wrote the last one."""

    def __init__(self, console: Console) -> None:
        self._colours = console._color_system or ColorSystem.TRUECOLOR
        self._style = _PLAIN

    def write(self, strip: Strip) -> str:
        found = []
        for text, style, _ in strip:
            if style is not None and style.link:
                found.append(_change(self._style, _PLAIN, self._colours))
                found.append(Strip.render_style(style, text, self._colours))
                self._style = _PLAIN
                continue
            style = style or _PLAIN
            if text.strip(" ") or seen_of_a_blank(style) != seen_of_a_blank(self._style):
                found.append(_change(self._style, style, self._colours))
                self._style = style
            found.append(text)
        return "".join(found)


@lru_cache(maxsize=1024)
def seen_of_a_blank(style: Style) -> Style:
    """Return what is seen of a style where nothing is written: what lies behind, and any line through or below it."""
    through = style.reverse or style.underline or style.underline2 or style.overline or style.strike
    return style if through else Style(bgcolor=style.bgcolor)


@lru_cache(maxsize=4096)
def _change(before: Style, after: Style, colours: ColorSystem) -> str:
    """Return what takes a terminal from one style to another."""
    was, parts = (Strip.render_ansi(style, colours) for style in (before, after))
    if was == parts:
        return ""
    if not parts:
        return _RESET
    anew, codes = f"\x1b[0;{parts}m", _manner(_said(before), _said(after))
    if codes is None:
        return anew
    if before.color != after.color:
        codes += after.color.downgrade(colours).get_ansi_codes() if after.color else ("39",)
    if before.bgcolor != after.bgcolor:
        codes += after.bgcolor.downgrade(colours).get_ansi_codes(foreground=False) if after.bgcolor else ("49",)
    return min(f"\x1b[{';'.join(codes)}m", anew, key=len)


def _manner(before: int, after: int) -> tuple[str, ...] | None:
    """Return what turns bold, italic and the like on and off; None where only beginning anew does."""
    off, on = before & ~after, after & ~before
    # What ends bold would end dim as well, so with others than these it begins anew.
    if off and (before | after) & ~sum(1 << bit for bit in _OFF):
        return None
    codes = [_OFF[bit] for bit in _OFF if off & 1 << bit]
    return *codes, *(code for bit, code in enumerate(SGR_STYLES) if on & 1 << bit)


def _said(style: Style) -> int:
    """Return what a style says besides its colours, one bit for each."""
    return style._attributes & style._set_attributes
