"""The few activities that are looked at closely for a slot, found without looking at all of them for each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from heapq import nlargest
from itertools import islice

from planner.model.activity import Activity, Cost, Kind
from planner.model.slot import Slot
from planner.suggest.learning.choosing import Option
from planner.suggest.rules import allowed_this_week, fits, leaves_room
from planner.suggest.score import Scorer

_LOOKED_AT = 24
"""Activities of each sort that are scored for a slot: the best before anything is known of it."""
_KEPT = 12


class Shortlists:
    """The best of each sort of activity for any slot of one situation."""

    def __init__(self, scorer: Scorer, chosen: tuple[Activity, ...] = (), leave_out: Collection[str] = ()) -> None:
        self._scorer = scorer
        self._chosen = chosen
        ranked: dict[tuple[str, bool], list[Activity]] = {}
        # Rounded, and the name second: the same order on every platform.
        for activity in sorted(scorer.situation.activities, key=lambda a: (-round(scorer.base[a.id], 9), a.id)):
            if activity.id not in leave_out:
                ranked.setdefault(_sort_of(activity), []).append(activity)
        self._pools = {sort: _Pool(self, some) for sort, some in sorted(ranked.items())}

    def of(self, slot: Slot, kinds: Collection[Kind] = tuple(Kind)) -> list[Option]:
        """Return the options for a slot."""
        best = (
            each
            for (kind, _), pool in self._pools.items()
            if kind in kinds
            for each in nlargest(_KEPT, self._scored(pool, slot), key=lambda scored: (scored[0], scored[1].id))
        )
        gap = self._scorer.gap
        return [
            Option(one.id, one.kind, worth, one.cost.level, one.novelty >= 2, gap(one, slot)) for worth, one in best
        ]

    def may_join(self, activity: Activity) -> bool:
        """Whether this week allows an activity at all, beside what was chosen."""
        situation = self._scorer.situation
        return allowed_this_week(activity, situation) and leaves_room(activity, self._chosen, situation)

    def _scored(self, pool: _Pool, slot: Slot) -> Iterator[tuple[float, Activity]]:
        scorer = self._scorer
        fitting = (activity for activity in pool if fits(activity, slot, scorer.situation))
        for activity in islice(fitting, _LOOKED_AT):
            yield round(scorer.worth(activity, slot), 9), activity


class _Pool:
    """Activities in their order, without those that the week forbids; each is asked about once, when it is reached."""

    def __init__(self, lists: Shortlists, ranked: Sequence[Activity]) -> None:
        self._left = iter(ranked)
        self._lists = lists
        self._allowed: list[Activity] = []

    def __iter__(self) -> Iterator[Activity]:
        yield from self._allowed
        for activity in self._left:
            if self._lists.may_join(activity):
                self._allowed.append(activity)
                yield activity


def _sort_of(activity: Activity) -> tuple[str, bool]:
    # Some of each kind, and of each some that are neither new nor cost anything: these fit any week.
    return activity.kind, activity.novelty >= 2 or activity.cost is not Cost.FREE
