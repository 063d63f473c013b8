"""Taking back what was moved or deleted in a calendar program: shown first, done as one act."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.model.errors import Refused
from planner.planner.desk import Desk

if TYPE_CHECKING:
    from planner.model.calendar_change import CalendarChange, CalendarChanges
    from planner.model.standing import Standing


class Importing(Desk):
    """Calendars that come back."""

    def read_changes(self, path: Path) -> CalendarChanges:
        """Return what a calendar file, or a folder of them, would change; nothing is changed yet.

        Only events that were exported from here count. Raises Refused when there is no calendar, or one that has
        suddenly lost everything.
        """
        from planner.ical.lines import MOST_BYTES
        from planner.ical.returned import returned
        from planner.model.calendar_change import CalendarChanges
        from planner.planner.comparing import Comparing
        from planner.store.imports import read_calendars

        files = read_calendars(path.expanduser(), MOST_BYTES)
        entries = {entry.uid: entry for entry in self.home.calendar_entries()}
        calendar = returned(files.files.values(), entries.keys(), self.couple.timezone, self.now)
        if not files.folder and calendar.unread and not calendar.events and not calendar.others:
            raise Refused(f"Nothing in {path} can be read as a calendar; name an .ics file, or a folder of them.")
        comparing = Comparing(self, entries, calendar)
        comparing.events()
        found = comparing.found
        if unread := calendar.unread + len(files.left_out) + files.cut:
            what = "A part" if unread == 1 else f"{unread} parts"
            found.left.append(f"{what} of that calendar can't be read, so nothing counts as deleted.")
        else:
            comparing.missing(path)
        if found.outdated:
            count = "1 event is" if found.outdated == 1 else f"{found.outdated} events are"
            found.left.append(f"{count} older than your last export; export again, and change it there.")
        changes = sorted(found.changes, key=lambda change: (change.standing.occurrence.start, change.entry.uid))
        return CalendarChanges(tuple(changes), tuple(found.conflicts), tuple(found.left), calendar.others)

    def take_back(self, found: CalendarChanges) -> None:
        """Do what a calendar changed, all of it in one act; raises Refused when something is not as it was shown."""
        from planner.model.calendar_change import Went

        if not found.changes:
            raise Refused("There is nothing to take back from that calendar.")
        self.home.back_up("before-import", self._instant())
        with self.home.act(_what(found.changes), self._instant()) as writing:
            for change in found.changes:
                fresh = self.standing(*change.standing.occurrence.key)
                if fresh is None or not _same(fresh, change.standing):
                    title = change.standing.occurrence.plan.title
                    raise Refused(f"{title} was changed meanwhile; look at the calendar once more.")
                plan = change.applied_to(fresh.occurrence, self._instant())
                if plan is None:
                    writing.drop(fresh.occurrence.plan)
                else:
                    writing.save(plan)
                if fresh.check_in is not None and change.went is Went.CHANGED:
                    # It didn't happen then, and may well happen now.
                    writing.drop(fresh.check_in)


def _same(one: Standing, other: Standing) -> bool:
    from planner.planner.findings import here, title_of

    return (here(one), one.state, title_of(one)) == (here(other), other.state, title_of(other))


def _what(changes: tuple[CalendarChange, ...]) -> str:
    from planner.model.calendar_change import Went

    if len(changes) > 1:
        return f"{len(changes)} changes were taken back from a calendar"
    change = changes[0]
    became = "was taken off" if change.went is Went.REMOVED else "was changed"
    return f"{change.standing.occurrence.plan.title} {became} as in a calendar"
