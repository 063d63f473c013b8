"""Taking back what was moved or deleted in a calendar program: shown first, done as one act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.model.errors import Refused
from planner.model.localtime import to_utc, to_wall
from planner.model.ritual import occurrence_at
from planner.model.standing import Standing, State
from planner.planner.desk import Desk
from planner.planner.exporting import place_of

if TYPE_CHECKING:
    from planner.ical.returned import Returned, ReturnedCalendar
    from planner.model.entry import CalendarEntry, Published
    from planner.model.plan import Plan
    from planner.model.taking_back import CalendarChange, CalendarChanges

_AS_RULE = "+rule"
_LONGEST = 24 * 60


@dataclass(slots=True)
class _Found:
    """What comes together while a calendar is read."""

    changes: list[CalendarChange] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    outdated: int = 0


class Importing(Desk):
    """Calendars that come back."""

    def read_changes(self, path: Path) -> CalendarChanges:
        """Return what a calendar file, or a folder of them, would change; nothing is changed yet.

        Only events that were exported from here count. Raises Refused when there is no calendar, or one that has
        suddenly lost everything.
        """
        from planner.ical.lines import MOST_BYTES
        from planner.ical.returned import returned
        from planner.model.taking_back import CalendarChanges
        from planner.store.imports import read_calendars

        files = read_calendars(path.expanduser(), MOST_BYTES)
        entries = {entry.uid: entry for entry in self.home.entries()}
        calendar = returned(files.files.values(), entries.keys(), self.couple.timezone, self.now)
        if not files.folder and calendar.unread and not calendar.events and not calendar.others:
            raise Refused(f"{path} holds no calendar; name an .ics file, or a folder of them.")
        found = _Found()
        for event in calendar.events:
            if event.replaces is None:
                self._compare(entries[event.uid], event, calendar, found)
        if unread := calendar.unread + len(files.left_out) + files.cut:
            what = "A part" if unread == 1 else f"{unread} parts"
            found.left.append(f"{what} of that calendar can't be read, so nothing counts as deleted.")
        else:
            self._missing(path, entries, calendar, found)
        if found.outdated:
            count = "1 event is" if found.outdated == 1 else f"{found.outdated} events are"
            found.left.append(f"{count} older than your last export; export again, and change it there.")
        changes = sorted(found.changes, key=lambda change: (change.standing.occurrence.start, change.entry.uid))
        return CalendarChanges(tuple(changes), tuple(found.conflicts), tuple(found.left), calendar.others)

    def take_back(self, found: CalendarChanges) -> None:
        """Do what a calendar changed, all of it in one act; raises Refused when something is not as it was shown."""
        from planner.model.taking_back import Went

        if not found.changes:
            raise Refused("There is nothing to take back from that calendar.")
        self.home.back_up("before-import", self._instant())
        with self.home.act(_what(found.changes), self._instant()) as writing:
            for change in found.changes:
                fresh = self.standing(*change.standing.occurrence.key)
                if fresh is None or not _same(fresh, change.standing):
                    raise Refused(f"{_title(change.standing)} was changed meanwhile; look at the calendar once more.")
                plan = change.applied_to(fresh.occurrence, self._instant())
                if plan is None:
                    writing.drop(fresh.occurrence.plan)
                else:
                    writing.save(plan)
                if fresh.check_in is not None and change.went is Went.CHANGED:
                    # It didn't happen then, and may well happen now.
                    writing.drop(fresh.check_in)

    def _compare(self, entry: CalendarEntry, event: Returned, calendar: ReturnedCalendar, found: _Found) -> None:
        told = _told(entry, event)
        plan = self.home.plan(entry.plan)
        if plan is None:
            return
        if told is None:
            standing = self.standing(*entry.key)
            found.outdated += standing is not None and not event.rule and _time(event) != _here(standing)
        elif told.cancelled:
            return
        elif told.level.endswith(_AS_RULE):
            self._compare_rule(plan, entry, told, event, calendar, found)
        elif (standing := self.standing(*entry.key)) is not None:
            self._weigh(standing, entry, told, event, found)

    def _weigh(
        self, standing: Standing, entry: CalendarEntry, told: Published, event: Returned, found: _Found
    ) -> None:
        """Set side by side what the calendar says, what stands here, and what it was told last."""
        from planner.model.taking_back import spoken

        base = to_utc(told.start, told.timezone), told.minutes
        here, there = _here(standing), _time(event)
        title = self._title_there(standing.occurrence.plan, told, event)
        if event.cancelled:
            self._off(standing, entry, told, found, changed_here=here != base)
        elif there in (base, here) and title == _title(standing):
            return
        elif there not in (base, here) and here != base:
            zone = standing.occurrence.plan.timezone
            when = f"{spoken(to_wall(event.start, zone))}, {event.minutes} min"
            found.conflicts.append(
                f"{_title(standing)} was changed on both sides: here it is {spoken(standing.occurrence.start)}, "
                f"{standing.occurrence.minutes} min, in the calendar {when}."
            )
        else:
            start, minutes = here if there == base else there
            self._take(standing, entry, told, replace(event, start=start, minutes=minutes), title, found)

    def _take(
        self,
        standing: Standing,
        entry: CalendarEntry,
        told: Published,
        event: Returned,
        title: str,
        found: _Found,
    ) -> None:
        from planner.model.taking_back import CalendarChange, Went

        if standing.state is State.DONE:
            found.left.append(f"{_title(standing)} is done and stays in your journal.")
        elif event.whole_day:
            found.left.append(f"{_title(standing)} became a whole day in the calendar; give it a time there.")
        elif not 1 <= event.minutes <= _LONGEST:
            found.left.append(f"{_title(standing)} has a length that no plan can have; it takes a minute to a day.")
        else:
            found.changes.append(
                CalendarChange(
                    went=Went.CHANGED,
                    standing=standing,
                    start=to_wall(event.start, standing.occurrence.plan.timezone),
                    minutes=event.minutes,
                    title=title,
                    entry=entry,
                    published=told,
                )
            )

    def _off(
        self, standing: Standing, entry: CalendarEntry, told: Published, found: _Found, *, changed_here: bool
    ) -> None:
        from planner.model.taking_back import CalendarChange, Went

        occurrence = standing.occurrence
        if standing.state not in (State.OPEN, State.AGREED):
            return
        if changed_here:
            found.conflicts.append(f"{_title(standing)} was changed here and deleted in the calendar.")
            return
        found.changes.append(
            CalendarChange(
                went=Went.REMOVED,
                standing=standing,
                start=occurrence.start,
                minutes=occurrence.minutes,
                title=occurrence.plan.title,
                entry=entry,
                published=told,
            )
        )

    def _title_there(self, plan: Plan, told: Published, event: Returned) -> str:
        """Return what the plan is called in the calendar, where the calendar was told its own name."""
        from planner.ical.text import line
        from planner.model.titles import Titles

        level = Titles.parse(told.level.removesuffix(_AS_RULE).partition("/")[0]).at(plan.kind)
        renamed = level == "plain" and event.title and event.title != line(plan.title)
        # What was renamed here since is news to the calendar, not from it; and a ritual is not named by one day of it.
        return event.title if renamed and not plan.ritual and plan.modified <= told.modified else plan.title

    def _compare_rule(
        self,
        plan: Plan,
        entry: CalendarEntry,
        told: Published,
        event: Returned,
        calendar: ReturnedCalendar,
        found: _Found,
    ) -> None:
        """Compare a ritual that was told as one repeating event: only single occurrences of it are taken back."""
        from planner.model.taking_back import spoken

        if event.cancelled or _time(event)[0] != to_utc(told.start, told.timezone) or _parts(event.rule) != _parts(
            plan.rule or ""
        ):
            if plan.modified <= told.modified:
                found.left.append(
                    f"{plan.title} was changed as a whole in the calendar; use 'ourweek move --all' or "
                    "'ourweek remove --all' for that."
                )
            return
        stands_in = {o.replaces: o for o in calendar.events if o.uid == event.uid and o.replaces is not None}
        for original_start, other in self._occurrences_there(plan, event, stands_in):
            standing = self.standing(plan.id, original_start)
            if standing is None:
                continue
            changed_here = plan.modified > told.modified
            if other is None or other.cancelled:
                self._off(standing, entry, told, found, changed_here=changed_here)
            elif _time(other) != _here(standing):
                if changed_here:
                    when = spoken(standing.occurrence.start)
                    found.conflicts.append(f"{plan.title} on {when} was changed on both sides.")
                else:
                    self._take(standing, entry, told, other, plan.title, found)

    def _occurrences_there(
        self, plan: Plan, event: Returned, stands_in: dict[datetime, Returned]
    ) -> Iterator[tuple[datetime, Returned | None]]:
        """Yield the occurrences of which a repeating event says something of its own; None where it has none."""
        for start in sorted(event.left_out):
            yield to_wall(start, plan.timezone), None
        for start, other in sorted(stands_in.items()):
            yield to_wall(start, plan.timezone), other
        said = {*event.left_out, *stands_in}
        for change in plan.changes:
            start = to_utc(change.original_start, plan.timezone)
            if change.start is not None and start not in said and occurrence_at(plan, change.original_start):
                # It was told as moved, and was put back.
                yield change.original_start, replace(event, start=start, minutes=plan.minutes)

    def _missing(
        self, path: Path, entries: dict[str, CalendarEntry], calendar: ReturnedCalendar, found: _Found
    ) -> None:
        """Find what a place held and holds no more; what has begun already is nobody's to delete."""
        place, present = place_of(path.expanduser()), {event.uid for event in calendar.events}
        held = [entry for entry in entries.values() if place in entry.places]
        gone = [entry for entry in held if entry.uid not in present]
        if len(held) > 1 and not present and gone and any(self._to_come(entry) for entry in gone):
            raise Refused(
                f"{path} holds none of your {len(held)} plans any more; if you meant that, take them off with "
                "'ourweek remove', or export again."
            )
        for entry in gone:
            told = max(entry.published, key=lambda p: p.sequence, default=None)
            standing = self._to_come(entry)
            if told is None or told.cancelled or standing is None:
                continue
            if told.level.endswith(_AS_RULE):
                title = _title(standing)
                found.left.append(f"{title} was deleted as a whole; use 'ourweek remove --all' for that.")
                continue
            base = to_utc(told.start, told.timezone), told.minutes
            self._off(standing, entry, told, found, changed_here=_here(standing) != base)

    def _to_come(self, entry: CalendarEntry) -> Standing | None:
        standing = self.standing(*entry.key)
        return standing if standing is not None and standing.occurrence.start > self.now else None


