"""The balance: which share each kind has, as wished for or as it was."""

from __future__ import annotations

from collections.abc import Iterable

from planner.model.errors import Misread
from planner.model.kinds import Kind
from planner.model.value import Value


class Balance(Value):
    """A share from 0 to 1 for each kind; the three sum to 1, or are all 0 when there is nothing yet."""

    quality_time: float
    touch: float
    appreciation: float

    @classmethod
    def weighing(cls, quality_time: float, touch: float, appreciation: float) -> Balance:
        """Turn three weights into shares."""
        total = quality_time + touch + appreciation
        if total <= 0:
            return cls(0.0, 0.0, 0.0)
        return cls(quality_time / total, touch / total, appreciation / total)

    @classmethod
    def of(cls, kinds: Iterable[Kind]) -> Balance:
        """Return the balance of what was planned or done."""
        counted = list(kinds)
        return cls.weighing(*(counted.count(kind) for kind in Kind))

    @classmethod
    def parse(cls, text: str) -> Balance:
        """Read weights such as `2:1:1` (quality time, touch, appreciation)."""
        try:
            weights = [float(part) for part in text.split(":")]
        except ValueError:
            weights = []
        if len(weights) != 3 or not all(0 <= weight < 1000 for weight in weights) or sum(weights) <= 0:
            raise Misread("A balance is three weights for quality time, touch and appreciation, such as 2:1:1.")
        return cls.weighing(*weights)

    def share(self, kind: Kind) -> float:
        """Return the share of one kind."""
        share: float = getattr(self, kind.field)
        return share

    def distance(self, other: Balance) -> float:
        """Return how far two balances are apart, from 0 (the same) to 1 (nothing in common)."""
        return sum(abs(self.share(kind) - other.share(kind)) for kind in Kind) / 2


EVEN = Balance.weighing(1, 1, 1)
