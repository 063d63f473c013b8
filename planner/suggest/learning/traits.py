"""What the model sees of an activity: names that others share, and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

DYNAMIC = ("first time", "done lately", "alike lately", "asks more than there is", "time left over")
"""What changes with time and slot: these come before everything that stays."""
_MOST_TAGS = 40


@dataclass(frozen=True, slots=True)
class Traits:
    """One activity as the model sees it."""

    id: str
    kind: str
    places: tuple[str, ...]
    tags: tuple[str, ...]
    numbers: tuple[float, ...]
    """Contact, depth, energy, length, cost, how widely liked, how well studied: about 0, with a spread of about 1."""
    minutes: int
    energy: int
    """From 1, can be done when worn out, to 3, lively."""


@dataclass(frozen=True, slots=True)
class Row:
    """The columns of one activity, without what changes with time."""

    columns: tuple[int, ...]
    numbers: tuple[float, ...]


@dataclass(frozen=True)
class Space:
    """The columns that a set of activities needs: level, what changes, numbers, and the commonest names."""

    traits: tuple[Traits, ...]
    count_of_numbers: int = 7

    @cached_property
    def first_number(self) -> int:
        """The column of the first number."""
        return 1 + len(DYNAMIC)

    @cached_property
    def names(self) -> dict[str, int]:
        """The column of each name."""
        tags = Counter(tag for one in self.traits for tag in one.tags)
        common = sorted(tags, key=lambda tag: (-tags[tag], tag))[:_MOST_TAGS]
        kinds = _sorted(f"kind {one.kind}" for one in self.traits)
        places = _sorted(f"place {place}" for one in self.traits for place in one.places)
        begin = self.first_number + self.count_of_numbers
        return {name: begin + n for n, name in enumerate((*kinds, *places, *(f"tag {tag}" for tag in common)))}

    @property
    def size(self) -> int:
        """How many columns there are."""
        return self.first_number + self.count_of_numbers + len(self.names)

    @cached_property
    def rows(self) -> dict[str, Row]:
        """The columns of each activity, by id."""
        return {one.id: Row(self._columns(one), one.numbers) for one in self.traits}

    @cached_property
    def sorts_of_numbers(self) -> tuple[tuple[float, ...], ...]:
        """The different sets of numbers that there are: many activities share one."""
        return tuple(dict.fromkeys(one.numbers for one in self.traits))

    @cached_property
    def by_id(self) -> dict[str, Traits]:
        """Each activity's traits."""
        return {one.id: one for one in self.traits}

    def _columns(self, one: Traits) -> tuple[int, ...]:
        named = (f"kind {one.kind}", *(f"place {place}" for place in one.places), *(f"tag {tag}" for tag in one.tags))
        return tuple(sorted({self.names[name] for name in named if name in self.names}))


def _sorted(names: Iterable[str]) -> list[str]:
    return sorted(set(names))
