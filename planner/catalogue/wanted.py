"""What somebody wants to see of the catalogue: a few plain wishes that become one filter."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from planner.catalogue import filters
from planner.catalogue.filters import Filter
from planner.model.activity import Cost, Energy, Kind, Setting
from planner.model.value import Value


class Wanted(Value, kw_only=True):
    """Wishes that all have to be met; None asks for nothing."""

    kind: Kind | None = None
    minutes: int | None = None
    """Usually done in so many."""
    energy: Energy | None = None
    """No livelier."""
    cost: Cost | None = None
    """No dearer."""
    setting: Setting | None = None
    contact: int | None = None
    """No closer touch, from 0 to 3."""
    favourites: bool | None = None
    """Favourites alone."""

    def filter(self, favourites: Collection[str] = ()) -> Filter:
        """Return the filter, for a couple with these favourites; only what may still be planned passes."""
        wishes: tuple[tuple[Any, Callable[[Any], Filter]], ...] = (
            (self.kind, filters.of_kind),
            (self.minutes, filters.at_most),
            (self.energy, filters.energy_at_most),
            (self.cost, filters.cost_at_most),
            (self.setting, filters.in_setting),
            (self.contact, filters.contact_at_most),
        )
        passes = filters.live
        for wish, ask in wishes:
            if wish is not None:
                passes &= ask(wish)
        return passes & filters.one_of(favourites) if self.favourites else passes
