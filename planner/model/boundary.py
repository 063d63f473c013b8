"""A boundary: one partner's private limit."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.model.levels import DEPTH, TOUCH, level
from planner.model.value import Value

if TYPE_CHECKING:
    from planner.model.activity import Activity


class About(StrEnum):
    """What a boundary is about."""

    ACTIVITY = "activity"
    TAG = "tag"
    SETTING = "setting"
    CONTACT = "contact"
    DEPTH = "depth"

    def takes(self, value: str) -> bool:
        """Whether a limit may have this value: of what has levels, only one of those."""
        return self not in _LEVELS or value in map(str, range(len(_LEVELS[self])))


_LEVELS = {About.CONTACT: TOUCH, About.DEPTH: DEPTH}


class Boundary(Value):
    """A partner's no to an activity, a tag or a setting, or the most contact or depth that is welcome."""

    id: str
    partner: str
    about: About
    value: str
    """A slug, a tag, a setting, or a level as a digit."""
    until: date | None = None
    """The last day it holds; None: for good."""

    def holds(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.until is None or day <= self.until

    def words(self, activity: str = "") -> str:
        """Say what it keeps away; `activity` is the title of what a no to an activity is about."""
        match self.about:
            case About.ACTIVITY:
                return f"not {activity or self.value}"
            case About.TAG:
                return f"nothing with the tag {self.value}"
            case About.SETTING:
                return f"nothing that needs {self.value}"
            case About.CONTACT:
                closest = level(TOUCH, self.value)
                return closest if self.value == "0" else f"touch no closer than {closest}"
            case About.DEPTH:
                return f"talk no deeper than {level(DEPTH, self.value)}"

    def forbids(self, activity: Activity) -> bool:
        """Whether an activity lies beyond it."""
        match self.about:
            case About.ACTIVITY:
                return activity.id == self.value
            case About.TAG:
                return self.value in activity.tags
            case About.SETTING:
                # What can be done somewhere else too is still possible there.
                return all(place == self.value for place in activity.setting)
            case About.CONTACT:
                return activity.contact > int(self.value)
            case About.DEPTH:
                return activity.depth > int(self.value)
