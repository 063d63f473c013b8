"""Choosing for a week as the planner does, by the same rules, but by another worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from benchmarks.couples import Choice
from planner.model.activity import Activity, Kind
from planner.model.slot import Slot
from planner.suggest.learning.choosing import Week, Wishes
from planner.suggest.learning.ranking import Option, ranked
from planner.suggest.rules import MOST_NEW_A_WEEK, allowed_this_week, fits, leaves_room, room
from planner.suggest.score import Scorer
from planner.suggest.situation import Situation

MIX = 0.15
"""What a mix of kinds that is nothing like what was wished for takes from a week."""


def best_week(
    situation: Situation,
    slots: Sequence[Slot],
    worth: Callable[[Activity, Slot], float],
    *,
    balance: float = 0.0,
    alike: float = 0.0,
) -> list[Choice]:
    """Choose for a week: the best worth, less for a mix that was not wished for and for what is alike."""
    by_name, scorer = {slot.start.isoformat(): slot for slot in slots}, Scorer(situation)
    pool = [a for a in situation.activities if allowed_this_week(a, situation) and leaves_room(a, (), situation)]
    options = {
        name: ranked(
            Option(a.id, a.kind, worth(a, slot), a.cost.level, a.novelty >= 2) for a in pool if fits(a, slot, situation)
        )
        for name, slot in by_name.items()
    }
    wishes = Wishes(
        wanted=room(situation),
        budget=situation.couple.limits.budget,
        balance={kind: situation.couple.balance.share(kind) if balance else 1 / 3 for kind in Kind},
        lately=Counter(scorer.recent),
        alike=scorer.alike if alike else lambda *_: 0.0,
        balance_weight=balance,
        alike_weight=alike,
        most_new=MOST_NEW_A_WEEK,
    )
    week = Week(wishes, options)
    week.fill(options)
    return [(by_name[name], situation.repertoire[option.id]) for name, option in sorted(week.placed.items())]
