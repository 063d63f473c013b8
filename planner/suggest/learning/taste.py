"""One partner's taste: weights for what activities are like, and for each activity what these can't say.

What the weights can't say of an activity is never asked for by itself: with every rating, the part of what was seen
that it would explain is taken out of the sums. So the weights come from one solution, however much was rated.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from functools import cache
from typing import Any

from planner.model.value import Value
from planner.suggest.learning.gaussian import Belief, Factor, dot
from planner.suggest.learning.traits import DYNAMIC, FIRST_NUMBER, LIKED, NUMBERS, Space

USUAL = 3.2
"""Stars that somebody gives on the whole, before anything is known of them."""
_LEVEL_SPREAD = 1.0
_WEIGHT_SPREAD = 0.3
# For each of DYNAMIC what to expect before anything is known, and how much it differs between people.
_DYNAMIC_PRIORS = ((0.0, 0.3), (-0.45, 0.35), (-0.12, 0.12), (-0.45, 0.25), (-0.2, 0.15))
_STUDIED = FIRST_NUMBER + NUMBERS.index("how well studied")
_LIKED_PRIOR = (1.0, 0.4)
_STUDIED_SPREAD = 0.1
_RATING_NOISE = 1.1
_ITEM_SPREAD = 0.75
_FADES = 0.985
"""What evidence is worth a week later."""
_DOUBT = 4.0
"""Ratings' worth of doubt about somebody's own level and spread."""
_OWN_DOUBT = _RATING_NOISE**2 / _ITEM_SPREAD**2
"""Ratings' worth of doubt that an activity has anything of its own."""
_FORGOTTEN = 0.1
"""Ratings' worth below which an activity's own ratings no longer count."""
_IMAGINED = 0.5
"""What a first impression tells of an activity's own part, in ratings."""
_NOTHING = (0.0,) * len(DYNAMIC)


class Fit(Value):
    """What is believed of one taste at one time, in stars."""

    weights: list[float]
    level: float
    """The stars that the weights give an activity on the whole."""
    says: Callable[[str], float]
    """The stars that the weights give an activity, without what changes."""
    own: Callable[[str], tuple[float, float]]
    """What the weights can't say of an activity, and how far its own ratings speak for that, from 0 to 1.

    It is worked out when it is asked for.
    """
    rated: Collection[str]
    """The activities whose own ratings still count."""
    spread: float
    """How far apart this partner's ratings lie."""
    factor: Factor

    def noise(self, white: Sequence[float]) -> list[float]:
        """Return white noise as noise of the spread that the weights are believed to have."""
        return self.factor.noise(white)


