"""The records as scripts read them, with exactly the keys of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from planner.model.kinds import Kind
from planner.store.codec import encode

if TYPE_CHECKING:
    from planner.model.activity import Activity
    from planner.model.balance import Balance
    from planner.model.boundary import Boundary
    from planner.model.busy import Busy, BusyStanding
    from planner.model.checkin import CheckIn
    from planner.model.couple import Couple
    from planner.model.proposal import Proposal
    from planner.model.slot import Slot
    from planner.model.standing import Standing, WeekPlan
    from planner.model.times_done import TimesDone

Record = dict[str, Any]


def plan(standing: Standing, couple: Couple) -> Record:
    """Return one occurrence of a plan; `id` is the plan's whole id."""
    occurrence, check_in = standing.occurrence, standing.check_in
    planned = occurrence.plan
    agreed = {p.name: "agreed" if p.id in planned.agreed_by else "open" for p in couple.partners}
    return {
        "id": planned.id,
        "activity": planned.activity,
        "title": planned.title,
        "kind": planned.kind.value,
        "start": occurrence.start.isoformat(),
        "timezone": planned.timezone,
        "minutes": occurrence.minutes,
        "every": planned.rule,
        "original_start": occurrence.original_start.isoformat(),
        "consent": agreed,
        "state": standing.state.value,
        "ritual": planned.ritual,
        "rated_by": rated_by(check_in, couple),
        "ratings": ratings(check_in, couple),
        "note": planned.note,
    }


def rated_by(check_in: CheckIn | None, couple: Couple) -> list[str]:
    """Return the names of those who have rated."""
    return [p.name for p in couple.partners if check_in is not None and p.id in check_in.rated_by]


def ratings(check_in: CheckIn | None, couple: Couple) -> dict[str, int] | None:
    """Return both ratings by name, or None as long as one is sealed."""
    if check_in is None or not check_in.revealed:
        return None
    return {couple.by_id(opinion.partner).name: int(opinion.rating) for opinion in check_in.shown}


def week(found: WeekPlan, couple: Couple) -> Record:
    """Return a week; `start` and `end` are its first and last day."""
    return {
        "start": found.week.start.isoformat(),
        "end": found.week.end.isoformat(),
        "plans": [plan(standing, couple) for standing in found.standings],
        "busy": [busy(each, couple) for each in found.busy],
        "slots": [slot(each) for each in found.slots],
        "balance": {"wished": shares(found.wished), "planned": shares(found.planned)},
    }


def busy(found: Busy, couple: Couple) -> Record:
    """Return when somebody has something else on; `for` is None where both have."""
    whose = couple.by_id(found.partners[0]).name if len(found.partners) == 1 else None
    return {"start": found.start.isoformat(), "end": found.end.isoformat(), "for": whose}


def busy_calendar(found: BusyStanding, couple: Couple) -> Record:
    """Return a calendar to plan around, with what is known of it."""
    calendar, reading = found.calendar, found.reading
    return {
        "name": calendar.name,
        "path": calendar.path,
        "for": couple.by_id(calendar.partner).name if calendar.partner else None,
        "times": len(found.spans),
        "from": reading.first.isoformat(),
        "to": reading.last.isoformat(),
        "note": reading.said,
    }


def slot(free: Slot) -> Record:
    """Return a slot."""
    return {"start": free.start.isoformat(), "minutes": free.minutes}


def shares(balance: Balance) -> dict[str, float]:
    """Return the share of each kind, from 0 to 1."""
    return {kind.value: round(balance.share(kind), 3) for kind in Kind}


def proposals(seed: int, found: Iterable[Proposal]) -> Record:
    """Return proposals with the seed that they came from."""
    return {"seed": seed, "proposals": [proposal(each) for each in found]}


def proposal(found: Proposal) -> Record:
    """Return one proposal; its score is for nobody."""
    return {
        "slot": slot(found.slot),
        "activity": found.activity.id,
        "title": found.activity.title,
        "kind": found.activity.kind.value,
        "minutes": found.minutes,
        "reasons": [{"code": reason.code, "text": reason.text} for reason in found.reasons],
    }


def activity(found: Activity) -> Record:
    """Return all fields of an activity."""
    fields: Record = encode(found)
    return fields


def times_done(found: TimesDone, couple: Couple) -> Record:
    """Return what was done of one activity; the ratings are those of the last time that both are open."""
    return {"times": found.times, "last": found.last.start.isoformat(), "ratings": ratings(found.rated, couple)}


def check_ins(found: Sequence[CheckIn], couple: Couple) -> Record:
    """Return the journal; notes are those that were shared, once both have rated."""
    return {"check_ins": [_check_in(each, couple) for each in found]}


def _check_in(found: CheckIn, couple: Couple) -> Record:
    notes = {couple.by_id(opinion.partner).name: opinion.note for opinion in found.shown if opinion.note}
    return {
        "plan": found.plan,
        "activity": found.activity,
        "title": found.title,
        "kind": found.kind.value,
        "start": found.start.isoformat(),
        "minutes": found.minutes,
        "state": found.became.value,
        "rated_by": rated_by(found, couple),
        "ratings": ratings(found, couple),
        "notes": notes if found.revealed else None,
    }


def boundary(found: Boundary) -> Record:
    """Return one private limit."""
    return {
        "id": found.id,
        "about": found.about.value,
        "value": found.value,
        "until": found.until.isoformat() if found.until else None,
    }
