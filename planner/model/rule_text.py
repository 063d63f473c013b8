"""A rule as people type it, in words such as `2 weeks` or as an RRULE, and how it is said again."""

from __future__ import annotations

import re
from datetime import datetime

from planner.model.errors import Misread
from planner.model.rhythm_text import DAYS
from planner.model.rule import ALWAYS, STEPS, first_start, in_every_month, instant_of, parts_of, rule_of
from planner.model.text import clean
from planner.model.week import WEEKDAYS, weekday_of

_EXAMPLE = "write 'day', 'week', '2 weeks', 'friday', 'month', or a rule such as FREQ=WEEKLY;BYDAY=MO,FR"
_WORDS = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_IN_A_WORD = {
    "daily": "day", "weekly": "week", "fortnight": "2 weeks", "fortnightly": "2 weeks", "monthly": "month",
    "yearly": "year",
}  # fmt: skip
_HOW_OFTEN = r"(?:(\d{1,4}|other\s|second\s)\s*)?([a-z]+)"
_AT_FIRST = re.compile(rf"every\s+({_HOW_OFTEN})\s+(\S.*)")
_OF_A_DAY = re.compile(rf"({'|'.join(WEEKDAYS)})s\s+(\S.*)")
_TIMED = re.compile(r"\d|noon")
_AT_LAST = re.compile(rf"(.*\S)\s+(?:every\s+(\S.*)|({'|'.join(_IN_A_WORD)}))")
_MOST_INTERVAL = 1000
_MOST_COUNT = 5000
_LONGEST = 300
# What may be said of the days of each rhythm: a weekly one in some months only is a yearly one, and so on.
_NAMING = {
    "DAILY": {"BYDAY"},
    "WEEKLY": {"BYDAY"},
    "MONTHLY": {"BYDAY", "BYMONTHDAY", "BYSETPOS"},
    "YEARLY": {"BYDAY", "BYMONTHDAY", "BYSETPOS", "BYMONTH"},
}
_WEEKDAY = f"({'|'.join(DAYS)})"
_VALUES = {
    "WKST": _WEEKDAY,
    "BYDAY": rf"([+-]?([1-9]|[1-4]\d|5[0-3]))?{_WEEKDAY}",
    "BYMONTHDAY": r"[+-]?([1-9]|[12]\d|3[01])",
    "BYMONTH": r"[1-9]|1[0-2]",
    "BYSETPOS": r"[+-]?[1-9]\d?",
}


def read_rule(text: str, start: datetime, zone: str) -> tuple[str, datetime]:
    """Return the RRULE meant by words such as `week` or by a typed one, and the first time it names; raises Misread.

    `start` is the naive wall time in `zone` from which on it may begin.
    """
    said = text.strip().lower().removeprefix("every ").strip()
    words = re.fullmatch(_HOW_OFTEN, _IN_A_WORD.get(said, said))
    named = _named(words[2]) if words else None
    if words is None or named is None:
        return _checked(text, start, zone)
    interval = words[1] or "1"
    parts = {"FREQ": named[0], "INTERVAL": str(int(interval)) if interval.isdigit() else "2", "BYDAY": named[1]}
    used = {name: part for name, part in parts.items() if part and (name, part) != ("INTERVAL", "1")}
    return _checked(in_every_month(rule_of(used), start), start, zone)


def apart(text: str) -> tuple[str, str | None]:
    """Return when, and how often where that is said too, as in `every fri 19:00`, `sun 9am weekly` or `mondays 8pm`."""
    said = clean(text).lower()
    if (first := _AT_FIRST.fullmatch(said)) and _named(first[3]):
        return (f"{first[3]} {first[4]}" if weekday_of(first[3]) is not None else first[4]), first[1]
    if of_a_day := _OF_A_DAY.fullmatch(said):
        return f"{of_a_day[1]} {of_a_day[2]}", "week"
    if (last := _AT_LAST.fullmatch(said)) and _TIMED.search(last[1]):
        return last[1], last[2] or last[3]
    return text, None


def _named(word: str) -> tuple[str, str] | None:
    """Return what a word such as `weeks` or `friday` names: how often, and on which day."""
    for each in (word, word.removesuffix("s")):
        if each in _WORDS:
            return _WORDS[each], ""
        if (weekday := weekday_of(each)) is not None:
            return "WEEKLY", DAYS[weekday]
    return None


def how_often(rule: str) -> str:
    """Return how often a ritual repeats, in words such as `every 2 weeks`."""
    parts = parts_of(rule)
    unit = next(word for word, freq in _WORDS.items() if freq == parts["FREQ"])
    interval = int(parts.get("INTERVAL", "1"))
    return f"every {unit}" if interval == 1 else f"every {interval} {unit}s"


def _checked(text: str, start: datetime, zone: str) -> tuple[str, datetime]:
    said = f"{clean(text, 60)!r}"
    parts = parts_of(text.strip().upper().removeprefix("RRULE:")) if len(text) <= _LONGEST else {}
    if not _readable(parts):
        raise Misread(f"{said} can't be read as a rhythm; {_EXAMPLE}.")
    for name, most in (("INTERVAL", _MOST_INTERVAL), ("COUNT", _MOST_COUNT)):
        if name in parts and not (re.fullmatch(r"[0-9]{1,4}", parts[name]) and 1 <= int(parts[name]) <= most):
            raise Misread(f"{name} in {said} has to be a number from 1 to {most}; {_EXAMPLE}.")
    try:
        if "UNTIL" in parts:
            parts["UNTIL"] = f"{instant_of(parts['UNTIL'], zone):%Y%m%dT%H%M%SZ}"
        rule = rule_of(parts)
        first = first_start(rule, start, zone)
    except LookupError:
        raise Misread(f"{said} never comes round; {_EXAMPLE}.") from None
    except (ValueError, TypeError, OverflowError):
        raise Misread(f"{said} can't be read as a rhythm; {_EXAMPLE}.") from None
    return rule, first


def _readable(parts: dict[str, str]) -> bool:
    freq = parts.get("FREQ", "")
    named = parts.keys() - ALWAYS
    return (
        freq in _NAMING
        and named <= _NAMING[freq]
        and not {"COUNT", "UNTIL"} <= parts.keys()
        and named != {"BYSETPOS"}
        and not (freq in STEPS and re.search(r"\d", parts.get("BYDAY", "")))
        and all(
            re.fullmatch(form, value, re.ASCII)
            for name, form in _VALUES.items()
            if name in parts
            for value in parts[name].split(",")
        )
    )
