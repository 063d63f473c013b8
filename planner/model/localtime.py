"""Wall time with its zone: "Friday at eight" stays at eight when the clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from planner.model.errors import Misread
from planner.model.text import clean
from planner.model.value import Value


class LocalTime(Value):
    """A wall time that exists in its zone, and what was changed to make it so."""

    wall: datetime
    """Naive local time."""
    zone: str
    """IANA name."""
    said: str | None = None
    """One sentence when the clocks skip or repeat the time that was asked for."""

    @property
    def instant(self) -> datetime:
        """The same moment in UTC."""
        return to_utc(self.wall, self.zone)


@lru_cache(maxsize=256)
def find_zone(name: str) -> ZoneInfo:
    """Return the zone of an IANA name such as `Europe/Berlin`; raises Misread for any other text."""
    try:
        zone = ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        zone = None
    # A bare abbreviation such as EST has fixed offsets and no place; calendars misread it.
    if zone is None or not ("/" in name or name == "UTC"):
        raise Misread(f"There is no time zone {clean(name, 60)!r}; write one such as Europe/Berlin.")
    return zone


def resolve(wall: datetime, zone: str) -> LocalTime:
    """Return the time that a clock on the wall will show: a skipped one moves on, a repeated one is the first."""
    if not _unsteady(wall, zone):
        return LocalTime(wall, zone)
    there = shown(wall, zone)
    if there != wall:
        # Samoa once left out a whole day.
        other_day = f" on {spoken_date(there)}" if there.date() != wall.date() else ""
        return LocalTime(
            there,
            zone,
            f"The clocks skip {wall:%H:%M} on {spoken_date(wall)}, so it is taken as {there:%H:%M}{other_day}.",
        )
    return LocalTime(wall, zone, f"The clocks show {wall:%H:%M} twice on {spoken_date(wall)}; the first is meant.")


def shown(wall: datetime, zone: str) -> datetime:
    """Return what `resolve` does without a word about it, for those who ask for very many."""
    return to_wall(to_utc(wall, zone), zone) if _unsteady(wall, zone) else wall


def _unsteady(wall: datetime, zone: str) -> bool:
    """Whether the clocks skip or repeat a time: then it is read in two ways."""
    tz = find_zone(zone)
    return tz.utcoffset(wall.replace(fold=0)) != tz.utcoffset(wall.replace(fold=1))


def to_utc(wall: datetime, zone: str) -> datetime:
    """Return the instant of a wall time; a skipped one is read with the offset before the change."""
    return wall.replace(tzinfo=find_zone(zone), fold=0).astimezone(UTC)


def to_wall(instant: datetime, zone: str) -> datetime:
    """Return what a clock in the zone shows at an instant, as naive time."""
    return instant.astimezone(find_zone(zone)).replace(tzinfo=None, fold=0)


def end_of(wall: datetime, minutes: int, zone: str) -> datetime:
    """Return the wall time `minutes` of real time later, even when the clocks change in between."""
    return to_wall(to_utc(wall, zone) + timedelta(minutes=minutes), zone)


def spoken_date(day: datetime) -> str:
    """Return a date as it is said: `29 March 2026`."""
    return f"{day.day} {day:%B %Y}"


def spoken_time(moment: datetime) -> str:
    """Return a time as it is said: `Fri 27 Nov 20:00`."""
    return f"{moment:%a} {moment.day} {moment:%b %H:%M}"
