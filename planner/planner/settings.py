"""The couple's settings, each with its words, for every face alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planner.model.activity import Care, Cost, Kind
from planner.model.balance import Balance
from planner.model.couple import ACCENTS, THEMES, Couple, two_partners
from planner.model.errors import Misread
from planner.model.free import parse_free, spell_free
from planner.model.localtime import find_zone
from planner.model.text import clean
from planner.model.typed_words import choice, number, one_of, word
from planner.model.value import replace
from planner.model.week import WEEKDAYS, weekday_of
from planner.planner.calendar_settings import CALENDAR_SETTINGS
from planner.planner.setting import YES_OR_NO, CoupleSetting, Fields, yes_or_no


def named(text: str) -> CoupleSetting:
    """Return the setting of a name; raises Misread with those that there are."""
    said = clean(text, 40).lower().replace("_", "-")
    found = next((setting for setting in SETTINGS if setting.key == said), None)
    if found is None:
        raise Misread(f"There is no setting {said!r}; choose from {', '.join(s.key for s in SETTINGS)}.")
    return found


def _limit(name: str, read: Callable[[str], Any]) -> Callable[[Couple, str], Fields]:
    return lambda couple, text: {"limits": replace(couple.limits, **{name: read(text)})}


def _timezone(_: Couple, text: str) -> Fields:
    from planner.planner.whereabouts import is_southern

    zone = text.strip()
    find_zone(zone)
    return {"timezone": zone, "southern": is_southern(zone)}


def _week_start(_: Couple, text: str) -> Fields:
    weekday = weekday_of(clean(text).lower())
    if weekday is None:
        raise Misread(f"week-start is a day such as monday or sunday, not {clean(text, 40)!r}.")
    return {"first_weekday": weekday}


def _names(_: Couple, text: str) -> Fields:
    parts = text.split(",") if "," in text else text.split()
    if len(parts) != 2:
        raise Misread("names are two names, as 'Alex Sam', or 'Anna Lena, Sam' where one has a space in it.")
    return {"partners": two_partners(*parts)}


def _accents(_: Couple, text: str) -> Fields:
    read = choice("colours", ACCENTS)
    found = tuple(read(part) for part in text.replace(",", " ").split())
    if len(found) != 2 or found[0] == found[1]:
        raise Misread("colours are two different ones, as 'sky lilac'.")
    return {"accents": found}


def _weights(balance: Balance) -> str:
    """Return the smallest whole weights of a balance, such as `2:1:1`."""
    for total in range(1, 101):
        parts = [balance.share(kind) * total for kind in Kind]
        if all(abs(part - round(part)) < 1e-6 for part in parts):
            return ":".join(str(round(part)) for part in parts)
    return ":".join(f"{balance.share(kind):.2f}" for kind in Kind)


SETTINGS: tuple[CoupleSetting, ...] = (
    CoupleSetting(
        "names",
        "Names",
        "what you call each other",
        lambda c: list(c.names),
        _names,
        lambda c: ", ".join(c.names),
    ),
    CoupleSetting(
        "timezone",
        "Time zone",
        "where you live, as Europe/Berlin; plans to come keep their hour by the clock there",
        lambda c: c.timezone,
        _timezone,
    ),
    CoupleSetting(
        "week-start",
        "Week begins on",
        "the day your week begins with",
        lambda c: WEEKDAYS[c.first_weekday],
        _week_start,
        choices=WEEKDAYS,
    ),
    CoupleSetting(
        "free",
        "Usually free",
        "when you are usually free, as 'mon-fri 20:00-22:00', or never",
        lambda c: spell_free(c.free),
        lambda _, text: {"free": parse_free(text)},
    ),
    CoupleSetting(
        "balance",
        "Balance",
        "weights of quality time, touch and appreciation, as 2:1:1",
        lambda c: {kind.value: round(c.balance.share(kind), 3) for kind in Kind},
        lambda _, text: {"balance": Balance.parse(text)},
        lambda c: _weights(c.balance),
    ),
    CoupleSetting(
        "per-week",
        "Plans a week",
        "how many plans a week suggestions fill up to, 1 to 21",
        lambda c: c.limits.per_week,
        _limit("per_week", number("per-week", 1, 21)),
    ),
    CoupleSetting(
        "contact",
        "Closest touch",
        "the closest touch that is suggested, from 0, none, to 3, a longer cuddle",
        lambda c: c.limits.contact,
        _limit("contact", number("contact", 0, 3)),
    ),
    CoupleSetting(
        "depth",
        "Depth of talk",
        "how deep suggestions go, from 0, light, to 3, raw",
        lambda c: c.limits.depth,
        _limit("depth", number("depth", 0, 3)),
    ),
    CoupleSetting(
        "cost",
        "One thing may cost",
        "what one thing may cost: free, small, outing or treat",
        lambda c: c.limits.cost.value,
        _limit("cost", word("cost", Cost)),
        choices=tuple(Cost),
    ),
    CoupleSetting(
        "budget",
        "A week may cost",
        "what a week may cost in steps: small 1, outing 2, treat 3",
        lambda c: c.limits.budget,
        _limit("budget", number("budget", 0, 60)),
    ),
    CoupleSetting(
        "care",
        "Those in your care",
        "around_ok: those in your care are with you; asleep_or_occupied; cover_needed: you have the time to yourselves",
        lambda c: c.limits.care.value,
        _limit("care", word("care", Care)),
        choices=tuple(Care),
    ),
    CoupleSetting(
        "apart",
        "Where you are",
        "whether you live apart for now, yes or no",
        lambda c: c.limits.apart,
        _limit("apart", yes_or_no("apart")),
        choices=YES_OR_NO,
    ),
    *CALENDAR_SETTINGS,
    CoupleSetting(
        "colours",
        "Your colours",
        f"the colour of each of you on the screens, as 'sky lilac'; there is {one_of(ACCENTS)}",
        lambda c: list(c.accents),
        _accents,
        lambda c: " ".join(c.accents),
    ),
    CoupleSetting(
        "theme",
        "Colours of the app",
        "the colours of the app, as ourweek-dark, ourweek-light or nord; ctrl+p in the app shows all",
        lambda c: c.theme or "ourweek-dark",
        lambda _, text: {"theme": choice("theme", THEMES)(text.strip().replace(" ", "-"))},
    ),
    CoupleSetting(
        "motion",
        "Motion",
        "whether things on the screens may move, yes or no",
        lambda c: c.motion,
        lambda _, text: {"motion": yes_or_no("motion")(text)},
        choices=YES_OR_NO,
    ),
    CoupleSetting(
        "bell",
        "Soft bell",
        "whether a soft bell rings when the time of a step is over, yes or no",
        lambda c: c.bell,
        lambda _, text: {"bell": yes_or_no("bell")(text)},
        choices=YES_OR_NO,
    ),
)
