"""A slot: a stretch of time in which the couple could do something."""

from __future__ import annotations

from datetime import datetime, timedelta

from planner.model.kinds import Care, Energy, Setting
from planner.model.value import Value

_QUARTER = 15
"""Minutes."""
TOGETHER = (Setting.HOME, Setting.OUT, Setting.OUTDOORS)


def next_quarter(moment: datetime) -> datetime:
    """Return the quarter of an hour that a moment is, or the next one."""
    return moment + timedelta(minutes=-moment.minute % _QUARTER)


class Slot(Value):
    """A stretch of time with what is known of it."""

    start: datetime
    """Naive wall time."""
    minutes: int
    energy: Energy = Energy.LIVELY
    """The most energy that anything here may ask for."""
    care: Care = Care.COVER
    """How free of care duties it is; `cover_needed` means free of them."""
    places: tuple[Setting, ...] = TOGETHER
    weather: str | None = None
    """`dry`, `warm` (and dry), `wet`, or None when nobody knows."""
    busy: tuple[str, ...] = ()
    """Ids of partners who have something else on."""

    @property
    def end(self) -> datetime:
        """When it ends."""
        return self.start + timedelta(minutes=self.minutes)

    @property
    def beginning(self) -> datetime:
        """A good time to begin something in it: the next quarter of an hour, or at once where that is too late."""
        quarter = next_quarter(self.start)
        return quarter if quarter < self.end else self.start

    @property
    def band(self) -> str:
        """The part of the day it begins in: morning, midday, evening or night."""
        hour = self.start.hour
        if 5 <= hour < 11:
            return "morning"
        if 11 <= hour < 17:
            return "midday"
        return "evening" if 17 <= hour < 22 else "night"
