"""Words that a rule would deny and that somebody has looked at and found right where they stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One exception: for one activity, one rule and one word."""

    activity: str
    rule: str
    word: str
    """Empty where the rule is about no single word."""
    reason: str


REVIEWED: tuple[Reviewed, ...] = ()
