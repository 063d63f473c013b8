"""Options in order, the best first, each looked at closely only when somebody comes to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush, heapreplace
from typing import NamedTuple


class Option(NamedTuple):
    """An activity for one slot, and what it is worth there by itself."""

    id: str
    kind: str
    worth: float
    cost: float = 0.0
    new: bool = False
    """Whether it counts as really new."""
    gap: float = 0.0
    """How much more the first partner would enjoy it than the second."""


class Ranking:
    """Options of one sort for one slot, in their order; asked for again, they are there already.

    What is of one kind, and may be left out for the same reason, is one sort: new things, and what costs something,
    so that a few of each are enough to choose from.
    """

    def __init__(self, options: Iterable[Option]) -> None:
        self._known: list[Option] = []
        self._more = iter(options)

    def __iter__(self) -> Iterator[Option]:
        number = 0
        while number < len(self._known) or self._look_on():
            yield self._known[number]
            number += 1

    @property
    def best(self) -> Option | None:
        """The first of them, if there is any."""
        return self._known[0] if self._known or self._look_on() else None

    def known(self, slug: str) -> Option | None:
        """Return the option of an activity, if it was come to."""
        return next((option for option in self._known if option.id == slug), None)

    def _look_on(self) -> bool:
        if (option := next(self._more, None)) is None:
            return False
        self._known.append(option)
        return True


def ranked(options: Iterable[Option]) -> list[Ranking]:
    """Return options that were all looked at as a ranking of each sort; the name decides between equals."""
    found: dict[tuple[str, bool, bool], list[Option]] = {}
    for option in sorted(options, key=lambda option: (-option.worth, option.id)):
        found.setdefault((option.kind, option.new, option.cost > 0), []).append(option)
    return [Ranking(some) for some in found.values()]


def best_first(
    pools: Sequence[Sequence[int]],
    at_most: Callable[[int, int], float],
    option_of: Callable[[int, int], Option | None],
) -> Iterator[Option]:
    """Give the options of activities in order of their worth, looking at no more of them than it takes.

    Activities are numbers here, in pools of which none is empty. `at_most` tells from an activity and the number of
    its pool what it may be worth, and is in order within a pool; `option_of` what it is, or that it is none.
    """
    # What is promised and what was found, the most on top: what was found is given, a promise is looked into.
    waiting: list[tuple[float, int, int, Option | None]]
    waiting = [(-at_most(pool[0], number), number, 0, None) for number, pool in enumerate(pools)]
    heapify(waiting)
    while waiting:
        _, number, place, option = waiting[0]
        if option is not None:
            heappop(waiting)
            yield option
            continue
        pool = pools[number]
        if place + 1 < len(pool):
            heapreplace(waiting, (-at_most(pool[place + 1], number), number, place + 1, None))
        else:
            heappop(waiting)
        if (option := option_of(pool[place], number)) is not None:
            heappush(waiting, (-option.worth, number, place, option))
