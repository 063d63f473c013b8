"""Looking: a week, what is next, one plan by its name, the journal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from planner.model.balance import Balance
from planner.model.localtime import find_zone
from planner.model.standing import Standing, State, WeekPlan
from planner.model.value import replace
from planner.model.week import Week, midnight
from planner.planner.desk import LONGEST, spans
from planner.planner.planning_around import PlanningAround

if TYPE_CHECKING:
    from planner.model.checkin import CheckIn
    from planner.model.times_done import TimesDone
    from planner.planner.leafing import Leafing

_WEEKS_AHEAD = 2
_EVENING = time(20)
_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)


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
        today = midnight(now.date())
        for standing in self._standings(today - LONGEST, today + _DAY):
            if standing.unanswered and standing.occurrence.end > now:
                return standing
        return None

    def today_holds(self) -> tuple[float, float] | None:
        """Return from when until when what is next today stays as it is, in seconds since 1970, while nothing changes.

        None where the clocks change before then.
        """
        standing, now = self.next_today(), self.now
        end = midnight(now.date()) + _DAY
        if standing is not None:
            end = min(end, standing.occurrence.end)
        return self._instants(now, end)

    def week_holds(self, found: WeekPlan) -> tuple[float, float] | None:
        """Return from when until when this week stays as it is, in seconds since 1970, while nothing changes.

        None where the clocks change before then.
        """
        now = self.now
        ends = [found.week.span[1]]
        # What nobody answered is told otherwise once it has gone by.
        ends += (s.occurrence.end for s in found.standings if s.waits(now) and s.occurrence.end >= now)
        # What is left of a free time is told to the minute.
        ends += (slot.start if slot.start > now else now + _MINUTE for slot in found.slots)
        if self.home.busy_calendars():
            # Each day they are known for another year from there.
            ends.append(midnight(now.date()) + _DAY)
        return self._instants(now, min(ends))

    def _instants(self, begin: datetime, end: datetime) -> tuple[float, float] | None:
        zone = find_zone(self.couple.timezone)
        here, there = begin.replace(tzinfo=zone), end.replace(tzinfo=zone)
        # A time that the clocks skip or repeat is no instant: both its readings count.
        offsets = {wall.replace(fold=fold).utcoffset() for wall in (here, there) for fold in (0, 1)}
        return (here.timestamp(), there.timestamp()) if len(offsets) == 1 else None

    def find(self, name: str, *ready: Callable[[Standing], bool]) -> Standing:
        """Return the occurrence that a typed id or word means; `ready` chooses as in `find_standing`."""
        from planner.model.naming import find_standing

        return find_standing(name, self.home.plans(), self.home.check_ins(), self.now, *ready)

    def times_done(self) -> dict[str, TimesDone]:
        """Return what was done of each activity, by its slug, and how both felt about it once both have said."""
        from planner.model.times_done import times_done

        return times_done(self.home.check_ins())

    def next_free(self, minutes: int) -> datetime:
        """Return when the next free time begins in which something fits, to the quarter, or this evening's eight."""
        now = self.now
        this = Week.of(now, self.couple.first_weekday)
        for slot in (slot for ahead in range(_WEEKS_AHEAD) for slot in self.week(this.shift(ahead)).slots):
            if slot.beginning + timedelta(minutes=minutes) <= slot.end:
                return slot.beginning
        return max(now, datetime.combine(now.date(), _EVENING))

    def journal(self, wanted: Leafing | None = None) -> tuple[CheckIn, ...]:
        """Return what was done or didn't happen, newest first."""
        every = self.home.check_ins()
        return tuple(sorted(wanted.pick(every) if wanted else every, key=lambda c: (c.start, c.plan), reverse=True))
