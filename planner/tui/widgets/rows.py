"""Rows of styled pieces: what a layout draws and a widget paints."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from rich.cells import cell_len


class Spot(NamedTuple):
    """A place on the week: the n-th plan of a part of a day, or its empty space."""

    day: int
    band: int
    number: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one style; `style` names component classes without their prefix."""

    text: str
    style: str = ""
    spot: Spot | None = None
    """What a click here means."""


@dataclass(slots=True)
class Row:
    """One line of the screen."""

    pieces: list[Piece] = field(default_factory=list)

    def add(self, text: str, style: str = "", spot: Spot | None = None) -> Row:
        """Append a piece."""
        self.pieces.append(Piece(text, style, spot))
        return self

    def spot_at(self, x: int) -> Spot | None:
        """Return what lies at a column."""
        for piece in self.pieces:
            x -= cell_len(piece.text)
            if x < 0:
                return piece.spot
        return None


def fit(text: str, width: int) -> str:
    """Return text in exactly `width` cells, cut with an ellipsis or filled with spaces."""
    if width <= 0:
        return ""
    if cell_len(text) > width:
        while text and cell_len(text) > width - 1:
            text = text[:-1]
        text = text.rstrip() + "…"
    return text + " " * (width - cell_len(text))


def wrap(text: str, width: int, lines: int) -> list[str]:
    """Return text as at most `lines` lines of `width` cells; what does not fit ends in an ellipsis."""
    wrapped: list[str] = []
    words = text.split()
    while words and len(wrapped) < lines:
        line = words.pop(0)
        while words and cell_len(f"{line} {words[0]}") <= width:
            line = f"{line} {words.pop(0)}"
        if words and len(wrapped) == lines - 1:
            line = f"{line} {words[0]}…" if cell_len(line) < width else line + "…"
        wrapped.append(fit(line, width))
    return wrapped
