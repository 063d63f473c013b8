"""The questions that are asked are those that leave the least doubt about what will be liked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import isclose
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.suggest.learning.questions import Doubt, Question, telling
from planner.suggest.learning.taste import Taste
from planner.suggest.lessons import space_of
from tests.suggest.samples import shipped

ACTIVITIES = shipped()[:60]
SLUGS = [activity.id for activity in ACTIVITIES]
TASTE = Taste(space_of(ACTIVITIES))
PAIRS = Random(1).sample(list(combinations(SLUGS, 2)), 150)
NOISE = 1.4


def doubt() -> Doubt:
    """Nothing is known yet."""
    return Doubt(TASTE.prior_variance, [TASTE.static_at(slug) for slug in SLUGS])


def left_after(questions: Sequence[Question]) -> float:
    """How much doubt is left when these were answered."""
    known = doubt()
    for question in questions:
        known.learn(TASTE.asked_by(*question), NOISE)
    return known.left


@settings(max_examples=10)
@given(st.lists(st.sampled_from(PAIRS), min_size=1, max_size=5))
def test_an_answer_takes_away_as_much_doubt_as_it_was_said_to(questions: list[Question]) -> None:
    known = doubt()
    for question in questions:
        at = TASTE.asked_by(*question)
        before, told = known.left, known.told_by(at, NOISE)
        known.learn(at, NOISE)
        assert isclose(before - known.left, told, rel_tol=1e-6)
        assert told > 0


@settings(max_examples=5)
@given(st.integers(0, 99))
def test_ten_telling_pairs_leave_less_doubt_than_any_ten(seed: int) -> None:
    some = Random(seed).sample(PAIRS, 10)
    assert left_after(telling(TASTE, PAIRS, SLUGS, 10, NOISE)) < left_after(some)


def test_each_question_is_the_best_that_is_left() -> None:
    first, *_ = chosen = telling(TASTE, PAIRS, SLUGS, 4, NOISE)
    assert left_after([first]) <= min(left_after([pair]) for pair in PAIRS) + 1e-9
    assert len({slug for pair in chosen for slug in pair}) == 8


def test_where_there_is_nothing_to_ask_nothing_is_asked() -> None:
    assert telling(TASTE, [], SLUGS, 10, NOISE) == []
    assert telling(TASTE, PAIRS, SLUGS, 0, NOISE) == []
