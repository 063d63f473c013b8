"""The ways to choose a week that are compared, from chance to somebody who knows all."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from random import Random

from benchmarks.couples import Choice, Pair
from benchmarks.engine.filling import MIX, best_week
from benchmarks.engine.linear import linear
from benchmarks.engine.means import least_misery, mean_rating, mean_rating_per_tag, thompson
from planner.model.activity import Activity
from planner.model.slot import Slot
from planner.suggest.engine import fill_week
from planner.suggest.situation import Situation

Way = Callable[[Pair, Situation, Sequence[Slot]], list[Choice]]
BY_CHANCE, OURS, ALL_KNOWING = "by chance", "Ourweek", "all-knowing"


def ours(pair: Pair, situation: Situation, slots: Sequence[Slot]) -> list[Choice]:
    """The planner itself."""
    return [(proposal.slot, proposal.activity) for proposal in fill_week(situation, slots)]


def by_chance(pair: Pair, situation: Situation, slots: Sequence[Slot]) -> list[Choice]:
    """Anything that keeps the rules."""
    chance = Random(f"{situation.seed} {situation.week.start} {pair.couple.id}")
    return best_week(situation, slots, lambda *_: chance.random())


def popular(pair: Pair, situation: Situation, slots: Sequence[Slot]) -> list[Choice]:
    """What couples on the whole like best, as well as it is known."""
    return best_week(situation, slots, lambda activity, _: situation.repertoire.liking[activity.id])


def all_knowing(pair: Pair, situation: Situation, slots: Sequence[Slot]) -> list[Choice]:
    """What both will have of it, as nobody can know: week by week, with no eye on the weeks to come."""

    def worth(activity: Activity, slot: Slot) -> float:
        return math.sqrt(math.prod(pair.enjoyment(partner, activity, slot) for partner in (0, 1)))

    return best_week(situation, slots, worth, balance=MIX)


WAYS: dict[str, Way] = {
    BY_CHANCE: by_chance,
    "most popular first": popular,
    "mean rating per activity": mean_rating,
    "least misery": least_misery,
    "Thompson sampling per activity": thompson,
    "mean rating per tag, joint, mixed": mean_rating_per_tag,
    "Bayesian linear, Nash, calibrated": linear,
    OURS: ours,
    ALL_KNOWING: all_knowing,
}
