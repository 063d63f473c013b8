"""What is said under the week: the plan under the cursor, the balance, or an invitation."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from planner.model.marks import KIND_MARKS, RITUAL_MARK
from planner.model.standing import Standing, State, WeekPlan
from planner.tui import wording

if TYPE_CHECKING:
    from planner.model.activity import Activity
    from planner.model.couple import Couple

_OTHERWISE, _NOT_PAINTED = "] shows the next one", "6 shows Us, where you say when you are usually free"
_MOST_MARKS = 16
"""Marks beyond which nobody counts them any more."""


def details_content(
    standing: Standing | None,
    activity: Activity | None,
    couple: Couple,
    place: datetime | None,
    now: datetime,
    *,
    narrow: bool = False,
) -> Content:
    """Return a few lines on the plan under the cursor, the most important first, or on the empty place."""
    if standing is None:
        where = f"{wording.moment(place)} is open. " if place else ""
        return Content.assemble((f"{where}a puts something there, f fills the week.", "$quiet"))
    occurrence, plan = standing.occurrence, standing.occurrence.plan
    when = f"{occurrence.start:%a %H:%M} · "
    when += wording.facts(activity, occurrence.minutes) if activity else f"{occurrence.minutes} min"
    if plan.ritual:
        when += f" · {RITUAL_MARK} {wording.rhythm(plan)}"
    about = plan.note.replace("\n", " ") or (activity.summary if activity else "")
    title = Content.assemble((f"{KIND_MARKS[plan.kind]} ", f"${plan.kind}"), (plan.title, "bold"))
    went_by = standing.state is State.OPEN and occurrence.start + timedelta(minutes=occurrence.minutes) < now
    state = "it stayed open, and that is fine" if went_by else wording.state(standing, couple)
    rest = [Content(state), Content.assemble((about, "$quiet"))]
    if narrow:
        return Content("\n").join([title, Content.assemble((when, "$quiet")), *rest])
    steps = [] if activity is None else [_step(number, step) for number, step in enumerate(activity.steps, 1)]
    return Content("\n").join(
        [Content.assemble(title, "  ", (when, "$quiet")), *rest, *([Content(""), *steps] if steps else [])]
    )


def _step(number: int, step: str) -> Content:
    return Content.assemble((f"  {number}  ", "$quiet"), step)


def balance_content(plan: WeekPlan) -> Content:
    """Return the marks of the week and how they compare with what was wished."""
    pieces: list[tuple[str, str]] = []
    marks = wording.balance_marks(plan)
    if len(marks) > _MOST_MARKS:
        return Content.assemble((wording.balance_words(plan.planned, plan.wished), "$quiet"))
    for mark in marks:
        kind = next(kind for kind, own in KIND_MARKS.items() if own == mark)
        pieces.append((mark, f"${kind}"))
    words = wording.balance_words(plan.planned, plan.wished)
    if not pieces:
        return Content("")
    return Content.assemble(("balance ", "$quiet"), *pieces, ("\n" + words, "$quiet"))


def invitation_content(plan: WeekPlan, now: datetime, couple: Couple) -> Content:
    """Return what an empty week says."""
    if plan.week.end < now.date():
        return Content.assemble(("Nothing was planned in this week.", "$quiet"))
    if not plan.slots:
        return Content.assemble(
            ("No free time is left in this week.\n\n", "bold"),
            (f"{_OTHERWISE if couple.free else _NOT_PAINTED}; a adds something anyway.", "$quiet"),
        )
    return Content.assemble(
        ("Nothing planned yet.\n", "bold"),
        "Press ",
        ("f", "bold $primary"),
        " and we fill it around your week.\n\n",
        (f"You are usually free on\n{_usual(plan)}.", "$quiet"),
    )


def _usual(plan: WeekPlan) -> str:
    """Return the free times that begin at the same hour together: `Mon Tue Wed 20:00, Sat 10:00`."""
    days: dict[str, list[str]] = {}
    for slot in plan.slots:
        days.setdefault(f"{slot.start:%H:%M}", []).append(f"{slot.start:%a}")
    return ", ".join(f"{' '.join(names)} {hour}" for hour, names in days.items())
