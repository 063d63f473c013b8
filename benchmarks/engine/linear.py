"""The published recipe: a Bayesian linear model of each partner's ratings by what activities are like, and no more."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.couples import Choice, Pair
from benchmarks.engine.filling import MIX, best_week
from benchmarks.engine.heard import USUAL, Life, joint
from planner.model.activity import Activity
from planner.model.slot import Slot
from planner.suggest.learning.gaussian import Belief, dot
from planner.suggest.learning.learner import week_number
from planner.suggest.learning.traits import DYNAMIC, LIKED, Space
from planner.suggest.situation import Situation

_NOISE = 1.1
"""How far off a rating is, in stars, with what the model can't see."""
_FADES = 0.985
"""What a rating is worth a week later."""
_LEVEL, _LIKED, _ELSE = (USUAL, 0.6), (1.0, 0.4), (0.0, 0.3)
"""What a weight is expected to be before anything is known, and how far off that may be."""
_CHANGING = ((0.0, 0.3), (-0.45, 0.35), (-0.12, 0.12), (-0.45, 0.25), (-0.2, 0.15))
_BETTER_BY, _PICK_NOISE = 1.2, 1.4
"""Stars between what was picked in the quiz and what was not."""


def linear(pair: Pair, situation: Situation, slots: Sequence[Slot]) -> list[Choice]:
    """The geometric mean of what both are expected to make of it, each on their own scale, with the mix in mind."""
    life, week = Life(situation), week_number(situation.week.start)
    space = situation.repertoire.space
    weights = [_weights(partner, life, situation, space) for partner in (0, 1)]
    static = [dict(zip(space.place, space.all_sums(each), strict=True)) for each in weights]
    fresh: dict[tuple[str, int], tuple[float, ...]] = {}

    def stars(partner: int, activity: Activity, slot: Slot) -> float:
        if (now := fresh.get((activity.id, slot.minutes))) is None:
            now = fresh[activity.id, slot.minutes] = life.fresh(activity, slot.minutes, week)
        return static[partner][activity.id] + dot(weights[partner][1:], now)

    return best_week(situation, slots, joint(life, stars, lambda who: weights[who][0]), balance=MIX, alike=0.02)


def _weights(partner: int, life: Life, situation: Situation, space: Space) -> list[float]:
    priors = [_ELSE] * space.size
    priors[0], priors[1 : 1 + len(DYNAMIC)], priors[LIKED] = _LEVEL, _CHANGING, _LIKED
    means, spreads = zip(*priors, strict=True)
    belief, now = Belief(spreads), week_number(situation.week.start)
    for one in life.ratings:
        if one.partner == partner:
            changing = [(column, value) for column, value in enumerate(one.fresh, start=1) if value]
            at = [(0, 1.0), *changing, *space.columns_of(one.activity.id)]
            belief.observe(at, one.stars, _FADES ** (now - one.week) / _NOISE**2)
    for answer in situation.answers:
        if "ab".index(answer.partner) == partner:
            at = _between(space, answer.chosen, answer.other)
            age = now - week_number(situation.couple.since)
            belief.observe(at, _BETTER_BY, _FADES**age / _PICK_NOISE**2)
    return belief.factor(1.0).solve(belief.pull(1.0, means))


def _between(space: Space, one: str, other: str) -> list[tuple[int, float]]:
    found = dict(space.columns_of(one))
    for column, value in space.columns_of(other):
        found[column] = found.get(column, 0.0) - value
    return sorted((column, value) for column, value in found.items() if value)
