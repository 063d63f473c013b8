"""Finding the plan that somebody named by the beginning of its id, or by a word of its title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from planner.model.checkin import CheckIn
from planner.model.errors import Refused
from planner.model.plan import Plan
from planner.model.ritual import occurrences
from planner.model.standing import Standing, nearest, standings
from planner.model.text import clean

_AROUND = timedelta(days=370)
_MOST_NAMED = 3


@dataclass(frozen=True)
class Named:
    """What was typed: the name of a plan, and perhaps the day of one occurrence."""

    name: str
    day: date | None

    @classmethod
    def parse(cls, text: str) -> Named:
        """Read `3f2a` or `thank-yous@2026-11-29`."""
        name, at, day = clean(text).rpartition("@")
        if at and re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
            try:
                return cls(name.casefold(), date.fromisoformat(day))
            except ValueError:
                raise Refused(f"There is no such day as {day}; write one such as 2026-11-29.") from None
        return cls(clean(text).casefold(), None)


def find_standing(
    text: str, plans: Iterable[Plan], check_ins: Iterable[CheckIn], now: datetime, ready: Callable[[Standing], bool]
) -> Standing:
    """Return the one occurrence that `text` names, as it stands; raises Refused when there is none, or several.

    Where a word or a ritual leaves a choice, those that are `ready` for what is to be done come first,
    and of a ritual's occurrences the one nearest to `now`.
    """
    named = Named.parse(text)
    checked = tuple(check_ins)
    found = [(plan, _standings_of(plan, checked, named, now)) for plan in _plans_named(named.name, plans)]
    if len(found) > 1:
        found = [(plan, own) for plan, own in found if any(map(ready, own))] or found
    if len(found) > 1:
        raise Refused(_ambiguous(text, [plan for plan, _ in found]))
    own = found[0][1] if found else ()
    best = nearest(filter(ready, own), now) or nearest(own, now)
    if best is None:
        raise Refused(f"There is no plan {clean(text, 60)!r}; 'ourweek week' shows your plans with their ids.")
    return best


def short_id(plan: Plan, others: Iterable[Plan], least: int = 4) -> str:
    """Return the shortest beginning of a plan's id that no other plan shares."""
    ids = [other.id for other in others if other.id != plan.id]
    length = least
    while any(other.startswith(plan.id[:length]) for other in ids) and length < len(plan.id):
        length += 1
    return plan.id[:length]


def _plans_named(name: str, plans: Iterable[Plan]) -> list[Plan]:
    known = list(plans)
    if not name:
        return []
    by_id = [plan for plan in known if plan.id.startswith(name)]
    if by_id:
        return by_id
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return [plan for plan in known if word.search(plan.title.casefold())]


def _standings_of(plan: Plan, check_ins: tuple[CheckIn, ...], named: Named, now: datetime) -> tuple[Standing, ...]:
    if plan.ritual:
        middle = now if named.day is None else datetime.combine(named.day, now.time())
        begin, end = middle - _AROUND, middle + _AROUND
    else:
        begin, end = datetime.min + _AROUND, datetime.max - _AROUND
    own = [check_in for check_in in check_ins if check_in.plan == plan.id]
    found = standings(occurrences([plan], begin, end), own)
    if named.day is None:
        return found
    return tuple(s for s in found if named.day == s.occurrence.original_start.date()) or tuple(
        s for s in found if named.day == s.occurrence.day
    )


def _ambiguous(text: str, plans: list[Plan]) -> str:
    some = ", ".join(f"{short_id(plan, plans)} {plan.title}" for plan in plans[:_MOST_NAMED])
    return f"{clean(text, 60)!r} could be {len(plans)} plans ({some}); say the beginning of one id."
