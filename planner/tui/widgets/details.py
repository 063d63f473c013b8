"""What is said under the week: the plan under the cursor, the balance, or an invitation."""

from __future__ import annotations

from datetime import datetime

from textual.content import Content

from planner.model.activity import Activity
from planner.model.couple import Couple
from planner.model.marks import KIND_MARKS, RITUAL_MARK
from planner.model.standing import Standing, WeekPlan
from planner.tui import wording


def details_content(
    standing: Standing | None, activity: Activity | None, couple: Couple, place: datetime | None
) -> Content:
    """Return up to three lines on the plan under the cursor, or on the empty place."""
    if standing is None:
        where = f"{wording.moment(place)} is open. " if place else ""
        return Content.assemble((f"{where}a puts something there, f fills the week.", "$quiet"))
    occurrence, plan = standing.occurrence, standing.occurrence.plan
    when = f"{occurrence.start:%a %H:%M} · "
    when += wording.facts(activity, occurrence.minutes) if activity else f"{occurrence.minutes} min"
    if plan.ritual:
        when += f" · {RITUAL_MARK} {wording.rhythm(plan)}"
    about = plan.note.replace("\n", " ") or (activity.summary if activity else "")
    return Content("\n").join(
        [
            Content.assemble(
                (f"{KIND_MARKS[plan.kind]} ", f"${plan.kind}"), (plan.title, "bold"), "  ", (when, "$quiet")
            ),
            Content.assemble((wording.state(standing, couple), "")),
            Content.assemble((about, "$quiet")),
        ]
    )


def balance_content(plan: WeekPlan) -> Content:
    """Return the marks of the week and how they compare with what was wished."""
    pieces: list[tuple[str, str]] = []
    for mark in wording.balance_marks(plan):
        kind = next(kind for kind, own in KIND_MARKS.items() if own == mark)
        pieces.append((mark, f"${kind}"))
    words = wording.balance_words(plan.planned, plan.wished)
    if not pieces:
        return Content("")
    return Content.assemble(("balance ", "$quiet"), *pieces, ("\n" + words, "$quiet"))


def invitation_content(plan: WeekPlan, now: datetime) -> Content:
    """Return what an empty week says."""
    if plan.week.end < now.date():
        return Content.assemble(("Nothing was planned in this week.", "$quiet"))
    if not plan.slots:
        return Content.assemble(
            ("No free time is left in this week.\n\n", "bold"),
            ("] shows the next one, a adds something anyway.", "$quiet"),
        )
    free = ", ".join(f"{slot.start:%a %H:%M}" for slot in plan.slots[:6])
    return Content.assemble(
        ("Nothing planned yet.\n", "bold"),
        "Press ",
        ("f", "bold $primary"),
        " and we fill it around your week.\n\n",
        (f"You are usually free on {free}.", "$quiet"),
    )
