"""What differs between two drawings of the same lines, so that nothing else of them goes to the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile, zip_longest

from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from planner.tui.frugal import seen_of_a_blank

_Piece = tuple[str, Style | None]


def changes(before: Sequence[Strip], after: Sequence[Strip], blank: Strip) -> list[Region]:
    """Return where lines look otherwise than before; a line that is missing on either side is blank."""
    pairs = enumerate(zip_longest(before, after, fillvalue=blank))
    found = ((y, *_changed_cells(old, new)) for y, (old, new) in pairs)
    return [Region(begin, y, end - begin, 1) for y, begin, end in found if begin < end]


def _changed_cells(before: Strip, after: Strip) -> tuple[int, int]:
    old, new = [*_pieces(before)], [*_pieces(after)]
    if old == new:
        return 0, 0
    begin = _same_cells(zip(old, new, strict=False), 1)
    if before.cell_length != after.cell_length:
        return begin, max(before.cell_length, after.cell_length)
    return begin, after.cell_length - _same_cells(zip(reversed(old), reversed(new), strict=False), -1)


def _pieces(strip: Strip) -> Iterator[_Piece]:
    """Yield the pieces of a line; of the blanks at the end of one only what is seen of them."""
    for text, style, _ in strip:
        letters = text.rstrip(" ")
        if letters:
            yield letters, style
        if len(letters) < len(text):
            yield text[len(letters) :], style and seen_of_a_blank(style)


def _same_cells(pairs: Iterable[tuple[_Piece, _Piece]], way: int) -> int:
    """Return how many cells are the same, read forwards or backwards."""
    cells = 0
    for (mine, style), (theirs, other) in pairs:
        if style != other:
            break
        if mine != theirs:
            # Without the last character: what is written over it may begin beside it.
            same = takewhile(lambda pair: pair[0] == pair[1], zip(mine[::way], theirs[::way], strict=False))
            cells += sum(cell_len(char) for char, _ in [*same][:-1])
            break
        cells += cell_len(mine)
    return cells
