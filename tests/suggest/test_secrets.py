"""What one partner says alone is learned beside what both know, and of the other there is no more to think over."""

from __future__ import annotations

import pytest

from planner.model.feedback import QuizAnswer
from planner.suggest.learning.learner import Learner, week_number
from planner.suggest.learning.outlook import Outlook
from planner.suggest.lessons import learned, space_of
from planner.suggest.past import Past
from tests.suggest.samples import MONDAY, a_couple, done, shipped

SPACE, NOW = space_of(shipped()), week_number(MONDAY)


def a_past_with_a_secret(who: str) -> Past:
    evenings = ((1, "2026-10-03 20:00", 5, 2), (4, "2026-10-04 20:00", 3, 4), (9, "2026-10-10 20:00", 2, 5))
    return Past(
        couple=a_couple(),
        today=MONDAY,
        history=tuple(done(shipped()[number], start, *stars) for number, start, *stars in evenings),
        answers=(QuizAnswer(who, shipped()[3].id, shipped()[70].id),),
    )


@pytest.mark.parametrize("who", ["a", "b"])
def test_a_secret_is_known_of_who_told_it_and_the_other_is_thought_over_once(who: str) -> None:
    shared, whole = learned(a_past_with_a_secret(who), SPACE).outlooks(NOW)
    teller = "ab".index(who)
    assert whole.fits[teller].weights != shared.fits[teller].weights
    assert whole.fits[1 - teller] is shared.fits[1 - teller]


@pytest.mark.parametrize("who", ["a", "b"])
def test_a_secret_teaches_what_it_would_teach_a_learner_of_its_own(who: str) -> None:
    past = a_past_with_a_secret(who)
    lessons = learned(past, SPACE)
    alone = Learner.of(SPACE, lessons.shared.sums)
    for week, event in past.secrets():
        alone.learn_late(event, week)
    assert lessons.outlooks(NOW)[1].worth == Outlook(alone, NOW).worth
