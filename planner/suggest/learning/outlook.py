"""What a week looks like to both: how much each would enjoy each activity, and what that is worth together."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from planner.suggest.learning.gaussian import dot
from planner.suggest.learning.learner import Learner, Room
from planner.suggest.learning.taste import USUAL, Fit

_STEEP = 1.2
_MIDDLE = USUAL - 0.2
_FAR = 24.0
"""How far from the middle nothing gets better or worse any more."""
_DEBT = 0.5
_DEBT_FADES = 0.7
_MOST_TURN = 0.35
_SHARED = 0.4
"""How much of what one partner finds in an activity the other is expected to find."""
_TIRED = 0.25
"""How often somebody is more tired than they thought."""
_STRAINED = 0.25
"""How much of its worth something loses when it asks for more than there is."""


@dataclass(frozen=True)
class Outlook:
    """One week's expectations; nothing is learned by asking."""

    learner: Learner
    week: int
    curiosity: float = 0.0
    """How far, in spreads of what is believed, to look beyond what is believed."""
    seed: int | str = 0

    @cached_property
    def fits(self) -> tuple[Fit, Fit]:
        """What is believed of both tastes."""
        first, second = (taste.fit(self.week) for taste in self.learner.tastes)
        return first, second

    @cached_property
    def turn(self) -> float:
        """The weight of the first partner, about a half: more when the last weeks were better for the other."""
        owed = 0.0
        for week, done in self.learner.recent:
            gaps = [self._felt(1, one.item, one.dynamic[1]) - self._felt(0, one.item, one.dynamic[0]) for one in done]
            owed += _DEBT_FADES ** max(0, self.week - 1 - week) * sum(gaps) / len(gaps)
        return 0.5 + max(-_MOST_TURN, min(_MOST_TURN, _DEBT * owed))

    def stars(self, partner: int, slugs: Iterable[str]) -> dict[str, float]:
        """Return what a partner is expected to give each activity this week, before the slot is known."""
        space, memory = self.learner.space, self.learner.memory
        weights = list(self._fits_looked_at[partner].weights)
        first, lately, alike = weights[1:4]
        # What is alike lately is added to the tags' own weights, so that each activity costs one sum.
        for tag, present in memory.tags(self.week).items():
            if (column := space.names.get(f"tag {tag}")) is not None:
                weights[column] += alike * present
        begin = space.first_number
        own = weights[begin : begin + space.count_of_numbers]
        numbers = {each: weights[0] + first + dot(own, each) for each in space.sorts_of_numbers}
        rows, weight = space.rows, weights.__getitem__
        found = {slug: numbers[rows[slug].numbers] + sum(map(weight, rows[slug].columns)) for slug in slugs}
        for slug in memory.activities:
            if slug in found:
                found[slug] += lately * memory.of_activity(slug, self.week) - first
        for slug, part in self.own[partner].items():
            if slug in found:
                found[slug] += part
        return found

    @cached_property
    def own(self) -> tuple[dict[str, float], dict[str, float]]:
        """What each partner finds in an activity beyond what it is like; each learns a little from the other's."""
        return self._own_parts(0), self._own_parts(1)

    @cached_property
    def all_stars(self) -> tuple[dict[str, float], dict[str, float]]:
        """What each partner is expected to give every activity there is."""
        slugs = self.learner.space.rows
        return self.stars(0, slugs), self.stars(1, slugs)

    @cached_property
    def worth_of_all(self) -> dict[str, float]:
        """What each activity there is would be worth to both, before the slot is known."""
        first, second = (self.enjoyments(partner, self.all_stars[partner].values()) for partner in (0, 1))
        turn = self.turn
        both = [self.together(one, other, turn) for one, other in zip(first, second, strict=True)]
        return dict(zip(self.all_stars[0], both, strict=True))

    def in_slot(self, partner: int, slug: str, room: Room) -> float:
        """Return the stars that a slot adds or takes."""
        weights = self._fits_looked_at[partner].weights
        return dot(weights[4:6], self.learner.strain(slug, room, partner))

    def enjoyment(self, partner: int, stars: float) -> float:
        """Return stars as enjoyment from 0 to 1, on a scale on which polite and harsh raters are alike."""
        steep, middle = self._scales[partner]
        return 1 / (1 + math.exp(max(-_FAR, min(_FAR, steep * (middle - stars)))))

    def enjoyments(self, partner: int, stars: Iterable[float]) -> list[float]:
        """Return many stars as enjoyment."""
        steep, middle = self._scales[partner]
        return [1 / (1 + math.exp(max(-_FAR, min(_FAR, steep * (middle - each))))) for each in stars]

    def together(self, first: float, second: float, turn: float) -> float:
        """Return what both are worth together: as Nash has it, and likelier to happen the higher it is.

        `turn` is the weight of the first partner, a half when nobody had less.
        """
        joint = first**turn * second ** (1 - turn)
        return float(joint * (0.7 + 0.45 * joint))

    def ease(self, slug: str, room: Room) -> float:
        """Return what is left of the worth when somebody is more tired than they thought."""
        asked, well = self.learner.space.by_id[slug].energy, 1.0
        for there in room.energy:
            if asked > there:
                well = 0.0
            elif asked == there > 1:
                well *= 1 - _TIRED
        return 1 - _STRAINED * (1 - well)

    @cached_property
    def _scales(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """How steeply each partner's enjoyment rises with stars, and at how many it is a half."""
        first, second = (
            (_STEEP / fit.spread, fit.weights[0] - (USUAL - _MIDDLE) * fit.spread) for fit in self.fits
        )
        return first, second

    @cached_property
    def _fits_looked_at(self) -> tuple[Fit, Fit]:
        if not self.curiosity:
            return self.fits
        random = Random(f"{self.seed}/{self.week}")
        first, second = (self._dreamed(partner, random) for partner in (0, 1))
        return first, second

    def _dreamed(self, partner: int, random: Random) -> Fit:
        fit = self.fits[partner]
        noise = fit.noise([random.gauss(0, self.curiosity) for _ in fit.weights])
        return Fit([w + n for w, n in zip(fit.weights, noise, strict=True)], fit.own, fit.sure, fit.spread, fit.factor)

    def _own_parts(self, partner: int) -> dict[str, float]:
        mine, theirs = self.fits[partner], self.fits[1 - partner]
        shared = {slug: _SHARED * part * (1 - mine.sure.get(slug, 0.0)) for slug, part in theirs.own.items()}
        return {slug: mine.own.get(slug, 0.0) + shared.get(slug, 0.0) for slug in mine.own | shared}

    def _felt(self, partner: int, slug: str, dynamic: Sequence[float]) -> float:
        fit, taste = self.fits[partner], self.learner.tastes[partner]
        static = taste.static(fit.weights, self.learner.space.rows[slug])
        return self.enjoyment(partner, static + fit.own.get(slug, 0.0) + dot(fit.weights[1:], dynamic))
