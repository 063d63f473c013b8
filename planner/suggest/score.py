"""The score of an activity for a slot, as terms that add up, so that every reason is a true one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from planner.model.activity import Activity
from planner.model.balance import Balance
from planner.model.proposal import Term
from planner.model.slot import Slot
from planner.suggest.situation import Situation
from planner.suggest.taste import Taste, features

_BALANCE_WEIGHT = 0.6
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
        first, second = (taste.steps(activity) for taste in self.tastes)
        unknown, alike, own, _ = (_joint(a, b, 0.0) for a, b in zip(first, second, strict=True))
        fair = _joint(first[2], second[2], self.turn)
        quizzed = _joint(first[3], second[3], self.turn)
        situation = self.situation
        return (
            Term("start", unknown),
            Term("taste", alike - unknown),
            Term("loved", own - alike),
            Term("turn", fair - own),
            Term("quiz", quizzed - fair),
            Term("new", _NEW if activity.id not in situation.days_of else 0.0),
            Term("again", -_SOON_AGAIN * self._staleness(activity, slot)),
            Term("length", _LENGTH * _use_of(slot, activity)),
            Term("energy", _ENERGY * _ease(slot, activity)),
            Term("chance", _CHANCE * situation.chance(activity.id)),
        )

    def together(self, activity: Activity, slot: Slot, chosen: Sequence[Chosen]) -> tuple[Term, ...]:
        """Return the terms that depend on what else the week holds."""
        return (
            Term("balance", _BALANCE_WEIGHT * self._gain_in_balance(activity, chosen)),
            Term("variety", -_ALIKE * max((_alike(activity, c.activity) for c in chosen), default=0.0)),
            Term("spread", -_SAME_DAY * self._crowded(slot, chosen)),
        )

    def _staleness(self, activity: Activity, slot: Slot) -> float:
        days = self.situation.days_of.get(activity.id, ())
        since = min((abs((slot.start.date() - day).days) for day in days), default=365)
        return float(0.87 ** (since / 7))

    @cached_property
    def _recent(self) -> list[Activity | None]:
        begin = self.situation.week.start - timedelta(weeks=_WEEKS_OF_BALANCE - 1)
        by_id = self.situation.by_id
        done = [c.activity for c in self.situation.done if begin <= c.start.date() < self.situation.week.start]
        planned = [o.plan.activity for o in self.situation.this_week]
        return [by_id.get(slug) for slug in (*done, *planned) if slug]

    def _gain_in_balance(self, activity: Activity, chosen: Sequence[Chosen]) -> float:
        held = [a.kind for a in self._recent if a is not None] + [c.activity.kind for c in chosen]
        wished = self.situation.couple.balance
        before = Balance.of(held).distance(wished) if held else 0.5
        return before - Balance.of([*held, activity.kind]).distance(wished)

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


def _ease(slot: Slot, activity: Activity) -> float:
    return 1 - abs(slot.energy.level - activity.energy.level) / 3


def _alike(one: Activity, other: Activity) -> float:
    mine, yours = set(features(one)), set(features(other))
    return len(mine & yours) / len(mine | yours)


def without(terms: Sequence[Term], code: str) -> float:
    """Return the score as it would be if one term did not count."""
    return sum(term.value for term in terms if term.code != code)
