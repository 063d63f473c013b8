"""A proposal: an activity suggested for a slot, with its reasons."""

from __future__ import annotations

from planner.model.activity import Activity
from planner.model.slot import Slot
from planner.model.value import Value


class Reason(Value):
    """Why something was suggested, in words that both may read; `code` names the term behind it."""

    code: str
    text: str


class Term(Value):
    """A part of a proposal's score."""

    code: str
    value: float


class Proposal(Value):
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

    @property
    def why(self) -> tuple[str, ...]:
        """Its reasons in words; before them, why it is for each alone where one of them has something else on."""
        alone = ("one of you is busy, so each in your own time",) if self.slot.busy else ()
        return (*alone, *(reason.text for reason in self.reasons))
