"""A calendar that came back, side by side with the plans and with what it was told of them last."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from planner.ical.returned import Returned, ReturnedCalendar
from planner.ical.text import line
from planner.model.calendar_entry import CalendarEntry, Published
from planner.model.errors import Refused
from planner.model.localtime import spoken_time, to_wall
from planner.model.plan import Plan
from planner.model.standing import Standing
from planner.model.titles import Titles
from planner.planner.comparing_rituals import compare_ritual
from planner.planner.desk import Desk
from planner.planner.findings import Findings, as_told, here, there, title_of
from planner.planner.publishing import place_of


class Comparing:
    """One comparison; what it finds comes together in `found`."""

    def __init__(self, desk: Desk, entries: dict[str, CalendarEntry], calendar: ReturnedCalendar) -> None:
        self.found = Findings()
        self._desk = desk
        self._entries = entries
        self._calendar = calendar

    def events(self) -> None:
        """Compare what the calendar holds."""
        for event in self._calendar.events:
            if event.replaces is None:
                self._compare(self._entries[event.uid], event)

    def missing(self, path: Path) -> None:
        """Find what a place held and holds no more; what has begun already is nobody's to delete.

        Raises Refused where it has suddenly lost everything.
        """
        place, present = place_of(path.expanduser()), {event.uid for event in self._calendar.events}
        held = [entry for entry in self._entries.values() if place in entry.places]
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
            if told.as_rule:
                title = title_of(standing)
                self.found.left.append(f"{title} was deleted as a whole; use 'ourweek remove --all' for that.")
                continue
            self.found.deleted(standing, entry, told, changed_here=here(standing) != as_told(told))

    def _compare(self, entry: CalendarEntry, event: Returned) -> None:
        told = _told(entry, event)
        plan = self._desk.home.plan(entry.plan)
        if plan is None:
            return
        if told is None:
            self._note_unknown(plan, entry, event)
        elif told.cancelled:
            return
        elif told.as_rule:
            compare_ritual(self._desk, plan, entry, told, event, self._stands_in(event), self.found)
        elif (standing := self._desk.standing(*entry.key)) is not None:
            self._weigh(standing, entry, told, event)

    def _note_unknown(self, plan: Plan, entry: CalendarEntry, event: Returned) -> None:
        """Note what is not as the calendar was told it last: older, or of another sort."""
        standing, sorts = self._desk.standing(*entry.key), {told.as_rule for told in entry.published}
        if event.rule and True not in sorts and standing is not None:
            when = spoken_time(standing.occurrence.start)
            self.found.left.append(f"{plan.title} on {when} repeats in the calendar now; here it stays as it is.")
        elif not event.rule and False not in sorts:
            self.found.changed_whole(plan)
        elif not event.rule and standing is not None:
            self.found.outdated += there(event) != here(standing)

    def _weigh(self, standing: Standing, entry: CalendarEntry, told: Published, event: Returned) -> None:
        """Set side by side what the calendar says, what stands here, and what it was told last."""
        base, ours, theirs = as_told(told), here(standing), there(event)
        title = _title_there(standing.occurrence.plan, told, event)
        if event.cancelled:
            self.found.deleted(standing, entry, told, changed_here=ours != base)
        elif theirs in (base, ours) and title == title_of(standing):
            return
        elif theirs not in (base, ours) and ours != base:
            zone = standing.occurrence.plan.timezone
            when = f"{spoken_time(to_wall(event.start, zone))}, {event.minutes} min"
            self.found.conflicts.append(
                f"{title_of(standing)} was changed on both sides: here it is {spoken_time(standing.occurrence.start)}, "
                f"{standing.occurrence.minutes} min, in the calendar {when}."
            )
        else:
            self.found.changed(standing, entry, told, event, ours if theirs == base else theirs, title)

    def _stands_in(self, event: Returned) -> dict[datetime, Returned]:
        """Return what stands in for single occurrences of a repeating event, by the start that they had."""
        return {o.replaces: o for o in self._calendar.events if o.uid == event.uid and o.replaces is not None}

    def _to_come(self, entry: CalendarEntry) -> Standing | None:
        standing = self._desk.standing(*entry.key)
        return standing if standing is not None and standing.occurrence.start > self._desk.now else None


def _told(entry: CalendarEntry, event: Returned) -> Published | None:
    """Return what the calendar had been told when this was made of it; None when it was told something else since."""
    ruled = bool(event.rule)
    sorts = [
        p for p in entry.published if p.as_rule == ruled and (event.sequence is None or p.sequence <= event.sequence)
    ]
    told = max(sorts, key=lambda p: p.sequence, default=None)
    if told is None or (event.modified is not None and event.modified < told.modified):
        return None
    return told


def _title_there(plan: Plan, told: Published, event: Returned) -> str:
    """Return what the plan is called in the calendar, where the calendar was told its own name."""
    level = Titles.parse(told.titles).at(plan.kind)
    renamed = level == "plain" and event.title and event.title != line(plan.title)
    # What was renamed here since is news to the calendar, not from it; and a ritual is not named by one day of it.
    return event.title if renamed and not plan.ritual and plan.modified <= told.modified else plan.title
