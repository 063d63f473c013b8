"""How much activities are like what a week holds already, with what was worked out once kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import repeat


class Likenesses:
    """Tells for any choice of activities how much each other one is like them."""

    def __init__(self, alike: Callable[[str, str], float]) -> None:
        """Begin with nothing; `alike` tells how much two of them are alike, from 0 to 1."""
        self._alike = cache(alike)
        self._known: dict[frozenset[str], Beside] = {}

    def beside(self, placed: Iterable[str]) -> Mapping[str, float]:
        """Return how much each activity is like all that is placed, taken together."""
        names = tuple(placed)
        # A week without one of its plans is come to again and again, whichever way it is changed.
        if (known := self._known.get(key := frozenset(names))) is None:
            known = self._known[key] = Beside(self._alike, names)
        return known


class Beside(dict[str, float]):
    """How much each activity is like some others; worked out for those that are asked for."""

    def __init__(self, alike: Callable[[str, str], float], others: tuple[str, ...]) -> None:
        super().__init__()
        self._alike, self._others = alike, others

    def __missing__(self, slug: str) -> float:
        found = self[slug] = sum(map(self._alike, repeat(slug), self._others))
        return found
