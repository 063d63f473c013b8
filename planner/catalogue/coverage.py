"""Coverage: how many activities of which sort a catalogue holds, and what it lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from math import ceil, floor

from planner.catalogue.targets import SIDES, Targets, Words, words_of
from planner.model.activity import Activity, Kind
from planner.model.value import Value

Counted = tuple[str, Words]
"""A kind, and an activity's words on every side."""


class Count(Value):
    """How many activities there are of one sort, and how many there are to be."""

    name: str
    says: str
    kind: str
    """A kind, or `all`."""
    found: int
    least: int = 0
    most: int | None = None

    @property
    def lacking(self) -> int:
        """How many are missing."""
        return max(0, self.least - self.found)

    @property
    def met(self) -> bool:
        """Whether there are enough, and not too many."""
        return self.found >= self.least and (self.most is None or self.found <= self.most)


def tally(activities: Iterable[Activity]) -> tuple[Count, ...]:
    """Return how many live activities there are of each kind, and with each word of each side."""
    counted = _counted(activities)
    kinds = [Count("kind", "", kind, sum(k == kind for k, _ in counted)) for kind in Kind]
    found = Counter((side, word, kind) for kind, words in counted for side in words for word in words[side])
    by_word = [
        Count(side, word, kind, found[side, word, kind])
        for side, words in SIDES.items()
        for word in words
        for kind in Kind
    ]
    return (*kinds, *by_word)


def covered(activities: Iterable[Activity], targets: Targets) -> tuple[Count, ...]:
    """Return every target with how many live activities there are for it."""
    counted = _counted(activities)
    return (*_kinds(counted, targets), *_slices(counted, targets), *_pairs(counted, targets))


def _counted(activities: Iterable[Activity]) -> list[Counted]:
    return [(str(activity.kind), words_of(activity)) for activity in activities if activity.live]


def _kinds(counted: Sequence[Counted], targets: Targets) -> Iterator[Count]:
    for kind, least in targets.kinds.items():
        yield Count("kind", "activities", kind, sum(k == kind for k, _ in counted), least)


def _slices(counted: Sequence[Counted], targets: Targets) -> Iterator[Count]:
    for part in targets.slices:
        found = Counter(kind for kind, words in counted if part.holds(words))
        for kind, least in part.least.items():
            yield Count(part.name, part.says, kind, found.total() if kind == "all" else found[kind], least)
        if part.least_share > 0 or part.most_share < 1:
            least, most = ceil(part.least_share * len(counted)), floor(part.most_share * len(counted))
            yield Count(part.name, part.says, "all", found.total(), least, most)


def _pairs(counted: Sequence[Counted], targets: Targets) -> Iterator[Count]:
    sides = list(combinations(targets.pair_sides, 2))
    found = Counter(
        (kind, one, first, other, second)
        for kind, words in counted
        for one, other in sides
        for first, second in product(words[one], words[other])
    )
    for kind, (one, other) in product(Kind, sides):
        for first, second in product(SIDES[one], SIDES[other]):
            if not any(pair.covers(kind, {one: first, other: second}) for pair in targets.senseless):
                says = f"{one} {first} with {other} {second}"
                yield Count("pair", says, kind, found[kind, one, first, other, second], targets.pair_least)
