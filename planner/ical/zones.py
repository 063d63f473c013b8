"""Time zones by whatever name a calendar gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from planner.ical.lines import Component
from planner.ical.moments import ToUtc, moment, moments
from planner.model.rhythm import Budget
from planner.model.rhythm_text import read_rhythm

_LONGEST_NAME = 100
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d\d)?", re.ASCII)
_WRITTEN = re.compile(r"([+-])(\d\d)(\d\d)(\d\d)?", re.ASCII)
_MOST_DAYS = 20_000
_YEAR = timedelta(days=366)


class Zones:
    """The zones of one calendar: those it describes itself, and all that are known by name."""

    def __init__(self, components: Iterable[Component], home: str, begin: datetime, end: datetime) -> None:
        self.home = _by_clock(ZoneInfo(home))
        """The couple's own."""
        self._home_name = home
        self._described = {component.text("TZID"): component for component in components}
        self._found: dict[str, ToUtc] = {"": self.home}
        self._span = begin, end
        self._budget = Budget(_MOST_DAYS)
        self.unknown = 0
        """Names that say nothing here; their times are taken as the couple's own."""

    def find(self, name: str) -> ToUtc:
        """Return the zone of a name."""
        if name not in self._found:
            zone = self.home if name == self._home_name else self._look_up(name)
            self.unknown += zone is None
            self._found[name] = zone or self.home
        return self._found[name]

    def _look_up(self, name: str) -> ToUtc | None:
        known = _known(name)
        if known is None and (described := self._described.get(name)) is not None:
            known = _known(described.text("X-LIC-LOCATION"))
            if known is None and (own := _described(described, *self._span, self._budget)) is not None:
                return own
        known = known or _iana(name) or _fixed(name)
        return _by_clock(known) if known else None


@lru_cache(maxsize=256)
def _known(name: str) -> tzinfo | None:
    """Return the zone of an IANA name with its place, whatever a program put before it, or of a Windows name."""
    if len(name) > _LONGEST_NAME:
        return None
    if name.upper() in ("UTC", "GMT", "Z", "ETC/UTC"):
        return UTC
    parts = [part for part in name.split("/") if part]
    for count in (3, 2):
        if len(parts) >= count and (zone := _iana("/".join(parts[-count:]))):
            return zone
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return _iana(WINDOWS_TO_OLSON.get(parts[-1], "")) if parts else None


def _iana(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if re.fullmatch(r"[A-Za-z0-9_+/-]{1,60}", name) else None
    except (ValueError, OSError, LookupError):
        return None


def _fixed(name: str) -> tzinfo | None:
    found = _OFFSET.fullmatch(name.strip().upper())
    if found is None or int(found[2]) > 14 or int(found[3] or 0) > 59:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(-offset if found[1] == "-" else offset)


def _by_clock(zone: tzinfo) -> ToUtc:
    return lambda wall: wall.replace(tzinfo=zone).astimezone(UTC)


def _described(component: Component, begin: datetime, end: datetime, budget: Budget) -> ToUtc | None:
    """Return a zone by what a calendar tells of its clock changes, or None where that can't be followed."""
    try:
        shifts = sorted(shift for part in component.parts for shift in _shifts(part, begin, end, budget))
    except (ValueError, OverflowError):
        return None
    if not shifts:
        return None

    def to_utc(wall: datetime) -> datetime:
        offset = next((after for at, _, after in reversed(shifts) if at <= wall), shifts[0][1])
        return (wall - offset).replace(tzinfo=UTC)

    return to_utc


def _shifts(
    part: Component, begin: datetime, end: datetime, budget: Budget
) -> list[tuple[datetime, timedelta, timedelta]]:
    line = part.first("DTSTART")
    if line is None:
        return []
    first = moment(line, lambda _: _by_clock(UTC)).wall
    before, after = _written(part.text("TZOFFSETFROM")), _written(part.text("TZOFFSETTO"))
    starts = {first, *(m.wall for m, _ in moments(part.lines.get("RDATE", []), lambda _: _by_clock(UTC), budget))}
    if rule := part.text("RRULE"):
        rhythm = read_rhythm(rule)
        last = min(end + _YEAR, _until(rhythm.until, end + _YEAR))
        starts.update(rhythm.starts(first, begin - _YEAR, last, budget))
    return [(start, before, after) for start in starts]


def _until(text: str, end: datetime) -> datetime:
    # To the day is enough: no two changes of a zone are that near.
    return datetime.strptime(text[:8], "%Y%m%d") + timedelta(days=1) if text else end


def _written(text: str) -> timedelta:
    found = _WRITTEN.fullmatch(text)
    if found is None or int(found[2]) > 23:
        raise ValueError("not an offset")
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    return -offset if found[1] == "-" else offset
