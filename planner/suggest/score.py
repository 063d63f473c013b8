"""The score of an activity for a slot, as terms that add up, so that every reason is a true one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, cached_property
from typing import NamedTuple

from planner.model.activity import Activity, Energy, Kind
from planner.model.balance import Balance
from planner.model.proposal import Term
from planner.model.slot import Slot
from planner.suggest.features import features
from planner.suggest.learning.learner import Learner, Room
from planner.suggest.learning.outlook import Outlook
from planner.suggest.learning.traits import LIKED
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
_PLANNED_AGAIN = 0.15
_CHANCE = 0.04
_CHANCE_FADES = 0.96
"""What is left, a week later, of the wish to be surprised."""
_LEAST_CHANCE = 0.5
_WEEKS_OF_BALANCE = 4
_EVEN = 0.5


@dataclass(frozen=True)
class Chosen:
    """A choice already made for the week."""

    slot: Slot
    activity: Activity


class Stars(NamedTuple):
    """What one partner is expected to give an activity, as more is taken into account."""

    nothing: float
    liked: float
    alike: float
    own: float
    new: float
    again: float


@dataclass(frozen=True)
class Scorer:
    """Scores activities in one situation; what does not change within the week is worked out once."""

    situation: Situation

    @cached_property
    def turn(self) -> float:
        """How much more the first partner's liking counts now, from -0.45 to 0.45: whoever had less comes first."""
        return self._shared.turn - _EVEN

    def stars(self, partner: int, activity: Activity) -> Stars:
        """Return what the first or second partner is expected to give it, from what both know."""
        if (known := self._stars.get((partner, activity.id))) is None:
            known = self._stars[partner, activity.id] = self._expected(partner, activity)
        return known

    def alone(self, activity: Activity, slot: Slot) -> tuple[Term, ...]:
        """Return the terms that other choices for the week don't change."""
        shared = self._shared
        strain = shared.strain(self._place[activity.id], _room(slot))
        one, other = ([stars + strain[who] for stars in self.stars(who, activity)] for who in (0, 1))
        nothing, liked, alike, own, new, again = (self._joint(a, b, _EVEN) for a, b in zip(one, other, strict=True))
        fair = self._joint(one[-1], other[-1], shared.turn)
        known = self._whole_worth(activity, _room(slot))
        small = self._small(activity, slot)
        return (
            Term("start", nothing),
            Term("liked", liked - nothing),
            Term("taste", alike - liked),
            Term("loved", own - alike),
            Term("turn", fair - again),
            Term("quiz", known - fair),
            Term("new", new - own + small.new),
            Term("chance", small.chance),
            Term("again", again - new + small.again),
            Term("length", small.length),
            Term("energy", small.energy),
        )

    @cached_property
    def base(self) -> list[float]:
        """What each activity is worth before any slot is looked at: the order in which to look."""
        return [worth + extra for worth, extra in zip(self._whole.worth, self._extra, strict=True)]

    @cached_property
    def _extra(self) -> list[float]:
        """What being new and chance add to each activity, in their order."""
        surprise, chances = self._surprise, self._chances
        return [surprise * chances[slug] + (0.0 if self._knows(slug) else _NEW) for slug in self._place]

    def at_most(self, activity: Activity, slot: Slot) -> float:
        """Return what an activity is worth in a slot if nothing like it is planned around it."""
        suits = _LENGTH * _use_of(slot, activity) + _ENERGY * _ease(slot.energy, activity.energy)
        return self._whole_worth(activity, _room(slot)) + self._extra[self._place[activity.id]] + suits

    def worth(self, activity: Activity, slot: Slot) -> float:
        """Return the sum of the terms of `alone`, without naming them: most activities come no further."""
        return self.at_most(activity, slot) - _PLANNED_AGAIN * self._planned_near(activity, slot)

    def together(self, activity: Activity, slot: Slot, chosen: Sequence[Chosen]) -> tuple[Term, ...]:
        """Return the terms that depend on what else the week holds."""
        before = sum(self.gap(c.activity, c.slot) for c in chosen)
        return (
            Term("balance", self._gain_in_balance(activity.kind, chosen)),
            Term("even", EVEN_WEIGHT * (abs(before) - abs(before + self.gap(activity, slot)))),
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

    def gap(self, activity: Activity, slot: Slot) -> float:
        """Return how much more the first partner will enjoy it than the second, as far as both know."""
        shared = self._shared
        strain = shared.strain(self._place[activity.id], _room(slot))
        one, other = (shared.enjoyment(who, self.stars(who, activity).again + strain[who]) for who in (0, 1))
        return one - other

    def alike(self, one: str, other: str) -> float:
        """Return how much two activities are alike, from 0 to 1."""
        mine, yours = (features(self.situation.by_id[slug]) for slug in (one, other))
        return len(mine & yours) / len(mine | yours)

    @cached_property
    def recent(self) -> tuple[Kind, ...]:
        """The kinds of what the last weeks and this one hold, done or planned, each occurrence once."""
        situation = self.situation
        begin = situation.week.start - timedelta(weeks=_WEEKS_OF_BALANCE - 1)
        kinds = {o.key: o.plan.kind for o in situation.held if begin <= o.day <= situation.week.end}
        kinds |= {
            (c.plan, c.original_start): c.kind for c in situation.done if begin <= c.start.date() <= situation.week.end
        }
        return tuple(kinds.values())

    @property
    def _place(self) -> dict[str, int]:
        return self._shared.learner.space.place

    @property
    def _shared(self) -> Outlook:
        return self.situation.outlooks[0]

    @property
    def _whole(self) -> Outlook:
        return self.situation.outlooks[1]

    @cached_property
    def _stars(self) -> dict[tuple[int, str], Stars]:
        return {}

    @cached_property
    def _chances(self) -> dict[str, float]:
        return {activity.id: self.situation.chance(activity.id) for activity in self.situation.activities}

    @cached_property
    def _surprise(self) -> float:
        lived = max(0, (self.situation.week.start - self.situation.couple.since).days // 7)
        return _CHANCE * max(_LEAST_CHANCE, _CHANCE_FADES**lived)

    def _expected(self, partner: int, activity: Activity) -> Stars:
        outlook = self._shared
        learner: Learner = outlook.learner
        fit = outlook.fits[partner]
        level = fit.weights[0]
        liked = level + fit.weights[LIKED] * learner.space.rows[activity.id].liked
        alike = fit.says(activity.id)
        own = alike + outlook.own[partner].get(activity.id, 0.0)
        first, lately, like_it = learner.freshness(activity.id, outlook.week)
        new = own + fit.weights[1] * first
        again = new + fit.weights[2] * lately + fit.weights[3] * like_it
        return Stars(level, liked, alike, own, new, again)

    def _joint(self, first: float, second: float, turn: float) -> float:
        shared = self._shared
        return shared.together(shared.enjoyment(0, first), shared.enjoyment(1, second), turn)

    def _whole_worth(self, activity: Activity, room: Room) -> float:
        number = self._place[activity.id]
        return self._whole.under(number, self._whole.strain(number, room))

    def _small(self, activity: Activity, slot: Slot) -> Small:
        return Small(
            0.0 if self._knows(activity.id) else _NEW,
            self._surprise * self._chances[activity.id],
            -_PLANNED_AGAIN * self._planned_near(activity, slot),
            _LENGTH * _use_of(slot, activity),
            _ENERGY * _ease(slot.energy, activity.energy),
        )

    def _knows(self, slug: str) -> bool:
        """Whether they ever did it, or will this year."""
        return slug in self.situation.days_of or self._shared.learner.memory.knows(slug)

    def _planned_near(self, activity: Activity, slot: Slot) -> float:
        days = self.situation.planned_days.get(activity.id)
        if not days:
            return 0.0
        day = slot.start.date()
        return float(0.87 ** (min(abs((day - other).days) for other in days) / 7))

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
    chance: float
    again: float
    length: float
    energy: float


def _room(slot: Slot) -> Room:
    return _room_of(slot.minutes, slot.energy)


@cache
def _room_of(minutes: int, there: Energy) -> Room:
    energy = there.level + 1
    return Room(minutes, (energy, energy))


def _use_of(slot: Slot, activity: Activity) -> float:
    # Half of the time is plenty: nobody wants an evening that is full to the minute.
    return min(1.0, 2 * activity.minutes.typical / slot.minutes)


@cache
def _ease(there: Energy, asked: Energy) -> float:
    return 1 - abs(there.level - asked.level) / 3
