"""The three dials of the ideas: how long, how lively, where."""

from __future__ import annotations

from planner.model.activity import Energy, Setting
from planner.model.value import Value, replace

MINUTES = (5, 10, 15, 20, 30, 45, 60, 90, 120, 180)
ENERGIES = (None, *Energy)
PLACES = (None, *Setting)


class Dials(Value):
    """What they say of the moment; None leaves it to what is usual at that hour."""

    minutes: int = 30
    energy: Energy | None = None
    place: Setting | None = None

    def turned(self, dial: str, by: int) -> Dials:
        """Return them with one dial turned: minutes end at both ends, the others go round."""
        if dial == "minutes":
            here = MINUTES.index(self.minutes)
            return replace(self, minutes=MINUTES[min(len(MINUTES) - 1, max(0, here + by))])
        if dial == "energy":
            return replace(self, energy=ENERGIES[(ENERGIES.index(self.energy) + by) % len(ENERGIES)])
        return replace(self, place=PLACES[(PLACES.index(self.place) + by) % len(PLACES)])


def minutes_like(minutes: int) -> int:
    """Return the longest of the dial's stretches that fits into some minutes, or its shortest."""
    return max((stretch for stretch in MINUTES if stretch <= minutes), default=MINUTES[0])
