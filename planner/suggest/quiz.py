"""The taste quiz: pairs of activities that tell the most about what somebody likes."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from planner.model.activity import Activity
from planner.model.couple import Limits
from planner.suggest.learning.learner import PREFERENCE_NOISE
from planner.suggest.learning.questions import telling
from planner.suggest.learning.taste import Taste
from planner.suggest.lessons import space_of
from planner.suggest.situation import Situation

Pair = tuple[Activity, Activity]
_POOL = 40
_LOOKED_AT = 300


def quiz_pairs(situation: Situation, count: int = 10) -> tuple[Pair, ...]:
    """Return pairs that tell the most, each activity once, whatever was answered before: nobody's answers show."""
    askable = _askable(situation.activities, situation.couple.limits)
    known = {activity.id: activity for activity in sorted(askable, key=lambda a: situation.chance(a.id))}
    pairs = sorted(combinations(sorted(list(known)[:_POOL]), 2), key=lambda pair: situation.chance(" ".join(pair)))
    taste = Taste(space_of(known.values()))
    found = telling(taste, pairs[:_LOOKED_AT], list(known), count, PREFERENCE_NOISE)
    return tuple((known[one], known[other]) for one, other in found)


def _askable(activities: Iterable[Activity], limits: Limits) -> Iterable[Activity]:
    # On the first evening nobody is asked about what is too close or too deep for a first evening.
    return (a for a in activities if a.live and a.contact <= limits.contact and a.depth <= 1)
