"""A rhythm as it is written down: the value of an RRULE."""

from __future__ import annotations

import re
from datetime import time

from planner.model.rhythm import Rhythm, Unfollowed

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""How rules write the days of the week, Monday first."""
_STEP = r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)"
_MOST_TIMES = 48
_LONGEST = 1000


def read_rhythm(text: str) -> Rhythm:
    """Return the rule of an RRULE's value; raises Unfollowed."""
    if len(text) > _LONGEST:
        raise Unfollowed
    parts: dict[str, str] = {}
    for part in filter(None, text.strip().upper().split(";")):
        name, _, value = part.partition("=")
        if name in parts:
            raise Unfollowed
        parts[name] = value
    freq, interval, count = parts.get("FREQ", ""), parts.get("INTERVAL", "1"), parts.get("COUNT")
    if freq not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY") or parts.get("BYSECOND", "0") != "0":
        raise Unfollowed
    return Rhythm(
        freq=freq,
        interval=_number(interval, 1, 10_000),
        count=None if count is None else _number(count, 1, 2**31),
        until=parts.get("UNTIL", ""),
        week_start=_weekday(parts.get("WKST", "MO")),
        by_month=_numbers(parts, "BYMONTH", 1, 12),
        by_month_day=_numbers(parts, "BYMONTHDAY", -31, 31),
        by_year_day=_numbers(parts, "BYYEARDAY", -366, 366),
        by_week=_numbers(parts, "BYWEEKNO", -53, 53),
        by_day=frozenset(_step(each, freq) for each in parts.get("BYDAY", "").split(",") if each),
        positions=tuple(sorted(_numbers(parts, "BYSETPOS", -366, 366))),
        times=_times(parts),
    )


def _times(parts: dict[str, str]) -> tuple[time, ...]:
    if "BYHOUR" not in parts:
        return ()
    hours, minutes = _numbers(parts, "BYHOUR", 0, 23), _numbers(parts, "BYMINUTE", 0, 59) or {0}
    if len(hours) * len(minutes) > _MOST_TIMES:
        raise Unfollowed
    return tuple(time(hour, minute) for hour in sorted(hours) for minute in sorted(minutes))


def _numbers(parts: dict[str, str], name: str, least: int, most: int) -> frozenset[int]:
    return frozenset(_number(each, least, most) for each in parts.get(name, "").split(",") if each)


def _number(text: str, least: int, most: int) -> int:
    if not re.fullmatch(r"[+-]?\d{1,10}", text.strip(), re.ASCII) or not least <= int(text) <= most:
        raise Unfollowed
    return int(text)


def _weekday(name: str) -> int:
    if name not in DAYS:
        raise Unfollowed
    return DAYS.index(name)


def _step(text: str, freq: str) -> tuple[int, int]:
    found = re.fullmatch(_STEP, text.strip(), re.ASCII)
    if found is None:
        raise Unfollowed
    # A number before a weekday means nothing within a day or a week.
    return (int(found[1] or 0) if freq in ("MONTHLY", "YEARLY") else 0), DAYS.index(found[2])
