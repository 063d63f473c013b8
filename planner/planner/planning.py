"""Planning: a plan is made, agreed to, moved, changed or taken off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from planner.model.checkin import Became, CheckIn
from planner.model.errors import Refused
from planner.model.kinds import Kind
from planner.model.localtime import resolve, spoken_date
from planner.model.plan import Occurrence, Plan
from planner.model.standing import Standing, State
from planner.model.text import clean, clean_lines
from planner.planner.desk import AHEAD
from planner.planner.looking import Looking
from planner.planner.suggesting import Suggesting

if TYPE_CHECKING:
    from planner.model.activity import Activity
    from planner.model.couple import Partner
    from planner.model.proposal import Proposal
    from planner.store.home import Writing

OWN_MINUTES = 60
"""How long something of their own takes, unless they say otherwise."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a change led to: how the plan stands now, and sentences that are worth saying."""

    standing: Standing
    said: tuple[str, ...] = ()


class Planning(Looking, Suggesting):
    """What may happen to plans."""

    def agree_on(self, proposals: Sequence[Proposal], by: Partner | None = None) -> tuple[Plan, ...]:
        """Plan proposals in one go: agreed by both, or proposed by one and waiting for the other."""
        plans = [
            self._new_plan(p.activity.id, p.activity.title, p.activity.kind, p.slot.start, p.minutes, by)
            for p in proposals
        ]
        if not plans:
            raise Refused("There is nothing to agree to.")
        what = f"{plans[0].title} was planned" if len(plans) == 1 else f"{len(plans)} plans were made"
        with self.home.act(what, self._instant()) as writing:
            writing.save(*plans)
        return tuple(plans)

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
        from planner.model.rule import first_start, read_rule

        zone = self.couple.timezone
        local = resolve(start, zone)
        rule = read_rule(every, local.wall, zone) if every else None
        begin = first_start(rule, local.wall, zone) if rule else local.wall
        if isinstance(activity, str):
            length = _length(minutes, OWN_MINUTES)
            plan = self._new_plan(None, _own_title(activity), kind, begin, length, by, rule, note)
        else:
            length = _length(minutes, activity.minutes.typical)
            plan = self._new_plan(activity.id, activity.title, activity.kind, begin, length, by, rule, note)
        said = (*((local.said,) if local.said else ()), *self._meets(begin, plan.minutes))
        with self.home.act(f"{plan.title} was planned", self._instant()) as writing:
            writing.save(plan)
        return self._outcome(plan, begin, said)

    def agree(self, standing: Standing, by: Partner) -> Outcome:
        """Note a partner's yes."""
        with self._changing(standing, f"{_title(standing)} was agreed to") as (fresh, writing):
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
                raise Refused(f"Nothing waits for {by.name}'s yes.")
            agreed = tuple(plan.agreed_with(by.id, self._instant()) for plan in fresh)
            writing.save(*agreed)
        return agreed

    def decline(self, standing: Standing, by: Partner) -> Plan:
        """Take a waiting plan off; who said no is kept nowhere."""
        from planner.model.learning import Said

        with self._changing(standing, f"{_title(standing)} was taken off") as (fresh, writing):
            plan = _to_come(fresh).plan
            if plan.agreed:
                raise Refused(f"You both agreed to {plan.title}; take it off with 'ourweek remove'.")
            if self._done_of(plan):
                raise Refused(f"{plan.title} was done before; 'ourweek remove --all' takes off the rest of it.")
            writing.drop(plan)
            if plan.activity:
                writing.save(self._feedback(plan.activity, Said.NOT_TODAY))
        return plan

    def move(self, standing: Standing, start: datetime, *, rest: bool = False) -> Outcome:
        """Move one occurrence, or with `rest` a ritual from there on."""
        from planner.model.revising import moved, rest_moved

        what = f"{'The rest of ' if rest else ''}{_title(standing)} was moved"
        with self._changing(standing, what) as (fresh, writing):
            occurrence = _to_come(fresh)
            local = resolve(start, occurrence.plan.timezone)
            plan, original_start = moved(occurrence, local.wall, self._instant()), occurrence.original_start
            if fresh.check_in is not None:
                # It didn't happen then, and may well happen now.
                writing.drop(fresh.check_in)
            if rest:
                self._check_rest(occurrence)
                ended, plan = rest_moved(occurrence, local.wall, self._instant(), self._new_id())
                original_start = plan.start
                self._put_in_place(writing, occurrence.plan, ended)
            writing.save(plan)
        said = (local.said,) if local.said else ()
        return self._outcome(plan, original_start, (*said, *self._meets(local.wall, occurrence.minutes, plan.id)))

    def remove(self, standing: Standing, *, rest: bool = False) -> Plan:
        """Take one occurrence off, or with `rest` a ritual from there on; returns the plan as it was."""
        from planner.model.revising import ended_before, taken_out

        with self._changing(standing, f"{_title(standing)} was taken off") as (fresh, writing):
            occurrence = _to_come(fresh)
            now = self._instant()
            only_one = occurrence.plan.ritual and not rest
            if rest:
                self._check_rest(occurrence)
            kept = taken_out(occurrence, now) if only_one else ended_before(occurrence, now)
            self._put_in_place(writing, occurrence.plan, kept)
        return occurrence.plan

    def edit(
        self, standing: Standing, *, title: str | None = None, minutes: int | None = None, note: str | None = None
    ) -> Outcome:
        """Change a plan's own words or length."""
        with self._changing(standing, f"{_title(standing)} was changed") as (fresh, writing):
            plan = fresh.occurrence.plan
            edited = plan.revised(
                self._instant(),
                title=plan.title if title is None else _own_title(title),
                minutes=_length(minutes, plan.minutes),
                note=plan.note if note is None else clean_lines(note),
            )
            writing.save(edited)
        return self._outcome(edited, fresh.occurrence.original_start)

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

    def _done_of(self, plan: Plan) -> list[CheckIn]:
        return [c for c in self.home.check_ins() if c.plan == plan.id and c.became is Became.DONE]

    def _check_rest(self, occurrence: Occurrence) -> None:
        """Raise Refused where the rest of a ritual holds something that was done, which stays."""
        later = [c for c in self._done_of(occurrence.plan) if c.original_start > occurrence.original_start]
        if later:
            last = max(later, key=lambda c: c.original_start)
            raise Refused(f"{last.title} was done on {spoken_date(last.start)} already; name a later one.")

    def _meets(self, start: datetime, minutes: int, plan_id: str | None = None) -> tuple[str, ...]:
        end = start + timedelta(minutes=minutes)
        around = self._standings(start - timedelta(days=1), end)
        return tuple(
            f"{s.occurrence.plan.title} is at that time too."
            for s in around
            if s.occurrence.plan.id != plan_id
            and s.state is not State.SKIPPED
            and s.occurrence.end > start
        )

    @staticmethod
    def _put_in_place(writing: Writing, old: Plan, new: Plan | None) -> None:
        if new is None:
            writing.drop(old)
        else:
            writing.save(new)

    def _outcome(self, plan: Plan, original_start: datetime, said: tuple[str, ...] = ()) -> Outcome:
        standing = self.standing(plan.id, original_start)
        assert standing is not None
        return Outcome(standing, said)


def _length(minutes: int | None, usual: int) -> int:
    if minutes is None:
        return usual
    if not 1 <= minutes <= 24 * 60:
        raise Refused("A plan takes from 1 minute to a day (1440 minutes).")
    return minutes


def _own_title(text: str) -> str:
    title = clean(text, 80)
    if not title:
        raise Refused("A plan needs a title of at least one letter.")
    return title


def _title(standing: Standing) -> str:
    return standing.occurrence.plan.title


def _to_come(standing: Standing) -> Occurrence:
    if standing.state is State.DONE:
        raise Refused(f"{_title(standing)} is done and stays in your journal.")
    return standing.occurrence
