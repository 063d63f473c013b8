"""A favourite: an activity that the couple likes to come back to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Favourite:
    """A heart beside an activity; it belongs to both, and it is not kept whose it was."""

    activity: str
    """Slug."""
    since: date
