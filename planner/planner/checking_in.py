"""Checking in: what became of an occurrence, and how it felt to each."""

from __future__ import annotations

from dataclasses import replace

from planner.model.checkin import Became, CheckIn, Opinion, Rating, SealedRating
from planner.model.couple import Partner
from planner.model.errors import Refused
from planner.model.standing import Standing, State
from planner.model.text import clean_lines
from planner.planner.desk import Desk


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
            check_in = self._check_in(fresh, became)
            writing.save(check_in)
        return check_in

    def rate(
        self, standing: Standing, by: Partner, rating: Rating, note: str = "", *, private: bool = False
    ) -> CheckIn:
        """Seal a partner's rating; the second one opens both. What is rated counts as done."""
        with self._changing(standing, f"{by.name} rated {standing.occurrence.plan.title}") as (fresh, writing):
            if fresh.state is State.SKIPPED:
                raise Refused(f"{fresh.occurrence.plan.title} didn't happen; mark it done first.")
            check_in = fresh.check_in or self._check_in(fresh, Became.DONE)
            mine = SealedRating(*fresh.occurrence.key, by.id, rating, clean_lines(note), private)
            theirs = self.own_rating(check_in, self.couple.other(by))
            both = sorted((mine, theirs), key=lambda sealed: sealed.partner) if theirs else ()
            rated = replace(
                check_in,
                rated_by=tuple(sorted({*check_in.rated_by, by.id})),
                opinions=tuple(_opened(sealed) for sealed in both),
            )
            writing.save(mine, rated)
        return rated

    def own_rating(self, check_in: CheckIn, by: Partner) -> SealedRating | None:
        """Return what a partner said, for that partner's eyes."""
        key = check_in.plan, check_in.original_start
        return next((s for s in self.home.sealed(by.id) if (s.plan, s.original_start) == key), None)

    def undo(self) -> str:
        """Take the last change back and return what it was."""
        return self.home.undo(self._instant())

    def undo_private(self, by: Partner) -> None:
        """Take a partner's last private change back; nothing is said of what it was."""
        self.home.undo_private(by.id, self._instant())

    def _check_in(self, standing: Standing, became: Became) -> CheckIn:
        occurrence = standing.occurrence
        plan = occurrence.plan
        return CheckIn(
            plan=plan.id,
            original_start=occurrence.original_start,
            became=became,
            activity=plan.activity,
            title=plan.title,
            kind=plan.kind,
            start=occurrence.start,
            minutes=occurrence.minutes,
            at=self._instant(),
        )


def _opened(sealed: SealedRating) -> Opinion:
    return Opinion(sealed.partner, sealed.rating, "" if sealed.private else sealed.note)
