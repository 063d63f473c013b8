"""What every use case needs: the couple, the clock, the catalogue, and one change at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from planner.model.errors import Refused
from planner.model.ritual import occurrence_at, occurrences
from planner.model.standing import Standing, State

if TYPE_CHECKING:
    from planner.catalogue.catalogue import Catalogue
    from planner.model.couple import Couple
    from planner.model.week import Week
    from planner.store.home import Home
    from planner.store.writing import Writing

Clock = Callable[[str], datetime]
"""Gives the present time in a zone, as an aware datetime."""
AHEAD = timedelta(days=366)
"""How far rituals are looked at ahead."""
LONGEST = timedelta(days=1)
"""How long a plan takes at most, so how long before a time something may have begun that still goes on."""


class Desk:
    """One couple's data, the clock and the catalogue, as the use cases work with them."""

    def __init__(self, home: Home, catalogue: Callable[[], Catalogue], clock: Clock, new_id: Callable[[], str]) -> None:
        self.home = home
        self._load_catalogue = catalogue
        self._clock = clock
        self._new_id = new_id

    @property
    def couple(self) -> Couple:
        """The couple; raises Refused when nobody has begun here yet."""
        couple = self.home.couple()
        if couple is None:
            from planner.store.keeper import EMPTIED

            new = "Nobody has begun here yet; start with 'ourweek init --names A B', or just 'ourweek'."
            raise Refused(EMPTIED if self.home.keeper.backups() else new)
        return couple

    @property
    def begun(self) -> bool:
        """Whether a couple has begun here."""
        return self.home.couple() is not None

    @property
    def now(self) -> datetime:
        """The present wall time of the couple, to the minute."""
        return self.wall_of(self.couple)

    def wall_of(self, couple: Couple) -> datetime:
        """Return the present wall time of a couple that is known already, to the minute."""
        return self._clock(couple.timezone).replace(tzinfo=None, second=0, microsecond=0)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The shipped activities and the couple's own, read once."""
        return self._load_catalogue()

    def still_has(self, catalogue: Catalogue) -> bool:
        """Whether this is the catalogue still; where its packs are to be read anew, they are not read for that."""
        return vars(self).get("catalogue") is catalogue

    def _forget_catalogue(self) -> None:
        """Let whoever asks for the catalogue next read the packs as they are by then."""
        vars(self).pop("catalogue", None)

    def standing(self, plan_id: str, original_start: datetime) -> Standing | None:
        """Return how one occurrence stands now, or None when it was taken off."""
        plan = self.home.plan(plan_id)
        occurrence = occurrence_at(plan, original_start) if plan else None
        return Standing(occurrence, self.home.check_in(plan_id, original_start)) if occurrence else None

    def _instant(self, zone: str | None = None) -> datetime:
        return self._clock(zone or self.couple.timezone).astimezone(UTC).replace(microsecond=0)

    def _standings(self, begin: datetime, end: datetime) -> tuple[Standing, ...]:
        found = tuple(occurrences(self.home.plans_around(begin, end), begin, end))
        known = self.home.check_ins_at(occurrence.key for occurrence in found)
        return tuple(Standing(occurrence, known.get(occurrence.key)) for occurrence in found)

    def _around(self, week: Week) -> tuple[Standing, ...]:
        """Return all that could reach into a week's free times, a late last night included."""
        begin, end = week.span
        return self._standings(begin - LONGEST, end + LONGEST)

    @contextmanager
    def _changing(self, standing: Standing, what: str) -> Iterator[tuple[Standing, Writing]]:
        """Open an act on one occurrence and give it as it stands now: another window may have changed it."""
        with self.home.act(what, self._instant()) as writing:
            fresh = self.standing(*standing.occurrence.key)
            if fresh is None:
                raise Refused(f"{standing.occurrence.plan.title} was taken off in another window.")
            yield fresh, writing


def spans(found: Iterable[Standing]) -> list[tuple[datetime, datetime]]:
    """Return the times that are taken by what stands in a week."""
    return [(s.occurrence.start, s.occurrence.end) for s in found if s.state is not State.SKIPPED]
