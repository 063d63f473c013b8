"""How a ritual repeats: an RRULE of RFC 5545, kept to what every calendar understands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from planner.model.errors import Misread
from planner.model.localtime import to_utc, to_wall

_EXAMPLE = "write 'day', 'week', '2 weeks', 'month', or a rule such as FREQ=WEEKLY;BYDAY=MO,FR"
_STEPS = {"DAILY": timedelta(days=1), "WEEKLY": timedelta(weeks=1)}
_WORDS = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
_MOST_INTERVAL = 1000
_MOST_COUNT = 5000


def read_rule(text: str, start: datetime, zone: str) -> str:
    """Return the RRULE meant by words such as `week` or `2 weeks`, or a checked RRULE; raises Misread.

    `start` is the naive wall time of the first occurrence in `zone`.
    """
    words = re.fullmatch(r"(?:every\s+)?(?:(\d{1,4})\s+)?(day|week|month|year)s?", text.strip().lower())
    if words is None:
        return _checked(text, start, zone)
    parts = {"FREQ": _WORDS[words[2]]}
    if (interval := int(words[1] or 1)) != 1:
        parts["INTERVAL"] = str(interval)
    if parts["FREQ"] == "MONTHLY" and start.day > 28:
        # A plain monthly rule would leave out the shorter months.
        parts |= {"BYMONTHDAY": ",".join(str(day) for day in range(28, start.day + 1)), "BYSETPOS": "-1"}
    return _checked(_join(parts), start, zone)


def until(rule: str, last: datetime, zone: str) -> str:
    """Return the rule ended with the occurrence at wall time `last`."""
    parts = {name: value for name, value in _split(rule).items() if name != "COUNT"}
    return _join({**parts, "UNTIL": f"{to_utc(last, zone):%Y%m%dT%H%M%SZ}"})


def starts_between(rule: str, first: datetime, zone: str, begin: datetime, end: datetime) -> Iterator[datetime]:
    """Yield the wall times at which a ritual that began at `first` starts, from `begin` until before `end`."""
    parts = _split(rule)
    if "UNTIL" in parts:
        end = min(end, _until_wall(parts["UNTIL"], zone) + timedelta(seconds=1))
    if end <= first or end <= begin:
        return
    step = _STEPS.get(parts["FREQ"])
    if step is None or "COUNT" in parts:
        yield from _expanded(parts, first, begin, end)
        return
    # Whole steps from the first occurrence keep the rhythm, so that ten years of a ritual cost no more than a week.
    step *= int(parts.get("INTERVAL", "1"))
    near = first + max(0, (begin - first) // step) * step
    if parts.keys() <= {"FREQ", "INTERVAL", "UNTIL", "WKST"}:
        while near < end:
            if near >= begin:
                yield near
            near += step
    else:
        yield from _expanded(parts, near, begin, end)


def shifted(rule: str, days: int) -> str | None:
    """Return the rule for a ritual put `days` later, or None when the days it names cannot be shifted."""
    parts = _split(rule)
    if days == 0 or not parts.keys() & {"BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"}:
        return rule
    names = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    named = parts.get("BYDAY", "").split(",")
    if parts["FREQ"] != "WEEKLY" or not set(named) <= set(names) or parts.keys() & {"BYMONTH", "BYSETPOS"}:
        return None
    return _join({**parts, "BYDAY": ",".join(names[(names.index(day) + days) % 7] for day in named)})


def spoken(rule: str) -> str:
    """Return how often a ritual repeats, in words such as `every 2 weeks`."""
    parts = _split(rule)
    unit = next(word for word, freq in _WORDS.items() if freq == parts["FREQ"])
    interval = int(parts.get("INTERVAL", "1"))
    return f"every {unit}" if interval == 1 else f"every {interval} {unit}s"


def _expanded(parts: dict[str, str], first: datetime, begin: datetime, end: datetime) -> Iterator[datetime]:
    from dateutil.rrule import rrulestr

    if "COUNT" not in parts:
        # Without an end dateutil looks for a day that never comes until the year 9999.
        parts = {**parts, "UNTIL": f"{end:%Y%m%dT%H%M%S}"}
    for start in rrulestr(_join(parts), dtstart=first, ignoretz=True):
        if start >= end:
            return
        if start >= begin:
            yield start


def _checked(text: str, start: datetime, zone: str) -> str:
    parts = _split(text.strip().upper().removeprefix("RRULE:"))
    if parts.get("FREQ") not in _WORDS.values() or not parts.keys() <= _KNOWN or {"COUNT", "UNTIL"} <= parts.keys():
        raise Misread(f"{text!r} can't be read as a rhythm; {_EXAMPLE}.")
    for name, most in (("INTERVAL", _MOST_INTERVAL), ("COUNT", _MOST_COUNT)):
        if name in parts and not (parts[name].isdecimal() and 1 <= int(parts[name]) <= most):
            raise Misread(f"{name} in {text!r} has to be a number from 1 to {most}; {_EXAMPLE}.")
    try:
        if "UNTIL" in parts:
            parts["UNTIL"] = f"{to_utc(_until_wall(parts['UNTIL'], zone), zone):%Y%m%dT%H%M%SZ}"
        rule = _join(parts)
        horizon = start.replace(year=start.year + 10, day=min(start.day, 28))
        first = next(starts_between(rule, start, zone, start, horizon), None)
    except (ValueError, TypeError, OverflowError):
        raise Misread(f"{text!r} can't be read as a rhythm; {_EXAMPLE}.") from None
    if first is None:
        raise Misread(f"{text!r} never comes round; {_EXAMPLE}.")
    return rule


def first_start(rule: str, start: datetime, zone: str) -> datetime:
    """Return the first time at or after `start` that the rule names: calendars want the start to be one of them."""
    horizon = start.replace(year=start.year + 10, day=min(start.day, 28))
    return next(starts_between(rule, start, zone, start, horizon))


def _until_wall(text: str, zone: str) -> datetime:
    if text.endswith("Z"):
        return to_wall(datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC), zone)
    if "T" in text:
        return datetime.strptime(text, "%Y%m%dT%H%M%S")
    return datetime.strptime(text, "%Y%m%d") + timedelta(hours=23, minutes=59)


def _split(rule: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in rule.split(";"):
        name, _, value = part.partition("=")
        if not value or name in parts:
            return {}
        parts[name] = value
    return parts


def _join(parts: dict[str, str]) -> str:
    return ";".join(f"{name}={parts[name]}" for name in ("FREQ", *(n for n in parts if n != "FREQ")))
