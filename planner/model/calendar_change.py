"""What a calendar program changed about plans, and the couple may take over."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from planner.model.calendar_entry import CalendarEntry, Published
from planner.model.localtime import spoken_time
from planner.model.plan import Change, Occurrence, Plan
from planner.model.revising import taken_out
from planner.model.standing import Standing
from planner.model.value import Value, replace


class Went(StrEnum):
    """What became of an event in a calendar program."""

    CHANGED = "changed"
    REMOVED = "removed"


class CalendarChange(Value, kw_only=True):
    """One occurrence that a calendar program moved, changed or deleted."""

    went: Went
    standing: Standing
    """As it stands here."""
    start: datetime
    """The new wall time in the plan's zone."""
    minutes: int
    title: str
    entry: CalendarEntry
    published: Published
    """What the calendar had been told."""

    @property
    def text(self) -> str:
        """One sentence that says it: `Tea moves from Fri 27 Nov 20:00 to Sat 28 Nov 19:00.`"""
        occurrence = self.standing.occurrence
        name = occurrence.plan.title
        if self.went is Went.REMOVED:
            return f"{name} on {spoken_time(occurrence.start)} was deleted."
        said = []
        if self.start != occurrence.start:
            said.append(f"moves from {spoken_time(occurrence.start)} to {spoken_time(self.start)}")
        if self.minutes != occurrence.minutes:
            said.append(f"takes {self.minutes} minutes instead of {occurrence.minutes}")
        if self.title != name:
            said.append(f"is called {self.title}")
        return f"{name} {' and '.join(said)}."

    def applied_to(self, occurrence: Occurrence, now: datetime) -> Plan | None:
        """Return the plan with this change, or None when nothing is left of it; `now` is UTC."""
        plan = occurrence.plan
        if self.went is Went.REMOVED:
            return taken_out(occurrence, now) if plan.ritual else None
        if not plan.ritual:
            plan = replace(plan, minutes=self.minutes, title=self.title)
        known = plan.change_of(occurrence.original_start)
        minutes = known.minutes if known else None
        if self.minutes != occurrence.minutes:
            minutes = self.minutes if plan.ritual else None
        return plan.with_change(Change(occurrence.original_start, self.start, minutes), now)


class CalendarChanges(Value):
    """All that a calendar would change, and what it cannot."""

    changes: tuple[CalendarChange, ...] = ()
    conflicts: tuple[str, ...] = ()
    """Sentences about what was changed on both sides since the last export."""
    left: tuple[str, ...] = ()
    """Sentences about what is not taken, and why."""
    others: int = 0
    """Events that are none of the couple's plans."""
