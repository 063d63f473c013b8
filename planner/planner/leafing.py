"""Leafing through the journal: which of its lines somebody wants to see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from planner.catalogue.search import fold
from planner.model.text import clean
from planner.model.value import Value

if TYPE_CHECKING:
    from planner.model.activity import Kind
    from planner.model.checkin import CheckIn
    from planner.model.felt import Felt


class Leafing(Value, kw_only=True):
    """Wishes that all have to be met; None and no words ask for nothing."""

    kind: Kind | None = None
    felt: Felt | None = None
    since: date | None = None
    words: str = ""
    """Words that all have to stand in the title or in what both may read of the notes."""

    def pick(self, check_ins: Iterable[CheckIn]) -> tuple[CheckIn, ...]:
        """Return those that somebody wants to see, in the order they came in."""
        words = fold(clean(self.words)).split()
        found = filter(self._meets, check_ins)
        return tuple(c for c in found if _holds(told(c), words)) if words else tuple(found)

    def _meets(self, check_in: CheckIn) -> bool:
        return (
            (self.kind is None or check_in.kind is self.kind)
            and (self.since is None or check_in.start.date() >= self.since)
            and (self.felt is None or self.felt.fits(check_in))
        )


EVERYTHING = Leafing()
"""The whole journal."""


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)


def told(check_in: CheckIn) -> str:
    """Return what both may read of a check-in, folded for comparing; a sealed or private note is not in it."""
    return fold("\n".join((check_in.title, *(opinion.note for opinion in check_in.shown))))
