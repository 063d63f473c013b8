"""Options in order, the best first, each looked at closely only when somebody comes to it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush, heapreplace
from itertools import tee
from typing import Generic, NamedTuple, TypeVar

Promise = tuple[float, int, int]
"""What an activity may be worth, the activity, and its pool, as numbers."""
_Each = TypeVar("_Each")


class Option(NamedTuple):
    """An activity for one slot, and what it is worth there by itself."""

    id: str
    kind: str
    worth: float
    cost: float = 0.0
    new: bool = False
    """Whether it counts as really new."""


class Kept(Generic[_Each]):
    """What is come to one by one, and asked for again is there already."""

    def __init__(self, all_of_it: Iterable[_Each]) -> None:
        (self._beginning,) = tee(all_of_it, 1)

    def __iter__(self) -> Iterator[_Each]:
        return tee(self._beginning)[1]


class Ranking(Kept[Option]):
    """Options of one sort for one slot, in their order.

    What is of one kind, and may be left out for the same reason, is one sort: new things, and what costs something,
    so that a few of each are enough to choose from.
    """

    def __init__(self, kind: str, options: Iterable[Option], at_most: float = math.inf) -> None:
        """Begin with nothing looked at; none of them is worth more than `at_most`."""
        self.kind, self.most, self.opened = kind, at_most, False
        self._come_to: dict[str, Option] = {}
        super().__init__(_noted(options, self._come_to))

    def open(self) -> None:
        """Look at the first of them: `most` is what it is worth from then on."""
        first = next(iter(self), None)
        self.most, self.opened = -math.inf if first is None else first.worth, True

    def known(self, slug: str) -> Option | None:
        """Return the option of an activity, if it is the first or was come to."""
        if not self.opened:
            self.open()
        return self._come_to.get(slug)


def _noted(options: Iterable[Option], come_to: dict[str, Option]) -> Iterator[Option]:
    for option in options:
        come_to[option.id] = option
        yield option


def ranked(options: Iterable[Option]) -> list[Ranking]:
    """Return options that were all looked at as a ranking of each sort; the name decides between equals."""
    found: dict[tuple[str, bool, bool], list[Option]] = {}
    for option in sorted(options, key=lambda option: (-option.worth, option.id)):
        found.setdefault((option.kind, option.new, option.cost > 0), []).append(option)
    return [Ranking(kind, some) for (kind, _, _), some in found.items()]


def promised(
    pools: Sequence[Iterable[int]],
    at_most: Callable[[int, int], float],
    closer: Callable[[int, int], float] | None = None,
) -> Iterator[Promise]:
    """Give the activities of all pools in order of what they may be worth.

    Activities are numbers here, in pools. `at_most` tells what one may be worth from it and the number of its pool, and
    is in order within a pool. So is `closer`, which takes longer and never tells more: it is only asked of what comes
    up.
    """
    coming, close_enough = [iter(pool) for pool in pools], closer is None
    waiting = [
        (-at_most(number, pool), pool, number, close_enough)
        for pool, more in enumerate(coming)
        if (number := next(more, None)) is not None
    ]
    heapify(waiting)
    while waiting:
        most, pool, number, close = waiting[0]
        if closer is not None and not close:
            heapreplace(waiting, (-closer(number, pool), pool, number, True))
            continue
        yield -most, number, pool
        if (following := next(coming[pool], None)) is None:
            heappop(waiting)
        else:
            heapreplace(waiting, (-at_most(following, pool), pool, following, close_enough))


def best_first(
    promises: Iterable[Promise], option_of: Callable[[float, int, int], Option | None]
) -> Iterator[Option]:
    """Give the options of activities in order of their worth, looking at no more of them than it takes.

    `option_of` tells what became of a promise, or that there is nothing in it; it is worth no more than was promised.
    """
    waiting: list[tuple[float, int, Option]] = []
    for count, (most, number, pool) in enumerate(promises):
        while waiting and -waiting[0][0] >= most:
            yield heappop(waiting)[2]
        if (option := option_of(most, number, pool)) is not None:
            if option.worth >= most:
                # Nothing that comes later can be better, nor is anything better that waits.
                yield option
            else:
                heappush(waiting, (-option.worth, count, option))
    while waiting:
        yield heappop(waiting)[2]
