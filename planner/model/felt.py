"""How something felt to both: what a journal can be leafed through by."""

from __future__ import annotations

from enum import StrEnum

from planner.model.checkin import Became, CheckIn, Rating


class Felt(StrEnum):
    """How something was, as far as both may know it: what is sealed counts as waiting, whatever it says."""

    LOVED = "loved"
    NICE = "nice"
    MIXED = "mixed"
    WAITING = "waiting"
    SKIPPED = "skipped"

    @property
    def label(self) -> str:
        """The word as a person reads it."""
        return _LABELS[self]

    def fits(self, check_in: CheckIn) -> bool:
        """Whether it was so; what both loved was nice for both as well."""
        ratings = [opinion.rating for opinion in check_in.shown]
        match self:
            case Felt.SKIPPED:
                return check_in.became is Became.SKIPPED
            case Felt.WAITING:
                return check_in.became is Became.DONE and not check_in.revealed
            case Felt.LOVED:
                return check_in.revealed and min(ratings) >= Rating.LOVELY
            case Felt.NICE:
                return check_in.revealed and min(ratings) >= Rating.NICE
            case Felt.MIXED:
                return check_in.revealed and min(ratings) < Rating.NICE


_LABELS = {
    Felt.LOVED: "both loved it",
    Felt.NICE: "nice for both",
    Felt.MIXED: "not for each of you",
    Felt.WAITING: "waits for a rating",
    Felt.SKIPPED: "didn't happen",
}
