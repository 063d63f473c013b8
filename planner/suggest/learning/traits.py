"""What the model sees of an activity: names that others share, and numbers."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from math import fsum
from typing import NamedTuple

from planner.model.value import Value
from planner.suggest.learning.gaussian import Sparse, dot

DYNAMIC = ("first time", "done lately", "alike lately", "asks more than there is", "time left over")
"""What changes with time and slot: these come before everything that stays."""
NUMBERS = ("contact", "depth", "energy", "length", "cost", "how well studied", "how widely liked")
FIRST_NUMBER = 1 + len(DYNAMIC)
_FIRST_NAME = FIRST_NUMBER + len(NUMBERS)
LIKED = _FIRST_NAME - 1
"""The column of how widely something is liked."""
_MOST_TAGS = 40


class Traits(Value):
    """One activity as the model sees it; those that it sees alike may share them."""

    kind: str
    places: tuple[str, ...]
    tags: tuple[str, ...]
    numbers: tuple[float, ...]
    """What NUMBERS names, but for the last: about 0, with a spread of about 1."""
    liked: float
    """How widely it is liked, from -0.5 to 0.5."""
    minutes: int
    energy: int
    """From 1, can be done when worn out, to 3, lively."""


class Row(NamedTuple):
    """The columns of one activity, without what changes with time."""

    sort: int
    """Which of the sets of numbers it has: many activities share one."""
    liked: float
    columns: tuple[int, ...]
    """The columns of its names."""


class Space:
    """The columns that a set of activities needs: level, what changes, numbers, and the commonest names."""

    def __init__(self, by_id: Mapping[str, Traits]) -> None:
        """Begin with each activity's traits, in a steady order."""
        self.traits = tuple(by_id.values())
        """The traits of them all, in their order."""
        self.place = {slug: number for number, slug in enumerate(by_id)}
        """Where each activity stands among them all."""

    def get(self, slug: str) -> Traits | None:
        """Return an activity's traits, or None where it is not among them."""
        return self.traits_of(slug) if slug in self.place else None

    def traits_of(self, slug: str) -> Traits:
        """Return the traits of one that is."""
        return self.traits[self.place[slug]]

    @cached_property
    def names(self) -> dict[str, int]:
        """The column of each name."""
        tags = Counter(tag for one in self.traits for tag in one.tags)
        common = sorted(tags, key=lambda tag: (-tags[tag], tag))[:_MOST_TAGS]
        kinds = _sorted({one.kind for one in self.traits}, "kind")
        places = _sorted({place for one in self.traits for place in one.places}, "place")
        return {name: _FIRST_NAME + n for n, name in enumerate((*kinds, *places, *(f"tag {tag}" for tag in common)))}

    @property
    def size(self) -> int:
        """How many columns there are."""
        return _FIRST_NAME + len(self.names)

    def row(self, slug: str) -> Row:
        """Return the columns of an activity."""
        rows, which = self._rows
        return rows[which[self.place[slug]]]

    @cached_property
    def _rows(self) -> tuple[list[Row], Sequence[int]]:
        """Each row once, and for every activity, in their order, which of these is its own."""
        sort = {numbers: number for number, numbers in enumerate(self._sorts)}
        columns: dict[object, tuple[int, ...]] = {}
        # Most activities are to the model what others are, and have one row with them; more have only names in common.
        alike = {one: number for number, one in enumerate(dict.fromkeys(self.traits))}
        rows = []
        for one in alike:
            if (named := (one.kind, one.places, one.tags)) not in columns:
                columns[named] = self._columns(one)
            rows.append(Row(sort[one.numbers], one.liked, columns[named]))
        return rows, array("I", map(alike.__getitem__, self.traits))

    @cached_property
    def mean(self) -> list[float]:
        """The columns of an activity that is like all of them on the whole: the level, and a share of every name."""
        once, which = self._rows
        rows, many = [once[number] for number in which], max(1, len(self.traits))
        sorts = [(count, self._sorts[sort]) for sort, count in Counter(row.sort for row in rows).items()]
        named = Counter(column for row in rows for column in row.columns)
        # Summed so that the order of the catalogue makes no difference, not even in the last digit.
        numbers = [fsum(count * each[place] for count, each in sorts) / many for place in range(len(NUMBERS) - 1)]
        liked = fsum(row.liked for row in rows) / many
        names = (named[column] / many for column in range(_FIRST_NAME, self.size))
        return [1.0, *(0.0 for _ in DYNAMIC), *numbers, liked, *names]

    def columns_of(self, slug: str) -> Sparse:
        """Return the columns of an activity that don't change, with their values; the level is not among them."""
        row = self.row(slug)
        numbers = enumerate((*self._sorts[row.sort], row.liked), start=FIRST_NUMBER)
        return [*((column, value) for column, value in numbers if value), *((column, 1.0) for column in row.columns)]

    def sums_of(self, weights: Sequence[float]) -> Callable[[str], float]:
        """Return what tells for each activity the level and the sum of what doesn't change."""
        numbers, liked, weight, row = self._numbers(weights), weights[LIKED], weights.__getitem__, self.row

        def sum_of(slug: str) -> float:
            sort, likes, columns = row(slug)
            return numbers[sort] + liked * likes + sum(map(weight, columns))

        return sum_of

    def all_sums(self, weights: Sequence[float]) -> list[float]:
        """Return the same for all of them, in their order."""
        numbers, liked, weight = self._numbers(weights), weights[LIKED], weights.__getitem__
        rows, which = self._rows
        sums = [numbers[sort] + liked * likes + sum(map(weight, columns)) for sort, likes, columns in rows]
        return [sums[number] for number in which]

    def _numbers(self, weights: Sequence[float]) -> list[float]:
        own = weights[FIRST_NUMBER:LIKED]
        return [weights[0] + dot(own, each) for each in self._sorts]

    @cached_property
    def _sorts(self) -> tuple[tuple[float, ...], ...]:
        return tuple(dict.fromkeys(one.numbers for one in self.traits))

    def _columns(self, one: Traits) -> tuple[int, ...]:
        named = (f"kind {one.kind}", *(f"place {place}" for place in one.places), *(f"tag {tag}" for tag in one.tags))
        return tuple(sorted({self.names[name] for name in named if name in self.names}))


def _sorted(words: Iterable[str], what: str) -> list[str]:
    return [f"{what} {word}" for word in sorted(words)]
