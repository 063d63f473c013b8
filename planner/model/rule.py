"""How a ritual repeats: an RRULE of RFC 5545, kept to what every calendar understands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import islice

from planner.model.errors import Misread
from planner.model.localtime import to_utc, to_wall
from planner.model.rhythm import Budget, Rhythm
from planner.model.rhythm_text import DAYS, read_rhythm
from planner.model.text import clean

_EXAMPLE = "write 'day', 'week', '2 weeks', 'month', or a rule such as FREQ=WEEKLY;BYDAY=MO,FR"
_WORDS = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_DAY = timedelta(days=1)
_STEPS = {"DAILY": _DAY, "WEEKLY": 7 * _DAY}
_MOST_INTERVAL = 1000
_MOST_COUNT = 5000
_LONGEST = 300
_ANY = 10**9
_ALWAYS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"}
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
    words = re.fullmatch(r"(?:every\s+)?(?:(\d{1,4})\s+)?(day|week|month|year)s?", text.strip().lower())
    if words is None:
        return _checked(text, start, zone)
    parts = {"FREQ": _WORDS[words[2]]}
    if (interval := int(words[1] or 1)) != 1:
        parts["INTERVAL"] = str(interval)
    return _checked(in_every_month(_join(parts), start), start, zone)


def in_every_month(rule: str, start: datetime) -> str:
    """Return a rule that names no days of its own so that it comes round in months too short for `start` as well."""
    parts = _split(rule)
    if start.day <= 28 or parts.keys() - _ALWAYS:
        return rule
    days = {"BYMONTHDAY": ",".join(str(day) for day in range(28, start.day + 1)), "BYSETPOS": "-1"}
    if parts["FREQ"] == "MONTHLY":
        return _join(parts | days)
    if parts["FREQ"] == "YEARLY" and start.month == 2:
        return _join(parts | days | {"BYMONTH": "2"})
    return rule


def until(rule: str, last: datetime, zone: str) -> str:
    """Return the rule ended with the occurrence at wall time `last`."""
    parts = {name: value for name, value in _split(rule).items() if name != "COUNT"}
    return _join({**parts, "UNTIL": f"{to_utc(last, zone):%Y%m%dT%H%M%SZ}"})


def starts_between(rule: str, first: datetime, zone: str, begin: datetime, end: datetime) -> Iterator[datetime]:
    """Yield the wall times at which a ritual that began at `first` starts, from `begin` until before `end`."""
    parts = _split(rule)
    last = _instant(parts.pop("UNTIL"), zone) if "UNTIL" in parts else None
    if last is not None:
        end = min(end, to_wall(last, zone) + _DAY)
    if end <= first or end <= begin:
        return
    count = parts.pop("COUNT", None)
    if count and (step := _step(parts)):
        # Where every step is a start, the last one is known without counting.
        end, count = min(end, first + (int(count) - 1) * step + _DAY / 2), None
    # What is counted is counted from the first; everything else may start near the window.
    starts = _starts(parts, first, first if count else begin, end)
    for start in islice(starts, int(count) if count else None):
        if start >= begin and (last is None or to_utc(start, zone) <= last):
            yield start


def shifted(rule: str, days: int) -> str | None:
    """Return the rule for a ritual put `days` later, or None when the days it names cannot be shifted.

    The date that ends it stays.
    """
    parts = _split(rule)
    if days == 0 or not parts.keys() - _ALWAYS:
        return rule
    named = parts.get("BYDAY", "").split(",")
    if parts["FREQ"] not in _STEPS or not set(named) <= set(DAYS):
        return None
    later = dict(zip(DAYS, (*DAYS[days % 7 :], *DAYS[: days % 7]), strict=True))
    if "INTERVAL" in parts:
        # Which days share a week decides what every second week holds.
        parts["WKST"] = later[parts.get("WKST", "MO")]
    return _join({**parts, "BYDAY": ",".join(later[day] for day in named)})


def how_often(rule: str) -> str:
    """Return how often a ritual repeats, in words such as `every 2 weeks`."""
    parts = _split(rule)
    unit = next(word for word, freq in _WORDS.items() if freq == parts["FREQ"])
    interval = int(parts.get("INTERVAL", "1"))
    return f"every {unit}" if interval == 1 else f"every {interval} {unit}s"


def first_start(rule: str, start: datetime, zone: str) -> datetime:
    """Return the first time at or after `start` that the rule names: calendars want the start to be one of them.

    Raises LookupError where it names none.
    """
    from dateutil.rrule import rrulestr

    parts = _split(rule)
    last = _instant(parts.pop("UNTIL"), zone) if "UNTIL" in parts else None
    parts.pop("COUNT", None)
    horizon = start.replace(year=start.year + 10, day=min(start.day, 28))
    if last is not None:
        horizon = min(horizon, to_wall(last, zone) + _DAY)
    # Without an end dateutil would go on to the year 9999.
    ended = _join({**parts, "UNTIL": f"{horizon:%Y%m%dT%H%M%S}"})
    first: datetime | None = next(iter(rrulestr(ended, dtstart=start, ignoretz=True)), None)
    if first is None or (last is not None and to_utc(first, zone) > last):
        raise LookupError("a rule that never comes round")
    return first


def _starts(parts: dict[str, str], first: datetime, begin: datetime, end: datetime) -> Iterator[datetime]:
    step = _step(parts)
    if step is None:
        yield from _rhythm(_join(parts)).named(first, begin, end, Budget(_ANY))
        return
    # Whole steps from the first occurrence keep the rhythm, so that ten years of a ritual cost no more than a week.
    first += max(0, (begin - first) // step) * step
    while first < end:
        yield first
        first += step


def _step(parts: dict[str, str]) -> timedelta | None:
    """Return the time from each start to the next, where it is always the same."""
    step = _STEPS.get(parts["FREQ"])
    return step * int(parts.get("INTERVAL", "1")) if step and "BYDAY" not in parts else None


@lru_cache(maxsize=1024)
def _rhythm(rule: str) -> Rhythm:
    return read_rhythm(rule)


def _checked(text: str, start: datetime, zone: str) -> str:
    said = f"{clean(text, 60)!r}"
    parts = _split(text.strip().upper().removeprefix("RRULE:")) if len(text) <= _LONGEST else {}
    if not _readable(parts):
        raise Misread(f"{said} can't be read as a rhythm; {_EXAMPLE}.")
    for name, most in (("INTERVAL", _MOST_INTERVAL), ("COUNT", _MOST_COUNT)):
        if name in parts and not (re.fullmatch(r"[0-9]{1,4}", parts[name]) and 1 <= int(parts[name]) <= most):
            raise Misread(f"{name} in {said} has to be a number from 1 to {most}; {_EXAMPLE}.")
    try:
        if "UNTIL" in parts:
            parts["UNTIL"] = f"{_instant(parts['UNTIL'], zone):%Y%m%dT%H%M%SZ}"
        rule = _join(parts)
        first_start(rule, start, zone)
    except LookupError:
        raise Misread(f"{said} never comes round; {_EXAMPLE}.") from None
    except (ValueError, TypeError, OverflowError):
        raise Misread(f"{said} can't be read as a rhythm; {_EXAMPLE}.") from None
    return rule


def _readable(parts: dict[str, str]) -> bool:
    freq = parts.get("FREQ", "")
    named = parts.keys() - _ALWAYS
    return (
        freq in _NAMING
        and named <= _NAMING[freq]
        and not {"COUNT", "UNTIL"} <= parts.keys()
        and named != {"BYSETPOS"}
        and not (freq in _STEPS and re.search(r"\d", parts.get("BYDAY", "")))
        and all(
            re.fullmatch(form, value, re.ASCII)
            for name, form in _VALUES.items()
            if name in parts
            for value in parts[name].split(",")
        )
    )


@lru_cache(maxsize=1024)
def _instant(text: str, zone: str) -> datetime:
    if text.endswith("Z"):
        return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    if "T" in text:
        return to_utc(datetime.strptime(text, "%Y%m%dT%H%M%S"), zone)
    return to_utc(datetime.strptime(text, "%Y%m%d") + timedelta(hours=23, minutes=59), zone)


def _split(rule: str) -> dict[str, str]:
    return dict(_parts(rule))


@lru_cache(maxsize=1024)
def _parts(rule: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in rule.split(";"):
        name, _, value = part.partition("=")
        if not value or name in parts:
            return {}
        parts[name] = value
    return parts


def _join(parts: dict[str, str]) -> str:
    return ";".join(f"{name}={parts[name]}" for name in ("FREQ", *(n for n in parts if n != "FREQ")))
