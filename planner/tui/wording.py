"""How things are said on the screens, in a few plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from planner.model.activity import Activity, Cost, Kind, Setting
from planner.model.errors import Misread
from planner.model.free import days_alike
from planner.model.marks import KIND_MARKS
from planner.model.rule_text import how_often
from planner.model.standing import Standing, State, WeekPlan
from planner.model.week import WEEKDAYS

if TYPE_CHECKING:
    from planner.model.balance import Balance
    from planner.model.checkin import CheckIn
    from planner.model.couple import Couple
    from planner.model.free import FreeTime
    from planner.model.plan import Plan

_NEAR = 0.25
_NAMED = 2
"""Days in a row that are each named."""
RESTS = "That one rests for a week; u takes it back."
"""What is said where one of them said “not today” to an activity."""


def moment(when: datetime) -> str:
    """Return `Fri 27 November, 20:00`."""
    return f"{when:%a} {when.day} {when:%B}, {when:%H:%M}"


def written(when: datetime) -> str:
    """Return `Fri 27 Nov 2026 20:00`, which is read back as the same time whatever day it is."""
    return f"{when:%a} {when.day} {when:%b %Y %H:%M}"


def understood(read: Callable[[str], datetime], text: str) -> str:
    """Return the moment that a text is read as, or `…` while it is none yet."""
    try:
        return moment(read(text))
    except Misread:
        return "…"


def usually(times: Iterable[FreeTime]) -> str:
    """Return free times with the days that have the same ones together: `Mon–Thu 20:00–22:00 · Sat 10:00–12:00`."""
    return " · ".join(
        f"{days(weekdays)} {' and '.join(f'{start:%H:%M}–{end:%H:%M}' for start, end in spans)}"
        for weekdays, spans in days_alike(times)
    )


def days(weekdays: Sequence[int]) -> str:
    """Return days of the week, those in a row as `Mon–Thu`."""
    first, last = weekdays[0], weekdays[-1]
    names = [WEEKDAYS[day][:3].title() for day in weekdays]
    # Two days in a row are named both: a dash between them saves nothing.
    return f"{names[0]}–{names[-1]}" if len(names) == last - first + 1 > _NAMED else ", ".join(names)


def dated(when: datetime) -> str:
    """Return `Fri 27 November 2026`."""
    return f"{when:%a} {when.day} {when:%B %Y}"


def waits(check_in: CheckIn, couple: Couple) -> str:
    """Return whose rating of something done is still to come."""
    if check_in.awaits:
        return f"waits for {couple.by_id(check_in.awaits).name}'s passphrase"
    waiting = [partner.name for partner in couple.partners if partner.id not in check_in.rated_by]
    return "waits for both of you" if len(waiting) > 1 else f"waits for {waiting[0]}" if waiting else ""


def facts(activity: Activity, minutes: int | None = None) -> str:
    """Return the plain facts of an activity: `20 min · free · home`."""
    words = [f"{minutes or activity.minutes.typical} min", cost(activity)]
    words.append(" or ".join(map(place, activity.setting)))
    return " · ".join(words)


def cost(activity: Activity) -> str:
    """Return what it costs, as `small change`."""
    return COSTS[activity.cost]


def places(activity: Activity) -> str:
    """Return in the fewest words where it can be done, as `home, call`."""
    return ", ".join("call" if setting is Setting.APART else place(setting) for setting in activity.setting)


def place(setting: Setting) -> str:
    """Return where something can be done, as `over a call`."""
    return _PLACES[setting]


def consent(plan: Plan, couple: Couple) -> str:
    """Return who has agreed, as `waiting for Sam's answer`."""
    if plan.agreed:
        return "you both agreed"
    waiting = [partner.name for partner in couple.partners if partner.id not in plan.agreed_by]
    return f"waiting for {waiting[0]}'s answer" if len(waiting) == 1 else "waiting for your answers"


def state(standing: Standing, couple: Couple, now: datetime) -> str:
    """Return how an occurrence stands at a time, and what may come next."""
    check_in = standing.check_in
    if standing.stayed_open(now):
        return "it stayed open, and that is fine"
    if standing.state is State.SKIPPED:
        return "didn't happen, and that is fine"
    if check_in is None:
        return consent(standing.occurrence.plan, couple)
    if check_in.revealed:
        return " · ".join(f"{couple.by_id(o.partner).name}: {o.rating.label}" for o in check_in.shown)
    if check_in.awaits:
        return f"done · both have rated, {couple.by_id(check_in.awaits).name}'s passphrase opens it"
    if check_in.rated_by:
        rated = couple.by_id(check_in.rated_by[0])
        return f"done · {rated.name} has rated, sealed until {couple.other(rated).name} has too"
    return "done · r says how it felt"


def rhythm(plan: Plan) -> str:
    """Return how often a ritual repeats, or nothing."""
    return how_often(plan.rule) if plan.rule else ""


def balance_marks(plan: WeekPlan) -> str:
    """Return a mark for each plan of a week, kind by kind."""
    kinds = [s.occurrence.plan.kind for s in plan.standings if s.state is not State.SKIPPED]
    return "".join(KIND_MARKS[kind] * kinds.count(kind) for kind in Kind)


def balance_words(planned: Balance, wished: Balance) -> str:
    """Return how a balance compares with the one wished for."""
    if not any(planned.share(kind) for kind in Kind):
        return ""
    if planned.distance(wished) <= _NEAR:
        return "as you wished"
    shortest = max(Kind, key=lambda kind: wished.share(kind) - planned.share(kind))
    return f"room for {shortest.label}"


COSTS = {
    Cost.FREE: "free",
    Cost.SMALL: "small change",
    Cost.OUTING: "a modest outing",
    Cost.TREAT: "a treat",
}
"""What each step of cost is, in words."""
_PLACES = {
    Setting.HOME: "home",
    Setting.OUT: "out",
    Setting.OUTDOORS: "outdoors",
    Setting.APART: "over a call",
}
