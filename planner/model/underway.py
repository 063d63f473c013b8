"""How far two people are with something that they have begun, so that nothing is lost when the screen goes away."""

from __future__ import annotations

from datetime import datetime

from planner.model.of_occurrence import OfOccurrence


class Underway(OfOccurrence):
    """An occurrence that is being done, and the page that was open last."""

    page: int
    """From 0."""
    left: int | None
    """Seconds that were left of the page's time, None where all of it was or where it has none."""
    at: datetime
    """When that was, in UTC."""
    stopped: bool = False
    """Whether they left it of their own accord, so that nobody asks whether to go on."""
