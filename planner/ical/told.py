"""The stamps by which a calendar tells news from what it knows: grown with every change, and only then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from planner.ical.content import EventContent
from planner.model.calendar_entry import CalendarEntry, Published
from planner.model.localtime import to_utc
from planner.model.plan import Plan
from planner.model.value import replace

_REMEMBERED = timedelta(days=60)


def told(entry: CalendarEntry, label: str, content: EventContent, plan: Plan, now: datetime) -> Published:
    """Return what calendars are told of an event: exactly what they were told before when they show it already."""
    old = entry.at_level(label)
    fresh = Published(
        level=label,
        fingerprint=content.fingerprint,
        sequence=0,
        modified=whole_second(plan.modified),
        start=content.start,
        timezone=content.timezone,
        minutes=content.minutes,
    )
    if old is not None and not old.cancelled and old.fingerprint == fresh.fingerprint:
        return old
    return _after(entry, fresh, now) if entry.published else fresh


def cancelled(entry: CalendarEntry, old: Published, now: datetime) -> Published:
    """Return what calendars are told of an event that no longer takes place."""
    return old if old.cancelled else _after(entry, replace(old, cancelled=True), now)


def remembered(old: Published, now: datetime) -> bool:
    """Whether a cancelled event is still told of: until 60 days after its time."""
    return now < to_utc(old.start, old.timezone) + timedelta(minutes=old.minutes) + _REMEMBERED


def with_told(entry: CalendarEntry, published: Published) -> CalendarEntry:
    """Return the entry with what was told at one level in place of what was told there before."""
    others = (p for p in entry.published if p.level != published.level)
    return replace(entry, published=tuple(sorted((*others, published), key=lambda p: p.level)))


def news_of(old: Published | None, new: Published) -> str:
    """Return what an event is to the calendar: `new`, `moved`, `changed`, or nothing."""
    if old is new:
        return ""
    if old is None or old.cancelled:
        return "new"
    return "changed" if (old.start, old.timezone) == (new.start, new.timezone) else "moved"


def whole_second(moment: datetime) -> datetime:
    """Return a moment in UTC as calendars write it."""
    return moment.astimezone(UTC).replace(microsecond=0)


def _after(entry: CalendarEntry, published: Published, now: datetime) -> Published:
    # All levels count: whoever changes the level may do so in one and the same calendar. Some calendars go by the
    # number and some by the time, so the time grows even when a clock was put back.
    last = max(p.modified for p in entry.published)
    return replace(
        published,
        sequence=max(p.sequence for p in entry.published) + 1,
        modified=max(whole_second(now), last + timedelta(seconds=1)),
    )
