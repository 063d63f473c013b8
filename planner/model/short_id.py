"""Ids as they are shown and typed: no more of them than tells them apart."""

from __future__ import annotations

from collections.abc import Iterable


def short_id(whole: str, others: Iterable[str], least: int = 4) -> str:
    """Return the shortest beginning of an id that no other one shares."""
    beginning, length = whole[:least], least
    alike = [other for other in others if other.startswith(beginning) and other != whole]
    while any(other.startswith(whole[:length]) for other in alike) and length < len(whole):
        length += 1
    return whole[:length]
