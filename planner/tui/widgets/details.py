"""What is said under the week: the plan under the cursor, the balance, or an invitation."""

from __future__ import annotations

from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size

from planner.model.marks import KIND_MARKS, RITUAL_MARK
from planner.model.standing import Standing, WeekPlan
from planner.tui import wording
from planner.tui.widgets.rows import wrap

if TYPE_CHECKING:
    from planner.model.activity import Activity
    from planner.model.couple import Couple

_OTHERWISE, _NOT_PAINTED = "] shows the next one", "6 shows Us, where you say when you are usually free"
_ANSWERS, _BECAME = " · y gives it", " · d done, x didn't happen"
_MOST_MARKS = 16
"""Marks beyond which nobody counts them any more."""
_BETWEEN = 3
"""Cells at least between what is said of a plan and of the week."""
_MOST_LINES = 2
"""Lines that one sentence may take."""


def details_content(
    standing: Standing | None,
    activity: Activity | None,
    couple: Couple,
    place: datetime | None,
    now: datetime,
    room: Size,
) -> list[Content]:
    """Return a few lines on the plan under the cursor, the most important first, or on the empty place."""
    if standing is None:
        said = _open_place(place, now)
        lines = (" ".join(said), "") if cell_len(" ".join(said)) <= room.width else said
        return [Content.assemble((line, "$quiet")) for line in lines]
    occurrence, plan = standing.occurrence, standing.occurrence.plan
    when = f"{occurrence.start:%a %H:%M} · "
    when += wording.facts(activity, occurrence.minutes) if activity else f"{occurrence.minutes} min"
    if plan.ritual:
        when += f" · {RITUAL_MARK} {wording.rhythm(plan)}"
    about = plan.note.replace("\n", " ") or (activity.summary if activity else "")
    head = [Content.assemble((f"{KIND_MARKS[plan.kind]} ", f"${plan.kind}"), (plan.title, "bold"))]
    facts = Content.assemble((when, "$quiet"))
    if head[0].cell_length + facts.cell_length + 2 <= room.width:
        head = [Content.assemble(*head, "  ", facts)]
    else:
        head.append(facts)
    answers = _BECAME if standing.went_by(now) else _ANSWERS if standing.waits(now) else ""
    says = Content.assemble(wording.state(standing, couple, now), (answers, "$quiet"))
    return [*head, says, *_whole(about, () if activity is None else activity.steps, room, len(head) + 1)]


def _open_place(place: datetime | None, now: datetime) -> tuple[str, str]:
    """Return what an empty place is, and what can be done with it; a day that is over is not filled any more."""
    if place is None:
        return "a puts something there, f fills the week.", ""
    if place.date() < now.date():
        return f"{wording.moment(place)} is over.", "a still puts there what you did."
    return f"{wording.moment(place)} is open.", "a puts something there, f fills the week."


def _whole(about: str, steps: tuple[str, ...], room: Size, taken: int) -> list[Content]:
    """Return what it is about and its steps: whole where there is room for that, else each as far as its line goes."""
    margin = "     "
    about_lines = wrap(about, room.width, min(_MOST_LINES, max(1, room.height - taken)))
    wrapped = [wrap(step, room.width - len(margin), _MOST_LINES) for step in steps]
    if taken + len(about_lines) + 1 + sum(map(len, wrapped)) > room.height:
        wrapped = [[step] for step in steps]
    lines = [Content.assemble((line, "$quiet")) for line in about_lines]
    if steps and taken + len(lines) + 1 < room.height:
        lines.append(Content(""))
        lines += chain.from_iterable(_step(number, step) for number, step in enumerate(wrapped, 1))
    return lines


def _step(number: int, lines: list[str]) -> list[Content]:
    first, *more = lines
    return [Content.assemble((f"  {number}  ", "$quiet"), first), *(Content(f"     {line}") for line in more)]


def dragged_content(standing: Standing, start: datetime) -> Content:
    """Return what becomes of a plan that is dragged, should it be let go now."""
    plan = standing.occurrence.plan
    head = Content.assemble((f"{KIND_MARKS[plan.kind]} ", f"${plan.kind}"), (plan.title, "bold"))
    return Content.assemble(head, "\n", f"Let go, and it moves to {wording.moment(start)}.")


def with_balance(lines: list[Content], plan: WeekPlan, width: int) -> Content:
    """Return the lines, with how the week is balanced at the right of a short one below the title."""
    number = next((n for n, line in enumerate(lines) if n and line.cell_length < width // 2), 1)
    line = lines[number]
    for balance in _balances(plan):
        gap = width - line.cell_length - balance.cell_length
        if gap >= _BETWEEN:
            line = Content.assemble(line, " " * gap, balance)
            break
    return Content("\n").join([*lines[:number], line, *lines[number + 1 :]])


def _balances(plan: WeekPlan) -> list[Content]:
    """Return the marks of the week and how they compare with what was wished, in fewer and fewer words."""
    marks = wording.balance_marks(plan)
    words = Content.assemble((wording.balance_words(plan.planned, plan.wished), "$quiet"))
    if not marks:
        return []
    if len(marks) > _MOST_MARKS:
        return [words]
    kinds = {mark: kind for kind, mark in KIND_MARKS.items()}
    drawn = Content.assemble(*((mark, f"${kinds[mark]}") for mark in marks))
    return [Content.assemble(("balance  ", "$quiet"), drawn, "  ", words), Content.assemble(drawn, "  ", words), drawn]


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
        (f"Your free times in this week:\n{_free(plan)}", "$quiet"),
    )


def _free(plan: WeekPlan) -> str:
    """Return the free times that begin at the same hour together: `Mon–Wed 20:00 · Sat 10:00`."""
    weekdays: dict[str, list[int]] = {}
    for slot in plan.slots:
        weekdays.setdefault(f"{slot.beginning:%H:%M}", []).append(slot.start.weekday())
    return " · ".join(f"{wording.days(each)} {hour}" for hour, each in weekdays.items())
