"""What proposals were made from is gone with them: whoever leafs through a year of weeks keeps none of it."""

from __future__ import annotations

import gc

from planner.suggest.engine import fill_week, suggest_now
from planner.suggest.lessons import learned
from tests.suggest.samples import a_couple, a_situation, a_slot, done, evenings, shipped


def test_thinking_leaves_nothing_for_the_collector() -> None:
    situation = a_situation(*shipped(), couple=a_couple())
    fill_week(situation, evenings())
    suggest_now(situation, a_slot(), 3)
    gc.collect()
    gc.disable()
    try:
        fill_week(situation, evenings())
        suggest_now(situation, a_slot(), 3)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_what_weeks_look_like_is_kept_for_the_last_two_of_them() -> None:
    situation = a_situation(*shipped(), history=(done(shipped()[0], "2026-10-10 20:00", 4, 5),))
    lessons = learned(situation.past, situation.repertoire.space)
    first, second = lessons.outlooks(1), lessons.outlooks(2)
    assert lessons.outlooks(1) is first
    lessons.outlooks(3)
    assert lessons.outlooks(1) is first
    again = lessons.outlooks(2)
    assert again is not second
    assert again[0].stars == second[0].stars
