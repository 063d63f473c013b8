"""Whether what an activity says of its length and its hour agrees with its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.catalogue.editorial.rules import Finding, texts
from planner.model.activity import Activity
from planner.model.step_time import seconds_of

_LATE = re.compile(r"\b(?:tonight|this evening)(?:[\u2019']s)?\b", re.IGNORECASE)
_LIGHT = re.compile(r"\b(?:daylight|still light)\b", re.IGNORECASE)
_AFTER_DARK, _DARK_SEASONS = {"evening", "night", "any"}, {"mild", "cold", "any"}
_SAID_IN = ("title", "summary", "steps")


def long_enough(activity: Activity) -> Iterator[Finding]:
    """No step asks for more time than the whole of it has when it is shortest."""
    least = activity.minutes.min
    for number, step in enumerate(activity.steps, start=1):
        seconds = seconds_of(step) or 0
        if seconds > least * 60:
            said = f"entry {number} takes {seconds // 60} minutes, all of it at the least {least}; raise minutes.min."
            yield Finding("long-enough", "steps", said)


def right_hour(activity: Activity) -> Iterator[Finding]:
    """What is for tonight is for the evening, and what needs daylight is not for when it is dark in winter."""
    hours = set(activity.time_of_day)
    dark = hours & _AFTER_DARK and set(activity.season) & _DARK_SEASONS
    for field, entry, text in texts(activity, _SAID_IN):
        if not hours <= {"evening", "night"} and (late := _LATE.search(text)):
            said = f'{entry}says "{late[0]}"; write "today", or let time_of_day be evening or night.'
            yield Finding("right-hour", field, said, late[0].casefold())
        if dark and (light := _LIGHT.search(text)):
            said = f'{entry}says "{light[0]}"; let time_of_day be morning or midday, or season be warm.'
            yield Finding("right-hour", field, said, light[0].casefold())
