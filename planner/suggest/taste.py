"""What each partner seems to like: simple, shrunken means over what was rated and answered."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.model.activity import Activity
from planner.suggest.situation import Situation

USUAL_RATING = 3.5
_CALM = 3.0  # ratings' worth of doubt about a partner's own level
_FEATURE_DOUBT = 4.0
_ACTIVITY_DOUBT = 1.5
_STAR = 0.12
"""How much of the scale from 0 to 1 one star of liking is worth."""
_MIDDLE = 0.6


def features(activity: Activity) -> tuple[str, ...]:
    """Return what an activity is like, as names that others share."""
    return (
        f"kind {activity.kind}",
        f"energy {activity.energy}",
        *(f"place {place}" for place in activity.setting),
        *(f"tag {tag}" for tag in activity.tags),
    )


@dataclass(frozen=True)
class Taste:
    """One partner's liking, from revealed ratings and from that partner's own quiz answers."""

    partner: str
    situation: Situation

    @cached_property
    def _stars(self) -> dict[str, tuple[float, int]]:
        """For each activity the stars that it got above this partner's own level, in all, and how many ratings."""
        rated = [
            (check_in.activity, float(opinion.rating))
            for check_in in self.situation.done
            if check_in.activity and (opinion := check_in.opinion(self.partner)) is not None
        ]
        # Each partner's own level is taken out, so that a polite rater and a harsh one count alike.
        level = (sum(stars for _, stars in rated) + USUAL_RATING * _CALM) / (len(rated) + _CALM)
        found: dict[str, tuple[float, int]] = {}
        for slug, stars in rated:
            total, count = found.get(slug, (0.0, 0))
            found[slug] = total + stars - level, count + 1
        return found

    @cached_property
    def _from_ratings(self) -> dict[str, float]:
        sums: dict[str, float] = defaultdict(float)
        counts: dict[str, int] = defaultdict(int)
        for slug, (stars, count) in self._stars.items():
            if (activity := self.situation.by_id.get(slug)) is not None:
                for feature in features(activity):
                    sums[feature] += stars
                    counts[feature] += count
        return {feature: sums[feature] / (counts[feature] + _FEATURE_DOUBT) for feature in sums}

    @cached_property
    def _from_answers(self) -> dict[str, float]:
        sums: dict[str, float] = defaultdict(float)
        for answer in self.situation.answers:
            chosen, other = (self.situation.by_id.get(slug) for slug in (answer.chosen, answer.other))
            if answer.partner == self.partner and chosen is not None and other is not None:
                for feature in set(features(chosen)) - set(features(other)):
                    sums[feature] += 1
                for feature in set(features(other)) - set(features(chosen)):
                    sums[feature] -= 1
        return {feature: stars / (abs(stars) + _FEATURE_DOUBT) for feature, stars in sums.items()}

    @cached_property
    def _own(self) -> dict[str, float]:
        found: dict[str, float] = {}
        for slug, (stars, count) in self._stars.items():
            activity = self.situation.by_id.get(slug)
            usual = self._mean(self._from_ratings, features(activity)) if activity else 0.0
            found[slug] = (stars - count * usual) / (count + _ACTIVITY_DOUBT)
        return found

    @staticmethod
    def _mean(effects: dict[str, float], names: Sequence[str]) -> float:
        return sum(effects[name] for name in names if name in effects) / math.sqrt(len(names))

    def steps(self, activity: Activity, names: Sequence[str]) -> tuple[float, float, float, float]:
        """Return the liking from 0 to 1 as more is taken into account; `names` are the activity's features.

        First nothing is known; then ratings of what is alike, its own ratings, and last the private quiz answers.
        """
        alike = self._mean(self._from_ratings, names)
        own = alike + self._own.get(activity.id, 0.0)
        quizzed = own + self._mean(self._from_answers, names)
        return _liking(0.0), _liking(alike), _liking(own), _liking(quizzed)

    @cached_property
    def lately(self) -> float:
        """How the last shared evenings were for this partner, from 0 to 1, older ones counting less."""
        total = weight = 0.0
        fade = 1.0
        for check_in in reversed(self.situation.done):
            if (opinion := check_in.opinion(self.partner)) is not None:
                total += fade * opinion.rating / 5
                weight += fade
                fade *= 0.8
        return (total + 2 * USUAL_RATING / 5) / (weight + 2)


def _liking(stars: float) -> float:
    return min(1.0, max(0.05, _MIDDLE + _STAR * stars))
