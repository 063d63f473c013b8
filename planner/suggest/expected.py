"""What the two of them are expected to make of an activity: each by what both know, and both by all that is known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from math import fsum
from typing import NamedTuple

from planner.model.activity import Activity
from planner.model.slot import Slot
from planner.model.value import Value
from planner.suggest.learning.learner import Room
from planner.suggest.learning.outlook import Outlook, Strain
from planner.suggest.learning.traits import LIKED
from planner.suggest.past import room_of
from planner.suggest.situation import Situation

_EVEN = 0.5
_ALIKE = 0.5
"""What two activities have in common, of all that either is, where one is said to be like the other."""


class Stars(NamedTuple):
    """What somebody is expected to give an activity, or what it is worth, as more is taken into account."""

    nothing: float
    liked: float
    alike: float
    own: float
    new: float
    again: float


class Expected(Value):
    """Expectations for one week; what is asked for twice is worked out once."""

    situation: Situation

    @cached_property
    def turn(self) -> float:
        """How much more the first partner's liking counts now, from -0.45 to 0.45: whoever had less comes first."""
        return self._shared.turn - _EVEN

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Where each activity stands among them all."""
        return self._shared.learner.space.place

    @property
    def worth_of_all(self) -> Sequence[float]:
        """What every activity is worth to both before the slot is known, in their order, secrets included."""
        return self._whole.worth

    @cached_property
    def known(self) -> frozenset[str]:
        """What they ever did, or will this year."""
        return frozenset((*self.situation.days_of, *self._shared.learner.memory.activities))

    def stars(self, partner: int, activity: Activity) -> Stars:
        """Return what the first or second partner is expected to give it, from what both know."""
        if (known := self._stars.get(activity.id)) is None:
            fresh = self._shared.learner.freshness(activity.id, self._shared.week)
            first, second = (self._by_and_by(who, activity, fresh) for who in (0, 1))
            known = self._stars[activity.id] = first, second
        return known[partner]

    def most_like(self, activity: Activity, among: Iterable[str], partners: Collection[int]) -> str | None:
        """Return what has most in common with an activity of that for which these partners' tastes speak, or None."""
        row, weights = self._shared.learner.space.row, [self._shared.fits[number].weights for number in partners]
        mine = frozenset(row(activity.id).columns)
        found = (0.0, 0.0, "")
        for slug in among:
            theirs = row(slug).columns
            both = mine.intersection(theirs)
            # Most have little in common with it, and of those nothing more is asked.
            if (alike := len(both) / (len(mine) + len(theirs) - len(both) or 1)) >= _ALIKE and slug != activity.id:
                speaks = round(fsum(each[column] for each in weights for column in both), 9)
                if speaks > 0:
                    found = max(found, (alike, speaks, slug))
        return found[-1] or None

    def gap(self, activity: Activity, slot: Slot) -> float:
        """Return how much more the first partner will enjoy it than the second, as far as both know."""
        shared, number, room = self._shared, self.place[activity.id], room_of(slot.minutes, slot.energy)
        # Free times are often as long and as lively as others.
        if (known := self._gaps.get((number, room))) is None:
            strain = shared.strain(number, room)
            one, other = (shared.enjoyment(who, self.stars(who, activity).again + strain[who]) for who in (0, 1))
            known = self._gaps[number, room] = one - other
        return known

    def together(self, activity: Activity, slot: Slot) -> tuple[Stars, float]:
        """Return what it is worth to both as more is taken into account, and at last with whose turn it is."""
        strain = self._strain(activity, slot)
        one, other = ([stars + strain[who] for stars in self.stars(who, activity)] for who in (0, 1))
        even = Stars(*(self._joint(mine, yours, _EVEN) for mine, yours in zip(one, other, strict=True)))
        return even, self._joint(one[-1], other[-1], self._shared.turn)

    def worth(self, number: int, room: Room) -> float:
        """Return what the activity at a place is worth to both where there is such room, secrets included.

        It chooses, and no word is said of it.
        """
        return self._whole.under(number, self._whole.strain(number, room))

    @cached_property
    def _shared(self) -> Outlook:
        return self.situation.outlooks[0]

    @cached_property
    def _whole(self) -> Outlook:
        return self.situation.outlooks[1]

    @cached_property
    def _stars(self) -> dict[str, tuple[Stars, Stars]]:
        return {}

    @cached_property
    def _gaps(self) -> dict[tuple[int, Room], float]:
        return {}

    def _strain(self, activity: Activity, slot: Slot) -> Strain:
        return self._shared.strain(self.place[activity.id], room_of(slot.minutes, slot.energy))

    def _joint(self, first: float, second: float, turn: float) -> float:
        shared = self._shared
        return shared.together(shared.enjoyment(0, first), shared.enjoyment(1, second), turn)

    def _by_and_by(self, partner: int, activity: Activity, fresh: tuple[float, float, float]) -> Stars:
        outlook, fit = self._shared, self._shared.fits[partner]
        level = fit.weights[0]
        liked = level + fit.weights[LIKED] * outlook.learner.space.row(activity.id).liked
        alike = fit.says(activity.id)
        own = alike + outlook.own(partner, activity.id)
        first, lately, like_it = fresh
        new = own + fit.weights[1] * first
        again = new + fit.weights[2] * lately + fit.weights[3] * like_it
        return Stars(level, liked, alike, own, new, again)
