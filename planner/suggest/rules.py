"""The hard rules: what is never suggested, whatever it would score.

Each rule is one function from an activity (and a slot) to whether it may be suggested.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

from planner.model.activity import Activity, Care, Cost, Energy, Setting
from planner.model.boundary import About
from planner.model.slot import Slot
from planner.suggest.situation import Situation

DEEP_FROM_DAY = 28
"""Days a couple has been here before the deepest activities are suggested."""
MOST_NEW_A_WEEK = 1
"""How many a week may be really new (novelty 2 and more)."""


def season_of(day: date, southern: bool) -> str:
    """Return `cold`, `mild` or `warm` for a day, by the meteorological seasons of the hemisphere."""
    quarter = (day.month % 12) // 3
    return ("warm", "mild", "cold", "mild")[quarter] if southern else ("cold", "mild", "warm", "mild")[quarter]


def room(situation: Situation, chosen: int = 0) -> int:
    """Return how many more the week takes, of those that suggestions may fill up to."""
    return situation.couple.limits.per_week - len(situation.this_week) - chosen


def allowed_this_week(activity: Activity, situation: Situation) -> bool:
    """Whether an activity may be suggested this week at all, before any slot is looked at."""
    return all(rule(activity, situation) for rule in _THIS_WEEK)


def fits(activity: Activity, slot: Slot, situation: Situation) -> bool:
    """Whether one of the week's candidates may be suggested for a slot."""
    return fits_in(activity, slot, situation) and fits_on_the_day(activity, slot, situation)


def fits_in(activity: Activity, slot: Slot, situation: Situation) -> bool:
    """Whether it fits in such a slot, whatever day that is on."""
    for rule in _HERE:  # noqa: SIM110 - asked for thousands of times a week, and twice as fast as `all`
        if not rule(activity, slot, situation):
            return False
    return True


def fits_on_the_day(activity: Activity, slot: Slot, situation: Situation) -> bool:
    """Whether nothing about the day of a slot is against it: seasons, rest and boundaries look at the date."""
    for rule in _ON_THE_DAY:  # noqa: SIM110 - as above
        if not rule(activity, slot, situation):
            return False
    return True


def leaves_room(activity: Activity, chosen: tuple[Activity, ...], situation: Situation) -> bool:
    """Whether it may join what the week holds and what was chosen for it: none twice, the budget, one new thing."""
    week = (*situation.held_activities, *chosen)
    limits = situation.couple.limits
    return (
        all(activity.id != other.id for other in week)
        and (activity.cost is Cost.FREE or sum(other.cost.level for other in (*week, activity)) <= limits.budget)
        and (activity.novelty < 2 or sum(other.novelty >= 2 for other in week) < MOST_NEW_A_WEEK)
    )


@cache
def _up_to(most: Energy | Care | Cost) -> frozenset[str]:
    return frozenset(word for word in type(most) if word.level <= most.level)


def _is_live(activity: Activity, situation: Situation) -> bool:
    return activity.live


def _is_awake(activity: Activity, situation: Situation) -> bool:
    return not situation.rests(activity)


def _is_within_limits(activity: Activity, situation: Situation) -> bool:
    limits = situation.couple.limits
    return (
        activity.contact <= limits.contact
        and activity.depth <= limits.depth
        and activity.cost in _up_to(limits.cost)
        and (Setting.APART in activity.setting or not limits.apart)
    )


def _was_not_put_off(activity: Activity, situation: Situation) -> bool:
    return activity.id not in situation.put_off


def _is_not_too_deep_yet(activity: Activity, situation: Situation) -> bool:
    return activity.depth < 3 or (situation.week.start - situation.couple.since).days >= DEEP_FROM_DAY


def _is_over_nobodys_boundary(activity: Activity, slot: Slot, situation: Situation) -> bool:
    day = slot.start.date()
    in_force = [boundary for boundary in situation.boundaries if boundary.holds(day)]
    if not in_force:
        return True
    if any(boundary.forbids(activity) for boundary in in_force):
        return False
    # What could be done somewhere else too needs a somewhere else here.
    barred = {boundary.value for boundary in in_force if boundary.about is About.SETTING}
    left = [place for place in activity.setting if place not in barred]
    if situation.couple.limits.apart and Setting.APART not in left:
        return False
    return any(place in slot.places for place in left)


def _fits_in_length(activity: Activity, slot: Slot, situation: Situation) -> bool:
    return activity.minutes.min <= slot.minutes


def _fits_who_is_free(activity: Activity, slot: Slot, situation: Situation) -> bool:
    # A note or a message needs one of them at a time; a call, or something said at home, needs both.
    alone = activity.setting == (Setting.APART,) and activity.prepares == "one"
    return not slot.busy or (len(slot.busy) == 1 and alone)


def _fits_care(activity: Activity, slot: Slot, situation: Situation) -> bool:
    return activity.care in _up_to(slot.care)


def _fits_place(activity: Activity, slot: Slot, situation: Situation) -> bool:
    for place in activity.setting:  # noqa: SIM110 - as above
        if place in slot.places:
            return True
    return False


def _fits_weather(activity: Activity, slot: Slot, situation: Situation) -> bool:
    # Warm weather is dry as well, so it suits everything.
    return slot.weather in (None, "warm") or "any" in activity.weather or slot.weather in activity.weather


def _fits_season(activity: Activity, slot: Slot, situation: Situation) -> bool:
    return "any" in activity.season or season_of(slot.start.date(), situation.couple.southern) in activity.season


def _fits_time_of_day(activity: Activity, slot: Slot, situation: Situation) -> bool:
    return "any" in activity.time_of_day or slot.band in activity.time_of_day


def _fits_energy(activity: Activity, slot: Slot, situation: Situation) -> bool:
    if activity.depth >= 3 and slot.energy is Energy.LOW:
        return False
    return activity.energy in _up_to(slot.energy)


def _has_rested(activity: Activity, slot: Slot, situation: Situation) -> bool:
    days = situation.days_of.get(activity.id)
    if not days:
        return True
    day, rest = slot.start.date(), activity.recurs.rest_days
    for other in days:  # noqa: SIM110 - as above
        if abs((day - other).days) < rest:
            return False
    return True


_THIS_WEEK: tuple[Callable[[Activity, Situation], bool], ...] = (
    _is_live,
    _is_within_limits,
    _was_not_put_off,
    _is_not_too_deep_yet,
    _is_awake,
)
# First what most often says no.
_HERE: tuple[Callable[[Activity, Slot, Situation], bool], ...] = (
    _fits_time_of_day,
    _fits_in_length,
    _fits_energy,
    _fits_place,
    _fits_care,
    _fits_weather,
    _fits_who_is_free,
)
_ON_THE_DAY: tuple[Callable[[Activity, Slot, Situation], bool], ...] = (
    _fits_season,
    _has_rested,
    _is_over_nobodys_boundary,
)
