"""Favourites: the activities that they like to come back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.planner.desk import Desk

if TYPE_CHECKING:
    from planner.model.activity import Activity


class KeepingFavourites(Desk):
    """A heart beside an activity, shared by both."""

    def favourites(self) -> frozenset[str]:
        """Return the slugs of all favourites."""
        return frozenset(favourite.activity for favourite in self.home.favourites())

    def favour(self, activity: Activity, liked: bool | None = None) -> bool:
        """Make an activity a favourite, or none any more; without `liked` the other of both. Return what it is now."""
        from planner.model.favourite import Favourite

        now_liked = activity.id not in self.favourites() if liked is None else liked
        what = f"{activity.title} became a favourite" if now_liked else f"{activity.title} was no favourite any more"
        with self.home.act(what, self._instant()) as writing:
            change = writing.save if now_liked else writing.drop
            if now_liked != (activity.id in self.favourites()):
                change(Favourite(activity.id, self.now.date()))
        return now_liked
