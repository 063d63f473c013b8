"""The few activities that are looked at closely for a slot, found without looking at all of them for each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from itertools import islice, takewhile

from planner.model.activity import Activity, Cost, Kind
from planner.model.slot import Slot
from planner.suggest.learning.ranking import Kept, Option, Promise, Ranking, best_first, promised
from planner.suggest.past import room_of
from planner.suggest.rules import allowed_this_week, fits_in, fits_on_the_day, leaves_room
from planner.suggest.score import SUITS_AT_MOST, Scorer, suits

Sort = tuple[str, bool, bool]
_LOOKED_AT = 12
"""Activities of each sort that are compared where there is only one slot."""


class Shortlists:
    """The best of each kind of activity for any slot of one situation."""

    def __init__(self, scorer: Scorer, chosen: tuple[Activity, ...] = (), leave_out: Collection[str] = ()) -> None:
        self._scorer = scorer
        situation = scorer.situation
        self._all = activities = situation.activities

        # It knows nothing of the lists themselves: what doesn't go round in a circle is forgotten at once.
        @cache
        def may_join(number: int) -> bool:
            activity = activities[number]
            return allowed_this_week(activity, situation) and leaves_room(activity, chosen, situation)

        self._may_join = may_join
        # What is as long and asks as much comes together: a slot does the same to all of that.
        pools: dict[tuple[Sort, tuple[int, int, str]], list[int]] = {}
        # Rounded, and the name second: the same order on every platform.
        order = [(-round(worth, 9), activity.id) for worth, activity in zip(scorer.base, self._all, strict=True)]
        for number in sorted(range(len(order)), key=order.__getitem__):
            one = self._all[number]
            if one.id not in leave_out:
                alike = one.minutes.min, one.minutes.typical, one.energy
                pools.setdefault((_sort_of(one), alike), []).append(number)
        self._promises: dict[tuple[Slot, Sort], Kept[Promise]] = {}
        self._pools: dict[Sort, list[list[int]]] = {}
        for (sort, _), pool in sorted(pools.items()):
            self._pools.setdefault(sort, []).append(pool)
        self._at_most = {
            sort: round(max(scorer.base[pool[0]] for pool in some) + SUITS_AT_MOST, 9)
            for sort, some in self._pools.items()
        }

    def of(self, slot: Slot, kinds: Collection[Kind] = tuple(Kind)) -> list[Option]:
        """Return the best options of each sort for a slot."""
        at_any_day = _at_any_day(slot)
        some = (self._best_first(slot, at_any_day, sort) for sort in self._pools if sort[0] in kinds)
        return [option for options in some for option in islice(options, _LOOKED_AT)]

    def rankings(self, slot: Slot, least: float) -> list[Ranking]:
        """Return all options for a slot that are worth so much at least, in order, by their sort."""
        at_any_day = _at_any_day(slot)
        return [
            Ranking(sort[0], self._down_to(least, slot, at_any_day, sort), most)
            for sort, most in self._at_most.items()
        ]

    def _down_to(self, least: float, slot: Slot, at_any_day: Slot, sort: Sort) -> Iterator[Option]:
        # As a generator it begins with nothing until somebody comes to the first: most sorts can't be the best anyway.
        yield from takewhile(lambda option: option.worth >= least, self._best_first(slot, at_any_day, sort))

    def _best_first(self, slot: Slot, at_any_day: Slot, sort: Sort) -> Iterator[Option]:
        """Return the options of a sort, the best first; those for slots that are alike are looked for once."""
        scorer, activities = self._scorer, self._all

        def option_of(most: float, number: int, _pool: int) -> Option | None:
            one = activities[number]
            if not fits_on_the_day(one, slot, scorer.situation):
                return None
            worth = round(most + scorer.again(one, slot), 9)
            return Option(one.id, one.kind, worth, one.cost.level, one.novelty >= 2)

        return best_first(self._promised(at_any_day, sort), option_of)

    def _promised(self, slot: Slot, sort: Sort) -> Iterable[Promise]:
        """Return what of a sort fits in a slot whatever its day is, by what it may be worth there."""
        if (known := self._promises.get((slot, sort))) is None:
            known = self._promises[slot, sort] = Kept(self._by_worth(self._pools[sort], slot))
        return known

    def _by_worth(self, pools: Iterable[list[int]], slot: Slot) -> Iterator[Promise]:
        scorer, activities, may_join, room = self._scorer, self._all, self._may_join, room_of(slot.minutes, slot.energy)
        base, extra, worth = scorer.base, scorer.extra, scorer.expected.worth

        def suited(number: int, _pool: int) -> float | None:
            one = activities[number]
            if not fits_in(one, slot, scorer.situation) or not may_join(number):
                return None
            return round(base[number] + suits(one, slot), 9)

        return promised(
            [pool for pool in pools if activities[pool[0]].minutes.min <= slot.minutes],
            lambda number, _pool: round(base[number] + SUITS_AT_MOST, 9),
            suited,
            lambda number, _pool: round(worth(number, room) + extra[number] + suits(activities[number], slot), 9),
        )


def _at_any_day(slot: Slot) -> Slot:
    """Return what slots are alike in but for their day."""
    return replace(slot, start=datetime.combine(date.min, slot.start.time()))


def _sort_of(activity: Activity) -> Sort:
    return activity.kind, activity.novelty >= 2, activity.cost is not Cost.FREE
