"""Suggesting: for the free slots of a week, for one moment, and another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from planner.model.errors import Refused
from planner.model.kinds import Kind
from planner.model.week import Week
from planner.planner.desk import LONGEST, spans
from planner.planner.planning_around import PlanningAround
from planner.planner.situating import Situating

if TYPE_CHECKING:
    from planner.model.activity import Activity
    from planner.model.feedback import Feedback, Said
    from planner.model.proposal import Proposal
    from planner.model.slot import Slot
    from planner.suggest.situation import Situation

_MOST_OTHERS_A_DAY = 12


class Suggesting(PlanningAround, Situating):
    """Ideas with their reasons; nothing is planned by asking for them."""

    _filled: tuple[tuple[Situation, tuple[Slot, ...]], tuple[Proposal, ...]] | None = None
    """The last proposals for a week, and what they were made from: the same again while that is the same."""

    def fill_week(self, week: Week, seed: int | None = None) -> tuple[Proposal, ...]:
        """Return proposals for the free slots of a week; nothing is planned yet."""
        return self._proposals_for(self._situation(week, seed), self._open_slots(week))

    def filling(self, week: Week) -> Iterator[bool]:
        """Have the proposals for a week at hand, in steps between which somebody else can be served; each gives True.

        Raises what `fill_week` raises.
        """
        from planner.suggest.engine import looking_at

        _ = self.catalogue
        yield True
        self.home.check_ins()
        yield True
        situation, slots = self._situation(week, None), self._open_slots(week)
        yield True
        for _ in looking_at(situation):
            yield True
        self._proposals_for(situation, slots)

    def _proposals_for(self, situation: Situation, slots: tuple[Slot, ...]) -> tuple[Proposal, ...]:
        from planner.suggest.engine import fill_week

        asked = situation, slots
        if self._filled is None or self._filled[0] != asked:
            self._filled = asked, fill_week(*asked)
        return self._filled[1]

    def _open_slots(self, week: Week) -> tuple[Slot, ...]:
        from planner.model.slot import next_quarter
        from planner.suggest.slots import open_slots

        begin, end = week.span
        busy = self._busy(begin, end + LONGEST)
        # Nobody plans for 20:23: of a free time that has begun, what is left begins at the next quarter.
        return open_slots(self.couple, week, spans(self._around(week)), busy, next_quarter(self.now))

    def another(
        self, proposal: Proposal, others: Sequence[Proposal], shown: set[str], seed: int | None = None
    ) -> Proposal:
        """Return a different activity for a proposal's slot; raises Refused when there is none, or enough for today."""
        from planner.model.feedback import Said
        from planner.suggest.engine import another

        self._check_others()
        week = Week.of(proposal.slot.start, self.couple.first_weekday)
        found = another(self._situation(week, seed), proposal.slot, others, shown | {proposal.activity.id})
        if found is None:
            raise Refused("Nothing else fits this slot; it may well stay free.")
        self._say(proposal.activity, Said.ANOTHER)
        return found

    def _check_others(self) -> None:
        """Raise Refused where they have passed over as much as may be shown on one day.

        Whoever could leaf through everything would see what is never there.
        """
        from planner.model.feedback import Said

        today = [f for f in self.home.feedback() if f.day == self.now.date()]
        others = [f.activity for f in today if f.said is Said.ANOTHER]
        rested = {f.activity for f in today if f.said is Said.NOT_TODAY}.difference(others)
        if len(others) + len(rested) >= _MOST_OTHERS_A_DAY:
            raise Refused("That is a dozen other ideas for today; tomorrow there are fresh ones.")

    def not_today(self, activity: Activity) -> None:
        """Let an activity rest for a week."""
        from planner.model.feedback import Said

        self._say(activity, Said.NOT_TODAY)

    def suggest(
        self, slot: Slot, count: int = 3, kind: Kind | None = None, seed: int | None = None
    ) -> tuple[Proposal, ...]:
        """Return ideas for one moment, the best first."""
        from planner.suggest.engine import suggest_now

        situation = self._situation(Week.of(slot.start, self.couple.first_weekday), seed)
        return suggest_now(situation, slot, count, [kind] if kind else tuple(Kind))

    def _feedback(self, slug: str, said: Said) -> Feedback:
        from planner.model.feedback import Feedback

        return Feedback(self._new_id(), slug, said, self.now.date())

    def _say(self, activity: Activity, said: Said) -> None:
        from planner.model.feedback import Said

        what = f"{activity.title} rests for a week" if said is Said.NOT_TODAY else ""
        with self.home.act(what, self._instant()) as writing:
            writing.save(self._feedback(activity.id, said))
