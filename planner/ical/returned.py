"""What a calendar program made of our events: read back by their UIDs, and nothing else of the calendar."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from planner.ical.lines import Component, scan
from planner.ical.moments import Moment, length, moment, moments
from planner.ical.zones import Zones
from planner.model.rhythm import Budget
from planner.model.text import clean
from planner.model.value import Value

_MOST_MOMENTS = 20_000
_YEARS = timedelta(days=2 * 366)
_ESCAPED = re.compile(r"\\(.)")


class Returned(Value, kw_only=True):
    """One of our events as it stands in a calendar now."""

    uid: str
    start: datetime
    """UTC."""
    minutes: int
    whole_day: bool
    title: str
    cancelled: bool
    sequence: int | None
    """None where the calendar leaves it out."""
    modified: datetime | None
    """UTC, when the calendar says it."""
    rule: str = ""
    left_out: frozenset[datetime] = frozenset()
    """Starts in UTC at which nothing happens."""
    replaces: datetime | None = None
    """The start, in UTC, of the occurrence that this one stands in for."""
    and_later: bool = False
    """Whether it stands in for all later ones too."""


class ReturnedCalendar(Value):
    """Our events in a calendar."""

    events: tuple[Returned, ...]
    others: int
    """Events of other people and programs, which are left alone."""
    unread: int
    """Events that can't be read, and files that are no calendars or end too early; without any, what is missing is
    not there."""


def returned(files: Iterable[bytes], ours: Collection[str], zone: str, now: datetime) -> ReturnedCalendar:
    """Return what calendars hold of the events with these UIDs; `zone` is the couple's, `now` a wall time in it."""
    events: list[Returned] = []
    others: set[str] = set()
    unread = nameless = 0
    for data in files:
        # What is over for years is nobody's to move, and there may be a lot of it.
        found = scan(data, (now - _YEARS).year)
        zones = Zones(found.zones, zone, now - _YEARS, now + _YEARS)
        unread += found.unfinished + (not found.calendars or found.cut)
        for component in found.events:
            uid = component.text("UID")
            if uid not in ours:
                others.add(uid)
                nameless += not uid
                continue
            try:
                events.append(_event(uid, component, zones))
            except (ValueError, OverflowError):
                unread += 1
    others.discard("")
    return ReturnedCalendar(_newest(events), len(others) + nameless, unread)


def _event(uid: str, component: Component, zones: Zones) -> Returned:
    line = component.first("DTSTART")
    if line is None:
        raise ValueError("no start")
    start, replaced = moment(line, zones.find), component.first("RECURRENCE-ID")
    left_out = moments(component.lines.get("EXDATE", []), zones.find, Budget(_MOST_MOMENTS))
    return Returned(
        uid=uid,
        start=start.instant.replace(second=0),
        minutes=int(_length(component, start, zones).total_seconds() // 60),
        whole_day=start.whole_day,
        title=clean(_ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], component.text("SUMMARY")), 80),
        cancelled=component.text("STATUS").upper() == "CANCELLED",
        sequence=component.sequence if component.text("SEQUENCE") else None,
        modified=_modified(component, zones),
        rule=component.text("RRULE").upper(),
        left_out=frozenset(_left_out(each, start) for each, _ in left_out),
        replaces=moment(replaced, zones.find).instant if replaced else None,
        and_later=replaced is not None and replaced.parameter("RANGE").upper() == "THISANDFUTURE",
    )


def _left_out(each: Moment, start: Moment) -> datetime:
    # Some programs name only the day.
    return start.zone(datetime.combine(each.wall, start.wall.time())) if each.whole_day else each.instant


def _modified(component: Component, zones: Zones) -> datetime | None:
    line = component.first("LAST-MODIFIED")
    with suppress(ValueError, OverflowError):
        return moment(line, zones.find).instant if line else None
    return None


def _length(component: Component, start: Moment, zones: Zones) -> timedelta:
    if (line := component.first("DTEND")) is not None:
        return moment(line, zones.find).instant - start.instant
    duration = component.text("DURATION")
    return length(duration) if duration else timedelta()


def _newest(events: Iterable[Returned]) -> tuple[Returned, ...]:
    """Return each event once, as it was last changed."""
    found: dict[tuple[str, datetime | None], Returned] = {}
    for event in events:
        key = event.uid, event.replaces
        if key not in found or _age(found[key]) <= _age(event):
            found[key] = event
    return tuple(found.values())


def _age(event: Returned) -> tuple[int, datetime]:
    return event.sequence or 0, event.modified or datetime.min.replace(tzinfo=UTC)
