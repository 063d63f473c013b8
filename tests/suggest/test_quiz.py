from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.couple import Limits
from planner.model.value import replace
from planner.suggest.features import features
from planner.suggest.quiz import quiz_pairs
from tests.suggest.samples import a_couple, a_situation, an_activity, shipped


@pytest.mark.parametrize("count", [0, 1, 10])
def test_the_quiz_asks_so_many_pairs_with_each_activity_once(count: int) -> None:
    pairs = quiz_pairs(a_situation(*shipped(), couple=a_couple()), count)
    assert len(pairs) == count
    assert len({activity.id for pair in pairs for activity in pair}) == 2 * count


def test_few_activities_make_few_pairs() -> None:
    assert len(quiz_pairs(a_situation(*(an_activity(f"one-{n}") for n in range(5))))) == 2
    assert quiz_pairs(a_situation()) == ()


@given(st.integers(0, 3), st.integers(0, 99))
def test_nobody_is_asked_about_what_is_too_close_too_deep_or_gone(contact: int, seed: int) -> None:
    activities = (*shipped(), *(replace(a, id=f"{a.id}-old", status="retired") for a in shipped()))
    couple = a_couple(limits=Limits(contact=contact))
    for one, other in quiz_pairs(a_situation(*activities, couple=couple, seed=seed)):
        for activity in (one, other):
            assert activity.live
            assert activity.contact <= contact
            assert activity.depth <= 1


def test_both_of_a_pair_differ_in_what_they_are_like() -> None:
    for one, other in quiz_pairs(a_situation(*shipped(), couple=a_couple())):
        assert len(set(features(one)) ^ set(features(other))) >= 3
