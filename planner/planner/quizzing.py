"""The taste quiz: which pairs are asked, and each partner's answers in that partner's own file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from planner.model.week import Week
from planner.planner.situating import Situating

if TYPE_CHECKING:
    from planner.model.couple import Partner
    from planner.model.feedback import QuizAnswer
    from planner.suggest.quiz import Pair


class Quizzing(Situating):
    """Questions that suggestions learn from; nobody is shown what the other said."""

    def quiz(self, count: int = 10) -> tuple[Pair, ...]:
        """Return the pairs of the taste quiz."""
        from planner.suggest.quiz import quiz_pairs

        week = Week.of(self.now, self.couple.first_weekday)
        return quiz_pairs(self._situation(week, None), count)

    def answer_quiz(self, answers: Iterable[QuizAnswer]) -> None:
        """Keep quiz answers, each in its partner's own file."""
        given = tuple(answers)
        for partner in sorted({answer.partner for answer in given}):
            # Each alone, so that each has a way back and neither's tells of the other's.
            with self.home.act("", self._instant()) as writing:
                writing.save(*(answer for answer in given if answer.partner == partner))

    def unanswered(self, pairs: Iterable[Pair], by: Partner) -> tuple[Pair, ...]:
        """Return the pairs of the quiz that a partner has not answered yet, for that partner's eyes."""
        answered = {frozenset((answer.chosen, answer.other)) for answer in self.home.quiz_answers(by.id)}
        return tuple(pair for pair in pairs if frozenset(activity.id for activity in pair) not in answered)
