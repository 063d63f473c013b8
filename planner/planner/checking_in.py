"""Checking in: what became of an occurrence, and how it felt to each."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from planner.model.checkin import Became, CheckIn, Opinion, Rating, SealedRating
from planner.model.errors import Locked, Refused
from planner.model.standing import Standing, State
from planner.model.text import clean_lines
from planner.model.value import replace
from planner.planner.desk import Desk

if TYPE_CHECKING:
    from planner.model.couple import Partner


class CheckingIn(Desk):
    """Done, or didn't happen, and two ratings that open together."""

    def mark(self, standing: Standing, became: Became) -> CheckIn:
        """Say what became of an occurrence: it was done, or it didn't happen."""
        said = "was done" if became is Became.DONE else "didn't happen"
        with self._changing(standing, f"{standing.occurrence.plan.title} {said}") as (fresh, writing):
            known = fresh.check_in
            if known is not None and known.became is became:
                raise Refused(f"{known.title} is marked so already.")
            if known is not None and known.rated_by:
                raise Refused(f"{known.title} has a rating, so it was done; 'ourweek undo' takes the last change back.")
            check_in = CheckIn.of(fresh.occurrence, became, self._instant())
            writing.save(check_in)
        return check_in

    def rate(
        self, standing: Standing, by: Partner, rating: Rating, note: str = "", *, private: bool = False
    ) -> CheckIn:
        """Seal a partner's rating; the second one opens both. What is rated counts as done.

        Where the first one is under a passphrase, both wait for that; `unlock` opens them then.
        """
        with self._changing(standing, f"{by.name} rated {standing.occurrence.plan.title}") as (fresh, writing):
            if fresh.state is State.SKIPPED:
                raise Refused(f"{fresh.occurrence.plan.title} didn't happen; mark it done first.")
            check_in = fresh.check_in or CheckIn.of(fresh.occurrence, Became.DONE, self._instant())
            mine = SealedRating(*fresh.occurrence.key, by.id, rating, clean_lines(note), private)
            rated = replace(check_in, rated_by=tuple(sorted({*check_in.rated_by, by.id})))
            if len(rated.rated_by) == 2:
                theirs = self._opinion(check_in, self.couple.other(by))
                rated = _with_opinions(rated, _opened(mine), *theirs)
            writing.save(mine, rated)
        return rated

    def _opinion(self, check_in: CheckIn, by: Partner) -> tuple[Opinion, ...]:
        """Return what may be opened of a partner's rating, or nothing while it is under a passphrase."""
        known = tuple(opinion for opinion in check_in.opinions if opinion.partner == by.id)
        if known:
            return known
        with suppress(Locked):
            sealed = self.own_rating(check_in, by)
            return (_opened(sealed),) if sealed else ()
        return ()

    def open_ratings(self, by: Partner) -> None:
        """Open what both have rated and only this partner's passphrase kept closed."""
        for check_in in self.home.check_ins():
            if check_in.awaits != by.id or not self._opinion(check_in, by):
                continue
            with self.home.act(f"The ratings of {check_in.title} were opened", self._instant()) as writing:
                fresh = self.home.check_in(*check_in.key)
                if fresh is not None and fresh.awaits == by.id:
                    writing.save(_with_opinions(fresh, *fresh.opinions, *self._opinion(fresh, by)))

    def own_rating(self, check_in: CheckIn, by: Partner) -> SealedRating | None:
        """Return what a partner said, for that partner's eyes."""
        return next((s for s in self.home.sealed_ratings(by.id) if s.key == check_in.key), None)

    def undo(self) -> str:
        """Take the last change back and return what it was."""
        return self.home.undo(self._instant())


def _with_opinions(check_in: CheckIn, *opinions: Opinion) -> CheckIn:
    return replace(check_in, opinions=tuple(sorted(opinions, key=lambda opinion: opinion.partner)))


def _opened(sealed: SealedRating) -> Opinion:
    return Opinion(sealed.partner, sealed.rating, "" if sealed.private else sealed.note)
