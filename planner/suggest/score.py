"""The score of an activity for a slot, as terms that add up, so that every reason is a true one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import cache, cached_property
from typing import NamedTuple

from planner.model.activity import Activity, Energy, Kind
from planner.model.balance import Balance
from planner.model.proposal import Term
from planner.model.slot import Slot
from planner.model.value import Value
from planner.suggest.expected import Expected
from planner.suggest.features import features
from planner.suggest.past import room_of
from planner.suggest.situation import Situation

BALANCE_WEIGHT = 0.4
ALIKE_WEIGHT = 0.05
CROWD_WEIGHT = 0.3
EVEN_WEIGHT = 0.1
"""What it costs when a week is better for one partner than for the other."""
ALIKE_NOW = 0.3
"""What it costs when ideas for one moment are alike: they are there to choose between."""
_NEW = 0.03
_LENGTH = 0.04
_ENERGY = 0.02
SUITS_AT_MOST = _LENGTH + _ENERGY
"""What speaks for an activity by its length and energy in the slot that suits it best."""
_COSTS, _LONG = 0.04, 0.03
"""What it takes at the very beginning from something for each step that it costs, and from what is long."""
_BEGINNING = 4
"""Weeks after which a couple has been here long enough for anything."""
_LONGER_THAN = 60
_PLANNED_AGAIN = 0.15
_CHANCE = 0.04
_CHANCE_FADES = 0.96
"""What is left, a week later, of the wish to be surprised."""
_LEAST_CHANCE = 0.5
_WEEKS_OF_BALANCE = 4


class Chosen(Value):
    """A choice already made for the week."""

    slot: Slot
    activity: Activity


class Scorer(Value):
    """Scores activities in one situation; what does not change within the week is worked out once."""

    situation: Situation

    @cached_property
    def expected(self) -> Expected:
        """What the two of them are expected to make of each activity."""
        return Expected(self.situation)

    def alone(self, activity: Activity, slot: Slot) -> tuple[Term, ...]:
        """Return the terms that other choices for the week don't change."""
        even, fair = self.expected.together(activity, slot)
        known = self.expected.worth(self.expected.place[activity.id], room_of(slot.minutes, slot.energy))
        small = self._small(activity, slot)
        return (
            Term("start", even.nothing),
            Term("liked", even.liked - even.nothing),
            Term("taste", even.alike - even.liked),
            Term("loved", even.own - even.alike),
            Term("turn", fair - even.again),
            Term("quiz", known - fair),
            Term("new", even.new - even.own + small.new),
            Term("beginning", small.beginning),
            Term("chance", small.chance),
            Term("again", even.again - even.new + small.again),
            Term("length", small.length),
            Term("energy", small.energy),
        )

    @cached_property
    def base(self) -> list[float]:
        """What each activity is worth before any slot is looked at: the order in which to look."""
        return [worth + extra for worth, extra in zip(self.expected.worth_of_all, self.extra, strict=True)]

    @cached_property
    def extra(self) -> list[float]:
        """What being new, a beginning and chance add to each activity, in their order."""
        surprise, known = self._surprise, self.expected.known
        found = [
            surprise * chance + (0.0 if activity.id in known else _NEW)
            for activity, chance in zip(self.situation.activities, self.situation.chances, strict=True)
        ]
        if self._beginners:
            begin = map(self._beginning, self.situation.activities)
            found = [more + each for more, each in zip(found, begin, strict=True)]
        return found

    def worth(self, activity: Activity, slot: Slot) -> float:
        """Return the sum of the terms of `alone`, without naming them: most activities come no further."""
        number, room = self.expected.place[activity.id], room_of(slot.minutes, slot.energy)
        alone = self.expected.worth(number, room) + self.extra[number] + suits(activity, slot)
        return alone + self.again(activity, slot)

    def together(self, activity: Activity, slot: Slot, chosen: Sequence[Chosen]) -> tuple[Term, ...]:
        """Return the terms that depend on what else the week holds."""
        gap = self.expected.gap
        before = sum(gap(c.activity, c.slot) for c in chosen)
        return (
            Term("balance", self._gain_in_balance(activity.kind, chosen)),
            Term("even", EVEN_WEIGHT * (abs(before) - abs(before + gap(activity, slot)))),
            Term("variety", -ALIKE_WEIGHT * self._likeness(activity, chosen)),
            Term("spread", -CROWD_WEIGHT * self._crowded(slot, chosen)),
        )

    def beside(self, activity: Activity, ideas: Sequence[Chosen]) -> tuple[Term, ...]:
        """Return the terms of an idea for one moment that depend on the other ideas for it."""
        same_kind = sum(idea.activity.kind is activity.kind for idea in ideas)
        return (
            Term("balance", self._gain_in_balance(activity.kind, ideas)),
            Term("variety", -ALIKE_NOW * (self._likeness(activity, ideas) + same_kind)),
        )

    def alike(self, one: str, other: str) -> float:
        """Return how much two activities are alike, from 0 to 1."""
        mine, yours = self._features_of(one), self._features_of(other)
        both = len(mine & yours)
        return both / (len(mine) + len(yours) - both)

    @cached_property
    def recent(self) -> tuple[Kind, ...]:
        """The kinds of what the last weeks and this one hold, done or planned, each occurrence once."""
        situation = self.situation
        begin = situation.week.start - timedelta(weeks=_WEEKS_OF_BALANCE - 1)
        kinds = {o.key: o.plan.kind for o in situation.held if begin <= o.day <= situation.week.end}
        kinds |= {c.key: c.kind for c in situation.done if begin <= c.start.date() <= situation.week.end}
        return tuple(kinds.values())

    @cached_property
    def _surprise(self) -> float:
        return _CHANCE * max(_LEAST_CHANCE, _CHANCE_FADES**self._lived)

    @cached_property
    def _lived(self) -> int:
        """Whole weeks that they have been here."""
        return max(0, (self.situation.week.start - self.situation.couple.since).days // 7)

    @cached_property
    def _beginners(self) -> float:
        """How new they are here, from 1 in the first week down to 0."""
        return max(0.0, 1 - self._lived / _BEGINNING)

    def _beginning(self, activity: Activity) -> float:
        """Return what a beginning takes from what costs money or a whole evening, as a number below zero."""
        return -self._beginners * (_COSTS * activity.cost.level + _LONG * (activity.minutes.typical > _LONGER_THAN))

    def _features_of(self, slug: str) -> frozenset[str]:
        if (known := self._features.get(slug)) is None:
            known = self._features[slug] = features(self.situation.repertoire[slug])
        return known

    @cached_property
    def _features(self) -> dict[str, frozenset[str]]:
        return {}

    def _small(self, activity: Activity, slot: Slot) -> Small:
        return Small(
            self._new(activity.id),
            self._beginning(activity),
            self._surprise * self.situation.chances[self.expected.place[activity.id]],
            self.again(activity, slot),
            _length(slot, activity),
            _energy(slot.energy, activity.energy),
        )

    def _new(self, slug: str) -> float:
        return 0.0 if slug in self.expected.known else _NEW

    def again(self, activity: Activity, slot: Slot) -> float:
        """Return what it takes from an activity, as a number below zero, that it is planned around that day already."""
        days = self.situation.planned_days.get(activity.id)
        if not days:
            return 0.0
        day = slot.start.date()
        return -_PLANNED_AGAIN * float(0.87 ** (min(abs((day - other).days) for other in days) / 7))

    def _gain_in_balance(self, kind: Kind, chosen: Sequence[Chosen]) -> float:
        held = [*self.recent, *(c.activity.kind for c in chosen)]
        wished = self.situation.couple.balance
        before = Balance.of(held).distance(wished) if held else 0.5
        gain = before - Balance.of([*held, kind]).distance(wished)
        # Times how many there are, as one more moves a full month only a little; and what nobody wished for is last.
        return BALANCE_WEIGHT * gain * (len(held) + 1) - (0.0 if wished.share(kind) else 1.0)

    def _likeness(self, activity: Activity, chosen: Sequence[Chosen]) -> float:
        return sum(self.alike(activity.id, c.activity.id) for c in chosen)

    def _crowded(self, slot: Slot, chosen: Sequence[Chosen]) -> int:
        day = slot.start.date()
        planned = any(o.day == day for o in self.situation.this_week)
        return planned + sum(c.slot.start.date() == day for c in chosen)


class Small(NamedTuple):
    """What speaks a little for or against an activity in a slot, whatever the taste."""

    new: float
    beginning: float
    chance: float
    again: float
    length: float
    energy: float


def suits(activity: Activity, slot: Slot) -> float:
    """Return what speaks for an activity in a slot by its length and energy alone."""
    return _length(slot, activity) + _energy(slot.energy, activity.energy)


def _length(slot: Slot, activity: Activity) -> float:
    # Half of the time is plenty: nobody wants an evening that is full to the minute.
    return _LENGTH * min(1.0, 2 * activity.minutes.typical / slot.minutes)


@cache
def _energy(there: Energy, asked: Energy) -> float:
    return _ENERGY * (1 - abs(there.level - asked.level) / 3)
