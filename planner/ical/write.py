"""From an agenda to iCalendar bytes, the same bytes for the same agenda."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from re import sub

from planner.ical.agenda import Agenda, LiveEvent
from planner.ical.content_lines import duration, text_line, written
from planner.ical.event import WrittenSpan, cancelled_lines, event_lines, span, spans
from planner.ical.text import line
from planner.ical.vtimezone import zone_lines

NEUTRAL_NAME = "Plans"
"""What a calendar is called that does not say whose it is."""
_REFRESH_MINUTES = 6 * 60
_YEARS_OF_A_RULE = 10


def calendar_bytes(agenda: Agenda, *, name: str = "Ourweek", timezone: str = "UTC") -> bytes:
    """Return one calendar with all events of an agenda.

    `name` is what calendar programs call it, kept out at the discreet levels; `timezone` is the couple's own, which an
    empty calendar holds because it may not be quite empty.
    """
    timed = _timed(agenda.events)
    live = ((event.content.start, event.uid, event_lines(event, when)) for event, when in timed)
    gone = ((stone.published.start, stone.uid, cancelled_lines(stone)) for stone in agenda.tombstones)
    years = _years(timed, agenda.year)
    for stone in agenda.tombstones:
        told = stone.published
        _note(years, span(told.start, told.minutes, told.timezone))
    if not (agenda.events or agenda.tombstones):
        years[timezone].add(agenda.year)
    shown = shown_name(agenda, name)
    head = (
        text_line("NAME", shown),
        text_line("X-WR-CALNAME", shown),
        f"REFRESH-INTERVAL;VALUE=DURATION:{duration(_REFRESH_MINUTES)}",
        f"X-PUBLISHED-TTL:{duration(_REFRESH_MINUTES)}",
    )
    in_order = sorted([*live, *gone], key=lambda found: found[:2])
    return written(_calendar(head, years, (found[2] for found in in_order)))


def shown_name(agenda: Agenda, name: str) -> str:
    """Return what calendar programs call a calendar: nothing that tells, where its titles don't."""
    return NEUTRAL_NAME if agenda.manner.titles.discreet else line(name) or NEUTRAL_NAME


def event_files(agenda: Agenda) -> dict[str, bytes]:
    """Return a calendar for each event that takes place, by its file name, for a folder of single files."""
    return {
        file_name(event.uid): written(_calendar((), _years([(event, when)], agenda.year), (event_lines(event, when),)))
        for event, when in _timed(agenda.events)
    }


def file_name(uid: str) -> str:
    """Return the name of the file that holds the event of a UID, safe in any folder."""
    return sub(r"[^0-9A-Za-z_-]", "-", uid.removesuffix("@ourweek")) + ".ics"


def _calendar(head: Iterable[str], years: dict[str, set[int]], events: Iterable[Iterable[str]]) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ourweek//Ourweek//EN", *head)
    for zone in sorted(years):
        yield from zone_lines(zone, min(years[zone]), max(years[zone]))
    for lines in events:
        yield from lines
    yield "END:VCALENDAR"


def _timed(events: Iterable[LiveEvent]) -> list[tuple[LiveEvent, tuple[WrittenSpan, ...]]]:
    """Return events with when they take place: both the zones that are needed and their own lines ask for it."""
    return [(event, tuple(spans(event))) for event in events]


def _years(timed: Iterable[tuple[LiveEvent, Iterable[WrittenSpan]]], now: int) -> dict[str, set[int]]:
    """Return the years for which each zone is needed; a rule without an end needs it for years ahead."""
    years: dict[str, set[int]] = defaultdict(set)
    for event, spans_of_it in timed:
        for when in spans_of_it:
            _note(years, when)
        if event.content.rule:
            zone = event.content.timezone
            _note(years, WrittenSpan(event.content.start, datetime(now + _YEARS_OF_A_RULE, 1, 1), zone))
            for moved in event.content.moved:
                _note(years, WrittenSpan(moved.original_start, moved.original_start, zone))
    return years


def _note(years: dict[str, set[int]], when: WrittenSpan) -> None:
    if when.zone != "UTC":
        years[when.zone].update((when.start.year, when.end.year))
