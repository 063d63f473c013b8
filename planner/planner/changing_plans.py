"""Changing plans: a plan is declined, moved, taken off, or given other words and another length."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from planner.model.checkin import Became, CheckIn
from planner.model.errors import Refused
from planner.model.localtime import resolve, spoken_date
from planner.model.plan import Occurrence, Plan
from planner.model.standing import Standing, State
from planner.model.text import clean_lines
from planner.planner.planning import Outcome, Planning, length_of, own_title

if TYPE_CHECKING:
    from planner.model.couple import Partner
    from planner.store.writing import Writing


class ChangingPlans(Planning):
    """What may happen to plans; what was done stays in the journal."""

    def decline(self, standing: Standing, by: Partner) -> Plan:
        """Take a waiting plan off; who said no is kept nowhere."""
        from planner.model.feedback import Said

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
                _put_in_place(writing, occurrence.plan, ended)
            writing.save(plan)
        said = (local.said,) if local.said else ()
        met = self._meets(local.wall, occurrence.minutes, apart_from=(plan.id, original_start))
        return self._outcome(plan, original_start, (*said, *met))

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
            _put_in_place(writing, occurrence.plan, kept)
        return occurrence.plan

    def edit(
        self, standing: Standing, *, title: str | None = None, minutes: int | None = None, note: str | None = None
    ) -> Outcome:
        """Change a plan's own words or length."""
        with self._changing(standing, f"{_title(standing)} was changed") as (fresh, writing):
            plan = fresh.occurrence.plan
            edited = plan.revised(
                self._instant(),
                title=plan.title if title is None else own_title(title),
                minutes=length_of(minutes, plan.minutes),
                note=plan.note if note is None else clean_lines(note),
            )
            writing.save(edited)
        return self._outcome(edited, fresh.occurrence.original_start)

    def _done_of(self, plan: Plan) -> list[CheckIn]:
        return [c for c in self.home.check_ins() if c.plan == plan.id and c.became is Became.DONE]

    def _check_rest(self, occurrence: Occurrence) -> None:
        """Raise Refused where the rest of a ritual holds something that was done, which stays."""
        later = [c for c in self._done_of(occurrence.plan) if c.original_start > occurrence.original_start]
        if later:
            last = max(later, key=lambda c: c.original_start)
            raise Refused(f"{last.title} was done on {spoken_date(last.start)} already; name a later one.")


def _title(standing: Standing) -> str:
    return standing.occurrence.plan.title


def _to_come(standing: Standing) -> Occurrence:
    if standing.state is State.DONE:
        raise Refused(f"{_title(standing)} is done and stays in your journal.")
    return standing.occurrence


def _put_in_place(writing: Writing, old: Plan, new: Plan | None) -> None:
    if new is None:
        writing.drop(old)
    else:
        writing.save(new)
