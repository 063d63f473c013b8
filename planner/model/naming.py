"""Finding the plan that somebody named by the beginning of its id, or by a word of its title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from unicodedata import east_asian_width

from planner.model.checkin import CheckIn
from planner.model.errors import Refused
from planner.model.localtime import spoken_time
from planner.model.plan import Occurrence, Plan
from planner.model.ritual import occurrence_at, occurrences
from planner.model.short_id import short_id
from planner.model.standing import Standing, nearest, standings
from planner.model.text import clean
from planner.model.value import Value
from planner.model.week import TOO_LATE, can_be_named, midnight

_AROUND = timedelta(days=370)
_MOST_NAMED = 3


class Named(Value):
    """What was typed: the name of a plan, and perhaps the day of one occurrence."""

    name: str
    day: date | None

    @classmethod
    def parse(cls, text: str) -> Named:
        """Read `3f2a` or `thank-yous@2026-11-29`."""
        name, at, day = clean(text).rpartition("@")
        if not (at and re.fullmatch(r"\d{4}-\d{2}-\d{2}", day)):
            return cls(clean(text).casefold(), None)
        try:
            found = date.fromisoformat(day)
        except ValueError:
            found = date.min
        if not can_be_named(found):
            raise Refused(f"There is no such day as {day}; write one such as 2026-11-29.")
        return cls(name.casefold(), found)


def find_standing(
    text: str, plans: Iterable[Plan], check_ins: Iterable[CheckIn], now: datetime, *ready: Callable[[Standing], bool]
) -> Standing:
    """Return the one occurrence that `text` names, as it stands; raises Refused when there is none, or several.

    Where a word or a ritual leaves a choice, those that are `ready` for what is to be done come first, where none are
    those of the next such question, and of a ritual's occurrences the one nearest to `now`.
    """
    named = Named.parse(text)
    meant = [occurrence for plan in _plans_named(named.name, plans) for occurrence in _of_plan(plan, named.day, now)]
    found = standings(meant, check_ins)
    best = next(filter(None, (tuple(filter(each, found)) for each in ready)), found)
    several = {standing.occurrence.plan.id: standing.occurrence.plan for standing in best}
    if len(several) > 1:
        raise Refused(_ambiguous(text, list(several.values())))
    one = nearest(best, now)
    if one is None:
        raise Refused(f"There is no plan {clean(text, 60)!r}; 'ourweek week' shows your plans with their ids.")
    return one


def telling_words(plans: Iterable[Plan]) -> Iterator[tuple[Plan, str]]:
    """Yield each word, long enough to tell something, that stands in one plan's title alone, with that plan."""
    words = [(plan, set(re.findall(r"\w{4,}", plan.title.casefold()))) for plan in plans]
    times = Counter(word for _, found in words for word in found)
    for plan, found in words:
        yield from ((plan, word) for word in sorted(found) if times[word] == 1)


def _plans_named(name: str, plans: Iterable[Plan]) -> list[Plan]:
    known = list(plans)
    if not name:
        return []
    exact = [plan for plan in known if plan.id == name]
    word = _as_word(name)
    # A word such as "cafe" may be the beginning of an id as well; then it could mean either.
    return exact or [plan for plan in known if plan.id.startswith(name) or word.search(plan.title.casefold())]


def _as_word(name: str) -> re.Pattern[str]:
    # Where every character is a wide one, as in Chinese or Japanese, no spaces part the words.
    wide = all(east_asian_width(character) in "WF" for character in name)
    return re.compile(re.escape(name) if wide else rf"(?<!\w){re.escape(name)}(?!\w)")


def _of_plan(plan: Plan, day: date | None, now: datetime) -> tuple[Occurrence, ...]:
    if plan.ritual:
        middle = max(now, plan.start) if day is None else datetime.combine(day, now.time())
        begin, end = middle - _AROUND, middle + _AROUND
    else:
        begin, end = datetime.min + _AROUND, datetime.max - _AROUND
    found = occurrences([plan], begin, end)
    if day is None:
        far = plan.ritual and all(occurrence.start < now for occurrence in found)
        return (*found, *_next(plan, end)) if far else found
    return tuple(o for o in found if o.original_start.date() == day) or tuple(o for o in found if o.day == day)


def _next(plan: Plan, begin: datetime) -> Iterator[Occurrence]:
    """Yield the first occurrence from a wall time on, however rarely a ritual comes round."""
    from planner.model.rule import starts_between

    assert plan.rule is not None
    starts = starts_between(plan.rule, plan.start, plan.timezone, begin, midnight(TOO_LATE))
    yield from islice(filter(None, (occurrence_at(plan, start) for start in starts)), 1)


def _ambiguous(text: str, plans: list[Plan]) -> str:
    ids = [plan.id for plan in plans]
    alike = len({plan.title for plan in plans}) < len(plans)
    some = ", ".join(
        f"{short_id(plan.id, ids)} {plan.title}" + (f" on {spoken_time(plan.start)}" if alike else "")
        for plan in plans[:_MOST_NAMED]
    )
    return f"{clean(text, 60)!r} could be {len(plans)} plans ({some}); say the beginning of one id."
