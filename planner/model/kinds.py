"""The words by which activities are told apart; plans and free times speak them without knowing any activity."""

from __future__ import annotations

from enum import StrEnum
from functools import cache


class Kind(StrEnum):
    """What an activity is mainly for."""

    QUALITY_TIME = "quality-time"
    TOUCH = "touch"
    APPRECIATION = "appreciation"

    @property
    def label(self) -> str:
        """The kind as a person reads it."""
        return self.value.replace("-", " ")

    @property
    def field(self) -> str:
        """What a record that has something for each kind calls its part for this one."""
        return self.name.lower()


class _Ordered(StrEnum):
    """Words with an order, first the least."""

    @property
    def level(self) -> int:
        """Place in the order, from 0."""
        return _levels(type(self))[self]


@cache
def _levels(kind: type[StrEnum]) -> dict[StrEnum, int]:
    return {word: number for number, word in enumerate(kind)}


class Energy(_Ordered):
    """How lively one has to be: `low` can be done when worn out."""

    LOW = "low"
    ORDINARY = "ordinary"
    LIVELY = "lively"


class Cost(_Ordered):
    """What it costs, without a currency."""

    FREE = "free"
    SMALL = "small"
    OUTING = "outing"
    TREAT = "treat"


class Care(_Ordered):
    """Whether those in the couple's care may be around, must be occupied, or need somebody else."""

    AROUND = "around_ok"
    ASLEEP = "asleep_or_occupied"
    COVER = "cover_needed"


class Setting(StrEnum):
    """Where it can be done; `apart` is over a call or in turns."""

    HOME = "home"
    OUT = "out"
    OUTDOORS = "outdoors"
    APART = "apart"


class Recurs(StrEnum):
    """How soon an activity may be suggested again."""

    DAILY = "daily-ok"
    WEEKLY = "weekly-ok"
    NOW_AND_THEN = "now-and-then"
    ONCE = "once"

    @property
    def rest_days(self) -> int:
        """Days that have to pass after it was done before it is suggested again."""
        return {"daily-ok": 0, "weekly-ok": 5, "now-and-then": 42, "once": 365}[self.value]
