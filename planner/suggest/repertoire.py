"""The activities there are to choose from, put in order once for all weeks."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple
from zlib import crc32

from planner.model.activity import Activity, Cost, Kind
from planner.suggest.learning.traits import Space
from planner.suggest.lessons import space_of

Sort = tuple[Kind, bool, bool]
"""The kind of an activity, whether it is really new, and whether it costs something."""


class Pool(NamedTuple):
    """Activities of one sort that are as long and ask as much: a slot does the same to all of them."""

    example: Activity
    numbers: Sequence[int]
    """Where they stand among them all."""


class Repertoire:
    """What a couple could do, and what no week changes about it: worked out when it is asked for, and kept."""

    def __init__(self, activities: Iterable[Activity], liking: Mapping[str, float] | None = None) -> None:
        """Begin with the activities; `liking` tells how widely those are liked that it knows, from -0.5 to 0.5."""
        self.activities = tuple(activities)
        self.liking = liking or {}

    def __getitem__(self, slug: str) -> Activity:
        """Return the activity of a slug; raises KeyError where it is not among them."""
        return self.activities[self.space.place[slug]]

    def get(self, slug: str | None) -> Activity | None:
        """Return the activity of a slug, or None where it is not among them."""
        return self[slug] if slug in self.space.place else None

    @cached_property
    def space(self) -> Space:
        """What the model sees of them."""
        return space_of(self.activities, self.liking)

    @cached_property
    def pools(self) -> dict[Sort, list[Pool]]:
        """All of them, by their sort, in pools."""
        found: dict[tuple[Sort, tuple[int, int, str]], array[int]] = {}
        for number, one in enumerate(self.activities):
            sort = one.kind, one.novelty >= 2, one.cost is not Cost.FREE
            alike = one.minutes.min, one.minutes.typical, one.energy
            found.setdefault((sort, alike), array("I")).append(number)
        pools: dict[Sort, list[Pool]] = {}
        for (sort, _), numbers in sorted(found.items(), key=lambda item: item[0]):
            pools.setdefault(sort, []).append(Pool(self.activities[numbers[0]], numbers))
        return pools

    def chances(self, draw: int) -> Sequence[float]:
        """Return a number from 0 to 1 for each of them, always the same for its slug and a draw of 32 bits."""
        return array("d", [(lot ^ draw) * _SPREAD % _ALL / _ALL for lot in self._lots])

    @cached_property
    def _lots(self) -> Sequence[int]:
        return array("I", (crc32(activity.id.encode()) for activity in self.activities))


_ALL = 2**32
_SPREAD = 0x9E3779B1
"""The golden ratio of 32 bits: what differs little before is far apart afterwards (Knuth, TAOCP 3, 6.4)."""
