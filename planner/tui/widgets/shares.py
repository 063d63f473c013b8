"""Cells shared out by weight, whole ones."""

from __future__ import annotations

from collections.abc import Sequence


def shared_out(weights: Sequence[float], cells: int) -> tuple[int, ...]:
    """Return how many cells each weight has of so many, so that they fill them, as near as can be."""
    total = sum(weights)
    if not total:
        return (0,) * len(weights)
    exact = [weight * cells / total for weight in weights]
    whole = [int(part) for part in exact]
    behind = sorted(range(len(weights)), key=lambda n: whole[n] - exact[n])
    for n in behind[: cells - sum(whole)]:
        whole[n] += 1
    return tuple(whole)
