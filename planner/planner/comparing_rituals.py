"""A ritual that a calendar was told as one repeating event: only single occurrences of it are taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from planner.ical.returned import Returned
from planner.model.calendar_entry import CalendarEntry, Published
from planner.model.localtime import spoken_time, to_utc, to_wall
from planner.model.plan import Plan
from planner.model.revising import NO_LATER
from planner.model.rhythm_text import read_rhythm
from planner.model.ritual import occurrence_at
from planner.model.rule import starts_between
from planner.model.value import replace
from planner.planner.desk import Desk
from planner.planner.findings import Findings, as_told, here, there

_ENOUGH = 3000
"""Times by which two rules are told apart: eight years of days."""


def compare_ritual(
    desk: Desk,
    plan: Plan,
    entry: CalendarEntry,
    told: Published,
    event: Returned,
    stands_in: dict[datetime, Returned],
    found: Findings,
) -> None:
    """Compare a ritual with its event, and with what stands in for single occurrences of it."""
    changed_here = plan.modified > told.modified
    if _is_another(plan, told, event) or any(other.and_later for other in stands_in.values()):
        if not changed_here:
            found.changed_whole(plan)
        return
    for original_start, other in _occurrences_there(plan, event, stands_in):
        standing = desk.standing(plan.id, original_start)
        if standing is None:
            continue
        if other is None or other.cancelled:
            found.deleted(standing, entry, told, changed_here=changed_here)
        elif there(other) == here(standing):
            continue
        elif changed_here:
            when = spoken_time(standing.occurrence.start)
            found.conflicts.append(f"{plan.title} on {when} was changed on both sides.")
        else:
            found.changed(standing, entry, told, other, there(other), plan.title)


def _is_another(plan: Plan, told: Published, event: Returned) -> bool:
    """Whether the event as a whole is not what was told: taken off, begun at another time, or by another rule."""
    begun = there(event)[0] == as_told(told)[0]
    return event.cancelled or not begun or not _comes_as_often(plan, event.rule)


def _comes_as_often(plan: Plan, rule: str) -> bool:
    """Whether a rule names the times of a ritual: calendar programs like to say the same in other words."""
    assert plan.rule is not None
    if rule == plan.rule:
        return True
    try:
        read_rhythm(rule)
        ours, theirs = (
            list(islice(starts_between(each, plan.start, plan.timezone, plan.start, NO_LATER), _ENOUGH))
            for each in (plan.rule, rule.strip(";"))
        )
    except (ValueError, LookupError, OverflowError):
        return False
    return ours == theirs


def _occurrences_there(
    plan: Plan, event: Returned, stands_in: dict[datetime, Returned]
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
