"""Ids as they are shown and typed: no more of them than tells them apart."""

from __future__ import annotations

from collections.abc import Iterable

_LEAST = 4


def short_id(whole: str, others: Iterable[str]) -> str:
    """Return the shortest beginning of an id that no other one shares, of four characters at least."""
    beginning, length = whole[:_LEAST], _LEAST
    alike = [other for other in others if other.startswith(beginning) and other != whole]
    while any(other.startswith(whole[:length]) for other in alike) and length < len(whole):
        length += 1
    return whole[:length]
