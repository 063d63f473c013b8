"""From calendars to the times at which somebody is busy; no word of them is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from planner.ical.busy_file import BusyFile
from planner.ical.busy_stretch import Span, Stretch
from planner.ical.lines import MOST_EVENTS, Scanned, scan
from planner.ical.moments import LONGEST
from planner.ical.zones import Zones
from planner.model.rhythm import Budget
from planner.model.value import Value

MOST_DAYS = 40_000
"""Days that all repeating events of a calendar may have looked at."""


class BusyTimes(Value):
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
        reader = BusyFile(Stretch(Zones(found.zones, zone, begin, end), zone, begin, end, budget), faults)
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
