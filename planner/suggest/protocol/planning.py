"""One week for the other program's couple: the options for each slot, and what is chosen of them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from planner.model.value import Value
from planner.suggest.learning.choosing import Week, Wishes
from planner.suggest.learning.learner import Room
from planner.suggest.learning.outlook import Outlook, Strain, ease
from planner.suggest.learning.ranking import Kept, Option, Ranking, best_first, promised
from planner.suggest.protocol.bounds import Bounds
from planner.suggest.protocol.items import Json, room_of, sort_of


class Planning(Value):
    """Chooses for a week, and says what it chose, with reasons that add up."""

    outlook: Outlook
    bounds: Bounds
    request: Json
    balance: Mapping[str, float]
    """The share wished of each kind."""
    lately: Mapping[str, float]
    """How many of each kind the last weeks held."""

    def entries(self) -> list[dict[str, Any]]:
        """Return the plan, an entry for each slot that is not left free."""
        week, count = Week(self._wishes, self._options), self._alternates
        for slot, number in self._rituals.items():
            week.pin(slot, self._option(number, self.outlook.strain(number, room_of(self._slots[slot]))))
        week.fill(self._slots)
        placed = ((slot, week.placed[slot]) for slot in self._slots if slot in week.placed)
        return [
            {
                "slot": slot,
                "item": option.id,
                "score": round(option.worth, 6),
                "reasons": self._reasons(slot, option),
                "alternates": [other.id for other in week.others(slot, count)],
            }
            for slot, option in placed
        ]

    @property
    def _alternates(self) -> int:
        return int(self.request.get("alternates", 3))

    @cached_property
    def _slots(self) -> dict[str, Json]:
        return {slot["id"]: slot for slot in self.request["slots"]}

    @cached_property
    def _allowed(self) -> list[int]:
        return self.bounds.allowed(apart=bool(self.request.get("apart")))

    @cached_property
    def _rituals(self) -> dict[str, int]:
        """The items that stay in their slot, by their place: a boundary is stronger than a ritual."""
        place, items = self.outlook.learner.space.place, self.bounds.items
        asked = {r["slot"]: place[r["item"]] for r in self.request.get("rituals") or () if r["item"] in place}
        may = set(self._allowed) if asked else set()
        return {
            slot: number
            for slot, number in asked.items()
            if number in may and slot in self._slots and self.bounds.fits(items[number], self._slots[slot])
        }

    @cached_property
    def _wishes(self) -> Wishes:
        return Wishes(
            wanted=self.request["max_items"],
            budget=self.request["budget"],
            balance=self.balance,
            lately=self.lately,
            alike=self._alike,
        )

    def _alike(self, one: str, other: str) -> float:
        place, looks = self.outlook.learner.space.place, self.bounds.looks
        return looks[place[one]].likeness(looks[place[other]])

    @cached_property
    def _options(self) -> dict[str, list[Ranking]]:
        """The items of each sort for each slot; slots that are good for the same share them."""
        made: dict[Hashable, list[Ranking]] = {}
        sorts = {name: sort_of(slot) for name, slot in self._slots.items()}
        for name, sort in sorts.items():
            if sort not in made:
                made[sort] = self._rankings(self._slots[name])
        return {name: made[sort] for name, sort in sorts.items()}

    @cached_property
    def _pools(self) -> dict[tuple[str, bool], dict[int, list[int]]]:
        """What may be chosen this week of each sort, by what it is worth before the slot is known.

        What asks as much energy comes together: who is too tired for one of them is so for all.
        """
        resting, sorts = self.bounds.resting(self.request["week_start"]), self.bounds.sorts
        pools: dict[tuple[str, bool, int], list[int]] = {sort: [] for sort in sorted(set(sorts))}
        pool_of = [pools[sort] for sort in sorts]
        for number in sorted(self._allowed, key=self.outlook.worth.__getitem__, reverse=True):
            if number not in resting:
                pool_of[number].append(number)
        found: dict[tuple[str, bool], dict[int, list[int]]] = {}
        for (kind, costs, energy), pool in pools.items():
            found.setdefault((kind, costs), {})[energy] = pool
        return found

    def _short_enough(self, minutes: int) -> list[tuple[str, dict[int, Kept[int]]]]:
        """Return by kind what of that takes at most so many minutes; found as it is come to, and once for all slots."""
        if (known := self._by_length.get(minutes)) is None:
            known = self._by_length[minutes] = [
                (kind, {energy: Kept(self._within(minutes, pool)) for energy, pool in pools.items()})
                for (kind, _), pools in self._pools.items()
            ]
        return known

    def _within(self, minutes: int, pool: Iterable[int]) -> Iterator[int]:
        lengths = self.bounds.lengths
        return (number for number in pool if lengths[number] <= minutes)

    @cached_property
    def _by_length(self) -> dict[int, list[tuple[str, dict[int, Kept[int]]]]]:
        return {}

    def _rankings(self, slot: Json) -> list[Ranking]:
        room = room_of(slot)
        return [Ranking(kind, self._best_first(slot, room, pools)) for kind, pools in self._short_enough(room.minutes)]

    def _best_first(self, slot: Json, room: Room, pools: Mapping[int, Iterable[int]]) -> Iterator[Option]:
        items, fits, outlook = self.bounds.items, self.bounds.fits, self.outlook
        worth, strain, left = outlook.worth, outlook.strain, [ease(energy, room) for energy in pools]

        def option_of(_most: float, number: int, _pool: int) -> Option | None:
            return self._option(number, strain(number, room)) if fits(items[number], slot) else None

        return best_first(promised(list(pools.values()), lambda number, pool: worth[number] * left[pool]), option_of)

    def _option(self, number: int, strain: Strain) -> Option:
        item = self.bounds.items[number]
        return Option(item["id"], item["kind"], self.outlook.under(number, strain) * strain.ease, item["cost"])

    def _reasons(self, slot: str, option: Option) -> list[dict[str, Any]]:
        both = round(self.outlook.worth[self.outlook.learner.space.place[option.id]], 6)
        return [
            {"name": "ritual" if slot in self._rituals else "what both enjoy", "weight": both},
            {"name": "fits the slot", "weight": round(round(option.worth, 6) - both, 6)},
        ]
