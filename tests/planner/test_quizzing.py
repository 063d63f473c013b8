from __future__ import annotations

from planner.model.feedback import QuizAnswer
from tests.planner.couples import Life


def test_quiz_answers_lie_with_the_partner_who_gave_them(life: Life) -> None:
    pairs = life.planner.quiz(2)
    answers = [QuizAnswer(life.sam.id, one.id, other.id) for one, other in pairs]
    life.planner.answer_quiz(answers)
    home = life.window().home
    assert set(home.quiz_answers(life.sam.id)) == set(answers)
    assert home.quiz_answers(life.alex.id) == ()


def test_answers_of_both_have_each_a_way_back_that_leaves_the_others(life: Life) -> None:
    pairs = life.planner.quiz(2)
    both = life.sam, life.alex
    life.planner.answer_quiz(QuizAnswer(by.id, one.id, other.id) for by in both for one, other in pairs)
    life.planner.undo_private(life.alex)
    home = life.window().home
    assert home.quiz_answers(life.alex.id) == ()
    assert len(home.quiz_answers(life.sam.id)) == 2


def test_what_one_of_them_answered_is_still_asked_of_the_other(life: Life) -> None:
    first, *others = life.planner.quiz(4)
    life.planner.answer_quiz([QuizAnswer(life.sam.id, first[1].id, first[0].id)])
    assert life.planner.unanswered((first, *others), life.sam) == tuple(others)
    assert life.planner.unanswered((first, *others), life.alex) == (first, *others)
