"""How a ritual repeats: an RRULE of RFC 5545, kept to what every calendar understands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import islice

from planner.model.localtime import to_utc, to_wall
from planner.model.rhythm import Budget, Rhythm, Unfollowed
from planner.model.rhythm_text import DAYS, read_rhythm
from planner.model.value import Value

_DAY = timedelta(days=1)
_ANY = 10**9
STEPS = {"DAILY": _DAY, "WEEKLY": 7 * _DAY}
"""The time from each start to the next, of rules that name no days of their own."""
ALWAYS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"}
"""What any rule may say besides the days that it names."""


def in_every_month(rule: str, start: datetime) -> str:
    """Return a rule that names no days of its own so that it comes round in months too short for `start` as well."""
    parts = parts_of(rule)
    if start.day <= 28 or parts.keys() - ALWAYS:
        return rule
    days = {"BYMONTHDAY": ",".join(str(day) for day in range(28, start.day + 1)), "BYSETPOS": "-1"}
    if parts["FREQ"] == "MONTHLY":
        return rule_of(parts | days)
    if parts["FREQ"] == "YEARLY" and start.month == 2:
        return rule_of(parts | days | {"BYMONTH": "2"})
    return rule


def by_its_start(rule: str) -> str:
    """Return a rule that was made to come round in short months as well as it was before that."""
    parts = parts_of(rule)
    days = parts.get("BYMONTHDAY", "").split(",")
    last_of = parts.get("BYSETPOS") == "-1" and days == [str(28 + n) for n in range(len(days))]
    if last_of and parts.keys() - ALWAYS <= {"BYMONTHDAY", "BYSETPOS", "BYMONTH"} and parts.get("BYMONTH", "2") == "2":
        return rule_of({name: value for name, value in parts.items() if name in ALWAYS})
    return rule


def until(rule: str, last: datetime, zone: str) -> str:
    """Return the rule ended with the occurrence at wall time `last`."""
    parts = {name: value for name, value in parts_of(rule).items() if name != "COUNT"}
    return rule_of({**parts, "UNTIL": f"{to_utc(last, zone):%Y%m%dT%H%M%SZ}"})


def starts_between(rule: str, first: datetime, zone: str, begin: datetime, end: datetime) -> Iterator[datetime]:
    """Yield the wall times at which a ritual that began at `first` starts, from `begin` until before `end`."""
    repeats = _read(rule)
    last = instant_of(repeats.until, zone) if repeats.until else None
    if last is not None:
        near = to_wall(last, zone)
        # Only where it may end within the window is each start held against the instant.
        last, end = (None if end < near - _DAY else last), min(end, near + _DAY)
    if end <= first or end <= begin:
        return
    count = repeats.count
    if count and repeats.step:
        # Where every step is a start, the last one is known without counting.
        end, count = min(end, first + (count - 1) * repeats.step + _DAY / 2), None
    # What is counted is counted from the first; everything else may start near the window.
    for start in islice(repeats.starts(first, first if count else begin, end), count):
        if start >= begin and (last is None or to_utc(start, zone) <= last):
            yield start


def shifted(rule: str, days: int) -> str | None:
    """Return the rule for a ritual put `days` later, or None when the days it names cannot be shifted.

    The date that ends it stays.
    """
    parts = parts_of(rule)
    if days == 0 or not parts.keys() - ALWAYS:
        return rule
    named = parts.get("BYDAY", "").split(",")
    if parts["FREQ"] not in STEPS or not set(named) <= set(DAYS):
        return None
    later = dict(zip(DAYS, (*DAYS[days % 7 :], *DAYS[: days % 7]), strict=True))
    if "INTERVAL" in parts:
        # Which days share a week decides what every second week holds.
        parts["WKST"] = later[parts.get("WKST", "MO")]
    return rule_of({**parts, "BYDAY": ",".join(later[day] for day in named)})


def first_start(rule: str, start: datetime, zone: str) -> datetime:
    """Return the first time at or after `start` that the rule names: calendars want the start to be one of them.

    Raises LookupError where it names none.
    """
    from dateutil.rrule import rrulestr

    parts = parts_of(rule)
    last = instant_of(parts.pop("UNTIL"), zone) if "UNTIL" in parts else None
    parts.pop("COUNT", None)
    horizon = start.replace(year=start.year + 10, day=min(start.day, 28))
    if last is not None:
        horizon = min(horizon, to_wall(last, zone) + _DAY)
    # Without an end dateutil would go on to the year 9999.
    ended = rule_of({**parts, "UNTIL": f"{horizon:%Y%m%dT%H%M%S}"})
    first: datetime | None = next(iter(rrulestr(ended, dtstart=start, ignoretz=True)), None)
    if first is None or (last is not None and to_utc(first, zone) > last):
        raise LookupError("a rule that never comes round")
    return first


class _Repeats(Value):
    """What a rule says, read once: a step from each start to the next where it is always the same, or else a rhythm."""

    step: timedelta | None
    rhythm: Rhythm | None
    count: int | None
    until: str | None

    def starts(self, first: datetime, begin: datetime, end: datetime) -> Iterator[datetime]:
        """Yield every start before `end`, those before `begin` as far as it is quicker to name them."""
        if self.rhythm is not None:
            yield from self.rhythm.named(first, begin, end, Budget(_ANY))
        elif self.step is not None:
            # Whole steps from the first occurrence keep the rhythm: ten years of a ritual cost no more than a week.
            if first < begin:
                first += (begin - first) // self.step * self.step
            while first < end:
                yield first
                first += self.step


@lru_cache(maxsize=1024)
def _read(rule: str) -> _Repeats:
    parts = parts_of(rule)
    last, count = parts.pop("UNTIL", None), parts.pop("COUNT", None)
    step = STEPS.get(parts["FREQ"]) if parts.keys() <= ALWAYS else None
    interval = int(parts.get("INTERVAL", "1"))
    if interval < 1:
        # It would stand still for ever; typed rules are checked, those of a copy from elsewhere are not.
        raise Unfollowed
    return _Repeats(
        step=step and step * interval,
        rhythm=None if step else read_rhythm(rule_of(parts)),
        count=int(count) if count else None,
        until=last,
    )


@lru_cache(maxsize=1024)
def instant_of(text: str, zone: str) -> datetime:
    """Return the instant of an UNTIL, of a day its last minute; raises ValueError for any other text."""
    if text.endswith("Z"):
        return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    if "T" in text:
        return to_utc(datetime.strptime(text, "%Y%m%dT%H%M%S"), zone)
    return to_utc(datetime.strptime(text, "%Y%m%d") + timedelta(hours=23, minutes=59), zone)


def parts_of(rule: str) -> dict[str, str]:
    """Return what a rule says, by name; nothing for what is none."""
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


def rule_of(parts: dict[str, str]) -> str:
    """Return the rule that says this."""
    return ";".join(f"{name}={parts[name]}" for name in ("FREQ", *(n for n in parts if n != "FREQ")))