class Taste:
    """Learns from stars, comparisons and hints; old evidence fades a little every week."""

    def __init__(self, space: Space) -> None:
        self._space = space
        means, spreads = [0.0] * space.size, [_WEIGHT_SPREAD] * space.size
        means[0], spreads[0] = USUAL, _LEVEL_SPREAD
        for number, (mean, spread) in enumerate(_DYNAMIC_PRIORS, start=1):
            means[number], spreads[number] = mean, spread
        means[LIKED], spreads[LIKED] = _LIKED_PRIOR
        spreads[_STUDIED] = _STUDIED_SPREAD
        self._means, self._spreads = means, spreads
        self._belief = Belief(spreads)
        self._rated: dict[str, list[float]] = {}
        self._stars = [0.0, 0.0, 0.0]

    @property
    def sums(self) -> list[Any]:
        """All that was learned, as the sums that are kept of it: plain lists of numbers, copies."""
        rated = {slug: known[:] for slug, known in self._rated.items()}
        return [*self._belief.sums, rated, self._stars[:]]

    @sums.setter
    def sums(self, known: Sequence[Any]) -> None:
        precision, pull, rated, stars = known
        self._belief.sums = precision, pull
        self._rated, self._stars = {slug: part[:] for slug, part in rated.items()}, stars[:]

    @property
    def level(self) -> float:
        """The stars that this partner gives on the whole."""
        count, total, _ = self._stars
        return (_DOUBT * USUAL + total) / (_DOUBT + count)

    def rate(self, slug: str, dynamic: Sequence[float], stars: float, week: int) -> None:
        """Learn from a rating; `dynamic` is what DYNAMIC names, as it was then."""
        self._observe(slug, dynamic, stars, _RATING_NOISE, _grown(week))
        self._remember(slug, dynamic, stars, week)
        self._stars = [old + new for old, new in zip(self._stars, (1.0, stars, stars * stars), strict=True)]

    def imagine(self, slug: str, stars: float, noise: float, week: int) -> None:
        """Learn from a first impression of an activity that was not done."""
        self._observe(slug, _NOTHING, stars, noise, _grown(week))
        self._remember(slug, _NOTHING, stars, week, share=_IMAGINED)

    def prefer(self, better: str, worse: str, by: float, noise: float, week: int) -> None:
        """Learn that one activity was preferred to another, by about so many stars."""
        self._belief.observe(self.asked_by(better, worse), by, _grown(week) / (noise * noise))

    def hint(self, slug: str, dynamic: Sequence[float], above: float, noise: float, week: int) -> None:
        """Learn faintly that an activity lies so many stars above this partner's level."""
        self._observe(slug, dynamic, self.level + above, noise, _grown(week))

    def fit(self, week: int) -> Fit:
        """Return what is believed in a week: the weights, and what each activity has of its own beside them."""
        unit, spread = 1 / _grown(week), self._spread
        # Whose ratings lie close together says more with every star, and is expected to use fewer of them.
        close = min(1.0, spread)
        seen, means = unit / close**2, [self._means[0], *(mean * close for mean in self._means[1:])]
        factor = self._belief.factor(seen)
        weights = factor.solve(self._belief.pull(seen, means))
        says, changing = self._space.sums_of(weights), weights[1 : 1 + len(DYNAMIC)]
        rated = {slug: known for slug, known in self._rated.items() if known[0] * unit > _FORGOTTEN}

        @cache
        def own(slug: str) -> tuple[float, float]:
            if slug not in rated:
                return 0.0, 0.0
            count, total, _, *dynamic = rated[slug]
            said = count * says(slug) + dot(changing, dynamic)
            worth = count + _OWN_DOUBT / unit
            return (total - said) / worth, count / worth

        return Fit(weights, dot(weights, self._space.mean), says, own, rated, spread, factor)

    @property
    def prior_variance(self) -> list[list[float]]:
        """How uncertain the weights are, and together, before anything was learned; a matrix of the caller's own."""
        size = len(self._spreads)
        return [
            [spread**2 if row == column else 0.0 for column in range(size)] for row, spread in enumerate(self._spreads)
        ]

    def static_at(self, slug: str) -> list[tuple[int, float]]:
        """Return the columns of an activity that don't change."""
        return self._at(slug, _NOTHING)

    def asked_by(self, one: str, *others: str) -> list[tuple[int, float]]:
        """Return the columns that a question for an activity, or for its difference from others, is about."""
        found: dict[int, float] = dict(self.static_at(one))
        for other in others:
            for column, value in self.static_at(other):
                found[column] = found.get(column, 0.0) - value
        return sorted((column, value) for column, value in found.items() if value)

    @property
    def _spread(self) -> float:
        count, total, squares = self._stars
        variance = max(0.0, squares / count - (total / count) ** 2) if count > 1 else 1.0
        return math.sqrt((_DOUBT + count * variance) / (_DOUBT + count))

    def _observe(self, slug: str, dynamic: Sequence[float], stars: float, noise: float, grown: float) -> None:
        self._belief.observe(self._at(slug, dynamic), stars, grown / (noise * noise))

    def _at(self, slug: str, dynamic: Sequence[float]) -> list[tuple[int, float]]:
        changing = [(number, value) for number, value in enumerate(dynamic, start=1) if value]
        return [(0, 1.0), *changing, *self._space.columns_of(slug)]

    def _remember(self, slug: str, dynamic: Sequence[float], stars: float, week: int, share: float = 1.0) -> None:
        """Keep what an activity was given, and leave to the weights only what it has not to itself."""
        grown = _grown(week) * share
        if (known := self._rated.get(slug)) is None:
            known = [0.0, 0.0, 0.0, *_NOTHING]
        else:
            self._explain(slug, known, 1.0)
        # Another list: a fit still looks at the one before.
        known = [known[0] + grown, known[1] + grown * stars, _OWN_DOUBT * _grown(week), *known[3:]]
        for number, value in enumerate(dynamic, start=3):
            known[number] += grown * value
        self._rated[slug] = known
        self._explain(slug, known, -1.0)

    def _explain(self, slug: str, known: Sequence[float], sign: float) -> None:
        count, total, doubt, *dynamic = known
        at = [(column, value * count) for column, value in self._at(slug, _NOTHING)]
        at[1:1] = [(number, value) for number, value in enumerate(dynamic, start=1) if value]
        self._belief.observe(at, total, sign / (_RATING_NOISE**2 * (count + doubt)))


def _grown(week: int) -> float:
    # Instead of letting everything old fade, what is new counts for more; `fit` scales it back.
    return float(_FADES**-week)
