"""Which questions tell the most: each is chosen for what those before it leave uncertain."""

from __future__ import annotations

from collections.abc import Sequence

from planner.suggest.learning.taste import Taste


def telling_cards(taste: Taste, slugs: Sequence[str], count: int, noise: float) -> list[str]:
    """Return up to `count` activities whose first impressions say most about a taste that nothing is known of yet."""
    spread = taste.prior_variance
    left = {slug: taste.static_at(slug) for slug in slugs}
    chosen: list[str] = []
    while left and len(chosen) < count:
        best = max(left, key=lambda slug: (round(_variance(spread, left[slug]), 9), slug))
        at = left.pop(best)
        chosen.append(best)
        _learn(spread, at, noise * noise)
    return chosen


def _variance(spread: Sequence[Sequence[float]], at: Sequence[tuple[int, float]]) -> float:
    return sum(one * other * spread[row][column] for row, one in at for column, other in at)


def _learn(spread: list[list[float]], at: Sequence[tuple[int, float]], noise: float) -> None:
    pull = [sum(value * row[column] for column, value in at) for row in spread]
    total = noise + sum(value * pull[column] for column, value in at)
    for row, mine in zip(spread, pull, strict=True):
        for column, theirs in enumerate(pull):
            row[column] -= mine * theirs / total
