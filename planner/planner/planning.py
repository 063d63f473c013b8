"""Planning: a plan is made, and agreed to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from planner.model.errors import Refused
from planner.model.kinds import Kind
from planner.model.localtime import resolve
from planner.model.plan import Plan
from planner.model.standing import Standing, State
from planner.model.text import clean, clean_lines
from planner.model.value import Value
from planner.planner.desk import AHEAD, LONGEST
from planner.planner.looking import Looking
from planner.planner.suggesting import Suggesting

if TYPE_CHECKING:
    from planner.model.activity import Activity
    from planner.model.couple import Partner
    from planner.model.proposal import Proposal

OWN_MINUTES = 60
"""How long something of their own takes, unless they say otherwise."""


class Outcome(Value):
    """What a change led to: how the plan stands now, and sentences that are worth saying."""

    standing: Standing
    said: tuple[str, ...] = ()


class Planning(Looking, Suggesting):
    """How plans come about."""

    def agree_on(self, proposals: Sequence[Proposal], by: Partner | None = None) -> tuple[Plan, ...]:
        """Plan proposals in one go: agreed by both, or proposed by one and waiting for the other.

        They are for times that were free; raises Refused where one of these is taken by now, as by another window.
        """
        plans = [
            self._new_plan(p.activity.id, p.activity.title, p.activity.kind, p.slot.start, p.minutes, by)
            for p in proposals
        ]
        if not plans:
            raise Refused("There is nothing to agree to.")
        what = f"{plans[0].title} was planned" if len(plans) == 1 else f"{len(plans)} plans were made"
        with self.home.act(what, self._instant()) as writing:
            self._check_free(plans)
            writing.save(*plans)
        return tuple(plans)

    def _check_free(self, plans: Sequence[Plan]) -> None:
        ends = [plan.start + timedelta(minutes=plan.minutes) for plan in plans]
        for held in self._standings(min(plan.start for plan in plans) - LONGEST, max(ends)):
            there = held.occurrence
            meets = any(there.start < end and plan.start < there.end for plan, end in zip(plans, ends, strict=True))
            if meets and held.state is not State.SKIPPED:
                raise Refused(f"{there.plan.title} was planned at that time meanwhile; fill the week once more.")

    def add(
        self,
        activity: Activity | str,
        start: datetime,
        *,
        minutes: int | None = None,
        every: str | None = None,
        by: Partner | None = None,
        note: str = "",
        kind: Kind = Kind.QUALITY_TIME,
    ) -> Outcome:
        """Plan an activity, or something of their own by its title; `every` makes it a ritual."""
        from planner.model.rule_text import read_rule

        zone = self.couple.timezone
        local = resolve(start, zone)
        rule, begin = (None, local.wall) if every is None else read_rule(every, local.wall, zone)
        if isinstance(activity, str):
            length = length_of(minutes, OWN_MINUTES)
            plan = self._new_plan(None, own_title(activity), kind, begin, length, by, rule, note)
        else:
            length = length_of(minutes, activity.minutes.typical)
            plan = self._new_plan(activity.id, activity.title, activity.kind, begin, length, by, rule, note)
        said = (*((local.said,) if local.said else ()), *self._meets(begin, plan.minutes))
        with self.home.act(f"{plan.title} was planned", self._instant()) as writing:
            writing.save(plan)
        return self._outcome(plan, begin, said)

    def agree(self, standing: Standing, by: Partner) -> Outcome:
        """Note a partner's yes."""
        with self._changing(standing, f"{standing.occurrence.plan.title} was agreed to") as (fresh, writing):
            plan = fresh.occurrence.plan
            if by.id in plan.agreed_by:
                raise Refused(f"{by.name} has agreed to {plan.title} already.")
            agreed = plan.agreed_with(by.id, self._instant())
            writing.save(agreed)
        return self._outcome(agreed, fresh.occurrence.original_start)

    def awaiting(self, by: Partner) -> tuple[Standing, ...]:
        """Return what is still to come and waits for a partner's yes, each plan once."""
        ahead = (s for s in self._standings(self.now, self.now + AHEAD) if s.awaits(by.id))
        return tuple({standing.occurrence.plan.id: standing for standing in reversed([*ahead])}.values())[::-1]

    def agree_to_all(self, waiting: Sequence[Standing], by: Partner) -> tuple[Plan, ...]:
        """Note a partner's yes to all that waits for it, in one go."""
        asked = {standing.occurrence.plan.id for standing in waiting}
        what = "One plan was agreed to" if len(asked) == 1 else f"{len(asked)} plans were agreed to"
        with self.home.act(what, self._instant()) as writing:
            fresh = [plan for plan in self.home.plans() if plan.id in asked and by.id not in plan.agreed_by]
            if not fresh:
                raise Refused(f"Nothing waits for {by.name}'s answer.")
            agreed = tuple(plan.agreed_with(by.id, self._instant()) for plan in fresh)
            writing.save(*agreed)
        return agreed

    def _new_plan(
        self,
        activity: str | None,
        title: str,
        kind: Kind,
        start: datetime,
        minutes: int,
        by: Partner | None,
        rule: str | None = None,
        note: str = "",
    ) -> Plan:
        now = self._instant()
        # Without a name both are at the keyboard, as in the app.
        agreed = (by.id,) if by else tuple(sorted(p.id for p in self.couple.partners))
        return Plan(
            id=self._new_id(),
            activity=activity,
            title=title,
            kind=kind,
            start=start,
            timezone=self.couple.timezone,
            minutes=minutes,
            created=now,
            modified=now,
            rule=rule,
            agreed_by=agreed,
            note=clean_lines(note),
        )

    def _meets(self, start: datetime, minutes: int, apart_from: tuple[str, datetime] | None = None) -> tuple[str, ...]:
        end = start + timedelta(minutes=minutes)
        around = self._standings(start - LONGEST, end)
        return tuple(
            f"{s.occurrence.plan.title} is at that time too."
            for s in around
            if s.occurrence.key != apart_from
            and s.state is not State.SKIPPED
            and s.occurrence.end > start
        )

    def _outcome(self, plan: Plan, original_start: datetime, said: tuple[str, ...] = ()) -> Outcome:
        standing = self.standing(plan.id, original_start)
        assert standing is not None
        return Outcome(standing, said)


def length_of(minutes: int | None, usual: int) -> int:
    """Return how long a plan takes, as usual where nothing is said; raises Refused for what no plan can take."""
    if minutes is None:
        return usual
    if not 1 <= minutes <= 24 * 60:
        raise Refused("A plan takes from 1 minute to a day (1440 minutes).")
    return minutes


def own_title(text: str) -> str:
    """Return a title of their own, as it is kept; raises Refused where nothing is left of it."""
    title = clean(text, 80)
    if not title:
        raise Refused("A plan needs a title of at least one letter.")
    return title
