"""An activity page by page, as two people are led through it: asking first, the steps, and cards to talk about."""

from __future__ import annotations

from enum import StrEnum

from planner.model.activity import Activity, Kind
from planner.model.step_time import seconds_of
from planner.model.value import Value

_DEEP = 2
"""Depth from which asking comes first, whatever the kind."""


class Sort(StrEnum):
    """What a page is for."""

    ASK = "ask"
    STEP = "step"
    CARD = "card"


class Page(Value):
    """One page; `number` counts within its sort, from 1."""

    sort: Sort
    text: str
    number: int = 1
    of: int = 1
    seconds: int | None = None
    """How long it takes, where its own words say so."""


def pages_of(activity: Activity) -> tuple[Page, ...]:
    """Return the pages of an activity, at least one."""
    steps = activity.steps or (activity.summary or activity.title,)
    asks = activity.kind is Kind.TOUCH or activity.depth >= _DEEP
    return (
        *((Page(Sort.ASK, activity.consent_cue),) if asks and activity.consent_cue else ()),
        *(Page(Sort.STEP, text, n, len(steps), seconds_of(text)) for n, text in enumerate(steps, 1)),
        *(Page(Sort.CARD, text, n, len(activity.prompts)) for n, text in enumerate(activity.prompts, 1)),
    )
