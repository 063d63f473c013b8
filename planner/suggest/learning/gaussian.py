"""A Gaussian belief about weights, kept as sums, so that what was learned is added to and never learned again."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from operator import mul

Sparse = Sequence[tuple[int, float]]
"""The columns of an observation that are not zero, with their values, in order."""


def dot(one: Iterable[float], other: Iterable[float]) -> float:
    """Return the sum of the products, as far as both reach."""
    return float(sum(map(mul, one, other)))


class Belief:
    """What is believed of a vector of weights, from independent priors and noisy sums of them.

    `spreads` are those of the priors, whose means are only asked for at the end.

    Observations count in units that the caller may let grow with time, so that old ones fade: `solve` is told what one
    unit is worth by then.
    """

    def __init__(self, spreads: Sequence[float]) -> None:
        self._prior = [1 / (spread * spread) for spread in spreads]
        self._precision = [[0.0] * (row + 1) for row in range(len(spreads))]
        self._pull = [0.0] * len(spreads)

    @property
    def sums(self) -> tuple[list[list[float]], list[float]]:
        """All that was observed, as the sums that are kept of it: copies, as lists of numbers."""
        return [row[:] for row in self._precision], self._pull[:]

    @sums.setter
    def sums(self, known: tuple[list[list[float]], list[float]]) -> None:
        precision, pull = known
        self._precision, self._pull = [row[:] for row in precision], pull[:]

    def observe(self, at: Sparse, value: float, weight: float) -> None:
        """Learn that the weights at these columns sum to about `value`; `weight` is one over the variance."""
        for number, (row, amount) in enumerate(at):
            share = weight * amount
            self._pull[row] += share * value
            cells = self._precision[row]
            for column, other in at[: number + 1]:
                cells[column] += share * other

    def factor(self, unit: float) -> Factor:
        """Return the precision as a triangle that equations can be solved with; `unit` scales what was observed."""
        return Factor(self._precision, self._prior, unit)

    def pull(self, unit: float, means: Sequence[float]) -> list[float]:
        """Return the right-hand side that belongs to `factor`, where these are the means of the priors."""
        return [pull * unit + own * mean for pull, own, mean in zip(self._pull, self._prior, means, strict=True)]


class Factor:
    """A Cholesky factor of a symmetric, positive matrix: `unit` times a lower triangle, and more on its diagonal."""

    def __init__(self, rows: Sequence[Sequence[float]], diagonal: Sequence[float], unit: float = 1.0) -> None:
        # The triangle is left as it is, and all the rest scaled to it: it is much the larger part.
        self._unit = unit
        lower: list[list[float]] = []
        for number, (row, more) in enumerate(zip(rows, diagonal, strict=True)):
            line: list[float] = []
            for cell, above in zip(row, lower, strict=False):
                line.append((cell - sum(map(mul, line, above))) / above[-1])
            own = row[number] + more / unit
            line.append(math.sqrt(max(1e-12 * own, own - sum(map(mul, line, line)))))
            lower.append(line)
        self._lower = lower

    def solve(self, right: Sequence[float]) -> list[float]:
        """Return x with matrix · x = right."""
        return self._solve_upper(self._solve_lower([each / self._unit for each in right]))

    def noise(self, white: Sequence[float]) -> list[float]:
        """Return white noise as noise of the spread of a belief that has this matrix as its precision."""
        return self._solve_upper([each / math.sqrt(self._unit) for each in white])

    def _solve_upper(self, right: Sequence[float]) -> list[float]:
        left, found = list(right), [0.0] * len(right)
        for number in range(len(right) - 1, -1, -1):
            row = self._lower[number]
            value = found[number] = left[number] / row[number]
            left = [each - value * cell for each, cell in zip(left, row[:number], strict=False)]
        return found

    def _solve_lower(self, right: Sequence[float]) -> list[float]:
        found: list[float] = []
        for line, value in zip(self._lower, right, strict=True):
            found.append((value - sum(map(mul, line, found))) / line[len(found)])
        return found
