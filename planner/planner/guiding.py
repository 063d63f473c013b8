"""Guiding: something is begun now, and how far they are is kept until it is over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.model.standing import Standing, State
from planner.model.value import Value
from planner.model.week import midnight
from planner.planner.changing_plans import ChangingPlans

if TYPE_CHECKING:
    from planner.model.activity import Activity

_STILL_FRESH = timedelta(hours=12)
"""How long something that was begun can be gone on with."""


class Begun(Value):
    """An occurrence that is being done, and where they are in it."""

    standing: Standing
    page: int = 0
    left: int | None = None
    """Seconds left of the page's time, None for all of it."""
    stopped: bool = False
    """Whether they left it of their own accord."""


class Guiding(ChangingPlans):
    """From the first step to the check-in."""

    def begin_now(self, activity: Activity, minutes: int | None = None) -> Begun:
        """Begin an activity: what today holds of it already, or a new plan at this moment, agreed by both."""
        now = self.now
        today = midnight(now.date())
        for standing in self._standings(today, today + timedelta(days=1)):
            if standing.occurrence.plan.activity == activity.id and standing.unanswered:
                return self._place_in(standing)
        return self._place_in(self.add(activity, now, minutes=minutes).standing)

    def begin_planned(self, standing: Standing) -> Begun:
        """Begin a plan: one of another day is moved to this moment, as that is when they do it."""
        fresh = self.standing(*standing.occurrence.key) or standing
        if fresh.state is State.DONE or fresh.occurrence.day == self.now.date():
            return self._place_in(fresh)
        return self._place_in(self.move(fresh, self.now).standing)

    def keep_place(self, standing: Standing, page: int, left: int | None = None, *, stopped: bool = False) -> None:
        """Keep how far they are, so that it outlasts the screen."""
        from planner.model.underway import Underway

        place = Underway(*standing.occurrence.key, page, left, self._instant(), stopped)
        with self.home.act("", self._instant()) as writing:
            writing.save(place)

    def underway(self) -> Begun | None:
        """Return what was begun lately and neither ended nor taken off, or None."""
        place = self.home.underway()
        if place is None or self._instant() - place.at > _STILL_FRESH:
            return None
        standing = self.standing(*place.key)
        if standing is None or not standing.unanswered:
            return None
        return Begun(standing, place.page, place.left, place.stopped)

    def leave_off(self) -> None:
        """Forget how far they were."""
        if (place := self.home.underway()) is not None:
            with self.home.act("", self._instant()) as writing:
                writing.drop(place)

    def _place_in(self, standing: Standing) -> Begun:
        begun = self.underway()
        return begun if begun and begun.standing.occurrence.key == standing.occurrence.key else Begun(standing)
