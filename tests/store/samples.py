"""What the store's tests keep: short ways to a plan, a check-in and the rest, and a view of everything at home."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from planner.model.activity import Kind
from planner.model.boundary import About, Boundary
from planner.model.checkin import Became, CheckIn, Rating, SealedRating
from planner.model.plan import Plan
from planner.store.home import Home

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 27, 20, 0)


def a_plan(name: str = "tea", **fields: Any) -> Plan:
    """A plan on Friday at eight."""
    given: dict[str, Any] = {
        "id": f"{name}@ourweek",
        "activity": name,
        "title": name.title(),
        "kind": Kind.QUALITY_TIME,
        "start": FRIDAY,
        "timezone": "Europe/Berlin",
        "minutes": 45,
        "created": NOW,
        "modified": NOW,
    }
    return Plan(**{**given, **fields})


def a_check_in(plan: Plan, *rated_by: str) -> CheckIn:
    """The plan was done, and rated by these."""
    return CheckIn(
        plan=plan.id,
        original_start=plan.start,
        became=Became.DONE,
        activity=plan.activity,
        title=plan.title,
        kind=plan.kind,
        start=plan.start,
        minutes=plan.minutes,
        at=NOW + timedelta(days=5),
        rated_by=rated_by,
    )


def a_rating(plan: Plan, partner: str, rating: Rating = Rating.LOVELY, note: str = "") -> SealedRating:
    """A partner's rating of the plan."""
    return SealedRating(plan.id, plan.start, partner, rating, note)


def a_boundary(partner: str, value: str = "massage") -> Boundary:
    """A partner's no to a tag."""
    return Boundary(f"{partner}-{value}", partner, About.TAG, value)


def save(home: Home, *records: Any, what: str = "Something was planned") -> None:
    """Keep records in one act that can be taken back."""
    with home.act(what, NOW) as writing:
        writing.save(*records)


def everything(home: Home | Path) -> tuple[tuple[Any, ...], ...]:
    """All that is at home, read through every door."""
    home = Home(home) if isinstance(home, Path) else home
    couple = home.couple()
    found: tuple[tuple[Any, ...], ...] = (
        () if couple is None else (couple,),
        home.plans(),
        home.check_ins(),
        home.feedback(),
        home.favourites(),
        home.calendar_entries(),
        home.busy_calendars(),
        home.busy_readings(),
        home.busy_months(),
        home.boundaries(),
        home.sealed_ratings(),
        home.quiz_answers(),
        tuple(filter(None, (home.underway(), home.beginning(), home.calendar_place()))),
    )
    return tuple(tuple(sorted(records, key=repr)) for records in found)
