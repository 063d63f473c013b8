"""Situating: all that the engine is to know of a week, and what the couple's past taught it, kept for the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model.value import replace
from planner.model.week import Week
from planner.planner.desk import AHEAD, Desk

if TYPE_CHECKING:
    from planner.model.checkin import SealedRating
    from planner.suggest.learning.traits import Space
    from planner.suggest.lessons import Lessons, Settled
    from planner.suggest.past import Past
    from planner.suggest.repertoire import Repertoire
    from planner.suggest.situation import Situation

_SETTLED = {"until", "mark", "sums"}


class Situating(Desk):
    """The couple's situation, as suggestions and the quiz begin with it; nothing here is a use case of its own."""

    _repertoire: Repertoire | None = None
    _last_lessons: tuple[Past, Lessons] | None = None
    _settled: Settled | None = None

    def seed_for(self, week: Week, seed: int | None = None) -> int:
        """Return the seed that stands for a week when none is given."""
        return seed if seed is not None else week.start.toordinal()

    def _situation(self, week: Week, seed: int | None) -> Situation:
        from planner.suggest.situation import Situation

        begin, end = week.span
        around = self._standings(begin - AHEAD, end + AHEAD)
        situation = Situation(
            couple=self.couple,
            repertoire=self._known_repertoire(),
            week=week,
            today=self.now.date(),
            seed=self.seed_for(week, seed),
            boundaries=self.home.boundaries(),
            history=self.home.check_ins(),
            favourites=frozenset(favourite.activity for favourite in self.home.favourites()),
            answers=self.home.quiz_answers(),
            feedback=self.home.feedback(),
            sealed=self._closed_ratings(),
            planned=tuple(s.occurrence for s in around),
        )
        return self._taught(situation)

    def _known_repertoire(self) -> Repertoire:
        """Return what there is to choose from, the same for as long as the catalogue is."""
        from planner.catalogue.folders import shipped_folder
        from planner.catalogue.liking import LIKED, read_liking
        from planner.suggest.repertoire import Repertoire

        activities = self.catalogue.activities
        if self._repertoire is None or self._repertoire.activities is not activities:
            self._repertoire = Repertoire(activities, read_liking(shipped_folder() / LIKED))
        return self._repertoire

    def _closed_ratings(self) -> tuple[SealedRating, ...]:
        """Return the ratings that wait for the other partner's, of weeks that are over: they may steer, unseen."""
        begin = Week.of(self.now, self.couple.first_weekday).span[0]
        waiting = {
            c.key for c in self.home.check_ins() if c.rated_by and not c.revealed and c.original_start < begin
        }
        # Most weeks nothing waits, and the two partners' own files need not be gone through.
        sealed = self.home.sealed_ratings() if waiting else ()
        return tuple(rating for rating in sealed if rating.key in waiting)

    def _taught(self, situation: Situation) -> Situation:
        """Return the situation with what was learned, from no more than what is new since it was last learned."""
        from planner.suggest.lessons import learned

        past, space, last = situation.past, situation.repertoire.space, self._last_lessons
        if last is None or last[1].shared.space is not space or last[0] != past:
            last = self._last_lessons = past, learned(past, space, self._long_over(past, space))
        return replace(situation, taught=last[1])

    def _long_over(self, past: Past, space: Space) -> Settled | None:
        """Return what weeks long over taught, and keep it beside the data where it was brought up to date."""
        from planner.suggest.lessons import Settled, settle

        if self._settled is None and isinstance(kept := self.home.lessons(), dict) and kept.keys() == _SETTLED:
            self._settled = Settled(**kept)
        known, self._settled = self._settled, settle(past, space, self._settled)
        if self._settled is not None and self._settled is not known:
            self.home.keep_lessons({name: getattr(self._settled, name) for name in sorted(_SETTLED)})
        return self._settled
