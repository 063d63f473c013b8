"""How much exported calendars say of each kind."""

from __future__ import annotations

from planner.model.errors import Misread
from planner.model.kinds import Kind
from planner.model.text import clean
from planner.model.value import Value

TITLE_LEVELS = ("plain", "soft", "blank")


class Titles(Value):
    """A level for each kind: `plain` says what it is, `soft` only that they are together, `blank` only that they are
    busy."""

    quality_time: str
    touch: str
    appreciation: str

    @classmethod
    def parse(cls, text: str) -> Titles:
        """Read one level for all kinds, or one for each such as `plain:soft:plain`; raises Misread.

        A single `plain` leaves touch soft: that a calendar tells of touch has to be asked for.
        """
        levels = tuple(clean(part, 20).lower() for part in text.split(":"))
        if not set(levels) <= set(TITLE_LEVELS) or len(levels) not in (1, 3):
            raise Misread(
                "Titles are plain, soft or blank, or one for each of quality time, touch and appreciation, "
                "such as plain:soft:plain."
            )
        return cls(*levels) if len(levels) == 3 else cls.all(levels[0])

    @classmethod
    def all(cls, level: str) -> Titles:
        """Return one level for all kinds, touch never above soft."""
        return cls(level, "soft" if level == "plain" else level, level)

    def at(self, kind: Kind) -> str:
        """Return the level of one kind."""
        level: str = getattr(self, kind.field)
        return level

    @property
    def discreet(self) -> bool:
        """Whether the calendar as a whole should not say whose it is: some of it is blank, or nothing plain."""
        levels = {self.at(kind) for kind in Kind}
        return "blank" in levels or "plain" not in levels

    def __str__(self) -> str:
        """Return the shortest text that reads as the same."""
        usual = next((level for level in TITLE_LEVELS if Titles.all(level) == self), None)
        return usual or ":".join(self.at(kind) for kind in Kind)
