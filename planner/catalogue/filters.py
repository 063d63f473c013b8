"""Filters of activities: values that combine with `&`, `|` and `~`."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from planner.model.activity import Activity, Cost, Energy, Kind, Setting
from planner.model.value import Value


class Filter(Value):
    """Lets an activity pass when `test` holds for it and `value`; two that say the same are equal."""

    test: Callable[[Activity, Any], bool]
    value: Any = None

    def __call__(self, activity: Activity) -> bool:
        """Whether the activity passes."""
        return self.test(activity, self.value)

    def __and__(self, other: Filter) -> Filter:
        return Filter(_all, (self, other))

    def __or__(self, other: Filter) -> Filter:
        return Filter(_any, (self, other))

    def __invert__(self) -> Filter:
        return Filter(_not, self)


def of_kind(*kinds: Kind) -> Filter:
    """Pass activities of one of these kinds."""
    return Filter(_kind, frozenset(kinds))


def at_most(minutes: int) -> Filter:
    """Pass activities that usually take no longer."""
    return Filter(_minutes, minutes)


def energy_at_most(energy: Energy) -> Filter:
    """Pass activities that need no more energy."""
    return Filter(_energy, frozenset(each for each in Energy if each.level <= energy.level))


def cost_at_most(cost: Cost) -> Filter:
    """Pass activities that cost no more."""
    return Filter(_cost, frozenset(each for each in Cost if each.level <= cost.level))


def in_setting(*settings: Setting) -> Filter:
    """Pass activities that can be done in one of these settings."""
    return Filter(_setting, frozenset(settings))


def contact_at_most(contact: int) -> Filter:
    """Pass activities with no closer touch, from 0 to 3."""
    return Filter(_contact, contact)


def one_of(slugs: Collection[str]) -> Filter:
    """Pass the activities of these slugs."""
    return Filter(_id, frozenset(slugs))


def _all(activity: Activity, parts: tuple[Filter, ...]) -> bool:
    return all(part(activity) for part in parts)


def _any(activity: Activity, parts: tuple[Filter, ...]) -> bool:
    return any(part(activity) for part in parts)


def _not(activity: Activity, part: Filter) -> bool:
    return not part(activity)


def _kind(activity: Activity, kinds: frozenset[Kind]) -> bool:
    return activity.kind in kinds


def _minutes(activity: Activity, most: int) -> bool:
    return activity.minutes.typical <= most


def _energy(activity: Activity, allowed: frozenset[Energy]) -> bool:
    return activity.energy in allowed


def _cost(activity: Activity, allowed: frozenset[Cost]) -> bool:
    return activity.cost in allowed


def _setting(activity: Activity, settings: frozenset[Setting]) -> bool:
    return not settings.isdisjoint(activity.setting)


def _contact(activity: Activity, most: int) -> bool:
    return activity.contact <= most


def _id(activity: Activity, slugs: frozenset[str]) -> bool:
    return activity.id in slugs


def _live(activity: Activity, _: None) -> bool:
    return activity.live


everything = Filter(_all, ())
"""Passes every activity: where a chain of filters begins."""
live = Filter(_live)
"""Passes what may still be planned."""
