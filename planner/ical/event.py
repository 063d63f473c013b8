"""From what a calendar is to show to the VEVENT that says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from planner.ical.agenda import LiveEvent, Tombstone
from planner.ical.content import BUSY, EventContent
from planner.ical.content_lines import duration, parameter, text_line, utc_line, wall_line
from planner.model.activity import NEUTRAL_TITLE
from planner.model.localtime import end_of, to_utc
from planner.model.value import Value

_NEAR = timedelta(days=1)
"""Some calendars take the new offset for the whole day of the change, and what is a day in UTC."""


class WrittenSpan(Value):
    """From when to when, as it is written."""

    start: datetime
    """Naive wall time in `zone`, like `end`."""
    end: datetime
    zone: str

    def lines(self) -> tuple[str, str]:
        """Return both ends as content lines."""
        return wall_line("DTSTART", self.start, self.zone), wall_line("DTEND", self.end, self.zone)


def spans(event: LiveEvent) -> Iterator[WrittenSpan]:
    """Yield when an event takes place, and for a ritual with its rule also its moved occurrences."""
    content = event.content
    if not content.rule:
        yield span(content.start, content.minutes, content.timezone)
        return
    # By the clock: a change of the clocks on the first day is nothing to all the other days.
    yield WrittenSpan(content.start, content.start + timedelta(minutes=content.minutes), content.timezone)
    for moved in content.moved:
        yield span(moved.start, moved.minutes, content.timezone)


def span(start: datetime, minutes: int, zone: str) -> WrittenSpan:
    """Return how `minutes` from a wall time on are written so that all calendars mean the same."""
    length = timedelta(minutes=minutes)
    end = end_of(start, minutes, zone)
    if _clocks_change_near(start, end, zone):
        # Where the clocks change meanwhile, or on that day, calendars differ by the hour; over UTC none does.
        instant = to_utc(start, zone).replace(tzinfo=None)
        return WrittenSpan(instant, instant + length, "UTC")
    return WrittenSpan(start, end, zone)


def _clocks_change_near(start: datetime, end: datetime, zone: str) -> bool:
    first, last = start - _NEAR, end + _NEAR
    return to_utc(last, zone) - to_utc(first, zone) != last - first


def event_lines(event: LiveEvent, spans_of_it: Iterable[WrittenSpan]) -> Iterator[str]:
    """Yield the VEVENT of an event with its `spans`, and for a ritual those of its moved occurrences."""
    content = event.content
    main, *others = spans_of_it
    rule = [f"RRULE:{content.rule}"] if content.rule else []
    rule += [wall_line("EXDATE", start, content.timezone) for start in content.left_out]
    yield from _live(event, main, rule=rule)
    for moved, when in zip(content.moved, others, strict=True):
        yield from _live(event, when, of=[wall_line("RECURRENCE-ID", moved.original_start, content.timezone)])


def cancelled_lines(stone: Tombstone) -> Iterator[str]:
    """Yield the VEVENT that tells calendars that an event no longer takes place."""
    told = stone.published
    discreet = "blank" in told.level
    yield "BEGIN:VEVENT"
    yield text_line("SUMMARY", BUSY if discreet else NEUTRAL_TITLE)
    yield from span(told.start, told.minutes, told.timezone).lines()
    yield from (utc_line("DTSTAMP", told.modified), f"UID:{stone.uid}", f"SEQUENCE:{told.sequence}")
    if discreet:
        yield "CLASS:PRIVATE"
    yield utc_line("LAST-MODIFIED", told.modified)
    yield from ("STATUS:CANCELLED", "TRANSP:TRANSPARENT", "END:VEVENT")


def _live(event: LiveEvent, when: WrittenSpan, *, of: Iterable[str] = (), rule: Iterable[str] = ()) -> Iterator[str]:
    content = event.content
    yield "BEGIN:VEVENT"
    yield text_line("SUMMARY", content.title)
    yield from when.lines()
    # In a file that is no message this is the time of the last change too, so unchanged events stay the same bytes.
    yield from (utc_line("DTSTAMP", event.modified), f"UID:{event.uid}", *of, f"SEQUENCE:{event.sequence}")
    yield from rule
    if content.category:
        yield text_line("CATEGORIES", content.category)
    if content.private:
        yield "CLASS:PRIVATE"
    if content.color:
        yield f"COLOR:{content.color}"
    yield utc_line("CREATED", event.created)
    if content.description:
        yield text_line("DESCRIPTION", content.description)
    yield from (utc_line("LAST-MODIFIED", event.modified), "STATUS:CONFIRMED")
    yield "TRANSP:OPAQUE" if content.busy else "TRANSP:TRANSPARENT"
    yield from _attending(content)
    if content.reminder is not None:
        yield from _alarm(content, content.reminder)
    yield "END:VEVENT"


def _attending(content: EventContent) -> Iterator[str]:
    # Both have said yes already: no server is to write to them, and no calendar to ask for an answer.
    silent = "SCHEDULE-AGENT=NONE"
    for who in content.attending[:1]:
        yield f"ORGANIZER;CN={parameter(who.name)};{silent}:mailto:{who.address}"
    for who in content.attending:
        yield f"ATTENDEE;CN={parameter(who.name)};PARTSTAT=ACCEPTED;RSVP=FALSE;{silent}:mailto:{who.address}"


def _alarm(content: EventContent, minutes: int) -> tuple[str, ...]:
    return (
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        text_line("DESCRIPTION", content.title),
        f"TRIGGER:-{duration(minutes)}",
        "END:VALARM",
    )
