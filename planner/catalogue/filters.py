"""Filters of activities: values that combine with `&`, `|` and `~`."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from planner.model.activity import Activity, Care, Cost, Energy, Kind, Setting


@dataclass(frozen=True, slots=True)
class Filter:
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


def care_allows(care: Care) -> Filter:
    """Pass activities that need no more freedom from care duties than there is; `Care.COVER` is all of it."""
    return Filter(_care, frozenset(each for each in Care if each.level <= care.level))


def in_setting(*settings: Setting) -> Filter:
    """Pass activities that can be done in one of these settings."""
    return Filter(_setting, frozenset(settings))


def contact_at_most(contact: int) -> Filter:
    """Pass activities with no closer touch, from 0 to 3."""
    return Filter(_contact, contact)


def depth_at_most(depth: int) -> Filter:
    """Pass activities that go no deeper, from 0 to 3."""
    return Filter(_depth, depth)


def novelty_at_least(novelty: int) -> Filter:
    """Pass activities that are at least so new, from 0 to 3."""
    return Filter(_novelty, novelty)


def tagged(*tags: str) -> Filter:
    """Pass activities with one of these tags."""
    return Filter(_tags, frozenset(tags))


def building(*strengths: str) -> Filter:
    """Pass activities that build one of these, such as `trust`."""
    return Filter(_builds, frozenset(strengths))


def accessible(*notes: str) -> Filter:
    """Pass activities with every one of these access notes, such as `seated-friendly`."""
    return Filter(_access, frozenset(notes))


def one_of(slugs: Collection[str]) -> Filter:
    """Pass the activities of these slugs."""
    return Filter(_id, frozenset(slugs))


def from_pack(name: str) -> Filter:
    """Pass activities from the pack of this name."""
    return Filter(_pack, name)


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


def _care(activity: Activity, allowed: frozenset[Care]) -> bool:
    return activity.care in allowed


def _setting(activity: Activity, settings: frozenset[Setting]) -> bool:
    return not settings.isdisjoint(activity.setting)


def _contact(activity: Activity, most: int) -> bool:
    return activity.contact <= most


def _depth(activity: Activity, most: int) -> bool:
    return activity.depth <= most


def _novelty(activity: Activity, least: int) -> bool:
    return activity.novelty >= least


def _tags(activity: Activity, tags: frozenset[str]) -> bool:
    return not tags.isdisjoint(activity.tags)


def _builds(activity: Activity, strengths: frozenset[str]) -> bool:
    return not strengths.isdisjoint(activity.builds)


def _access(activity: Activity, notes: frozenset[str]) -> bool:
    return notes.issubset(activity.access)


def _pack(activity: Activity, name: str) -> bool:
    return activity.pack == name


def _id(activity: Activity, slugs: frozenset[str]) -> bool:
    return activity.id in slugs


def _live(activity: Activity, _: None) -> bool:
    return activity.live


everything = Filter(_all, ())
"""Passes every activity: where a chain of filters begins."""
live = Filter(_live)
"""Passes what may still be planned."""
