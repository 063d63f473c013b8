"""What the engine is tried on: the shipped activities, small ones made up, and short ways to a situation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from typing import Any

from planner.catalogue.catalogue import load
from planner.catalogue.folders import shipped_folder
from planner.model.activity import Activity, Care, Kind, Minutes, Recurs
from planner.model.checkin import Became, CheckIn, Opinion, Rating
from planner.model.couple import Couple, Limits, two_partners
from planner.model.plan import Occurrence, Plan
from planner.model.proposal import Proposal, Term
from planner.model.slot import Slot
from planner.model.week import Week
from planner.suggest.repertoire import Repertoire
from planner.suggest.situation import Situation

MONDAY = date(2026, 11, 23)
WEEK = Week(MONDAY)
LONG_AGO = date(2025, 1, 1)
FREELY = Limits(contact=3, depth=3, budget=100, per_week=5)
_SMALL = 8
"""Up to so many activities, a couple is found for which none of them rests this week."""


@cache
def shipped() -> tuple[Activity, ...]:
    """The activities that come with the program."""
    return load([shipped_folder()]).activities


def an_activity(slug: str = "walk", **fields: Any) -> Activity:
    """An activity that fits nearly everywhere."""
    usual: dict[str, Any] = {
        "title": slug.title(),
        "kind": Kind.QUALITY_TIME,
        "minutes": Minutes(10, 20, 40),
        "care": Care.AROUND,
        "recurs": Recurs.DAILY,
    }
    return Activity(id=slug, **{**usual, **fields})


def a_slot(when: str = "2026-11-25 19:00", minutes: int = 60, **fields: Any) -> Slot:
    """A slot of an hour in an ordinary evening."""
    return Slot(datetime.fromisoformat(when), minutes, **fields)


def evenings(minutes: int = 60) -> list[Slot]:
    """A slot in each evening of the week."""
    return [Slot(datetime.combine(day, datetime.min.time()) + timedelta(hours=19), minutes) for day in WEEK.days]


def a_couple(**fields: Any) -> Couple:
    """Alex and Sam, who have been here for long and have few limits."""
    usual: dict[str, Any] = {
        "id": "couple",
        "partners": two_partners("Alex", "Sam"),
        "timezone": "Europe/Berlin",
        "since": LONG_AGO,
        "limits": FREELY,
    }
    return Couple(**{**usual, **fields})


def a_situation(*activities: Activity, couple: Couple | None = None, **fields: Any) -> Situation:
    """A Monday morning of a couple; of a few activities, none rests this week."""
    usual: dict[str, Any] = {"week": WEEK, "today": fields.get("week", WEEK).start}
    repertoire = Repertoire(activities, fields.pop("liking", None))
    for number in count():
        one = couple or a_couple(id=f"couple {number}")
        found = Situation(couple=one, repertoire=repertoire, **{**usual, **fields})
        if couple or len(activities) > _SMALL or not any(map(found.rests, activities)):
            return found
    raise AssertionError("unreachable")


def done(activity: Activity, when: str, first: int | None = None, second: int | None = None, **fields: Any) -> CheckIn:
    """An activity that was done at a time, with both ratings when they are open."""
    start = datetime.fromisoformat(when)
    both = (Opinion("a", Rating(first)), Opinion("b", Rating(second))) if first and second else ()
    usual: dict[str, Any] = {
        "plan": f"{activity.id} {when}",
        "original_start": start,
        "became": Became.DONE,
        "activity": activity.id,
        "title": activity.title,
        "kind": activity.kind,
        "start": start,
        "minutes": 30,
        "at": start.replace(tzinfo=UTC),
        "rated_by": tuple(opinion.partner for opinion in both),
        "opinions": both,
    }
    return CheckIn(**{**usual, **fields})


def planned(activity: Activity | None, when: str, **fields: Any) -> Occurrence:
    """An activity, or something of their own, that stands on the calendar."""
    start = datetime.fromisoformat(when)
    made = datetime(2026, 11, 1, tzinfo=UTC)
    usual: dict[str, Any] = {
        "id": f"plan {activity.id if activity else 'own'} {when}",
        "activity": activity.id if activity else None,
        "title": activity.title if activity else "Choir",
        "kind": activity.kind if activity else Kind.QUALITY_TIME,
        "start": start,
        "timezone": "Europe/Berlin",
        "minutes": 30,
        "created": made,
        "modified": made,
    }
    plan = Plan(**{**usual, **fields})
    return Occurrence(plan, start, start, plan.minutes)


def slugs(proposals: Iterable[Proposal]) -> list[str]:
    """The ids of what was proposed, in order."""
    return [proposal.activity.id for proposal in proposals]


def without(terms: Sequence[Term], code: str) -> float:
    """The score as it would be if one term did not count."""
    return sum(term.value for term in terms if term.code != code)
