"""Rows of styled pieces: what a layout draws and a widget paints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len


class Spot(NamedTuple):
    """A place on the week: the n-th plan of a part of a day, or its empty space."""

    day: int
    band: int
    number: int = 0


class Piece(NamedTuple):
    """A stretch of text in one style; `style` names component classes without their prefix."""

    text: str
    style: str = ""
    spot: Spot | None = None
    """What a click here means."""


class Row:
    """One line of the screen."""

    # No dataclass: to make one takes longer than all else that this file does before the first frame.
    __slots__ = ("pieces",)

    def __init__(self, pieces: list[Piece] | None = None) -> None:
        self.pieces = [] if pieces is None else pieces

    def add(self, text: str, style: str = "", spot: Spot | None = None) -> Row:
        """Append a piece."""
        self.pieces.append(Piece(text, style, spot))
        return self

    def put(self, place: int, piece: Piece) -> Row:
        """Return the same line with another piece in one place."""
        return Row([*self.pieces[:place], piece, *self.pieces[place + 1 :]])

    def differs(self, other: Row) -> tuple[int, int]:
        """Return from which column on, and up to which, another line looks otherwise; (0, 0) where it does not."""
        if self is other:
            return 0, 0
        mine, theirs = self.pieces, other.pieces
        same = _alike(mine, theirs)
        mine, before, theirs = mine[same:], mine[:same], theirs[same:]
        if not mine and not theirs:
            return 0, 0
        same = _alike(mine[::-1], theirs[::-1])
        changed, other_cells = _cells(mine[: len(mine) - same]), _cells(theirs[: len(theirs) - same])
        if changed != other_cells:
            return 0, max(self.width, other.width)
        begin = _cells(before)
        return begin, begin + changed

    @property
    def width(self) -> int:
        """Cells that it takes."""
        return _cells(self.pieces)

    def spot_at(self, x: int) -> Spot | None:
        """Return what lies at a column."""
        for piece in self.pieces:
            x -= cell_len(piece.text)
            if x < 0:
                return piece.spot
        return None


def _cells(pieces: Iterable[Piece]) -> int:
    return sum([cell_len(piece.text) for piece in pieces])


def _alike(mine: Iterable[Piece], theirs: Iterable[Piece]) -> int:
    """Return how many pieces are the same, from the first one on."""
    number = 0
    for one, other in zip(mine, theirs, strict=False):
        # Mostly it is the very same piece, and then nothing of it needs to be compared.
        if one is not other and one != other:
            break
        number += 1
    return number


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
