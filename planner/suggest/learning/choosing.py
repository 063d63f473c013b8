"""Choosing for a whole week: the best activity for each slot, with an eye on all the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

_ROUNDS = 3
_MORE = 1e-9


@dataclass(frozen=True, slots=True)
class Option:
    """An activity for one slot, and what it is worth there by itself."""

    id: str
    kind: str
    worth: float
    cost: float = 0.0
    new: bool = False
    """Whether it counts as really new."""
    gap: float = 0.0
    """How much more the first partner would enjoy it than the second."""


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What a week has to keep to, and what it had better look like."""

    wanted: int
    """How many plans at most."""
    budget: float
    balance: Mapping[str, float]
    """The share wished of each kind."""
    lately: Mapping[str, float]
    """How many of each kind the last weeks and this one hold already."""
    alike: Callable[[str, str], float]
    """How much two activities are alike, from 0 to 1."""
    balance_weight: float = 0.18
    alike_weight: float = 0.02
    crowd_weight: float = 0.0
    """What a second plan on one day costs."""
    even_weight: float = 0.0
    """What it costs when the week is better for one partner than for the other."""
    gap: float = 0.0
    """How much better things were for the first partner before this week."""
    most_new: int | None = None
    day_of: Callable[[str], object] = lambda slot: slot
    days_taken: Sequence[object] = ()
    spent: float = 0.0
    """What the week costs already, without what is chosen here."""
    new_already: int = 0


class Week:
    """A week in the making."""

    def __init__(self, wishes: Wishes, options: Mapping[str, Sequence[Option]]) -> None:
        self.placed: dict[str, Option] = {}
        self._wishes = wishes
        self._options = options
        self._ids = sorted({option.id for some in options.values() for option in some})
        self._used: set[str] = set()
        self._alike = dict.fromkeys(self._ids, 0.0)
        self._likenesses: dict[str, list[float]] = {}
        self._counts = Counter(wishes.lately)
        self._days = Counter(wishes.days_taken)
        self._spent, self._new, self._gap = wishes.spent, wishes.new_already, wishes.gap

    def pin(self, slot: str, option: Option) -> None:
        """Set what stays where it is."""
        self._put(slot, option)

    def fill(self, slots: Iterable[str]) -> None:
        """Fill the slots one by one with what gains most, then mend until nothing gains by a single change."""
        free = [slot for slot in slots if slot not in self.placed]
        pinned = set(self.placed)
        while free and len(self.placed) < self._wishes.wanted and (best := self._best(free)) is not None:
            slot, option, _ = best
            self._put(slot, option)
            free.remove(slot)
        for _ in range(_ROUNDS):
            mine = [slot for slot in sorted(self.placed) if slot not in pinned]
            moved = [self._replace(slot, free) for slot in mine if slot in self.placed]
            swapped = self._swap(sorted(slot for slot in self.placed if slot not in pinned))
            if not any(moved) and not swapped:
                return

    def gain(self, slot: str, option: Option) -> float:
        """Return what an option adds to the week as it is."""
        crowd = self._wishes.crowd_weight * self._days[self._wishes.day_of(slot)]
        return option.worth + self._balance_gain(option.kind) - self._alike[option.id] - crowd + self._even_gain(option)

    def fits(self, option: Option) -> bool:
        """Whether it may join: none twice, within the budget, no more than so much new."""
        wishes = self._wishes
        return (
            option.id not in self._used
            and (not option.cost or self._spent + option.cost <= wishes.budget)
            and not (option.new and wishes.most_new is not None and self._new >= wishes.most_new)
        )

    def others(self, slot: str, count: int) -> list[Option]:
        """Return the best that could be there instead, the best first."""
        fitting = (option for option in self._options[slot] if option.id not in self._used)
        return sorted(fitting, key=lambda option: (-round(self.gain(slot, option), 9), option.id))[:count]

    def _best(self, slots: Sequence[str]) -> tuple[str, Option, float] | None:
        gains = {kind: self._balance_gain(kind) for kind in {o.kind for slot in slots for o in self._options[slot]}}
        weight, uneven = self._wishes.even_weight, abs(self._gap)
        best: tuple[str, Option, float] | None = None
        for slot in slots:
            crowd = self._wishes.crowd_weight * self._days[self._wishes.day_of(slot)]
            for option in self._options[slot]:
                gain = option.worth + gains[option.kind] - self._alike[option.id] - crowd
                if weight:
                    gain += weight * (uneven - abs(self._gap + option.gap))
                if (best is None or gain > best[2] + _MORE) and self.fits(option):
                    best = slot, option, gain
        return best

    def _replace(self, slot: str, free: list[str]) -> bool:
        """Put something better in place of what a slot holds, or into a free slot instead of it."""
        option = self._take(slot)
        here = self.gain(slot, option)
        best = self._best([slot, *free])
        if best is None or best[2] <= here + _MORE:
            self._put(slot, option)
            return False
        self._put(best[0], best[1])
        if best[0] != slot:
            free.remove(best[0])
            free.append(slot)
        return True

    def _swap(self, slots: Sequence[str]) -> bool:
        found = False
        worth = {slot: {option.id: option for option in self._options[slot]} for slot in slots}
        for number, one in enumerate(slots):
            for other in slots[number + 1 :]:
                mine, theirs = self.placed[one], self.placed[other]
                here, there = worth[one].get(theirs.id), worth[other].get(mine.id)
                if here and there and here.worth + there.worth > mine.worth + theirs.worth + _MORE:
                    self.placed[one], self.placed[other] = here, there
                    found = True
        return found

    def _put(self, slot: str, option: Option) -> None:
        self.placed[slot] = option
        self._used.add(option.id)
        self._count(slot, option, 1)

    def _take(self, slot: str) -> Option:
        option = self.placed.pop(slot)
        self._used.discard(option.id)
        self._count(slot, option, -1)
        return option

    def _count(self, slot: str, option: Option, by: int) -> None:
        self._counts[option.kind] += by
        self._days[self._wishes.day_of(slot)] += by
        self._spent += by * option.cost
        self._new += by * option.new
        self._gap += by * option.gap
        weight = by * self._wishes.alike_weight
        known = zip(self._alike.items(), self._likenesses_to(option.id), strict=True)
        self._alike = {other: amount + weight * alike for (other, amount), alike in known}

    def _likenesses_to(self, one: str) -> list[float]:
        if (known := self._likenesses.get(one)) is None:
            known = [self._wishes.alike(one, other) if other != one else 0.0 for other in self._ids]
            self._likenesses[one] = known
        return known

    def _even_gain(self, option: Option) -> float:
        """Return how much more even an option makes what both get of the week."""
        return self._wishes.even_weight * (abs(self._gap) - abs(self._gap + option.gap))

    def _balance_gain(self, kind: str) -> float:
        """Return how much nearer to the wished balance one more of a kind brings the month."""
        before = self._off_balance()
        self._counts[kind] += 1
        after = self._off_balance()
        self._counts[kind] -= 1
        # What nobody wished for is last.
        unwished = 0.0 if self._wishes.balance.get(kind) else 1.0
        return self._wishes.balance_weight * (before - after) - unwished

    def _off_balance(self) -> float:
        total = sum(self._counts.values())
        return sum(abs(self._counts[kind] - total * share) for kind, share in self._wishes.balance.items()) / 2
