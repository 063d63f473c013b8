"""Which questions tell the most: those whose answers say most about which activities will be liked best."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.suggest.learning.gaussian import Sparse, dot
from planner.suggest.learning.taste import Taste

Question = tuple[str, ...]
"""One activity, for a first impression of it, or two of them, for which is the better."""


def telling(
    taste: Taste, questions: Iterable[Question], among: Sequence[str], count: int, noise: float
) -> list[Question]:
    """Return up to `count` of the questions, each activity in one of them at most, the most telling first.

    Nothing is known of the taste yet; what it is to be known for is the choice `among` activities. `noise` is how far
    off an answer may be, in stars.
    """
    doubt = Doubt(taste.prior_variance, [taste.static_at(slug) for slug in among])
    left = {question: taste.asked_by(*question) for question in questions}
    chosen: list[Question] = []
    while left and len(chosen) < count:
        best = max(left, key=lambda question: (round(doubt.told_by(left[question], noise), 9), question))
        doubt.learn(left[best], noise)
        chosen.append(best)
        left = {question: at for question, at in left.items() if not set(question) & set(best)}
    return chosen


class Doubt:
    """How uncertain weights are, as a matrix, and as another one how much of that would matter for the choice."""

    def __init__(self, spread: list[list[float]], rows: Sequence[Sparse]) -> None:
        self._spread = spread
        self._choice = _differences(len(spread), rows)
        # Independent at first, so that the product of the three matrices is one of numbers.
        own = [row[number] for number, row in enumerate(spread)]
        self._matters = [
            [mine * cell * theirs for cell, theirs in zip(row, own, strict=True)]
            for mine, row in zip(own, self._choice, strict=True)
        ]

    @property
    def left(self) -> float:
        """How uncertain it is, over all activities, how much better each is liked than the usual one."""
        return sum(dot(row, other) for row, other in zip(self._choice, self._spread, strict=True))

    def told_by(self, at: Sparse, noise: float) -> float:
        """Return how much of what is left an answer would take away."""
        return _form(self._matters, at) / (noise * noise + _form(self._spread, at))

    def learn(self, at: Sparse, noise: float) -> None:
        """Take an answer as given."""
        total = noise * noise + _form(self._spread, at)
        pull = [sum(value * row[column] for column, value in at) for row in self._spread]
        moved = [dot(row, pull) for row in self._choice]
        far = [dot(row, moved) for row in self._spread]
        back = dot(pull, moved) / (total * total)
        for number, mine in enumerate(pull):
            spread, matters, other = self._spread[number], self._matters[number], far[number]
            self._spread[number] = [cell - mine * its / total for cell, its in zip(spread, pull, strict=True)]
            self._matters[number] = [
                cell - (mine * theirs + other * its) / total + mine * its * back
                for cell, its, theirs in zip(matters, pull, far, strict=True)
            ]


def _differences(size: int, rows: Sequence[Sparse]) -> list[list[float]]:
    """Return how the columns vary together over the rows: what all rows share makes no choice."""
    means, found = [0.0] * size, [[0.0] * size for _ in range(size)]
    share = 1 / max(1, len(rows))
    for at in rows:
        for row, one in at:
            means[row] += share * one
            for column, other in at:
                found[row][column] += share * one * other
    return [
        [cell - mean * other for cell, other in zip(row, means, strict=True)]
        for mean, row in zip(means, found, strict=True)
    ]


def _form(matrix: Sequence[Sequence[float]], at: Sparse) -> float:
    return sum(one * other * matrix[row][column] for row, one in at for column, other in at)
