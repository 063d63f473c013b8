"""What calendars are to be told now: what the couple has, set against what was told before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from planner.ical.content import EventContent, clear_as_rule, occurrence_content, ritual_content
from planner.ical.manner import Manner
from planner.ical.told import cancelled, news_of, remembered, told, whole_second, with_told
from planner.model.activity import Activity
from planner.model.calendar_entry import AS_RULE, CalendarEntry, Published
from planner.model.plan import Occurrence, Plan
from planner.model.value import Value


class LiveEvent(Value):
    """An event to write, with the stamps by which calendars tell whether it is news to them."""

    uid: str
    content: EventContent
    created: datetime
    """UTC, like `modified`."""
    sequence: int
    modified: datetime


class Tombstone(Value):
    """An event that calendars were told of and that no longer takes place."""

    uid: str
    published: Published
    """As it was last told, now cancelled."""


class Agenda(Value, kw_only=True):
    """All that one export says, and what has to be kept so that the next one says only what is new."""

    manner: Manner
    year: int
    """The year in which it is told; what repeats without an end is looked at from there."""
    events: tuple[LiveEvent, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    gone: tuple[str, ...] = ()
    """UIDs under which nothing takes place any more, in whichever calendar they were told; for a folder of files."""
    entries: tuple[CalendarEntry, ...] = ()
    """To be saved before the calendar is written: only those that are new or have changed."""
    new: int = 0
    moved: int = 0
    changed: int = 0
    cancelled: int = 0

    @property
    def news(self) -> str:
        """What is new to the calendar, such as `3 new, 1 moved, 1 cancelled`."""
        counts = (("new", self.new), ("moved", self.moved), ("changed", self.changed), ("cancelled", self.cancelled))
        return ", ".join(f"{count} {word}" for word, count in counts if count) or "nothing new"


class _Range(Value):
    begin: datetime
    end: datetime

    def __contains__(self, start: datetime) -> bool:
        return self.begin <= start < self.end


class _Wanted(Value):
    """One event that the couple has; without an occurrence it is a whole ritual, written as a rule."""

    plan: Plan
    occurrence: Occurrence | None
    label: str
    in_range: bool

    @property
    def key(self) -> tuple[str, datetime]:
        return self.occurrence.key if self.occurrence else (self.plan.id, self.plan.start)

    @property
    def own_uid(self) -> str:
        return f"{self.plan.id}@ourweek"

    def content(self, activities: Mapping[str, Activity], manner: Manner) -> EventContent:
        activity = activities.get(self.plan.activity or "")
        if self.occurrence is None:
            return ritual_content(self.plan, activity, manner)
        return occurrence_content(self.occurrence, activity, manner)


class _Known:
    """What calendars were told, found by occurrence."""

    def __init__(self, entries: Iterable[CalendarEntry]) -> None:
        self.by_key = {entry.key: entry for entry in entries}
        self.by_uid = {entry.uid: entry for entry in self.by_key.values()}

    def find(self, want: _Wanted) -> CalendarEntry | None:
        # What is all there is of its plan keeps the plan's own UID, whatever became of its start.
        whole = want.occurrence is None or not want.plan.ritual
        return (self.by_uid.get(want.own_uid) if whole else None) or self.by_key.get(want.key)

    def fresh(self, want: _Wanted, new_uid: Callable[[], str]) -> CalendarEntry:
        own = want.key[1] == want.plan.start and want.own_uid not in self.by_uid
        return CalendarEntry(*want.key, want.own_uid if own else f"{new_uid()}@ourweek")


def agenda(
    occurrences: Iterable[Occurrence],
    entries: Iterable[CalendarEntry],
    activities: Mapping[str, Activity],
    *,
    manner: Manner,
    begin: datetime,
    end: datetime,
    now: datetime,
    new_uid: Callable[[], str],
    rituals_as_rules: bool = False,
) -> Agenda:
    """Return what an export from wall time `begin` until before `end` says in its manner.

    `occurrences` are all agreed ones that could matter, far around the range: one that was published and is missing
    among them counts as cancelled. `activities` go by their id, `now` is UTC, and `new_uid` gives another random text
    each time.
    """
    known, span, label = _Known(entries), _Range(begin, end), manner.label
    met = [(want, known.find(want)) for want in _wanted(occurrences, label, span, rituals_as_rules)]
    events: list[LiveEvent] = []
    tombstones: list[Tombstone] = []
    kept: list[CalendarEntry] = []
    news: list[str] = []
    for want, found in met:
        if not _due(want, found, span):
            continue
        entry = found or known.fresh(want, new_uid)
        content = want.content(activities, manner)
        old, new = entry.at_level(want.label), told(entry, want.label, content, want.plan, now)
        events.append(LiveEvent(entry.uid, content, whole_second(want.plan.created), new.sequence, new.modified))
        if new is not old:
            kept.append(with_told(entry, new))
            news.append(news_of(old, new))
    for entry, was in _gone(met, known, (label + AS_RULE, label) if rituals_as_rules else (label,), span, now):
        new = cancelled(entry, was, now)
        tombstones.append(Tombstone(entry.uid, new))
        if new is not was:
            kept.append(with_told(entry, new))
            news.append("cancelled")
    found_uids = {event.uid for event in events}
    return Agenda(
        manner=manner,
        year=now.year,
        events=tuple(sorted(events, key=lambda event: (event.content.start, event.uid))),
        tombstones=tuple(sorted(tombstones, key=lambda stone: (stone.published.start, stone.uid))),
        gone=tuple(e.uid for e in _without_place(met, known, span, rituals_as_rules) if e.uid not in found_uids),
        entries=tuple(kept),
        new=news.count("new"),
        moved=news.count("moved"),
        changed=news.count("changed"),
        cancelled=news.count("cancelled"),
    )


def _wanted(occurrences: Iterable[Occurrence], label: str, span: _Range, as_rules: bool) -> Iterator[_Wanted]:
    rituals: dict[str, _Wanted] = {}
    for occurrence in occurrences:
        plan, in_range = occurrence.plan, occurrence.start in span
        if not (as_rules and clear_as_rule(plan)):
            yield _Wanted(plan, occurrence, label, in_range)
        elif plan.id not in rituals or in_range:
            rituals[plan.id] = _Wanted(plan, None, label + AS_RULE, in_range)
    yield from rituals.values()


def _due(want: _Wanted, entry: CalendarEntry | None, span: _Range) -> bool:
    if want.in_range:
        return True
    old = entry.at_level(want.label) if entry else None
    # Where something used to be, the calendar has to hear that it went; a rule reaches into every week.
    return old is not None and (want.occurrence is None or old.start in span)


def _gone(
    met: list[tuple[_Wanted, CalendarEntry | None]], known: _Known, labels: tuple[str, ...], span: _Range, now: datetime
) -> Iterator[tuple[CalendarEntry, Published]]:
    alive = {entry.uid for _, entry in met if entry}
    ruled = {want.plan.id for want, _ in met if want.occurrence is None}
    for entry in known.by_key.values():
        if entry.uid in alive or entry.plan in ruled:
            continue
        old = next((published for label in labels if (published := entry.at_level(label))), None)
        if old is not None and old.start in span and remembered(old, now):
            yield entry, old


def _without_place(
    met: list[tuple[_Wanted, CalendarEntry | None]], known: _Known, span: _Range, as_rules: bool
) -> Iterator[CalendarEntry]:
    alive = {entry.uid for _, entry in met if entry}
    for entry in known.by_key.values():
        # A folder holds a ritual in one way or in the other, or it would show it twice.
        ruled = not as_rules and any(told.as_rule for told in entry.published)
        if ruled or (entry.uid not in alive and any(told.start in span for told in entry.published)):
            yield entry
