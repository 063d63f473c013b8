"""What belongs to one occurrence of a plan, and is found by it."""

from __future__ import annotations

from datetime import datetime

from planner.model.value import Value


class OfOccurrence(Value):
    """Something that is kept of an occurrence: of which one, it says first."""

    plan: str
    original_start: datetime

    @property
    def key(self) -> tuple[str, datetime]:
        """The occurrence it belongs to."""
        return self.plan, self.original_start
