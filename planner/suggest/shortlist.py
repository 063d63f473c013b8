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
from planner.suggest.score import Scorer, suits

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
        self._promises: dict[tuple[int, str], dict[Sort, Kept[Promise]]] = {}
        self._fitting_in: dict[Slot, dict[Sort, Kept[Promise]]] = {}
        self._pools: dict[Sort, list[list[int]]] = {}
        for (sort, _), pool in sorted(pools.items()):
            self._pools.setdefault(sort, []).append(pool)

    def of(self, slot: Slot, kinds: Collection[Kind] = tuple(Kind)) -> list[Option]:
        """Return the best options of each sort for a slot."""
        some = self._best_first(slot, [sort for sort in self._pools if sort[0] in kinds])
        return [option for options in some for option in islice(options, _LOOKED_AT)]

    def rankings(self, slot: Slot, least: float) -> list[Ranking]:
        """Return all options for a slot that are worth so much at least, in order, by their sort."""
        some = self._best_first(slot, self._pools)
        return [Ranking(takewhile(lambda option: option.worth >= least, options)) for options in some]

    def _best_first(self, slot: Slot, sorts: Iterable[Sort]) -> list[Iterator[Option]]:
        """Return the options of each sort, the best first; those for slots that are alike are looked for once."""
        alike = replace(slot, start=datetime.combine(date.min, slot.start.time()))
        scorer, activities = self._scorer, self._all

        def option_of(most: float, number: int, _pool: int) -> Option | None:
            one = activities[number]
            if not fits_on_the_day(one, slot, scorer.situation):
                return None
            worth = round(most + scorer.again(one, slot), 9)
            return Option(one.id, one.kind, worth, one.cost.level, one.novelty >= 2, scorer.expected.gap(one, slot))

        fitting = self._fitting(alike)
        return [best_first(fitting[sort], option_of) for sort in sorts]

    def _fitting(self, slot: Slot) -> dict[Sort, Kept[Promise]]:
        """Return what of each sort fits in a slot, whatever its day."""
        if (known := self._fitting_in.get(slot)) is None:
            known = self._fitting_in[slot] = {
                sort: Kept(self._that_fit(promises, slot)) for sort, promises in self._promised(slot).items()
            }
        return known

    def _that_fit(self, promises: Iterable[Promise], slot: Slot) -> Iterator[Promise]:
        activities, situation, may_join = self._all, self._scorer.situation, self._may_join
        return (each for each in promises if fits_in(activities[each[1]], slot, situation) and may_join(each[1]))

    def _promised(self, slot: Slot) -> dict[Sort, Kept[Promise]]:
        """Return what may be worth most in a slot, before any rule: the same in all that are as long and as lively."""
        if (known := self._promises.get((slot.minutes, slot.energy))) is None:
            known = self._promises[slot.minutes, slot.energy] = {
                sort: Kept(self._by_worth(pools, slot)) for sort, pools in self._pools.items()
            }
        return known

    def _by_worth(self, pools: Iterable[list[int]], slot: Slot) -> Iterator[Promise]:
        scorer, activities, room = self._scorer, self._all, room_of(slot.minutes, slot.energy)
        short_enough = [pool for pool in pools if activities[pool[0]].minutes.min <= slot.minutes]
        suited = [suits(activities[pool[0]], slot) for pool in short_enough]
        base, extra, worth = scorer.base, scorer.extra, scorer.expected.worth
        return promised(
            short_enough,
            lambda number, pool: round(base[number] + suited[pool], 9),
            lambda number, pool: round(worth(number, room) + extra[number] + suited[pool], 9),
        )


def _sort_of(activity: Activity) -> Sort:
    return activity.kind, activity.novelty >= 2, activity.cost is not Cost.FREE
