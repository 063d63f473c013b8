"""Everything that a suggestion may look at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cached_property

from planner.model.activity import Activity, Kind
from planner.model.boundary import Boundary
from planner.model.checkin import Became, CheckIn, Rating, SealedRating
from planner.model.checksums import blake2b
from planner.model.couple import Couple
from planner.model.feedback import Feedback, QuizAnswer, Said
from planner.model.plan import Occurrence
from planner.model.value import Value
from planner.model.week import Week, midnight
from planner.suggest.learning.learner import week_number
from planner.suggest.learning.outlook import Outlook
from planner.suggest.lessons import Lessons, learned
from planner.suggest.past import Past
from planner.suggest.repertoire import Repertoire

_A_YEAR = timedelta(days=400)
"""A little more than anything rests."""


class Situation(Value, kw_only=True):
    """The couple, what they could do, what they did and said, and what the week holds already."""

    couple: Couple
    repertoire: Repertoire
    """What they could do."""
    week: Week
    today: date
    seed: int = 0
    boundaries: tuple[Boundary, ...] = ()
    history: tuple[CheckIn, ...] = ()
    favourites: frozenset[str] = frozenset()
    """The slugs of what they like to come back to."""
    answers: tuple[QuizAnswer, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    sealed: tuple[SealedRating, ...] = ()
    """Ratings whose check-in has closed though the other partner has not rated: they steer, and are never said."""
    taught: Lessons | None = None
    """What was learned from just this past before, so that it need not be learned again."""
    planned: tuple[Occurrence, ...] = ()
    """What is on their calendar around this week, the week itself included; what didn't happen holds nothing."""

    @property
    def activities(self) -> tuple[Activity, ...]:
        """What they could do, in a steady order."""
        return self.repertoire.activities

    @cached_property
    def this_week(self) -> tuple[Occurrence, ...]:
        """What the week holds already."""
        return tuple(o for o in self.held if o.day in self.week)

    @cached_property
    def held_activities(self) -> tuple[Activity, ...]:
        """What the week holds already, as far as the catalogue knows it."""
        found = (self.repertoire.get(occurrence.plan.activity) for occurrence in self.this_week)
        return tuple(activity for activity in found if activity is not None)

    @cached_property
    def held(self) -> tuple[Occurrence, ...]:
        """What was planned, without what didn't happen."""
        skipped = {c.key for c in self._lately if c.became is Became.SKIPPED}
        return tuple(o for o in self.planned if o.key not in skipped)

    @cached_property
    def done(self) -> tuple[CheckIn, ...]:
        """What was done in the last year or will have been, oldest first: before that, nothing matters to a week."""
        return tuple(sorted((c for c in self._lately if c.became is Became.DONE), key=_in_time))

    @cached_property
    def _lately(self) -> tuple[CheckIn, ...]:
        begin = midnight(self.week.start - _A_YEAR)
        return tuple(c for c in self.history if c.start >= begin or c.original_start >= begin)

    def last_done(self, slug: str) -> CheckIn | None:
        """Return when an activity was done last, of the times that both have said how it was."""
        lately = (c for c in reversed(self.done) if c.activity == slug and c.revealed)
        before = (c for c in self.history if c.activity == slug and c.became is Became.DONE and c.revealed)
        return next(lately, None) or max(before, key=_in_time, default=None)

    @cached_property
    def enjoyed_something(self) -> frozenset[str]:
        """The partners who ever found something nice, as far as both know."""
        found: set[str] = set()
        for check_in in reversed(self.history):
            found.update(opinion.partner for opinion in check_in.shown if opinion.rating >= Rating.NICE)
            # Ten years hold nothing more to be found.
            if len(found) == len(self.couple.partners):
                break
        return frozenset(found)

    @cached_property
    def enjoyed(self) -> dict[Kind, dict[str, frozenset[str]]]:
        """By kind and slug: the partners who found an activity nice the last time that both said how it was."""
        found: dict[Kind, dict[str, frozenset[str]]] = {kind: {} for kind in Kind}
        for slug, check_in in {c.activity: c for c in self.done if c.revealed}.items():
            if activity := self.repertoire.get(slug):
                by = frozenset(said.partner for said in check_in.shown if said.rating >= Rating.NICE)
                found[activity.kind][activity.id] = by
        return found

    @cached_property
    def days_of(self) -> dict[str, tuple[date, ...]]:
        """The days on which each activity was done in the last year or is planned."""
        days: dict[str, set[date]] = {}
        for check_in in self.done:
            if check_in.activity:
                days.setdefault(check_in.activity, set()).add(check_in.start.date())
        for occurrence in self.held:
            if occurrence.plan.activity:
                days.setdefault(occurrence.plan.activity, set()).add(occurrence.day)
        return {slug: tuple(sorted(found)) for slug, found in days.items()}

    @cached_property
    def planned_days(self) -> dict[str, tuple[date, ...]]:
        """The days on which each activity is planned and was not yet done."""
        done = {c.key for c in self.done}
        days: dict[str, list[date]] = {}
        for occurrence in self.held:
            if occurrence.plan.activity and occurrence.key not in done:
                days.setdefault(occurrence.plan.activity, []).append(occurrence.day)
        return {slug: tuple(found) for slug, found in days.items()}

    @cached_property
    def lessons(self) -> Lessons:
        """What was learned until now."""
        return self.taught if self.taught is not None else learned(self.past, self.repertoire.space)

    @cached_property
    def past(self) -> Past:
        """What there is to learn from."""
        known = {c.key for c in self.history}
        agreed = {o.plan.activity for o in self.planned if o.plan.agreed and o.key not in known}
        return Past(
            couple=self.couple,
            today=self.today,
            history=self.history,
            feedback=self.feedback,
            agreed=tuple(sorted(slug for slug in agreed if slug)),
            favourites=tuple(sorted(self.favourites)),
            answers=self.answers,
            sealed=self.sealed,
        )

    @cached_property
    def outlooks(self) -> tuple[Outlook, Outlook]:
        """What this week looks like, from what both know, and with what only one of them said."""
        return self.lessons.outlooks(week_number(self.week.start))

    @cached_property
    def put_off(self) -> frozenset[str]:
        """Activities that somebody did not want within the last seven days."""
        return frozenset(
            f.activity for f in self.feedback if f.said is Said.NOT_TODAY and abs((self.today - f.day).days) < 7
        )

    def chance(self, name: str) -> float:
        """Return a number from 0 to 1 that is always the same for this seed, week and name."""
        return self._draw(name) / 2**32

    @cached_property
    def chances(self) -> Sequence[float]:
        """Such a number for each activity, in their order."""
        return self.repertoire.chances(self._draw(""))

    def _draw(self, name: str) -> int:
        text = f"{self.seed}:{self.week.start}:{name}"
        return int.from_bytes(blake2b(text.encode(), digest_size=4).digest(), "big")

    @cached_property
    def _turns(self) -> str:
        return f"{self.couple.id}:{self.week.start}:"

    def rests(self, activity: Activity) -> bool:
        """Whether it is among the fifth that rests this week.

        With some things resting for no reason, nobody can tell that another is missing for one.
        """
        text = f"{self._turns}{activity.id}"
        return blake2b(text.encode(), digest_size=1).digest()[0] < 51


def _in_time(check_in: CheckIn) -> tuple[datetime, str, datetime]:
    return check_in.start, check_in.plan, check_in.original_start
