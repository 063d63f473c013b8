"""From calendars to the times at which somebody is busy; no word of them is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from planner.ical.busy_event import BusyEvent, Overrides, sequence_of, wall_in
from planner.ical.lines import MOST_EVENTS, Component, Line, Scanned, scan
from planner.ical.moments import LONGEST, Moment, length, moment, moments
from planner.ical.zones import Zones
from planner.model.rhythm import Budget, Rhythm, Unfollowed, read_rhythm

Span = tuple[datetime, datetime]
MOST_DAYS = 40_000
"""Days that all repeating events of a calendar may have looked at."""
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_NOTHING = timedelta()


@dataclass(frozen=True, slots=True)
class BusyTimes:
    """What calendars say of somebody's time."""

    spans: tuple[Span, ...] = ()
    """Naive wall times, in order and without overlaps."""
    said: str = ""
    """One sentence about what could not be read."""
    no_calendar: bool = False
    """Whether there was something, and nothing of it could be read."""


def busy_times(files: Iterable[bytes], zone: str, begin: datetime, end: datetime) -> BusyTimes:
    """Return when somebody is busy between two wall times of an IANA zone, by all calendars in these files."""
    faults: Counter[str] = Counter()
    budget = Budget(MOST_DAYS)
    spans: list[Span] = []
    looked_at = read = 0
    for data in files:
        looked_at += 1
        found = scan(data, (begin - LONGEST).year)
        _note(found, faults)
        reader = _Reader(Zones(found.zones, zone, begin, end), zone, begin, end, budget, faults)
        spans += reader.spans(found.events)
        # A calendar without events is one all the same.
        read += reader.read or not (found.unfinished or found.cut or found.events or not found.calendars)
    return BusyTimes(tuple(merged(spans)), _sentence(faults), no_calendar=looked_at > 0 and not read)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that touch as one."""
    found: list[Span] = []
    for begin, end in sorted(spans):
        if found and begin <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((begin, end))
    return found


class _Reader:
    """Reads the events of one file."""

    def __init__(
        self, zones: Zones, zone: str, begin: datetime, end: datetime, budget: Budget, faults: Counter[str]
    ) -> None:
        self._zones = zones
        self._home = ZoneInfo(zone)
        self._begin = begin
        self._end = end
        self._budget = budget
        self._faults = faults
        self.read = 0
        """Events that could be read."""

    def spans(self, components: Iterable[Component]) -> Iterator[Span]:
        series: dict[str, list[BusyEvent]] = {}
        for number, component in enumerate(components):
            try:
                event = self._event(component, str(number))
            except Unfollowed:
                self._faults["a rule that can't be followed"] += 1
            except (ValueError, OverflowError):
                self._faults["a time that can't be read"] += 1
            else:
                series.setdefault(event.key, []).append(event)
                self.read += 1
        for events in series.values():
            yield from self._of_series(events)
        if self._zones.unknown:
            self._faults["a time zone that nobody knows, taken as yours"] += self._zones.unknown

    def _event(self, component: Component, number: str) -> BusyEvent:
        line = component.first("DTSTART")
        if line is None:
            raise ValueError("no start")
        find = self._zones.find
        start, rule, replaced = moment(line, find), component.text("RRULE"), component.first("RECURRENCE-ID")
        cancelled = component.text("STATUS").upper() == "CANCELLED"
        return BusyEvent(
            start=start,
            length=self._length(component, start),
            # Without a UID it belongs to nothing else.
            key=component.text("UID") or f"\n{number}",
            rhythm=read_rhythm(rule) if rule else None,
            component=component,
            replaces=moment(replaced, find) if replaced else None,
            and_later=replaced is not None and replaced.parameter("RANGE").upper() == "THISANDFUTURE",
            free=cancelled
            or component.text("TRANSP").upper() == "TRANSPARENT"
            or component.text("X-MICROSOFT-CDO-BUSYSTATUS").upper() == "FREE",
            cancelled=cancelled,
        )

    def _length(self, component: Component, start: Moment) -> timedelta:
        if (line := component.first("DTEND")) is not None:
            end = moment(line, self._zones.find)
            # By the clock, as most calendars take it for what repeats.
            took = end.wall - start.wall if end.zone is start.zone else end.instant - start.instant
            if took > _NOTHING or not start.whole_day:
                return min(max(took, _NOTHING), LONGEST)
        elif duration := component.text("DURATION"):
            return length(duration)
        return _DAY if start.whole_day else _NOTHING

    def _of_series(self, events: list[BusyEvent]) -> Iterator[Span]:
        """Yield the times of one event with all that stands in for it."""
        masters = [event for event in events if event.replaces is None]
        newest = max((sequence_of(event) for event in masters), default=0)
        # An older state of the same event says nothing any more.
        alive = [event for event in masters if sequence_of(event) == newest and not event.cancelled]
        if masters and not alive:
            return
        overrides = Overrides([event for event in events if event.replaces is not None])
        for event in alive:
            yield from self._safely(self._of_master(event, overrides))
        for event in overrides.single:
            if not event.free:
                yield from self._safely(iter([self._span(event.start, event.start.wall, event.length)]))

    def _safely(self, spans: Iterator[Span | None]) -> Iterator[Span]:
        try:
            for span in spans:
                if span is not None:
                    yield span
        except Unfollowed:
            self._faults["what repeats more than can be followed"] += 1
        except (ValueError, OverflowError):
            self._faults["a time that can't be read"] += 1

    def _of_master(self, event: BusyEvent, overrides: Overrides) -> Iterator[Span | None]:
        if event.rhythm is None and not overrides and not event.component.lines.keys() & {"RDATE", "EXDATE"}:
            if not event.free:
                yield self._span(event.start, event.start.wall, event.length)
            return
        days, instants = self._left_out(event)
        if not (days or instants or overrides):
            yield from () if event.free else (self._span(event.start, *each) for each in self._starts(event))
            return
        for wall, took in self._starts(event):
            instant = event.start.zone(wall)
            if wall.date() in days or instant in instants or overrides.replace(event, wall, instant):
                continue
            changed = overrides.in_force(instant)
            if changed is None:
                if not event.free:
                    yield self._span(event.start, wall, took)
            elif not changed.free and changed.replaces is not None:
                moved = wall_in(changed.start, event.start) - wall_in(changed.replaces, event.start)
                yield self._span(event.start, wall + moved, changed.length)

    def _left_out(self, event: BusyEvent) -> tuple[set[date], set[datetime]]:
        days: set[date] = set()
        instants: set[datetime] = set()
        for each, _ in moments(event.component.lines.get("EXDATE", []), self._zones.find, self._budget):
            if each.whole_day or event.start.whole_day:
                days.add(each.wall.date())
            else:
                instants.add(each.instant)
        if rule := event.component.text("EXRULE"):
            begin, end = self._around(event)
            instants.update(map(event.start.zone, read_rhythm(rule).starts(event.start.wall, begin, end, self._budget)))
        return days, instants

    def _starts(self, event: BusyEvent) -> Iterator[tuple[datetime, timedelta]]:
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
        for each, took in moments(event.component.lines.get("RDATE", []), self._zones.find, self._budget):
            wall = wall_in(each, event.start)
            found[wall] = event.length if took is None else min(max(took, _NOTHING), LONGEST)
        return iter(found.items())

    def _last(self, event: BusyEvent, rhythm: Rhythm) -> Callable[[datetime], bool] | None:
        """Return what tells whether a start is not after the end of the rule."""
        if not rhythm.until:
            return None
        until = moment(Line("UNTIL", rhythm.until), self._zones.find)
        if until.whole_day or event.start.whole_day:
            return lambda wall: wall.date() <= until.wall.date()
        if not rhythm.until.endswith("Z"):
            return lambda wall: wall <= until.wall
        return lambda wall: event.start.zone(wall) <= until.instant

    def _around(self, event: BusyEvent) -> Span:
        # Two days beyond, for whatever lies between its zone and the couple's.
        return self._begin - event.length - 2 * _DAY, self._end + 2 * _DAY

    def _span(self, start: Moment, wall: datetime, took: timedelta) -> Span | None:
        """Return a stretch by the couple's clock in whole minutes, as far as it is asked for."""
        if start.whole_day or start.zone is self._zones.home:
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


def _note(found: Scanned, faults: Counter[str]) -> None:
    if not found.calendars:
        faults["a file that is no calendar"] += 1
    if found.unfinished:
        faults["an event without an end"] += found.unfinished
    if len(found.events) == MOST_EVENTS and found.cut:
        faults[f"more than {MOST_EVENTS} events, of which the first were read"] += 1
    elif found.cut:
        faults["a file that ends too early"] += 1


def _sentence(faults: Counter[str]) -> str:
    if not faults:
        return ""
    named = ", ".join(what if count == 1 else f"{what} ({count} times)" for what, count in faults.items())
    return f"Not all of it could be read: {named}."
