"""A rule as people type it, in words such as `2 weeks` or as an RRULE, and how it is said again."""

from __future__ import annotations

import re
from datetime import datetime

from planner.model.errors import Misread
from planner.model.rhythm_text import DAYS
from planner.model.rule import ALWAYS, STEPS, first_start, in_every_month, instant_of, parts_of, rule_of
from planner.model.text import clean

_EXAMPLE = "write 'day', 'week', '2 weeks', 'month', or a rule such as FREQ=WEEKLY;BYDAY=MO,FR"
_WORDS = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_TYPED = re.compile(r"(?:every\s+)?(?:(\d{1,4})\s*)?(day|week|month|year)s?|(daily|weekly|monthly|yearly)")
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


def read_rule(text: str, start: datetime, zone: str) -> str:
    """Return the RRULE meant by words such as `week` or `2 weeks`, or a checked RRULE; raises Misread.

    `start` is the naive wall time of the first occurrence in `zone`.
    """
    words = _TYPED.fullmatch(text.strip().lower())
    if words is None:
        return _checked(text, start, zone)
    parts = {"FREQ": words[3].upper() if words[3] else _WORDS[words[2]]}
    if (interval := int(words[1] or 1)) != 1:
        parts["INTERVAL"] = str(interval)
    return _checked(in_every_month(rule_of(parts), start), start, zone)


def how_often(rule: str) -> str:
    """Return how often a ritual repeats, in words such as `every 2 weeks`."""
    parts = parts_of(rule)
    unit = next(word for word, freq in _WORDS.items() if freq == parts["FREQ"])
    interval = int(parts.get("INTERVAL", "1"))
    return f"every {unit}" if interval == 1 else f"every {interval} {unit}s"


def _checked(text: str, start: datetime, zone: str) -> str:
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
        first_start(rule, start, zone)
    except LookupError:
        raise Misread(f"{said} never comes round; {_EXAMPLE}.") from None
    except (ValueError, TypeError, OverflowError):
        raise Misread(f"{said} can't be read as a rhythm; {_EXAMPLE}.") from None
    return rule


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
