"""From what a calendar is to show to the VEVENT that says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Event
from icalendar.prop import vDatetime, vDuration, vRecur

from planner.ical.agenda import LiveEvent, Tombstone
from planner.ical.content import BUSY, EventContent
from planner.model.activity import NEUTRAL_TITLE
from planner.model.localtime import end_of, resolve, to_utc


def live_components(event: LiveEvent) -> Iterator[Event]:
    """Yield the VEVENT of an event, and for a ritual those of its moved occurrences."""
    content = event.content
    yield (main := _live(event))
    if not content.rule:
        _put_span(main, content.start, content.minutes, content.timezone)
        return
    main.add("RRULE", vRecur(vRecur.from_ical(content.rule)))
    main.add("DTSTART", _moment(content.start, content.timezone))
    # By the clock: a change of the clocks on the first day is nothing to all the other days.
    main.add("DTEND", _moment(content.start + timedelta(minutes=content.minutes), content.timezone))
    for start in content.left_out:
        main.add("EXDATE", _moment(start, content.timezone))
    for moved in content.moved:
        override = _live(event)
        override.add("RECURRENCE-ID", _moment(moved.original_start, content.timezone))
        _put_span(override, moved.start, moved.minutes, content.timezone)
        yield override


def cancelled_component(stone: Tombstone) -> Event:
    """Return the VEVENT that tells calendars that an event no longer takes place."""
    told = stone.published
    event = _stamped(stone.uid, told.sequence, told.modified)
    event.add("STATUS", "CANCELLED")
    event.add("TRANSP", "TRANSPARENT")
    if told.level.startswith("blank"):
        event.add("SUMMARY", BUSY)
        event.add("CLASS", "PRIVATE")
    else:
        event.add("SUMMARY", NEUTRAL_TITLE)
    _put_span(event, told.start, told.minutes, told.timezone)
    return event


def _live(event: LiveEvent) -> Event:
    content = event.content
    component = _stamped(event.uid, event.sequence, event.modified)
    component.add("CREATED", event.created)
    component.add("SUMMARY", content.title)
    component.add("STATUS", "CONFIRMED")
    component.add("TRANSP", "OPAQUE")
    if content.description:
        component.add("DESCRIPTION", content.description)
    if content.category:
        component.add("CATEGORIES", [content.category])
    if content.color:
        component.add("COLOR", content.color)
    if content.private:
        component.add("CLASS", "PRIVATE")
    if content.reminder is not None:
        component.add_component(_alarm(content))
    return component


def _stamped(uid: str, sequence: int, modified: datetime) -> Event:
    event = Event()
    event.add("UID", uid)
    event.add("SEQUENCE", sequence)
    event.add("LAST-MODIFIED", modified)
    # In a file that is no message this is the time of the last change too, so unchanged events stay the same bytes.
    event.add("DTSTAMP", modified)
    return event


def _alarm(content: EventContent) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", content.title)
    alarm.add("TRIGGER", vDuration(-timedelta(minutes=content.reminder or 0)))
    return alarm


def _put_span(event: Event, start: datetime, minutes: int, zone: str) -> None:
    length = timedelta(minutes=minutes)
    end = end_of(start, minutes, zone)
    if end - start != length or resolve(start, zone).said or resolve(end, zone).said:
        # Where the clocks change meanwhile, or show a time twice, calendars differ by the hour; over UTC none does.
        start = to_utc(start, zone)
        end, zone = start + length, "UTC"
    event.add("DTSTART", _moment(start, zone))
    event.add("DTEND", _moment(end, zone))


def _moment(wall: datetime, zone: str) -> vDatetime:
    if zone == "UTC":
        return vDatetime(wall.replace(tzinfo=UTC))
    moment = vDatetime(wall)
    moment.params["TZID"] = zone
    return moment
