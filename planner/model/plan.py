"""A plan: an activity put at a time; repeated, it is a ritual."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from planner.model.kinds import Kind
from planner.model.value import Value, replace


class Change(Value):
    """One occurrence that differs from its plan: moved, made longer or shorter, or taken out."""

    original_start: datetime
    start: datetime | None
    """The new wall time; None when the occurrence was taken out."""
    minutes: int | None = None
    """The new length; None when it stays as planned."""


class Plan(Value, kw_only=True):
    """What both may do and when; `start` is the first start as planned and names the occurrence for ever."""

    id: str
    activity: str | None
    """Slug; None for something of their own."""
    title: str
    """The title as planned: the pack it came from may go away."""
    kind: Kind
    start: datetime
    """Naive wall time in `timezone`."""
    timezone: str
    minutes: int
    created: datetime
    """UTC, like `modified`."""
    modified: datetime
    sequence: int = 0
    """How often it was changed."""
    rule: str | None = None
    """RRULE of a ritual."""
    changes: tuple[Change, ...] = ()
    agreed_by: tuple[str, ...] = ()
    """Ids of the partners who said yes; a no takes a plan off and is kept nowhere."""
    note: str = ""

    @property
    def ritual(self) -> bool:
        """Whether it repeats."""
        return self.rule is not None

    @property
    def agreed(self) -> bool:
        """Whether both have said yes."""
        return len(self.agreed_by) == 2

    def change_of(self, original_start: datetime) -> Change | None:
        """Return what differs at one occurrence."""
        return next((change for change in self.changes if change.original_start == original_start), None)

    def revised(self, now: datetime, **fields: Any) -> Plan:
        """Return this plan with other fields, marked as changed at `now` (UTC)."""
        return replace(self, modified=now, sequence=self.sequence + 1, **fields)

    def agreed_with(self, partner: str, now: datetime) -> Plan:
        """Return this plan with the yes of one more partner."""
        return self.revised(now, agreed_by=tuple(sorted({*self.agreed_by, partner})))

    def with_change(self, change: Change, now: datetime) -> Plan:
        """Return this plan with one occurrence changed, in place of what was said of it before."""
        others = (c for c in self.changes if c.original_start != change.original_start)
        return self.revised(now, changes=tuple(sorted((*others, change), key=lambda c: c.original_start)))


class Occurrence(Value):
    """One happening of a plan, at the wall time that its zone really has."""

    plan: Plan
    original_start: datetime
    start: datetime
    minutes: int

    @property
    def key(self) -> tuple[str, datetime]:
        """What tells it from every other occurrence, however often it is moved."""
        return self.plan.id, self.original_start

    @property
    def end(self) -> datetime:
        """The wall time at which it is over, by the clock."""
        return self.start + timedelta(minutes=self.minutes)

    @property
    def day(self) -> date:
        """The day it is on."""
        return self.start.date()
