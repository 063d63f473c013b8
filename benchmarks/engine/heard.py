"""What any way to choose may know of a couple: every rating, revealed or sealed, and how fresh things were then."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from planner.model.activity import Activity
from planner.model.checkin import CheckIn, Opinion, SealedRating
from planner.model.slot import Slot
from planner.suggest.learning.learner import week_number
from planner.suggest.learning.memory import Memory
from planner.suggest.situation import Situation

USUAL = 3.2
"""Stars that somebody gives on the whole."""
_DOUBT = 8.0
"""Ratings' worth of doubt about somebody's own level and spread."""
_LONG = 60
"""Minutes from which it matters that something leaves time over."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One rating by the first or second partner."""

    partner: int
    activity: Activity
    stars: float
    week: int
    fresh: tuple[float, ...]
    """As the model's columns have it: first time, done lately, alike lately, asks too much, time left over."""


class Life:
    """All that was rated, and what is still present of what was done."""

    def __init__(self, situation: Situation) -> None:
        self.memory = Memory()
        self.ratings: list[Heard] = []
        self._situation = situation
        sealed = {each.key: each for each in situation.sealed}
        for week, some in groupby(situation.history, lambda each: week_number(each.start.date())):
            done = list(some)
            for check_in in done:
                said: list[Opinion | SealedRating] = [*check_in.opinions]
                if (alone := sealed.get(check_in.key)) is not None:
                    said.append(alone)
                self.ratings += (self._heard(check_in, "ab".index(one.partner), one.rating, week) for one in said)
            for check_in in done:
                self.memory.note(check_in.activity or "", self._of(check_in).tags, week)

    def fresh(self, activity: Activity, minutes: int, week: int) -> tuple[float, ...]:
        """Return how fresh an activity is in a week, and how much of the time it would leave over."""
        memory = self.memory
        left = 1 - activity.minutes.typical / minutes if minutes >= _LONG else 0.0
        first = 0.0 if memory.knows(activity.id) else 1.0
        return first, memory.of_activity(activity.id, week), memory.of_tags(activity.tags, week), 0.0, left

    def usual(self, partner: int) -> tuple[float, float]:
        """Return the stars that a partner gives on the whole, and how far apart they lie."""
        stars = [one.stars for one in self.ratings if one.partner == partner]
        count = len(stars)
        level = (_DOUBT * USUAL + sum(stars)) / (_DOUBT + count)
        variance = sum((each - sum(stars) / count) ** 2 for each in stars) / count if count > 1 else 1.0
        return level, math.sqrt((_DOUBT + count * variance) / (_DOUBT + count))

    def _heard(self, check_in: CheckIn, partner: int, stars: float, week: int) -> Heard:
        activity = self._of(check_in)
        return Heard(partner, activity, float(stars), week, self.fresh(activity, check_in.minutes, week))

    def _of(self, check_in: CheckIn) -> Activity:
        return self._situation.repertoire[check_in.activity or ""]


Stars = Callable[[int, Activity, Slot], float]


def joint(life: Life, stars: Stars, level: Callable[[int], float]) -> Callable[[Activity, Slot], float]:
    """Return the geometric mean of both enjoyments, each on its partner's own scale."""
    scales = [(level(partner), life.usual(partner)[1]) for partner in (0, 1)]

    def enjoyments(activity: Activity, slot: Slot) -> Iterator[float]:
        for partner, (middle, spread) in enumerate(scales):
            yield min(0.985, max(0.015, 0.55 + (stars(partner, activity, slot) - middle) / (4 * spread)))

    return lambda activity, slot: math.sqrt(math.prod(enjoyments(activity, slot)))
