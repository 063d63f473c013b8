"""Ids as they are shown and typed: no more of them than tells them apart."""

from __future__ import annotations

from collections.abc import Iterable


def short_id(whole: str, others: Iterable[str], least: int = 4) -> str:
    """Return the shortest beginning of an id that no other one shares."""
    ids = [other for other in others if other != whole]
    length = least
    while any(other.startswith(whole[:length]) for other in ids) and length < len(whole):
        length += 1
    return whole[:length]
