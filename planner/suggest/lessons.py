"""What the couple's own past teaches: one learner for what both know, one that knows each partner's secrets too.

Weeks that are long over are learned once, and what they taught is kept as sums: ten years cost no more than a season.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import Any

from planner.model.activity import Activity, Cost, Energy, Kind
from planner.model.value import Value
from planner.suggest.learning.learner import Event, Learner, Signal, week_number
from planner.suggest.learning.outlook import Outlook
from planner.suggest.learning.traits import Space, Traits
from planner.suggest.past import Past

_USUAL_ENERGY = 1.7
_LONG_AGO, _FAR_OFF = -(10**6), 10**6
_STILL_OPEN = 6
"""Weeks after which something is hardly rated or changed any more."""
_SEASON = 8
"""Weeks that come together before what they taught is kept too."""
_WORTH_KEEPING = 150
"""Check-ins below which it takes no time to learn from all of them."""
_WEEKS_AT_HAND = 2
"""Weeks whose outlook is kept: with ten thousand activities one takes more than a megabyte."""


def traits_of(activity: Activity, liked: float = 0.0) -> Traits:
    """Return an activity as the model sees it; `liked` is how widely it is, from -0.5 to 0.5."""
    a = activity
    return _traits(
        (a.kind, a.setting, a.tags, a.builds),
        (a.contact, a.depth, a.energy, a.minutes.typical, a.cost),
        studied=bool(a.evidence),
        liked=liked,
    )


# Of ten thousand activities most are to the model what others are.
@cache
def _traits(
    named: tuple[Kind, tuple[str, ...], tuple[str, ...], tuple[str, ...]],
    measured: tuple[int, int, Energy, int, Cost],
    *,
    studied: bool,
    liked: float,
) -> Traits:
    kind, places, tags, builds = named
    contact, depth, energy, minutes, cost = measured
    return Traits(
        kind=kind,
        places=places,
        tags=(*tags, *map(_builds, builds)),
        numbers=_numbers(contact, depth, energy, minutes, cost, studied=studied),
        liked=liked,
        minutes=minutes,
        energy=energy.level + 1,
    )


# So that those which differ in names alone share their numbers.
@cache
def _numbers(
    contact: int, depth: int, energy: Energy, minutes: int, cost: Cost, *, studied: bool
) -> tuple[float, ...]:
    return (
        contact - 0.5,
        (depth - 0.6) / 0.8,
        (energy.level + 1 - _USUAL_ENERGY) / 0.75,
        math.log(minutes / 20) / 1.1,
        cost.level - 0.3,
        float(studied),
    )


@cache
def _builds(word: str) -> str:
    return f"builds {word}"


def space_of(activities: Iterable[Activity], liking: Mapping[str, float] | None = None) -> Space:
    """Return the columns that a set of activities needs; `liking` tells how widely those are liked that it knows."""
    known = liking or {}
    return Space({activity.id: traits_of(activity, known.get(activity.id, 0.0)) for activity in activities})


class Lessons(Value):
    """What was learned, from what both know alone, and with what only one of them said."""

    shared: Learner
    whole: Learner

    def outlooks(self, week: int) -> tuple[Outlook, Outlook]:
        """Return what a week looks like to either learner; those that were looked at last are at hand."""
        if (known := self._looked_at.pop(week, None)) is None:
            if len(self._looked_at) == _WEEKS_AT_HAND:
                del self._looked_at[next(iter(self._looked_at))]
            shared = Outlook(self.shared, week)
            known = shared, shared if self.whole is self.shared else Outlook(self.whole, week, beside=shared)
        self._looked_at[week] = known
        return known

    @cached_property
    def _looked_at(self) -> dict[int, tuple[Outlook, Outlook]]:
        return {}


class Settled(Value):
    """What the weeks before `until` taught, from what both know alone, so that they need not be learned again."""

    until: int
    mark: str
    """Tells from which past this was learned."""
    sums: list[Any]


def learned(past: Past, space: Space, settled: Settled | None = None) -> Lessons:
    """Return what a past teaches; `settled` is what `settle` returned for it."""
    shared = _learner(past, space, settled, _FAR_OFF)
    said = [(Signal.AGREED, past.agreed), (Signal.FAVOURED, past.favourites)]
    yes = [Event(signal, slug, who) for signal, slugs in said for slug in sorted(slugs) for who in (0, 1)]
    shared.learn(week_number(past.today), yes)
    if not past.answers and not past.sealed:
        return Lessons(shared, shared)
    whole, secrets = Learner.of(space, shared.sums), list(past.secrets())
    # Of who keeps nothing secret no more is known than what both know.
    silent = {0, 1} - {event.partner for _, event in secrets}
    first, second = ((shared if who in silent else whole).tastes[who] for who in (0, 1))
    whole.tastes = first, second
    for week, event in secrets:
        whole.learn_late(event, week)
    return Lessons(shared, whole)


def settle(past: Past, space: Space, settled: Settled | None = None) -> Settled | None:
    """Return what has settled by now: as it was, brought up to date, or learned anew where the past was changed.

    None where there is too little to be worth keeping.
    """
    if len(past.history) < _WORTH_KEEPING:
        return None
    until = week_number(past.today) - _STILL_OPEN
    if settled is not None and (settled.until > until or settled.mark != past.mark(space, settled.until)):
        settled = None
    if settled is not None and until - settled.until < _SEASON:
        return settled
    return Settled(until, past.mark(space, until), _learner(past, space, settled, until).sums)


def _learner(past: Past, space: Space, settled: Settled | None, end: int) -> Learner:
    learner = Learner.of(space, settled.sums) if settled else Learner(space)
    for week, events in past.weeks(settled.until if settled else _LONG_AGO, end):
        learner.learn(week, events)
    return learner
