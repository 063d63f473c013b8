"""A favourite: an activity that the couple likes to come back to."""

from __future__ import annotations

from datetime import date

from planner.model.value import Value


class Favourite(Value):
    """A heart beside an activity; it belongs to both, and it is not kept whose it was."""

    activity: str
    """Slug."""
    since: date