def _told(entry: CalendarEntry, event: Returned) -> Published | None:
    """Return what the calendar had been told when this was made of it; None when it was told something else since."""
    ruled = bool(event.rule)
    sorts = [p for p in entry.published if p.level.endswith(_AS_RULE) == ruled and p.sequence <= event.sequence]
    told = max(sorts, key=lambda p: p.sequence, default=None)
    if told is None or (event.modified is not None and event.modified < told.modified):
        return None
    return told


def _here(standing: Standing) -> tuple[datetime, int]:
    occurrence = standing.occurrence
    return to_utc(occurrence.start, occurrence.plan.timezone), occurrence.minutes


def _time(event: Returned) -> tuple[datetime, int]:
    return event.start.astimezone(UTC), event.minutes


def _same(one: Standing, other: Standing) -> bool:
    return (_here(one), one.state, _title(one)) == (_here(other), other.state, _title(other))


def _title(standing: Standing) -> str:
    return standing.occurrence.plan.title


def _parts(rule: str) -> frozenset[str]:
    usual = {"INTERVAL=1", "WKST=MO", ""}
    return frozenset(
        "=".join((part.partition("=")[0], ",".join(sorted(part.partition("=")[2].split(",")))))
        for part in rule.upper().split(";")
        if part not in usual
    )


def _what(changes: tuple[CalendarChange, ...]) -> str:
    from planner.model.taking_back import Went

    if len(changes) > 1:
        return f"{len(changes)} changes were taken back from a calendar"
    change = changes[0]
    became = "was taken off" if change.went is Went.REMOVED else "was changed"
    return f"{_title(change.standing)} {became} as in a calendar"
