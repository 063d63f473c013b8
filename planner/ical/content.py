"""What a calendar shows of an event, at each of the title levels."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from json import dumps
from typing import Any

from planner.ical.text import line, lines
from planner.model.activity import NEUTRAL_TITLE, Activity, Kind
from planner.model.plan import Occurrence, Plan
from planner.model.rule import first_start

BUSY = "Busy"
_COLORS = {Kind.QUALITY_TIME: "steelblue", Kind.TOUCH: "palevioletred", Kind.APPRECIATION: "goldenrod"}


@dataclass(frozen=True, slots=True)
class MovedStart:
    """One occurrence of a rule that is at another time or of another length than the rule says."""

    original_start: datetime
    start: datetime
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventContent:
    """One event as somebody sees it who opens the calendar; nothing here is about when it was written."""

    title: str
    start: datetime
    """Naive wall time in `timezone`."""
    timezone: str
    minutes: int
    description: str = ""
    category: str = ""
    color: str = ""
    """A CSS colour name."""
    private: bool = False
    reminder: int | None = None
    """Minutes before the start; None for no reminder."""
    rule: str = ""
    """RRULE, when the event stands for a whole ritual."""
    left_out: tuple[datetime, ...] = ()
    """Starts by the rule at which nothing happens."""
    moved: tuple[MovedStart, ...] = ()

    @property
    def fingerprint(self) -> str:
        """A short mark that changes whenever any of this changes."""
        return sha256(dumps(asdict(self), default=str).encode()).hexdigest()[:16]


def occurrence_content(
    occurrence: Occurrence, activity: Activity | None, level: str, reminder: int | None
) -> EventContent:
    """Return what a calendar shows of one occurrence at the level `plain`, `soft` or `blank`."""
    plan = occurrence.plan
    return EventContent(
        start=occurrence.start,
        timezone=plan.timezone,
        minutes=occurrence.minutes,
        reminder=_reminder(plan, reminder),
        **_words(plan, activity, level),
    )


def clear_as_rule(plan: Plan) -> bool:
    """Whether a plan is a ritual whose rule every calendar reads alike."""
    if plan.rule is None:
        return False
    # The last such day of a month, and 29 February, fall on different days in different calendars.
    return "BYSETPOS" not in plan.rule and not ("YEARLY" in plan.rule and (plan.start.month, plan.start.day) == (2, 29))


def ritual_content(plan: Plan, activity: Activity | None, level: str, reminder: int | None) -> EventContent:
    """Return what a calendar shows of a whole ritual written as one event with a rule."""
    assert plan.rule is not None
    return EventContent(
        start=first_start(plan.rule, plan.start, plan.timezone),
        timezone=plan.timezone,
        minutes=plan.minutes,
        reminder=_reminder(plan, reminder),
        rule=plan.rule,
        left_out=tuple(c.original_start for c in plan.changes if c.start is None),
        moved=tuple(
            MovedStart(c.original_start, c.start, c.minutes or plan.minutes)
            for c in plan.changes
            if c.start is not None
        ),
        **_words(plan, activity, level),
    )


def _reminder(plan: Plan, minutes: int | None) -> int | None:
    # Nobody is called to touch by an alarm.
    return None if plan.kind is Kind.TOUCH else minutes


def _words(plan: Plan, activity: Activity | None, level: str) -> dict[str, Any]:
    if level == "blank":
        return {"title": BUSY, "private": True}
    if level == "soft":
        return {"title": (line(activity.discreet_title) if activity else "") or NEUTRAL_TITLE}
    return {
        "title": line(plan.title) or NEUTRAL_TITLE,
        "description": _description(plan, activity),
        "category": plan.kind.label.capitalize(),
        "color": _COLORS[plan.kind],
    }


def _description(plan: Plan, activity: Activity | None) -> str:
    parts = [plan.note]
    if activity is not None:
        parts.append("\n".join(f"{number}. {step}" for number, step in enumerate(activity.steps, start=1)))
        parts.append(f"Gentler: {activity.gentler}" if activity.gentler else "")
    return "\n\n".join(cleaned for part in parts if (cleaned := lines(part)))
