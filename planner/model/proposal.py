"""A proposal: an activity suggested for a slot, with its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from planner.model.activity import Activity
from planner.model.slot import Slot


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was suggested, in words that both may read; `code` names the term behind it."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a proposal's score."""

    code: str
    value: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """An activity for a slot; its terms add up to its score."""

    slot: Slot
    activity: Activity
    minutes: int
    terms: tuple[Term, ...]
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """What the choice was made by; shown to nobody."""
        return sum(term.value for term in self.terms)
