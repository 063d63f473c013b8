"""The stretch of time that is asked for, and when an event happens in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from planner.ical.busy_event import BusyEvent, wall_in
from planner.ical.lines import Line
from planner.ical.moments import LONGEST, Moment, moment, moments
from planner.ical.zones import Zones
from planner.model.rhythm import Budget, Rhythm
from planner.model.rhythm_text import read_rhythm

Span = tuple[datetime, datetime]
"""Two naive wall times of the couple."""
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_NOTHING = timedelta()


class Stretch:
    """From one wall time of a zone to another; `zones` are those that a file knows."""

    def __init__(self, zones: Zones, zone: str, begin: datetime, end: datetime, budget: Budget) -> None:
        self.zones = zones
        self._home = ZoneInfo(zone)
        self._begin = begin
        self._end = end
        self._budget = budget

    def left_out(self, event: BusyEvent) -> tuple[set[date], set[datetime]]:
        """Return the days, and the instants, at which an event that repeats does not happen."""
        days: set[date] = set()
        instants: set[datetime] = set()
        for each, _ in moments(event.component.lines.get("EXDATE", []), self.zones.find, self._budget):
            if each.whole_day or event.start.whole_day:
                days.add(each.wall.date())
            else:
                instants.add(each.instant)
        if rule := event.component.text("EXRULE"):
            begin, end = self._around(event)
            instants.update(map(event.start.zone, read_rhythm(rule).starts(event.start.wall, begin, end, self._budget)))
        return days, instants

    def starts(self, event: BusyEvent) -> Iterator[tuple[datetime, timedelta]]:
        """Return when an event begins, by its own clock, and how long it takes each time; left out is nothing yet."""
        begin, end = self._around(event)
        found: dict[datetime, timedelta] = {}
        if event.rhythm is None:
            found[event.start.wall] = event.length
        else:
            last = self._last(event, event.rhythm)
            for wall in event.rhythm.starts(event.start.wall, begin, end, self._budget):
                if last is not None and not last(wall):
                    break
                found[wall] = event.length
        if "RDATE" not in event.component.lines:
            return iter(found.items())
        for each, took in moments(event.component.lines.get("RDATE", []), self.zones.find, self._budget):
            wall = wall_in(each, event.start)
            found[wall] = event.length if took is None else min(max(took, _NOTHING), LONGEST)
        return iter(found.items())

    def _last(self, event: BusyEvent, rhythm: Rhythm) -> Callable[[datetime], bool] | None:
        """Return what tells whether a start is not after the end of the rule."""
        if not rhythm.until:
            return None
        until = moment(Line("UNTIL", rhythm.until), self.zones.find)
        if until.whole_day or event.start.whole_day:
            return lambda wall: wall.date() <= until.wall.date()
        if not rhythm.until.endswith("Z"):
            return lambda wall: wall <= until.wall
        return lambda wall: event.start.zone(wall) <= until.instant

    def _around(self, event: BusyEvent) -> Span:
        # Two days beyond, for whatever lies between its zone and the couple's.
        return self._begin - event.length - 2 * _DAY, self._end + 2 * _DAY

    def span(self, start: Moment, wall: datetime, took: timedelta) -> Span | None:
        """Return a time by the couple's clock in whole minutes, as far as it is asked for, or None."""
        if start.whole_day or start.zone is self.zones.home:
            begin, end = wall, wall + took
        else:
            begin = self._here(start.zone(wall))
            # Where the clocks go back meanwhile it may end before it began, to the eye.
            end = max(self._here(start.zone(wall + took)), begin + min(took, _MINUTE))
        if not took or end <= self._begin or begin >= self._end:
            return None
        if end.second:
            end = (end + _MINUTE).replace(second=0)
        return max(begin.replace(second=0), self._begin), min(end, self._end)

    def _here(self, instant: datetime) -> datetime:
        return instant.astimezone(self._home).replace(tzinfo=None, fold=0)
