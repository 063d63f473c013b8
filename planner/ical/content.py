"""What a calendar shows of an event, at each of the title levels."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from planner.ical.manner import Attending, Elsewhere, Manner
from planner.ical.text import line, lines
from planner.model.activity import NEUTRAL_TITLE, Activity, Kind
from planner.model.checksums import sha256
from planner.model.localtime import to_utc, to_wall
from planner.model.plan import Occurrence, Plan
from planner.model.rule import first_start
from planner.model.value import Value, defaults_of, held
from planner.model.week import WEEKDAYS

BUSY = "Busy"
_COLORS = {Kind.QUALITY_TIME: "steelblue", Kind.TOUCH: "palevioletred", Kind.APPRECIATION: "goldenrod"}


class MovedStart(Value):
    """One occurrence of a rule that is at another time or of another length than the rule says."""

    original_start: datetime
    start: datetime
    minutes: int


class EventContent(Value, kw_only=True):
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
    busy: bool = True
    """Whether the time counts as taken."""
    attending: tuple[Attending, ...] = ()
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
        # What is not set leaves no mark, so that calendars hear nothing of what an event may bear one day.
        usual = defaults_of(type(self))
        set_here = [(name, each) for name, each in held(self).items() if name not in usual or each != usual[name]]
        return sha256(repr(set_here).encode()).hexdigest()[:16]


def occurrence_content(occurrence: Occurrence, activity: Activity | None, manner: Manner) -> EventContent:
    """Return what a calendar shows of one occurrence."""
    plan = occurrence.plan
    return EventContent(
        start=occurrence.start,
        timezone=plan.timezone,
        minutes=occurrence.minutes,
        **_shown(plan, activity, manner, _elsewhere(occurrence, manner.elsewhere)),
    )


def clear_as_rule(plan: Plan) -> bool:
    """Whether a plan is a ritual whose rule every calendar reads alike."""
    if plan.rule is None:
        return False
    # The last such day of a month, and 29 February, fall on different days in different calendars.
    return "BYSETPOS" not in plan.rule and not ("YEARLY" in plan.rule and (plan.start.month, plan.start.day) == (2, 29))


def ritual_content(plan: Plan, activity: Activity | None, manner: Manner) -> EventContent:
    """Return what a calendar shows of a whole ritual written as one event with a rule."""
    assert plan.rule is not None
    return EventContent(
        start=first_start(plan.rule, plan.start, plan.timezone),
        timezone=plan.timezone,
        minutes=plan.minutes,
        rule=plan.rule,
        left_out=tuple(c.original_start for c in plan.changes if c.start is None),
        moved=tuple(
            MovedStart(c.original_start, c.start, c.minutes or plan.minutes)
            for c in plan.changes
            if c.start is not None
        ),
        # What the other's clock shows may differ from one occurrence to the next.
        **_shown(plan, activity, manner, ""),
    )


def _shown(plan: Plan, activity: Activity | None, manner: Manner, elsewhere: str) -> dict[str, Any]:
    # Nobody is called to touch by an alarm, unless both want to be.
    silent = plan.kind is Kind.TOUCH and not manner.remind_touch
    said = {"busy": manner.busy, "reminder": None if silent else manner.reminder}
    level = manner.titles.at(plan.kind)
    if level == "blank":
        return {**said, "title": BUSY, "private": True}
    if level == "soft":
        return {**said, "title": (line(activity.discreet_title) if activity else "") or NEUTRAL_TITLE}
    return {
        **said,
        "title": line(plan.title) or NEUTRAL_TITLE,
        "description": _description(plan, activity, elsewhere),
        "category": plan.kind.label.capitalize(),
        "color": _COLORS[plan.kind],
        "attending": manner.attending,
    }


def _elsewhere(occurrence: Occurrence, other: Elsewhere | None) -> str:
    if other is None or other.timezone == occurrence.plan.timezone:
        return ""
    there = to_wall(to_utc(occurrence.start, occurrence.plan.timezone), other.timezone)
    day = "" if there.date() == occurrence.day else f"{WEEKDAYS[there.weekday()].capitalize()}, "
    return f"For {other.name} it is {day}{there:%H:%M} ({other.timezone})."


def _description(plan: Plan, activity: Activity | None, elsewhere: str) -> str:
    parts = [elsewhere, plan.note]
    if activity is not None:
        parts.append("\n".join(f"{number}. {step}" for number, step in enumerate(activity.steps, start=1)))
        parts.append(f"Gentler: {activity.gentler}" if activity.gentler else "")
    return "\n\n".join(cleaned for part in parts if (cleaned := lines(part)))
