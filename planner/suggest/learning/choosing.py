"""Choosing for a whole week: the best activity for each slot, with an eye on all the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import heapify, heappop, heapreplace
from itertools import islice

from planner.model.value import Value
from planner.suggest.learning.likeness import Likenesses
from planner.suggest.learning.ranking import Option, Ranking

Best = tuple[str, Option, float]
"""A slot, an option for it, and what it gains."""
_ROUNDS = 3
_MORE = 1e-9
_ENOUGH = 6
"""How many of a sort that would fit a slot are compared with what the week holds: more of them are hardly better."""


class Wishes(Value, kw_only=True):
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
    gap_of: Callable[[str, str], float] = lambda slot, activity: 0.0
    """How much more the first partner would enjoy an activity in a slot than the second."""
    most_new: int | None = None
    day_of: Callable[[str], object] = lambda slot: slot
    days_taken: Sequence[object] = ()
    spent: float = 0.0
    """What the week costs already, without what is chosen here."""
    new_already: int = 0


class Week:
    """A week in the making."""

    def __init__(self, wishes: Wishes, options: Mapping[str, Sequence[Ranking]]) -> None:
        """Begin with nothing; `options` holds for each slot a ranking of each sort there is for it."""
        self.placed: dict[str, Option] = {}
        self._settled: dict[str, dict[str, Option]] = {}
        """Beside what the option of a slot was found to be the best."""
        self._wishes = wishes
        self._options = options
        self._used: set[str] = set()
        self._likenesses = Likenesses(wishes.alike)
        self._alike = self._likenesses.beside(())
        self._gains: dict[tuple[str, tuple[float, ...]], float] = {}
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
            self._settle(slot, option)
            free.remove(slot)
        for _ in range(_ROUNDS):
            mine = [slot for slot in sorted(self.placed) if slot not in pinned]
            moved = [self._replace(slot, free) for slot in mine if slot in self.placed]
            swapped = self._swap(sorted(slot for slot in self.placed if slot not in pinned))
            if not any(moved) and not swapped:
                return

    def gain(self, slot: str, option: Option) -> float:
        """Return what an option adds to the week as it is."""
        rest = self._gain_of_kind(option.kind) - self._crowd(slot)
        return option.worth + rest - self._like_others(option) + self._evens(slot, option)

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
        here, found = self._take(slot), list[tuple[float, str, Option]]()
        for most, rest, _, options in self._promising([slot]):
            if len(found) == count and most < -found[-1][0] - _MORE:
                break
            for option in self._first(options, count + 1):
                if len(found) == count and option.worth + rest + self._even_at_most < -found[-1][0] - _MORE:
                    break
                if option.id != here.id:
                    gain = option.worth + rest - self._like_others(option) + self._evens(slot, option)
                    found = sorted([*found, (-round(gain, 9), option.id, option)])[:count]
        self._put(slot, here)
        return [option for _, _, option in found]

    def _best(self, slots: Sequence[str]) -> Best | None:
        """Return the slot and option that gain most; those that can't are passed over by what they gain at best."""
        best: Best | None = None
        for most, rest, slot, options in self._promising(slots):
            if best is not None and most <= best[2] + _MORE:
                break
            best = self._better(best, slot, options, rest)
        return best

    def _promising(self, slots: Sequence[str]) -> Iterator[tuple[float, float, str, Iterable[Option]]]:
        """Give the options for some slots, first those that may gain most, with that and with what all of them gain.

        What all of a ranking gain is what their kind and their day bring. Before one is looked into, it is told what it
        may gain, with no options yet: whoever has something better needs none of them.
        """
        gains, even = {kind: self._gain_of_kind(kind) for kind in self._kinds}, self._even_at_most
        heads: list[tuple[float, bool, int, float, str, Ranking]] = []
        for slot in slots:
            crowd = self._crowd(slot)
            for options in self._options[slot]:
                rest = gains[options.kind] - crowd
                heads.append((-(options.most + rest + even), options.opened, len(heads), rest, slot, options))
        heapify(heads)
        while heads:
            most, opened, number, rest, slot, options = heads[0]
            if opened:
                heappop(heads)
                yield -most, rest, slot, options
            else:
                yield -most, rest, slot, ()
                options.open()
                heapreplace(heads, (-(options.most + rest + even), True, number, rest, slot, options))

    @property
    def _even_at_most(self) -> float:
        """What a plan gains at most by making up for one that was better for the other."""
        return self._wishes.even_weight * abs(self._gap)

    def _better(self, best: Best | None, slot: str, options: Iterable[Option], rest: float) -> Best | None:
        even = self._even_at_most
        for option in self._first(options, _ENOUGH):
            if best is not None and option.worth + rest + even <= best[2] + _MORE:
                break
            gain = option.worth + rest - self._like_others(option)
            # How even it makes the week takes longest to tell, and is only asked where it may matter.
            if best is None or gain + even > best[2] + _MORE:
                gain += self._evens(slot, option)
                if best is None or gain > best[2] + _MORE:
                    best = slot, option, gain
        return best

    def _replace(self, slot: str, free: list[str]) -> bool:
        """Put something better in place of what a slot holds, or into a free slot instead of it."""
        option = self._take(slot)
        # Beside the same others nothing better was found before.
        if self._settled.get(slot) == self.placed:
            self._put(slot, option)
            return False
        here = self.gain(slot, option)
        best = self._best([slot, *free])
        if best is None or best[2] <= here + _MORE:
            self._settle(slot, option)
            return False
        self._settle(best[0], best[1])
        if best[0] != slot:
            free.remove(best[0])
            free.append(slot)
        return True

    def _swap(self, slots: Sequence[str]) -> bool:
        found = False
        for number, one in enumerate(slots):
            for other in slots[number + 1 :]:
                mine, theirs = self.placed[one], self.placed[other]
                here = self._known(one, theirs)
                there = self._known(other, mine)
                if here and there and here.worth + there.worth > mine.worth + theirs.worth + _MORE:
                    self.placed[one], self.placed[other] = here, there
                    found = True
        return found

    def _settle(self, slot: str, option: Option) -> None:
        """Put what is best beside all that is placed."""
        self._settled[slot] = dict(self.placed)
        self._put(slot, option)

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
        self._gap += by * self._wishes.gap_of(slot, option.id)
        self._alike = self._likenesses.beside(option.id for option in self.placed.values())

    @cached_property
    def _kinds(self) -> set[str]:
        return {options.kind for some in self._options.values() for options in some}

    def _first(self, options: Iterable[Option], count: int) -> Iterator[Option]:
        """Give so many that fit, if there are as many: only what the week holds may be in their way.

        Where more than that doesn't fit, it is for want of money, or of room for new things: so the others don't.
        """
        return islice(filter(self.fits, islice(options, len(self.placed) + count)), count)

    def _known(self, slot: str, option: Option) -> Option | None:
        """Return what the activity of another slot's option would be in this one."""
        for options in self._options[slot]:
            if options.kind == option.kind and (known := options.known(option.id)) is not None:
                return known
        return None

    def _crowd(self, slot: str) -> float:
        """Return what another plan costs on the day of a slot."""
        wishes = self._wishes
        return wishes.crowd_weight * self._days.get(wishes.day_of(slot), 0)

    def _like_others(self, option: Option) -> float:
        """Return what an option loses by being like what is placed already."""
        return self._wishes.alike_weight * self._alike[option.id]

    def _evens(self, slot: str, option: Option) -> float:
        """Return what an option gains by making the week better for whom it is less good, or loses the other way."""
        wishes = self._wishes
        if not wishes.even_weight:
            return 0.0
        return wishes.even_weight * (abs(self._gap) - abs(self._gap + wishes.gap_of(slot, option.id)))

    def _gain_of_kind(self, kind: str) -> float:
        """Return how much nearer to the wished balance one more of a kind brings the month."""
        key = kind, tuple(self._counts.values())
        if (known := self._gains.get(key)) is None:
            known = self._gains[key] = self._nearer(kind)
        return known

    def _nearer(self, kind: str) -> float:
        balance, counts = self._wishes.balance, self._counts
        total = sum(counts.values())
        nearer = 0.0
        for each, share in balance.items():
            count = counts[each]
            nearer += abs(count - total * share) - abs(count + (each == kind) - (total + 1) * share)
        # What nobody wished for is last.
        return self._wishes.balance_weight * nearer / 2 - (0.0 if balance.get(kind) else 1.0)
