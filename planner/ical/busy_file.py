"""The events of one calendar file, and the times at which they say that somebody is busy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta

from planner.ical.busy_event import BusyEvent, Overrides, wall_in
from planner.ical.busy_stretch import Span, Stretch
from planner.ical.lines import Component
from planner.ical.moments import LONGEST, Moment, length, moment
from planner.model.rhythm import Unfollowed
from planner.model.rhythm_text import read_rhythm

_DAY = timedelta(days=1)
_NOTHING = timedelta()


class BusyFile:
    """Reads one file; what can't be read is counted in `faults`, by what is said of it."""

    def __init__(self, stretch: Stretch, faults: Counter[str]) -> None:
        self._stretch = stretch
        self._faults = faults
        self.read = 0
        """Events that could be read."""

    def spans(self, components: Iterable[Component]) -> Iterator[Span]:
        """Yield the times at which these events say that somebody is busy."""
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
        if self._stretch.zones.unknown:
            self._faults["a time zone that nobody knows, taken as yours"] += self._stretch.zones.unknown

    def _event(self, component: Component, number: str) -> BusyEvent:
        line = component.first("DTSTART")
        if line is None:
            raise ValueError("no start")
        find = self._stretch.zones.find
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
            end = moment(line, self._stretch.zones.find)
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
        newest = max((event.component.sequence for event in masters), default=0)
        # An older state of the same event says nothing any more.
        alive = [event for event in masters if event.component.sequence == newest and not event.cancelled]
        if masters and not alive:
            return
        # What stands in for the same occurrence counts as it was changed last.
        replacing = {
            (event.replaces.instant, event.replaces.whole_day, event.and_later): event
            for event in sorted(events, key=lambda event: event.component.sequence)
            if event.replaces is not None
        }
        overrides = Overrides(replacing.values())
        for event in alive:
            yield from self._safely(self._of_master(event, overrides))
        for event in overrides.single:
            if not event.free:
                yield from self._safely(iter([self._stretch.span(event.start, event.start.wall, event.length)]))

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
                yield self._stretch.span(event.start, event.start.wall, event.length)
            return
        days, instants = self._stretch.left_out(event)
        if event.free and not overrides:
            return
        starts = self._stretch.starts(event)
        if not (days or instants or overrides):
            # Nothing asks for the instants, which take longest to find.
            yield from (self._stretch.span(event.start, *each) for each in starts)
            return
        for wall, took in starts:
            instant = event.start.zone(wall)
            if wall.date() in days or instant in instants or overrides.replace(event, wall, instant):
                continue
            changed = overrides.in_force(instant)
            if changed is None:
                if not event.free:
                    yield self._stretch.span(event.start, wall, took)
            elif not changed.free and changed.replaces is not None:
                moved = wall_in(changed.start, event.start) - wall_in(changed.replaces, event.start)
                yield self._stretch.span(event.start, wall + moved, changed.length)
