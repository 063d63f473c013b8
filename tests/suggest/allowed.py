"""All hard rules once more, said plainly and apart from the engine, as faults of a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from planner.model.activity import Activity
from planner.model.boundary import Boundary
from planner.model.checkin import Became
from planner.model.plan import Occurrence
from planner.model.slot import Slot
from planner.suggest.situation import Situation

MONTHS = {"cold": (12, 1, 2), "mild": (3, 4, 5, 9, 10, 11), "warm": (6, 7, 8)}
UPSIDE_DOWN = {"cold": "warm", "warm": "cold", "mild": "mild"}
ENERGY = ["low", "ordinary", "lively"]
CARE = ["around_ok", "asleep_or_occupied", "cover_needed"]
COST = ["free", "small", "outing", "treat"]
REST = {"daily-ok": 0, "weekly-ok": 5, "now-and-then": 42, "once": 365}


def faults(activity: Activity, slot: Slot, situation: Situation) -> list[str]:
    """What is wrong with suggesting an activity for a slot, whatever else is suggested."""
    day, limits = slot.start.date(), situation.couple.limits
    on_calendar = happening(situation)
    rules = {
        "retired": activity.status == "live",
        "too long": activity.minutes.min <= slot.minutes,
        "too close": activity.contact <= limits.contact,
        "too deep": activity.depth <= limits.depth,
        "too dear": COST.index(activity.cost) <= COST.index(limits.cost),
        "over a boundary": not any(b.partner in ("a", "b") and crosses(b, activity, day) for b in situation.boundaries),
        "nowhere to do it": bool(places(activity, slot, situation)),
        "both are busy": len(slot.busy) < 2,
        "care": CARE.index(activity.care) <= CARE.index(slot.care),
        "energy": ENERGY.index(activity.energy) <= ENERGY.index(slot.energy),
        "weather": weather_fits(activity, slot),
        "season": season_fits(activity, day, situation.couple.southern),
        "time of day": bool({"any", part_of_day(slot.start.hour)} & set(activity.time_of_day)),
        "deep and tired": activity.depth < 3 or slot.energy != "low",
        "deep too soon": activity.depth < 3 or situation.week.start - situation.couple.since >= timedelta(days=28),
        "done lately": all(abs((day - d).days) >= REST[activity.recurs] for d in days_done(activity, situation)),
        "planned soon": all(
            abs((day - o.day).days) >= REST[activity.recurs] for o in on_calendar if o.plan.activity == activity.id
        ),
        "put off": not any(
            f.said == "not-today" and f.activity == activity.id and abs((situation.today - f.day).days) < 7
            for f in situation.feedback
        ),
        "resting": not situation.rests(activity),
    }
    return [name for name, kept in rules.items() if not kept]


def faults_together(chosen: Sequence[Activity], situation: Situation) -> list[str]:
    """What is wrong with all that a week would hold with these."""
    known = {activity.id: activity for activity in situation.activities}
    plans = [o for o in happening(situation) if o.day in situation.week]
    held = [known[o.plan.activity] for o in plans if o.plan.activity in known]
    rules = {
        "twice": not any(a.id in {b.id for b in held} for a in chosen) and len({a.id for a in chosen}) == len(chosen),
        "over the budget": not any(a.cost != "free" for a in chosen)
        or sum(COST.index(a.cost) for a in [*held, *chosen]) <= situation.couple.limits.budget,
        "too many new things": not any(a.novelty >= 2 for a in chosen)
        or sum(a.novelty >= 2 for a in [*held, *chosen]) <= 1,
        "too many": not chosen or len(plans) + len(chosen) <= situation.couple.limits.per_week,
    }
    return [name for name, kept in rules.items() if not kept]


def happening(situation: Situation) -> list[Occurrence]:
    """What is planned and was not marked as not having happened."""
    skipped = {c.key for c in situation.history if c.became is Became.SKIPPED}
    return [o for o in situation.planned if (o.plan.id, o.original_start) not in skipped]


def days_done(activity: Activity, situation: Situation) -> list[date]:
    """The days on which an activity was done."""
    return [c.start.date() for c in situation.history if c.became is Became.DONE and c.activity == activity.id]


def crosses(boundary: Boundary, activity: Activity, day: date) -> bool:
    """Whether a boundary, other than on a place, is in force and lies before the activity."""
    if boundary.until is not None and boundary.until < day:
        return False
    return {
        "activity": lambda: activity.id == boundary.value,
        "tag": lambda: boundary.value in activity.tags,
        "setting": lambda: set(activity.setting) == {boundary.value},
        "contact": lambda: activity.contact > int(boundary.value),
        "depth": lambda: activity.depth > int(boundary.value),
    }[boundary.about]()


def places(activity: Activity, slot: Slot, situation: Situation) -> set[str]:
    """Where it can be done with nobody's place crossed; living apart, it has to work apart; with one busy, alone."""
    day = slot.start.date()
    barred = {b.value for b in situation.boundaries if b.about == "setting" and (b.until is None or day <= b.until)}
    welcome = set(activity.setting) - barred
    if (slot.busy or situation.couple.limits.apart) and "apart" not in welcome:
        return set()
    if slot.busy and (set(activity.setting) != {"apart"} or activity.prepares != "one"):
        return set()
    return {str(place) for place in welcome & set(slot.places)}


def weather_fits(activity: Activity, slot: Slot) -> bool:
    """Whether the weather, as far as it is known, is what it needs."""
    good_for = {None: {"any", "dry", "warm"}, "wet": {"any", "wet"}, "dry": {"any", "dry"}}
    return bool(good_for.get(slot.weather, {"any", "dry", "warm"}) & set(activity.weather))


def season_fits(activity: Activity, day: date, southern: bool) -> bool:
    """Whether it belongs to the season of a day."""
    season = next(name for name, months in MONTHS.items() if day.month in months)
    season = UPSIDE_DOWN[season] if southern else season
    return bool({"any", season} & set(activity.season))


def part_of_day(hour: int) -> str:
    """The part of the day of an hour."""
    if 5 <= hour <= 10:
        return "morning"
    if 11 <= hour <= 16:
        return "midday"
    return "evening" if 17 <= hour <= 21 else "night"
