"""From plans to their occurrences in a stretch of time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from planner.model.localtime import shown
from planner.model.plan import Occurrence, Plan

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


def occurrences(plans: Iterable[Plan], begin: datetime, end: datetime) -> tuple[Occurrence, ...]:
    """Return what happens from wall time `begin` until before `end`, in order of time.

    An occurrence counts where it was moved to, not where the rhythm had put it.
    """
    found = [o for plan in plans for o in _of_plan(plan, begin, end)]
    return tuple(sorted(found, key=lambda o: (o.start, o.plan.id, o.original_start)))


def occurrence_at(plan: Plan, original_start: datetime) -> Occurrence | None:
    """Return the occurrence that was first meant for `original_start`, or None when there is none (any more)."""
    if original_start in _original_starts(plan, original_start, original_start + _MINUTE):
        return _occurrence(plan, original_start)
    return None


def _of_plan(plan: Plan, begin: datetime, end: datetime) -> list[Occurrence]:
    # Clocks have skipped a whole day before now, which puts the day before into the window.
    earliest = begin - _DAY
    here = [_occurrence(plan, start) for start in _original_starts(plan, earliest, end)]
    if plan.changes:
        known = {occurrence.original_start for occurrence in here if occurrence is not None}
        moved = (c.original_start for c in plan.changes if c.start is not None and earliest <= c.start < end)
        # A change may have outlived its occurrence, when the ritual was ended before it.
        here += [occurrence_at(plan, start) for start in moved if start not in known]
    return [occurrence for occurrence in here if occurrence is not None and begin <= occurrence.start < end]


def _occurrence(plan: Plan, original_start: datetime) -> Occurrence | None:
    start, minutes = original_start, plan.minutes
    if plan.changes and (change := plan.change_of(original_start)):
        if change.start is None:
            return None
        start, minutes = change.start, change.minutes or minutes
    return Occurrence(plan, original_start, shown(start, plan.timezone), minutes)


def _original_starts(plan: Plan, begin: datetime, end: datetime) -> Iterable[datetime]:
    if plan.rule is not None:
        # Most plans are none, and reading rhythms takes a while to load.
        from planner.model.rule import starts_between

        return starts_between(plan.rule, plan.start, plan.timezone, begin, end)
    return (plan.start,) if begin <= plan.start < end else ()
