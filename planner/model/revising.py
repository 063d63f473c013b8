"""What may happen to a plan: made, moved, taken out, alone or from one occurrence on. Nothing here is saved."""

from __future__ import annotations

from datetime import datetime, timedelta

from planner.model.errors import Refused
from planner.model.localtime import to_wall
from planner.model.plan import Change, Occurrence, Plan
from planner.model.rule import (
    by_its_start,
    in_every_month,
    instant_of,
    parts_of,
    rule_of,
    shifted,
    starts_between,
    until,
)
from planner.model.value import replace
from planner.model.week import TOO_LATE, midnight

NO_LATER = midnight(TOO_LATE)
"""No plan begins then or later."""
_MINUTE = timedelta(minutes=1)


def moved(occurrence: Occurrence, start: datetime, now: datetime) -> Plan:
    """Return the plan with one occurrence at another wall time."""
    plan = occurrence.plan
    known = plan.change_of(occurrence.original_start)
    return plan.with_change(Change(occurrence.original_start, start, known.minutes if known else None), now)


def taken_out(occurrence: Occurrence, now: datetime) -> Plan:
    """Return the ritual without one occurrence."""
    return occurrence.plan.with_change(Change(occurrence.original_start, None), now)


def ended_before(occurrence: Occurrence, now: datetime) -> Plan | None:
    """Return the ritual as it was until before an occurrence, or None when nothing is left of it."""
    plan = occurrence.plan
    if plan.rule is None:
        return None
    earlier = list(starts_between(plan.rule, plan.start, plan.timezone, plan.start, occurrence.original_start))
    if not earlier:
        return None
    kept = tuple(change for change in plan.changes if change.original_start < occurrence.original_start)
    return plan.revised(now, rule=until(plan.rule, earlier[-1], plan.timezone), changes=kept)


def rest_moved(occurrence: Occurrence, start: datetime, now: datetime, new_id: str) -> tuple[Plan | None, Plan]:
    """Return what stays of a ritual, and its rest as a ritual of its own that begins at `start`."""
    plan = occurrence.plan
    if plan.rule is None:
        raise Refused(f"{plan.title} happens once; move it without --all.")
    days = (start.date() - occurrence.original_start.date()) // timedelta(days=1)
    rule = shifted(by_its_start(plan.rule) if days else plan.rule, days)
    if rule is None:
        raise Refused(f"{plan.title} repeats on days of its own; remove the rest of it and add it anew.")
    rule = _as_often(rule, occurrence, plan.rule)
    if days:
        rule = in_every_month(rule, start)
    rest = replace(plan, id=new_id, start=start, rule=rule, created=now, modified=now)
    return ended_before(occurrence, now), replace(rest, changes=_still_out(occurrence, rest))


def goes_on(plan: Plan, begin: datetime) -> bool:
    """Whether anything of a plan starts at a wall time or later."""
    moved_to = [change.start for change in plan.changes if change.start is not None]
    if plan.rule is None:
        return (moved_to or [plan.start])[0] >= begin
    named = starts_between(plan.rule, plan.start, plan.timezone, begin, NO_LATER)
    return any(start >= begin for start in moved_to) or next(named, None) is not None


def taken_along(plan: Plan, zone: str, now: datetime) -> Plan:
    """Return a plan at the same hours by the clocks of another zone."""
    rule = plan.rule
    if rule is not None and (end := parts_of(rule).get("UNTIL")):
        rule = until(rule, to_wall(instant_of(end, plan.timezone), plan.timezone), zone)
    return plan.revised(now, timezone=zone, rule=rule)


def _still_out(occurrence: Occurrence, rest: Plan) -> tuple[Change, ...]:
    """Return the changes that take out of the rest what was taken out of it before."""
    plan = occurrence.plan
    out = [c.original_start for c in plan.changes if c.start is None and c.original_start > occurrence.original_start]
    if not out or plan.rule is None or rest.rule is None:
        return ()
    before = starts_between(plan.rule, plan.start, plan.timezone, occurrence.original_start, max(out) + _MINUTE)
    after = starts_between(rest.rule, rest.start, rest.timezone, rest.start, NO_LATER)
    return tuple(Change(new, None) for old, new in zip(before, after, strict=False) if old in out)


def _as_often(rule: str, occurrence: Occurrence, old_rule: str) -> str:
    # What has happened already would be counted again, and an old end would cut off the last.
    parts = parts_of(rule)
    if not parts.keys() & {"COUNT", "UNTIL"}:
        return rule
    plan = occurrence.plan
    left = sum(1 for _ in starts_between(old_rule, plan.start, plan.timezone, occurrence.original_start, NO_LATER))
    endless = {name: part for name, part in parts.items() if name != "UNTIL"}
    return rule_of({**endless, "COUNT": str(left)})
