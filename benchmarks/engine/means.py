"""Ways to choose by means of ratings: of the activity, for both or for who likes it less, or of what is like it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from random import Random
from statistics import fmean

from benchmarks.couples import Choice, Pair
from benchmarks.engine.filling import MIX, best_week
from benchmarks.engine.heard import USUAL, Life, joint
from planner.model.activity import Activity
from planner.model.slot import Slot
from planner.suggest.features import features
from planner.suggest.learning.learner import week_number
from planner.suggest.situation import Situation

_CURIOUS = 0.9
"""How far in stars a first try may be off, either way."""
_TAG_DOUBT, _TAG_GAIN = 3.0, 2.2
"""Ratings' worth of doubt about a tag, and how much of a taste the mean of its tags stands for."""
_OWN_DOUBT = 2.4
_TIRES = -0.45
"""Stars that something loses right after it was done."""
Known = Callable[[int, Activity], tuple[float, int]]


def mean_rating(pair: Pair, situation: Situation, slots: Sequence[Slot]) -> list[Choice]:
    """The mean of what both gave it."""
    return _by_stars(situation, slots, fmean)


def least_misery(pair: Pair, situation: Situation, slots: Sequence[Slot]) -> list[Choice]:
    """What the one who likes it less gave it."""
    return _by_stars(situation, slots, min)


def thompson(pair: Pair, situation: Situation, slots: Sequence[Slot]) -> list[Choice]:
    """The mean of what both gave it, each drawn by chance from what is believed, widely where it was seldom rated."""
    chance, known = Random(f"{situation.seed} {situation.week.start} {pair.couple.id}"), _means(situation)
    drawn = {
        activity.id: fmean(
            mean + _CURIOUS * chance.gauss(0, 1) / math.sqrt(1 + count)
            for mean, count in (known(partner, activity) for partner in (0, 1))
        )
        for activity in situation.activities
    }
    return best_week(situation, slots, lambda activity, _: drawn[activity.id] / 5)


def mean_rating_per_tag(pair: Pair, situation: Situation, slots: Sequence[Slot]) -> list[Choice]:
    """What both gave to what is like it and to itself, the lower of the two counting more, with the mix in mind."""
    life, week = Life(situation), week_number(situation.week.start)
    levels = [life.usual(partner)[0] for partner in (0, 1)]
    tags: dict[tuple[int, str], list[float]] = defaultdict(list)
    own: dict[tuple[int, str], list[float]] = defaultdict(list)
    for one in life.ratings:
        liked = situation.repertoire.liking[one.activity.id]
        above = one.stars - levels[one.partner] - liked - _TIRES * one.fresh[1]
        own[one.partner, one.activity.id].append(above)
        for name in features(one.activity):
            tags[one.partner, name].append(above)
    means = {key: sum(some) / (len(some) + _TAG_DOUBT) for key, some in tags.items()}

    def of_tags(partner: int, activity: Activity) -> float:
        # In order, as the sum of a set is another one every time.
        return _TAG_GAIN * fmean(means.get((partner, name), 0.0) for name in sorted(features(activity)))

    def stars(partner: int, activity: Activity, slot: Slot) -> float:
        alike, found = of_tags(partner, activity), own.get((partner, activity.id), ())
        itself = sum(above - alike for above in found) / (len(found) + _OWN_DOUBT)
        tired = _TIRES * life.memory.of_activity(activity.id, week)
        return levels[partner] + situation.repertoire.liking[activity.id] + alike + itself + tired

    return best_week(situation, slots, joint(life, stars, levels.__getitem__), balance=MIX, alike=0.02)


def _by_stars(situation: Situation, slots: Sequence[Slot], join: Callable[[Iterable[float]], float]) -> list[Choice]:
    known = _means(situation)

    def worth(activity: Activity, slot: Slot) -> float:
        # A touch of chance, or the first by name would be tried of all that nobody has rated.
        return join(known(partner, activity)[0] for partner in (0, 1)) / 5 + 0.01 * situation.chance(activity.id)

    return best_week(situation, slots, worth)


def _means(situation: Situation) -> Known:
    """Return what tells each partner's mean of an activity, drawn towards what others make of it, of how many."""
    stars: dict[tuple[int, str], list[float]] = defaultdict(list)
    for one in Life(situation).ratings:
        stars[one.partner, one.activity.id].append(one.stars)

    def known(partner: int, activity: Activity) -> tuple[float, int]:
        found = stars.get((partner, activity.id), ())
        return (USUAL + situation.repertoire.liking[activity.id] + sum(found)) / (1 + len(found)), len(found)

    return known
