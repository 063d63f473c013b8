"""What a week costs to plan, in the processor's time, beside scoring each activity once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import partial
from random import Random

from benchmarks.couples import MONDAY, Pair, grown, ten_years
from benchmarks.table import Row, say, taken
from planner.model.activity import Activity
from planner.model.slot import Slot
from planner.model.value import replace
from planner.model.week import Week
from planner.suggest.engine import fill_week
from planner.suggest.lessons import Lessons, learned
from planner.suggest.quiz import quiz_pairs
from planner.suggest.rules import allowed_this_week, fits
from planner.suggest.score import Scorer
from planner.suggest.situation import Situation
from planner.suggest.slots import free_slots

GOALS = {250: 10.0, 2000: 30.0, 10_000: 100.0}
"""At most so many milliseconds for a week out of so many activities, after ten years."""
MOST = 2.0
"""At most so many times what scoring each activity once costs."""


def costs(activities: tuple[Activity, ...], rounds: int) -> int:
    """Print what a week costs to plan, with ten years and without; return 1 when a goal is missed."""
    print("a week planned: milliseconds of the processor, and beside scoring each activity once for one of its slots")
    # As in the app: what was there before is not looked through each time that something is thought of.
    gc.collect()
    gc.freeze()
    return say(row for size in GOALS for row in _of_size(grown(activities, size), rounds))


def _of_size(catalogue: tuple[Activity, ...], rounds: int) -> Iterator[Row]:
    week, size = Week(MONDAY), len(catalogue)
    young, old, quizzed = (Pair(0, 0, catalogue) for _ in range(3))
    old.history = quizzed.history = ten_years(catalogue, MONDAY, Random(size))
    # What was answered in secret is learned apart from what both know, and has an outlook of its own.
    quizzed.answer(quiz_pairs(quizzed.situation(week, 1)))
    for past, pair in (("nothing yet", young), ("10 years", old), ("10 years, quiz", quizzed)):
        situation = pair.situation(week, 1)
        slots = free_slots(pair.couple, week, (), week.span[0])
        lessons = learned(situation.past, situation.repertoire.space)
        plans, scored, asked = [], [], []
        for _ in range(rounds):
            plans.append(taken(partial(fill_week, _fresh(situation, lessons), slots)))
            scored.append(taken(partial(each_scored, _fresh(situation, lessons), slots[0])))
            asked.append(taken(partial(each_asked_and_scored, _fresh(situation, lessons), slots[0])))
        what, is_old = f"{size:,} activities, {past}", pair is not young
        yield Row(f"{what}, ms", plans, goal=GOALS[size] if is_old else None)
        yield Row(f"{what} : each scored once", plans, scored, MOST if is_old else None)
        yield Row(f"{what} : with the rules", plans, asked)


def each_scored(situation: Situation, slot: Slot) -> list[float]:
    """Score every activity for one slot, whatever the rules say of it."""
    scorer = Scorer(situation)
    return [scorer.worth(activity, slot) for activity in situation.activities]


def each_asked_and_scored(situation: Situation, slot: Slot) -> list[float]:
    """Ask the rules of every activity as well: more than choosing takes, where what they forbid is not scored."""
    for activity in situation.activities:
        _ = allowed_this_week(activity, situation) and fits(activity, slot, situation)
    return each_scored(situation, slot)


def _fresh(situation: Situation, known: Lessons) -> Situation:
    """Return a situation in which everything was learned and nothing looked at yet."""
    return replace(situation, taught=Lessons(known.shared, known.whole))
