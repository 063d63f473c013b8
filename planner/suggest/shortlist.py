"""The few activities that are looked at closely for a slot, found without looking at all of them for each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import cache
from itertools import groupby, islice, takewhile

from planner.model.activity import Activity, Kind
from planner.model.slot import Slot
from planner.model.value import replace
from planner.suggest.learning.ranking import Kept, Option, Promise, Ranking, best_first, promised
from planner.suggest.past import room_of
from planner.suggest.repertoire import Sort
from planner.suggest.rules import allowed_this_week, fits_in, fits_on_the_day, leaves_room
from planner.suggest.score import SUITS_AT_MOST, Scorer, suits

Ordered = tuple[Activity, Iterable[int]]
"""One of a pool, and all of it as numbers, the best first."""
_LOOKED_AT = 12
"""Activities of each sort that are compared where there is only one slot."""
_ROUNDED = 1e-9
"""How much more than it is something may be once it is rounded: a promise is at least that."""


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
        self._pools: dict[Sort, list[Ordered]] = {}
        self._at_most: dict[Sort, float] = {}
        base = scorer.base
        for sort, pools in situation.repertoire.pools.items():
            for example, numbers in pools:
                if leave_out and not (numbers := [n for n in numbers if activities[n].id not in leave_out]):
                    continue
                ordered = Kept(_in_order(numbers, base, activities)) if len(numbers) > 1 else numbers
                self._pools.setdefault(sort, []).append((example, ordered))
                best = max(map(base.__getitem__, numbers)) + SUITS_AT_MOST + _ROUNDED
                self._at_most[sort] = max(best, self._at_most.get(sort, best))
        self._promises: dict[tuple[int, str, Sort], Kept[Promise]] = {}
        self._fitting_in: dict[tuple[Slot, Sort], Kept[Promise]] = {}

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
            again = scorer.again(one, slot)
            worth = round(most + again, 9) if again else most
            return Option(one.id, one.kind, worth, one.cost.level, one.novelty >= 2)

        return best_first(self._fitting(at_any_day, sort), option_of)

    def _fitting(self, slot: Slot, sort: Sort) -> Iterable[Promise]:
        """Return what of a sort fits in a slot, whatever its day is."""
        if (known := self._fitting_in.get((slot, sort))) is None:
            known = self._fitting_in[slot, sort] = Kept(self._that_fit(self._promised(slot, sort), slot))
        return known

    def _that_fit(self, promises: Iterable[Promise], slot: Slot) -> Iterator[Promise]:
        activities, situation, may_join = self._all, self._scorer.situation, self._may_join
        return (each for each in promises if fits_in(activities[each[1]], slot, situation) and may_join(each[1]))

    def _promised(self, slot: Slot, sort: Sort) -> Iterable[Promise]:
        """Return what may be worth most in a slot, before any rule: the same in all that are as long and as lively."""
        room = slot.minutes, slot.energy, sort
        if (known := self._promises.get(room)) is None:
            known = self._promises[room] = Kept(self._by_worth(self._pools[sort], slot))
        return known

    def _by_worth(self, pools: Iterable[Ordered], slot: Slot) -> Iterator[Promise]:
        scorer, room = self._scorer, room_of(slot.minutes, slot.energy)
        base, extra, worth = scorer.base, scorer.extra, scorer.expected.worth
        short_enough = [(example, numbers) for example, numbers in pools if example.minutes.min <= slot.minutes]
        suited = [suits(example, slot) for example, _ in short_enough]
        return promised(
            [numbers for _, numbers in short_enough],
            lambda number, pool: base[number] + suited[pool] + _ROUNDED,
            lambda number, pool: round(worth(number, room) + extra[number] + suited[pool], 9),
        )


def _in_order(pool: Iterable[int], base: Sequence[float], activities: Sequence[Activity]) -> Iterator[int]:
    """Give a pool's activities, the best first: rounded, and the name second, so that it is the same everywhere."""
    ordered = sorted(pool, key=base.__getitem__, reverse=True)
    for _, equals in groupby(ordered, lambda number: round(base[number], 9)):
        yield from sorted(equals, key=lambda number: activities[number].id)


def _at_any_day(slot: Slot) -> Slot:
    """Return what slots are alike in but for their day."""
    return replace(slot, start=datetime.combine(date.min, slot.start.time()))
