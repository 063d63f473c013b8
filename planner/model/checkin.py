"""A check-in: what became of an occurrence, and how it felt to each."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from planner.model.errors import Misread
from planner.model.kinds import Kind
from planner.model.of_occurrence import OfOccurrence
from planner.model.value import Value

if TYPE_CHECKING:
    from planner.model.plan import Occurrence


class Became(StrEnum):
    """What became of an occurrence; both are ordinary answers."""

    DONE = "done"
    SKIPPED = "skipped"


class Rating(IntEnum):
    """How an activity felt, never how a partner did."""

    NOT_FOR_ME = 1
    SO_SO = 2
    NICE = 3
    LOVELY = 4
    MORE_OF_THIS = 5

    @property
    def label(self) -> str:
        """The rating in words."""
        return self.name.lower().replace("_", " ").replace("so so", "so-so")

    @classmethod
    def parse(cls, text: str) -> Rating:
        """Read a digit from 1 to 5 or the rating's own words."""
        wanted = text.strip().casefold().replace("-", " ")
        for rating in cls:
            if wanted in (str(rating.value), rating.label.replace("-", " ")):
                return rating
        raise Misread("A rating is 1 (not for me), 2 (so-so), 3 (nice), 4 (lovely) or 5 (more of this).")


class SealedRating(OfOccurrence):
    """One partner's rating and words, in that partner's own file until both have rated."""

    partner: str
    rating: Rating
    note: str = ""
    private: bool = False
    """A private note stays the partner's own even after the ratings are shown."""


class Opinion(Value):
    """A revealed rating with the note that its partner shares."""

    partner: str
    rating: Rating
    note: str = ""


class CheckIn(OfOccurrence, kw_only=True):
    """What became of one occurrence, with its activity as it was planned then."""

    became: Became
    activity: str | None
    title: str
    kind: Kind
    start: datetime
    """Wall time at which it was planned."""
    minutes: int
    at: datetime
    """When it was said, in UTC."""
    rated_by: tuple[str, ...] = ()
    """Ids of those who have rated."""
    opinions: tuple[Opinion, ...] = ()
    """Empty until both have rated; only the second one's while the first one's is under a passphrase."""

    @classmethod
    def of(cls, occurrence: Occurrence, became: Became, at: datetime) -> CheckIn:
        """Return what became of an occurrence, as somebody says it at an instant."""
        plan = occurrence.plan
        return cls(
            plan=plan.id,
            original_start=occurrence.original_start,
            became=became,
            activity=plan.activity,
            title=plan.title,
            kind=plan.kind,
            start=occurrence.start,
            minutes=occurrence.minutes,
            at=at,
        )

    @property
    def revealed(self) -> bool:
        """Whether both ratings may be seen."""
        return len(self.opinions) == 2

    @property
    def shown(self) -> tuple[Opinion, ...]:
        """The opinions that everybody may see."""
        return self.opinions if self.revealed else ()

    @property
    def awaits(self) -> str | None:
        """The id of the partner whose passphrase both ratings wait for, once both are in."""
        said = {opinion.partner for opinion in self.opinions}
        return next((partner for partner in self.rated_by if said and partner not in said), None)

    def opinion(self, partner: str) -> Opinion | None:
        """Return a partner's opinion, once everybody may see it."""
        return next((opinion for opinion in self.shown if opinion.partner == partner), None)
