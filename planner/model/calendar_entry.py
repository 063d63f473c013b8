"""What exported calendars were told of an occurrence, so that they are told again only what changed."""

from __future__ import annotations

from datetime import datetime

from planner.model.of_occurrence import OfOccurrence
from planner.model.value import Value, replace

AS_RULE = "+rule"
"""What a level ends with where a ritual was told as one repeating event."""


class Published(Value):
    """One occurrence as it was last exported into one sort of calendar."""

    level: str
    """Which sort: how much its titles say, and whose own it is, as `plain`, `soft:soft:blank`, `plain/a` or
    `plain+rule`."""
    fingerprint: str
    """Changes whenever anything that a calendar shows changes."""
    sequence: int
    modified: datetime
    """UTC."""
    start: datetime
    """Naive wall time, as exported, in `timezone`."""
    timezone: str
    minutes: int
    cancelled: bool = False

    @property
    def as_rule(self) -> bool:
        """Whether it was a whole ritual, told as one repeating event."""
        return self.level.endswith(AS_RULE)

    @property
    def titles(self) -> str:
        """How much its titles say, as `Titles` reads it."""
        return self.level.removesuffix(AS_RULE).partition("/")[0]


class CalendarEntry(OfOccurrence):
    """The calendar's side of one occurrence."""

    uid: str
    """For ever the same, and random, so that it tells nothing."""
    published: tuple[Published, ...] = ()
    places: tuple[str, ...] = ()
    """Marks of the files and folders that hold it, so that what goes missing there is known to have been there."""

    def at_level(self, level: str) -> Published | None:
        """Return what was last exported into one sort of calendar."""
        return next((p for p in self.published if p.level == level), None)

    def placed(self, place: str, *, there: bool) -> CalendarEntry:
        """Return this entry as one that a place holds, or holds no more."""
        others = {other for other in self.places if other != place}
        return replace(self, places=tuple(sorted({*others, place} if there else others)))
