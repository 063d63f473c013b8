"""The taste quiz: pairs of activities that tell the most about what somebody likes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from math import fsum

from planner.model.activity import Activity
from planner.model.couple import Limits
from planner.suggest.features import features
from planner.suggest.situation import Situation

_POOL = 40


def quiz_pairs(situation: Situation, count: int = 10) -> tuple[tuple[Activity, Activity], ...]:
    """Return pairs that differ in much, each activity once, so that few answers say a lot."""
    pool = sorted(_askable(situation.activities, situation.couple.limits), key=lambda a: situation.chance(a.id))[:_POOL]
    named = {activity.id: features(activity) for activity in pool}
    asked: Counter[str] = Counter()
    pairs: list[tuple[Activity, Activity]] = []
    while len(pairs) < count and len(pool) >= 2:
        one, other = max(
            combinations(pool, 2),
            # A feature asked about before says less, so it counts for less. An exact sum: a set has no order.
            key=lambda pair: fsum(1 / (1 + asked[name]) for name in named[pair[0].id] ^ named[pair[1].id]),
        )
        asked.update(named[one.id] ^ named[other.id])
        pairs.append((one, other))
        pool = [activity for activity in pool if activity not in (one, other)]
    return tuple(pairs)


def _askable(activities: Iterable[Activity], limits: Limits) -> Iterable[Activity]:
    # On the first evening nobody is asked about what is too close or too deep for a first evening.
    return (a for a in activities if a.live and a.contact <= limits.contact and a.depth <= 1)
