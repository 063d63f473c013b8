"""The score of an activity for a slot, as terms that add up, so that every reason is a true one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, cached_property

from planner.model.activity import Activity, Energy, Kind
from planner.model.balance import Balance
from planner.model.proposal import Term
from planner.model.slot import Slot
from planner.suggest.situation import Situation
from planner.suggest.taste import Taste, features

_BALANCE_WEIGHT = 0.2
_NEW = 0.04
_LENGTH = 0.05
_ENERGY = 0.02
_ALIKE = 0.12
_SAME_DAY = 0.3
_SOON_AGAIN = 0.2
_CHANCE = 0.05
_TURN = 0.8
_WEEKS_OF_BALANCE = 4


@dataclass(frozen=True)
class Chosen:
    """A choice already made for the week."""

    slot: Slot
    activity: Activity


@dataclass(frozen=True)
class Scorer:
    """Scores activities in one situation; what does not change within the week is worked out once."""

    situation: Situation

    @cached_property
    def tastes(self) -> tuple[Taste, Taste]:
        """Both partners' tastes."""
        first, second = self.situation.couple.partners
        return Taste(first.id, self.situation), Taste(second.id, self.situation)

    @cached_property
    def turn(self) -> float:
        """How much more the first partner's liking counts now, from -0.3 to 0.3: whoever had less comes first."""
        first, second = self.tastes
        return min(0.3, max(-0.3, _TURN * (second.lately - first.lately)))

    def alone(self, activity: Activity, slot: Slot) -> tuple[Term, ...]:
        """Return the terms that other choices for the week don't change."""
        again, length, energy = self._here(activity, slot)
        return (*self._anywhere(activity), Term("again", again), Term("length", length), Term("energy", energy))

    def worth(self, activity: Activity, slot: Slot) -> float:
        """Return the sum of the terms of `alone`, without naming them: most activities come no further."""
        if (known := self._sums.get(activity.id)) is None:
            known = self._sums[activity.id] = sum(term.value for term in self._anywhere(activity))
        return known + sum(self._here(activity, slot))

    def together(self, activity: Activity, slot: Slot, chosen: Sequence[Chosen]) -> tuple[Term, ...]:
        """Return the terms that depend on what else the week holds."""
        return (
            Term("balance", _BALANCE_WEIGHT * self._gain_in_balance(activity.kind, chosen)),
            Term("variety", -_ALIKE * max((self._alike(activity, c.activity) for c in chosen), default=0.0)),
            Term("spread", -_SAME_DAY * self._crowded(slot, chosen)),
        )

    @cached_property
    def _terms(self) -> dict[str, tuple[Term, ...]]:
        return {}

    @cached_property
    def _sums(self) -> dict[str, float]:
        return {}

    def _anywhere(self, activity: Activity) -> tuple[Term, ...]:
        """Return the terms that are the same in every slot."""
        if (known := self._terms.get(activity.id)) is not None:
            return known
        names = features(activity)
        first, second = (taste.steps(activity, names) for taste in self.tastes)
        unknown, alike, own, _ = (_joint(a, b, 0.0) for a, b in zip(first, second, strict=True))
        fair = _joint(first[2], second[2], self.turn)
        quizzed = _joint(first[3], second[3], self.turn)
        situation = self.situation
        found = self._terms[activity.id] = (
            Term("start", unknown),
            Term("taste", alike - unknown),
            Term("loved", own - alike),
            Term("turn", fair - own),
            Term("quiz", quizzed - fair),
            Term("new", _NEW if activity.id not in situation.days_of else 0.0),
            Term("chance", _CHANCE * situation.chance(activity.id)),
        )
        return found

    def _here(self, activity: Activity, slot: Slot) -> tuple[float, float, float]:
        return (
            -_SOON_AGAIN * self._staleness(activity, slot),
            _LENGTH * _use_of(slot, activity),
            _ENERGY * _ease(slot.energy, activity.energy),
        )

    def _staleness(self, activity: Activity, slot: Slot) -> float:
        days = self.situation.days_of.get(activity.id)
        if not days:
            return 0.0
        day = slot.start.date()
        return float(0.87 ** (min(abs((day - other).days) for other in days) / 7))

    @cached_property
    def _recent(self) -> tuple[Kind, ...]:
        """The kinds of what the last weeks and this one hold, done or planned, each occurrence once."""
        situation = self.situation
        begin = situation.week.start - timedelta(weeks=_WEEKS_OF_BALANCE - 1)
        kinds = {o.key: o.plan.kind for o in situation.held if begin <= o.day <= situation.week.end}
        kinds |= {
            (c.plan, c.original_start): c.kind for c in situation.done if begin <= c.start.date() <= situation.week.end
        }
        return tuple(kinds.values())

    def _gain_in_balance(self, kind: Kind, chosen: Sequence[Chosen]) -> float:
        held = [*self._recent, *(c.activity.kind for c in chosen)]
        wished = self.situation.couple.balance
        before = Balance.of(held).distance(wished) if held else 0.5
        gain = before - Balance.of([*held, kind]).distance(wished)
        # Times how many there are, as one more moves a full month only a little; and what nobody wished for is last.
        return gain * (len(held) + 1) - (0.0 if wished.share(kind) else 1.0)

    def _alike(self, one: Activity, other: Activity) -> float:
        mine, yours = self._features(one), self._features(other)
        return len(mine & yours) / len(mine | yours)

    def _features(self, activity: Activity) -> frozenset[str]:
        if (known := self._names.get(activity.id)) is None:
            known = self._names[activity.id] = frozenset(features(activity))
        return known

    @cached_property
    def _names(self) -> dict[str, frozenset[str]]:
        return {}

    def _crowded(self, slot: Slot, chosen: Sequence[Chosen]) -> int:
        day = slot.start.date()
        planned = any(o.day == day for o in self.situation.this_week)
        return planned + sum(c.slot.start.date() == day for c in chosen)


def _joint(first: float, second: float, turn: float) -> float:
    """Return the geometric mean of two likings (Nash), weighted by whose turn it is."""
    share = 0.5 + turn
    return float(first**share * second ** (1 - share))


def _use_of(slot: Slot, activity: Activity) -> float:
    # Half of the time is plenty: nobody wants an evening that is full to the minute.
    return min(1.0, 2 * activity.minutes.typical / slot.minutes)


@cache
def _ease(there: Energy, asked: Energy) -> float:
    return 1 - abs(there.level - asked.level) / 3


def without(terms: Sequence[Term], code: str) -> float:
    """Return the score as it would be if one term did not count."""
    return sum(term.value for term in terms if term.code != code)
