"""How widely activities are liked, as the editors of the shipped packs judge it: it counts until a couple says more."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

LIKED = "liked.csv"
"""The name of the list, which lies beside the shipped packs: an activity's id, and a number from 1 to 5."""
_MIDDLE, _STEPS = 3, 4


def read_liking(path: Path) -> Mapping[str, float]:
    """Return how widely activities are liked, by their id, from -0.5 to 0.5.

    What is not listed is liked by some and not by others, as most things are: 0. Nothing fails for want of the list,
    and a damaged one is read as far as it makes sense.
    """
    found: dict[str, float] = {}
    with suppress(OSError, ValueError, csv.Error), path.open(encoding="utf-8", newline="") as lines:
        for slug, liked in (row[:2] for row in csv.reader(lines) if len(row) > 1):
            if liked in {"1", "2", "3", "4", "5"}:
                found[slug] = (int(liked) - _MIDDLE) / _STEPS
    return found
