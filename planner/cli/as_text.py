"""The records as a person reads them: cleaned, with marks beside colours, one line for one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from planner.model.checkin import Became
from planner.model.kinds import Kind
from planner.model.marks import KIND_MARKS, RITUAL_MARK, STATE_MARKS
from planner.model.plan import Plan
from planner.model.standing import State
from planner.model.text import clean
from planner.model.week import Week

if TYPE_CHECKING:
    from planner.cli.paint import Paint
    from planner.model.balance import Balance
    from planner.model.busy import Busy
    from planner.model.checkin import CheckIn, Opinion
    from planner.model.couple import Couple
    from planner.model.proposal import Proposal
    from planner.model.slot import Slot
    from planner.model.standing import Standing, WeekPlan

_WIDTH = 66

Short = Callable[[Plan], str]
"""Gives the beginning of an id by which a plan can be named."""


def day(found: date) -> str:
    """Return a day as it is said: `Fri 27 Nov`."""
    return f"{found:%a} {found.day} {found:%b}"


def week(found: WeekPlan, couple: Couple, short: Short, paint: Paint, now: datetime) -> Iterator[str]:
    """Yield a week as it is at a time: its plans by day, what is free, the balance."""
    names = " & ".join(clean(name) for name in couple.names)
    yield paint.bold(f"{found.week.title} · {names}")
    yield ""
    if not found.standings:
        yield _nothing_planned(found.week, now)
    for on, standings in groupby(found.standings, key=lambda s: s.occurrence.day):
        yield paint.bold(day(on))
        for standing in standings:
            yield f"  {plan(standing, couple, short, paint, now)}"
    yield ""
    yield from map(paint.dim, _listed("Free", free(found.slots)))
    yield from map(paint.dim, _listed("Busy", busy(found.busy, couple)))
    if found.standings:
        yield from map(paint.dim, _listed("Balance", balance(found.planned, found.wished)))


def filling(found: Week, now: datetime) -> str:
    """Return the command that fills a week."""
    this = Week.of(now, found.start.weekday())
    when = "" if found == this else " next" if found == this.shift(1) else f" {found.start}"
    return f"ourweek fill{when} --agree"


def _nothing_planned(found: Week, now: datetime) -> str:
    if found.end < now.date():
        return "Nothing was planned in this week."
    return f"Nothing planned yet. '{filling(found, now)}' fills it around your week."


def plan(standing: Standing, couple: Couple, short: Short, paint: Paint, now: datetime) -> str:
    """Return a plan as one line that begins with its time and ends with its id."""
    note = f"  “{clean(standing.occurrence.plan.note)}”" if standing.occurrence.plan.note else ""
    short_id = paint.dim(f"[{short(standing.occurrence.plan)}]")
    return f"{glance(standing, couple, paint, now)}  {short_id}{note}"


def glance(standing: Standing, couple: Couple, paint: Paint, now: datetime) -> str:
    """Return a plan as one line for a status bar: `20:00  ◆ Tea without screens  20 min`."""
    occurrence = standing.occurrence
    planned = occurrence.plan
    title = clean(planned.title)
    if standing.state is State.SKIPPED:
        title = paint.dim(title)
    marks = " ".join(filter(None, (RITUAL_MARK if planned.ritual else "", STATE_MARKS[standing.state])))
    words = (f"{occurrence.minutes} min", *_standing_words(standing, couple, now))
    shown = " ".join(filter(None, (paint.kind(planned.kind, KIND_MARKS[planned.kind]), title, marks)))
    return f"{occurrence.start:%H:%M}  {shown}  {', '.join(words)}"


def dated_plan(standing: Standing, couple: Couple, short: Short, paint: Paint, now: datetime) -> str:
    """Return a plan as one line with its day, and its year where that is not this one: a day gone by means the next."""
    on = standing.occurrence.day
    year = "" if on.year == now.year else f" {on.year}"
    return f"{day(on)}{year} {plan(standing, couple, short, paint, now)}"


def _standing_words(standing: Standing, couple: Couple, now: datetime) -> Iterator[str]:
    check_in = standing.check_in
    if standing.stayed_open(now):
        yield "stayed open"
    elif check_in is None:
        waiting = [partner.name for partner in couple.partners if standing.awaits(partner.id)]
        if waiting:
            yield f"waits for {' and '.join(clean(name) for name in waiting)}"
    elif check_in.became is Became.SKIPPED:
        yield "didn't happen"
    elif check_in.revealed:
        yield opinions(check_in, couple)
    else:
        yield "done"
        yield from rated(check_in, couple)


def rated(check_in: CheckIn, couple: Couple) -> Iterator[str]:
    """Yield who has rated, of a check-in that is not revealed."""
    if check_in.awaits:
        yield f"both have rated; it opens with {clean(couple.by_id(check_in.awaits).name)}'s passphrase"
    else:
        yield from (f"{clean(p.name)} has rated" for p in couple.partners if p.id in check_in.rated_by)


def opinions(check_in: CheckIn, couple: Couple) -> str:
    """Return both ratings in words; only for a check-in that is revealed."""
    return ", ".join(f"{_name(opinion, couple)}: {opinion.rating.label}" for opinion in check_in.shown)


def _name(opinion: Opinion, couple: Couple) -> str:
    return clean(couple.by_id(opinion.partner).name)


def free(slots: Iterable[Slot]) -> tuple[str, ...]:
    """Return free times by day: `Mon 20:00-22:00`, `Sat 10:00-12:00 19:30-22:30`."""
    days = groupby(slots, key=lambda slot: slot.start.date())
    return tuple(f"{on:%a} {' '.join(f'{slot.start:%H:%M}-{slot.end:%H:%M}' for slot in found)}" for on, found in days)


def busy(found: Iterable[Busy], couple: Couple) -> tuple[str, ...]:
    """Return when somebody has something else on, by day and by who has: `Mon 09:00-17:00 (Alex)`."""
    days: dict[tuple[date, tuple[str, ...]], list[str]] = {}
    for each in found:
        days.setdefault((each.start.date(), each.partners), []).append(_stretch(each))
    both = len(couple.partners)
    return tuple(
        f"{on:%a} {' '.join(times)}" + ("" if len(who) == both else f" ({clean(couple.by_id(who[0]).name)})")
        for (on, who), times in days.items()
    )


def _stretch(found: Busy) -> str:
    days = (found.end - found.start).days
    whole = found.start.time() == found.end.time() == time()
    if whole:
        return "all day" if days == 1 else f"to {found.end - timedelta(days=1):%a}, all day"
    until = f"{found.end:%a} " if (found.end - timedelta.resolution).date() != found.start.date() else ""
    return f"{found.start:%H:%M}-{until}{found.end:%H:%M}"


def balance(planned: Balance, wished: Balance) -> tuple[str, ...]:
    """Return the share of each kind beside the one that was wished for."""
    return tuple(
        f"{KIND_MARKS[kind]} {kind.label} {planned.share(kind):.0%} (wished {wished.share(kind):.0%})" for kind in Kind
    )


def _listed(label: str, parts: Iterable[str]) -> Iterator[str]:
    """Yield parts after a label, in lines that fit a narrow terminal."""
    line = ""
    for part in parts:
        if line and len(line) + len(part) > _WIDTH:
            yield f"{label:<9}{line},"
            label, line = "", ""
        line = f"{line}, {part}" if line else part
    if line:
        yield f"{label:<9}{line}"


def proposal(found: Proposal, paint: Paint) -> Iterator[str]:
    """Yield a proposal with its reasons."""
    activity = found.activity
    mark = paint.kind(activity.kind, KIND_MARKS[activity.kind])
    yield f"{day(found.slot.start)} {found.slot.start:%H:%M}  {mark} {clean(activity.title)}  {found.minutes} min"
    if found.why:
        yield paint.dim(f"    {' · '.join(map(clean, found.why))}")


def check_in(found: CheckIn, couple: Couple, paint: Paint) -> Iterator[str]:
    """Yield a line of the journal, and the notes that are shared."""
    mark = paint.kind(found.kind, KIND_MARKS[found.kind])
    became = STATE_MARKS[State.DONE if found.became is Became.DONE else State.SKIPPED]
    words = "didn't happen" if found.became is Became.SKIPPED else ""
    if found.revealed:
        words = opinions(found, couple)
    elif found.rated_by:
        words = ", ".join(rated(found, couple))
    line = f"{found.start:%Y-%m-%d} {found.start:%H:%M}  {became} {mark} {clean(found.title)}"
    yield f"{line}  {words}".rstrip()
    for opinion in found.shown:
        if opinion.note:
            yield f"    {_name(opinion, couple)}: “{clean(opinion.note, 2000)}”"
