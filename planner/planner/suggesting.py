"""Suggesting: for the free slots of a week, for one moment, and another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.model.activity import Activity, Kind
from planner.model.checkin import SealedRating
from planner.model.errors import Refused
from planner.model.learning import Feedback, Said
from planner.model.proposal import Proposal
from planner.model.slot import Slot
from planner.model.week import Week
from planner.planner.desk import AHEAD, Desk, spans

if TYPE_CHECKING:
    from planner.suggest.lessons import Lessons
    from planner.suggest.situation import Situation

_MOST_OTHERS_A_DAY = 12


class Suggesting(Desk):
    """Ideas with their reasons; nothing is planned by asking for them."""

    _last_lessons: tuple[tuple[object, ...], Lessons] | None = None

    def fill_week(self, week: Week, seed: int | None = None) -> tuple[Proposal, ...]:
        """Return proposals for the free slots of a week; nothing is planned yet."""
        from planner.suggest.engine import fill_week
        from planner.suggest.slots import open_slots

        slots = open_slots(self.couple, week, spans(self._around(week)), (), self.now)
        return fill_week(self._situation(week, seed), slots)

    def another(
        self, proposal: Proposal, others: Sequence[Proposal], shown: set[str], seed: int | None = None
    ) -> Proposal:
        """Return a different activity for a proposal's slot; raises Refused when there is none, or enough for today."""
        from planner.suggest.engine import another

        today = self.now.date()
        asked = [f for f in self.home.feedback() if f.said is Said.ANOTHER and f.day == today]
        if len(asked) >= _MOST_OTHERS_A_DAY:
            raise Refused("That is a dozen other ideas for today; tomorrow there are fresh ones.")
        week = Week.of(proposal.slot.start, self.couple.first_weekday)
        found = another(self._situation(week, seed), proposal.slot, others, shown | {proposal.activity.id})
        if found is None:
            raise Refused("Nothing else fits this slot; it may well stay free.")
        self._say(proposal.activity, Said.ANOTHER)
        return found

    def not_today(self, activity: Activity) -> None:
        """Let an activity rest for a week."""
        self._say(activity, Said.NOT_TODAY)

    def suggest(
        self, slot: Slot, count: int = 3, kind: Kind | None = None, seed: int | None = None
    ) -> tuple[Proposal, ...]:
        """Return ideas for one moment, the best first."""
        from planner.suggest.engine import suggest_now

        situation = self._situation(Week.of(slot.start, self.couple.first_weekday), seed)
        return suggest_now(situation, slot, count, [kind] if kind else tuple(Kind))

    def seed_for(self, week: Week, seed: int | None = None) -> int:
        """Return the seed that stands for a week when none is given."""
        return seed if seed is not None else week.start.toordinal()

    def _situation(self, week: Week, seed: int | None) -> Situation:
        from planner.suggest.situation import Situation

        begin, end = week.span
        around = self._standings(begin - AHEAD, end + AHEAD)
        situation = Situation(
            couple=self.couple,
            activities=self.catalogue.activities,
            week=week,
            today=self.now.date(),
            seed=self.seed_for(week, seed),
            boundaries=self.home.boundaries(),
            history=self.home.check_ins(),
            answers=self.home.answers(),
            feedback=self.home.feedback(),
            sealed=self._closed_ratings(),
            planned=tuple(s.occurrence for s in around),
        )
        return self._taught(situation)

    def _closed_ratings(self) -> tuple[SealedRating, ...]:
        """Return the ratings that wait for the other partner's, of weeks that are over: they may steer, unseen."""
        begin = Week.of(self.now, self.couple.first_weekday).span[0]
        waiting = {(c.plan, c.original_start) for c in self.home.check_ins() if c.rated_by and not c.revealed}
        return tuple(
            rating
            for rating in self.home.sealed()
            if (rating.plan, rating.original_start) in waiting and rating.original_start < begin
        )

    def _taught(self, situation: Situation) -> Situation:
        """Return the situation with what was learned before, where it is the same past: in ten years that is a lot."""
        past = (situation.history, situation.answers, situation.feedback, situation.sealed, situation.activities)
        if self._last_lessons is None or self._last_lessons[0] != past:
            self._last_lessons = past, situation.lessons
        return replace(situation, taught=self._last_lessons[1])

    def _feedback(self, slug: str, said: Said) -> Feedback:
        return Feedback(self._new_id(), slug, said, self.now.date())

    def _say(self, activity: Activity, said: Said) -> None:
        with self.home.act("", self._instant(), undoable=False) as writing:
            writing.save(self._feedback(activity.id, said))
