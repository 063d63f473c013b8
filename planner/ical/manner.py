"""How a calendar speaks: what all of its events have in common."""

from __future__ import annotations

from planner.model.titles import Titles
from planner.model.value import Value


class Attending(Value):
    """Somebody who is named as taking part."""

    name: str
    address: str
    """Mail address."""


class Elsewhere(Value):
    """The other partner, while that one lives by another clock."""

    name: str
    timezone: str


class Manner(Value, kw_only=True):
    """What is said of the plans of each kind, to whom, and how loudly."""

    titles: Titles
    reminder: int | None = None
    """Minutes before the start; None for no reminder."""
    remind_touch: bool = False
    busy: bool = True
    """Whether the time counts as taken."""
    attending: tuple[Attending, ...] = ()
    """The first of them is named as the one who invites."""
    reader: str = ""
    """Id of the partner whose own calendar it is; empty for the couple's."""
    elsewhere: Elsewhere | None = None

    @property
    def label(self) -> str:
        """What tells this calendar from the others of the couple, so that each is told only what is new to it."""
        return f"{self.titles}/{self.reader}" if self.reader else str(self.titles)
