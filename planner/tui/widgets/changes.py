"""What differs between two drawings of the same lines, so that nothing else of them goes to the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile, zip_longest

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip


def changes(before: Sequence[Strip], after: Sequence[Strip], blank: Strip) -> list[Region]:
    """Return where lines look otherwise than before; a line that is missing on either side is blank."""
    pairs = enumerate(zip_longest(before, after, fillvalue=blank))
    found = ((y, *_changed_cells(old, new)) for y, (old, new) in pairs)
    return [Region(begin, y, end - begin, 1) for y, begin, end in found if begin < end]


def _changed_cells(before: Strip, after: Strip) -> tuple[int, int]:
    if before == after:
        return 0, 0
    begin = _same_cells(zip(before, after, strict=False), 1)
    if before.cell_length != after.cell_length:
        return begin, max(before.cell_length, after.cell_length)
    return begin, after.cell_length - _same_cells(zip(reversed([*before]), reversed([*after]), strict=False), -1)


def _same_cells(pairs: Iterable[tuple[Segment, Segment]], way: int) -> int:
    """Return how many cells are the same, read forwards or backwards."""
    cells = 0
    for (mine, style, _), (theirs, other, _) in pairs:
        if style != other:
            break
        if mine != theirs:
            # Without the last character: what is written over it may begin beside it.
            same = takewhile(lambda pair: pair[0] == pair[1], zip(mine[::way], theirs[::way], strict=False))
            cells += sum(cell_len(char) for char, _ in [*same][:-1])
            break
        cells += cell_len(mine)
    return cells
