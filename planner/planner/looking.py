"""Looking: a week, what is next, one plan by its name, the journal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from planner.model.activity import Kind
from planner.model.balance import Balance
from planner.model.checkin import CheckIn
from planner.model.naming import find_standing
from planner.model.standing import Standing, State, WeekPlan
from planner.model.week import Week
from planner.planner.desk import LONGEST, spans
from planner.planner.planning_around import PlanningAround


class Looking(PlanningAround):
    """What there is to see; nothing here changes any plan."""

    def week(self, week: Week) -> WeekPlan:
        """Return a week with its plans, free slots and balance."""
        from planner.suggest.slots import free_slots

        around = self._around(week)
        found = tuple(standing for standing in around if standing.occurrence.day in week)
        counted = [s.occurrence.plan.kind for s in found if s.state is not State.SKIPPED]
        begin, end = week.span
        busy = self._busy(begin, end + LONGEST)
        slots = free_slots(self.couple, week, spans(around), self.now, busy)
        here = tuple(replace(each, end=min(each.end, end)) for each in busy if each.start < end)
        return WeekPlan(week, found, slots, self.couple.balance, Balance.of(counted), here)

    def next_today(self) -> Standing | None:
        """Return what is next today, or under way, or None."""
        now = self.now
        midnight = datetime.combine(now.date(), datetime.min.time())
        for standing in self._standings(midnight - LONGEST, midnight + timedelta(days=1)):
            ends = standing.occurrence.start + timedelta(minutes=standing.occurrence.minutes)
            if standing.state in (State.OPEN, State.AGREED) and ends > now:
                return standing
        return None

    def find(self, name: str, ready: Callable[[Standing], bool] = lambda _: True) -> Standing:
        """Return the occurrence that a typed id or word means; those `ready` for what is to be done come first."""
        return find_standing(name, self.home.plans(), self.home.check_ins(), self.now, ready)

    def journal(self, kind: Kind | None = None, since: date | None = None) -> tuple[CheckIn, ...]:
        """Return what was done or didn't happen, newest first."""
        found = (
            c
            for c in self.home.check_ins()
            if (kind is None or c.kind is kind) and (since is None or c.start.date() >= since)
        )
        return tuple(sorted(found, key=lambda c: (c.start, c.plan), reverse=True))
