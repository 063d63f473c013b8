"""From an agenda to iCalendar bytes, the same bytes for the same agenda."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from operator import itemgetter
from re import sub

from icalendar import Calendar, Event
from icalendar.parser import Parameters
from icalendar.prop import vDuration, vText

from planner.ical.agenda import Agenda
from planner.ical.event import cancelled_component, live_components
from planner.ical.text import line
from planner.ical.vtimezone import vtimezone

_NEUTRAL_NAME = "Plans"
_REFRESH = timedelta(hours=6)
_YEARS_OF_A_RULE = 10


def calendar_bytes(agenda: Agenda, *, name: str = "Ourweek", timezone: str = "UTC") -> bytes:
    """Return one calendar with all events of an agenda.

    `name` is what calendar programs call it, kept out at the discreet levels; `timezone` is the couple's own, which an
    empty calendar holds because it may not be quite empty.
    """
    calendar = _calendar()
    shown = (line(name) or _NEUTRAL_NAME) if agenda.level == "plain" else _NEUTRAL_NAME
    for named in ("NAME", "X-WR-CALNAME"):
        calendar.add(named, vText(shown))
    calendar.add("REFRESH-INTERVAL", vDuration(_REFRESH, params=Parameters({"VALUE": "DURATION"})))
    calendar.add("X-PUBLISHED-TTL", vDuration(_REFRESH))
    live = ((event.content.start, event.uid, list(live_components(event))) for event in agenda.events)
    gone = ((stone.published.start, stone.uid, [cancelled_component(stone)]) for stone in agenda.tombstones)
    events = [component for *_, components in sorted([*live, *gone], key=itemgetter(0, 1)) for component in components]
    return _written(calendar, events, agenda, timezone)


def event_files(agenda: Agenda) -> dict[str, bytes]:
    """Return a calendar for each event that takes place, by its file name, for a folder of single files."""
    return {
        file_name(event.uid): _written(_calendar(), list(live_components(event)), agenda, event.content.timezone)
        for event in agenda.events
    }


def file_name(uid: str) -> str:
    """Return the name of the file that holds the event of a UID, safe in any folder."""
    return sub(r"[^0-9A-Za-z_-]", "-", uid.removesuffix("@ourweek")) + ".ics"


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("PRODID", "-//Ourweek//Ourweek//EN")
    calendar.add("VERSION", "2.0")
    return calendar


def _written(calendar: Calendar, events: list[Event], agenda: Agenda, own_zone: str) -> bytes:
    years = _years_by_zone(events, agenda.year + _YEARS_OF_A_RULE)
    if not events:
        years = {own_zone: {agenda.year}}
    for zone in sorted(years):
        calendar.add_component(vtimezone(zone, min(years[zone]), max(years[zone])))
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _years_by_zone(events: Iterable[Event], last: int) -> dict[str, set[int]]:
    """Return the years for which each zone is needed; a rule without an end needs it to `last`."""
    years: dict[str, set[int]] = defaultdict(set)
    for event in events:
        for name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
            if (moment := event.get(name)) is not None and (zone := moment.params.get("TZID")):
                years[zone].add(moment.dt.year)
                if "RRULE" in event:
                    years[zone].add(last)
    return years
