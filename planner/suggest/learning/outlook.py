"""What a week looks like to both: how much each would enjoy each activity, and what that is worth together."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Sequence
from functools import cached_property
from random import Random
from typing import NamedTuple

from planner.model.value import Value, replace
from planner.suggest.learning.gaussian import dot
from planner.suggest.learning.learner import Done, Learner, Room
from planner.suggest.learning.taste import USUAL, Fit

_STEEP = 1.2
_MIDDLE = USUAL - 0.2
_FAR = 24.0
"""How far from the middle nothing gets better or worse any more."""
_DEBT = 0.6
"""How much more somebody is heard for each week that was better by all there is for the other."""
_DEBT_FADES = 0.95
"""What is left of that a week later: who had less is made up to over months, not from one week to the next."""
_MOST_TURN = 0.45
_HIGHER, _WIDER = 0.5, 0.25
"""Stars, and the logarithm of a ratio of spreads, from which on two people are taken to rate in different manners."""
_SHARED = 0.4
"""How much of what one partner finds in an activity the other is expected to find."""
_TIRED = 0.25
"""How often somebody is more tired than they thought."""
_LIKELY, _LIKELIER = 0.7, 0.45
"""How likely it is that something comes to pass, and how much likelier the more they look forward to it."""
_STRAINED = 0.25
"""How much of its worth something loses when it asks for more than there is."""


class Strain(NamedTuple):
    """What a slot does to an activity: it never makes it better."""

    first: float
    """Stars that it takes for the first partner, as a number below zero."""
    second: float
    ease: float
    """What is left of the worth when somebody is more tired than they thought."""


class Outlook(Value):
    """One week's expectations; nothing is learned by asking."""

    learner: Learner
    week: int
    curiosity: float = 0.0
    """How far, in spreads of what is believed, to look beyond what is believed."""
    seed: int | str = 0
    beside: Outlook | None = None
    """Another outlook on the same week: a taste that both know need not be thought over twice."""

    @cached_property
    def fits(self) -> tuple[Fit, Fit]:
        """What is believed of both tastes."""
        first, second = (self._fit(partner) for partner in (0, 1))
        return first, second

    @cached_property
    def turn(self) -> float:
        """The weight of the first partner, about a half: more when the last months were better for the other."""
        owed = 0.0
        for week, done in self.learner.recent:
            owed += _DEBT_FADES ** max(0, self.week - 1 - week) * (self._felt(1, done) - self._felt(0, done))
        return 0.5 + max(-_MOST_TURN, min(_MOST_TURN, _DEBT * owed))

    # Packed, as what is kept of ten thousand activities takes a fourth of what lists of numbers do.
    @cached_property
    def stars(self) -> tuple[Sequence[float], Sequence[float]]:
        """What each partner is expected to give every activity this week, in their order, before the slot is known."""
        return array("d", self._stars(0)), array("d", self._stars(1))

    @cached_property
    def worth(self) -> Sequence[float]:
        """What every activity would be worth to both, in their order, before the slot is known."""
        first, second = (self.enjoyments(partner, self.stars[partner]) for partner in (0, 1))
        turn, other = self.turn, 1 - self.turn
        joint = [one**turn * two**other for one, two in zip(first, second, strict=True)]
        return array("d", [each * (_LIKELY + _LIKELIER * each) for each in joint])

    def strain(self, number: int, room: Room) -> Strain:
        """Return what a slot's room does to the activity at a place, and to all that is as long and asks as much."""
        traits = self.learner.space.traits[number]
        key = traits.minutes, traits.energy, room
        if (known := self._strains.get(key)) is None:
            left, (one, other), (mine, yours) = room.left_by(traits), room.asked_by(traits), self._room_weights
            first, second = mine[0] * one + mine[1] * left, yours[0] * other + yours[1] * left
            known = self._strains[key] = Strain(min(0.0, first), min(0.0, second), ease(traits.energy, room))
        return known

    def under(self, number: int, strain: Strain) -> float:
        """Return what the activity at a place is worth to both under a strain, its ease left aside."""
        first, second, _ = strain
        if not first and not second:
            return self.worth[number]
        stars = self.stars
        return self.together(
            self.enjoyment(0, stars[0][number] + first), self.enjoyment(1, stars[1][number] + second), self.turn
        )

    def own(self, partner: int, slug: str) -> float:
        """Return what a partner finds in an activity beyond what it is like; each learns a little from the other's."""
        mine, sure = self.fits[partner].own(slug)
        theirs, _ = self.fits[1 - partner].own(slug)
        return mine + _SHARED * theirs * (1 - sure)

    def enjoyment(self, partner: int, stars: float) -> float:
        """Return stars as enjoyment from 0 to 1, on a scale on which polite and harsh raters are alike."""
        steep, middle = self._scales[partner]
        below = steep * (middle - stars)
        return 1 / (1 + math.exp(below if -_FAR < below < _FAR else math.copysign(_FAR, below)))

    def enjoyments(self, partner: int, stars: Iterable[float]) -> list[float]:
        """Return many stars as enjoyment."""
        steep, middle = self._scales[partner]
        far, exp = _FAR / steep, math.exp
        least, most = middle - far, middle + far
        return [
            1 / (1 + exp(steep * (middle - each))) if least < each < most else self.enjoyment(partner, each)
            for each in stars
        ]

    def together(self, first: float, second: float, turn: float) -> float:
        """Return what both are worth together: as Nash has it, and likelier to happen the higher it is.

        `turn` is the weight of the first partner, a half when nobody had less.
        """
        joint = first**turn * second ** (1 - turn)
        return float(joint * (_LIKELY + _LIKELIER * joint))

    @cached_property
    def _scales(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """How steeply each partner's enjoyment rises with stars, and at how many it is a half."""
        one, other = self.fits
        higher, wider = one.level - other.level, math.log(one.spread / other.spread)
        # Who rates much higher than the other, or in a much narrower band, has a manner of their own. Where both rate
        # nearly alike they are measured alike: then a difference rather tells who had the better time.
        own = max(_far(higher / _HIGHER), _far(wider / _WIDER))
        level, spread = (one.level + other.level) / 2, math.sqrt(one.spread * other.spread)
        first, second = (
            _scale(level + side * higher, spread * math.exp(side * wider)) for side in (own / 2, -own / 2)
        )
        return first, second

    @cached_property
    def _fits_looked_at(self) -> tuple[Fit, Fit]:
        if not self.curiosity:
            return self.fits
        # The same noise for both, so that neither partner's place makes a difference.
        random = Random(f"{self.seed}/{self.week}")
        white = [random.gauss(0, self.curiosity) for _ in self.fits[0].weights]
        first, second = (self._dreamed(partner, white) for partner in (0, 1))
        return first, second

    def _fit(self, partner: int) -> Fit:
        taste, beside = self.learner.tastes[partner], self.beside
        if beside is not None and taste is beside.learner.tastes[partner]:
            return beside._fit(partner)
        if (known := self._fitted.get(partner)) is None:
            known = self._fitted[partner] = taste.fit(self.week)
        return known

    @cached_property
    def _fitted(self) -> dict[int, Fit]:
        return {}

    def _dreamed(self, partner: int, white: Sequence[float]) -> Fit:
        fit = self.fits[partner]
        weights = [w + n for w, n in zip(fit.weights, fit.noise(white), strict=True)]
        return replace(fit, weights=weights)

    def _stars(self, partner: int) -> list[float]:
        space, memory = self.learner.space, self.learner.memory
        weights = list(self._fits_looked_at[partner].weights)
        first, lately, alike = weights[1:4]
        # What is alike lately is added to the tags' own weights, so that each activity costs one sum.
        for tag, present in memory.tags(self.week).items():
            if (column := space.names.get(f"tag {tag}")) is not None:
                weights[column] += alike * present
        weights[0] += first
        found, place = space.all_sums(weights), space.place
        for number, present in self._present:
            found[number] += lately * present - first
        for slug in {*self.fits[0].rated, *self.fits[1].rated}:
            found[place[slug]] += self.own(partner, slug)
        return found

    @cached_property
    def _room_weights(self) -> tuple[list[float], list[float]]:
        first, second = (fit.weights[4:6] for fit in self._fits_looked_at)
        return first, second

    @cached_property
    def _strains(self) -> dict[tuple[int, int, Room], Strain]:
        return {}

    @cached_property
    def _present(self) -> list[tuple[int, float]]:
        """The places of what was ever done, and how present each of them still is."""
        place, memory = self.learner.space.place, self.learner.memory
        return [(place[slug], memory.of_activity(slug, self.week)) for slug in memory.activities if slug in place]

    def _felt(self, partner: int, done: Sequence[Done]) -> float:
        """Return how much a partner enjoyed some of what was done, on the whole, as it is seen by now."""
        fit = self.fits[partner]
        changing = fit.weights[1:]
        stars = [fit.says(one.item) + fit.own(one.item)[0] + dot(changing, one.dynamic[partner]) for one in done]
        return sum(self.enjoyments(partner, stars)) / len(stars)


def _scale(level: float, spread: float) -> tuple[float, float]:
    return _STEEP / spread, level - (USUAL - _MIDDLE) * spread


def _far(distance: float) -> float:
    """Return how far apart something is: next to 0 below a distance of 1, a half there, soon 1 beyond."""
    return distance**4 / (1 + distance**4)


def ease(asked: int, room: Room) -> float:
    """Return what is left of the worth of what asks so much energy, as somebody may be more tired than they thought."""
    well = 1.0
    for there in room.energy:
        if asked > there:
            well = 0.0
        elif asked == there > 1:
            well *= 1 - _TIRED
    return 1 - _STRAINED * (1 - well)
