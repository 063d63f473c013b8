"""From usual free times to the slots of one week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.model.kinds import Energy, Setting
from planner.model.slot import TOGETHER, Slot
from planner.model.value import replace

if TYPE_CHECKING:
    from planner.model.busy import Busy
    from planner.model.couple import Couple
    from planner.model.week import Week

SHORTEST = 10
"""Minutes below which a stretch is too short to be offered."""

Span = tuple[datetime, datetime]


def free_slots(
    couple: Couple, week: Week, taken: Iterable[Span], now: datetime, busy: Iterable[Busy] = ()
) -> tuple[Slot, ...]:
    """Return what is left of the couple's usual free times, after what is taken or busy and what has passed."""
    hindered = ((each.start, each.end) for each in busy)
    return _slots(couple, week, _pieces(_windows(couple, week), (*taken, *hindered), now))


def open_slots(
    couple: Couple, week: Week, planned: Iterable[Span], busy: Iterable[Busy], now: datetime
) -> tuple[Slot, ...]:
    """Return the slots that may still be filled: free times in which nothing is planned yet.

    Where one of them has something else on, there is a slot for what each can do at a time of their own; where both
    have, there is none.
    """
    plans, known = list(planned), list(busy)
    windows = [window for window in _windows(couple, week) if not any(_overlap(window, plan) for plan in plans)]
    together = _slots(couple, week, _pieces(windows, ((each.start, each.end) for each in known), now))
    alone = [
        replace(slot, busy=who, places=(Setting.APART,))
        for piece in _pieces(windows, (), now)
        for begin, end, who in _by_who(piece, known)
        if len(who) == 1 and _minutes(begin, end) >= SHORTEST
        for slot in _slots(couple, week, [(begin, end)])
    ]
    return tuple(sorted((*together, *alone), key=lambda slot: slot.start))


def slot_at(couple: Couple, start: datetime, minutes: int) -> Slot:
    """Return a slot with what is usual at that time: late evenings are quiet and at home."""
    late = start.hour >= 21 or start.hour < 6
    weekend = start.weekday() >= 5
    energy = Energy.LOW if late else Energy.LIVELY if weekend else Energy.ORDINARY
    places = (Setting.HOME, Setting.OUTDOORS) if late else TOGETHER
    return Slot(
        start,
        minutes,
        energy=energy,
        care=couple.limits.care,
        places=(Setting.APART,) if couple.limits.apart else places,
    )


def _slots(couple: Couple, week: Week, pieces: Iterable[Span]) -> tuple[Slot, ...]:
    return tuple(slot_at(couple, begin, _minutes(begin, end)) for begin, end in pieces if begin in week)


def _pieces(windows: Iterable[Span], taken: Iterable[Span], now: datetime) -> list[Span]:
    gone = [(datetime.min, now), *taken]
    return [piece for window in windows for piece in _without(window, gone)]


def _by_who(piece: Span, busy: Iterable[Busy]) -> list[tuple[datetime, datetime, tuple[str, ...]]]:
    """Return a stretch cut wherever somebody begins or ends to be busy, with those who are."""
    begin, end = piece
    here = [each for each in busy if _overlap(piece, (each.start, each.end))]
    edges = sorted({begin, end, *(edge for each in here for edge in (each.start, each.end) if begin < edge < end)})
    found: list[tuple[datetime, datetime, tuple[str, ...]]] = []
    for left, right in pairwise(edges):
        there = (each.partners for each in here if _overlap((left, right), (each.start, each.end)))
        who = tuple(sorted({partner for partners in there for partner in partners}))
        if found and found[-1][2] == who:
            found[-1] = found[-1][0], right, who
        else:
            found.append((left, right, who))
    return found


def _windows(couple: Couple, week: Week) -> list[Span]:
    # What is left of last week's late night may begin in this one. A night belongs to the week that it begins in.
    starts = sorted((free.on(each), free.minutes) for each in (week.shift(-1), week) for free in couple.free)
    windows: list[Span] = []
    reached = datetime.min
    for start, minutes in starts:
        # Where a late night reaches into the next morning's free time, no minute is offered twice.
        begin, end = max(start, reached), start + timedelta(minutes=minutes)
        if begin < end:
            windows.append((begin, end))
            reached = end
    return windows


def _without(window: Span, taken: Iterable[Span]) -> list[Span]:
    begin, end = window
    blocks = sorted(span for span in taken if _overlap(window, span))
    edges = [(begin, begin), *blocks, (end, end)]
    free: list[Span] = []
    reached = begin
    for (_, left), (right, _) in pairwise(edges):
        reached = max(reached, left)
        if _minutes(reached, right) >= SHORTEST:
            free.append((reached, right))
    return free


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _minutes(begin: datetime, end: datetime) -> int:
    return int((end - begin).total_seconds() // 60)
