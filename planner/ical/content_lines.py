"""Content lines as iCalendar (RFC 5545) has them: escaped, folded, and ended the way that every reader knows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from re import search

from planner.model.text import UNSAFE

_LONGEST = 75
"""Octets in a line, its end not counted."""


def text_line(name: str, text: str) -> str:
    """Return a property whose value is text."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return f"{name}:{escaped}"


def utc_line(name: str, moment: datetime) -> str:
    """Return a property that is an instant."""
    return f"{name}:{moment.astimezone(UTC):%Y%m%dT%H%M%S}Z"


def wall_line(name: str, wall: datetime, zone: str) -> str:
    """Return a property that is a naive wall time in a zone; the zone `UTC` needs no name."""
    if zone == "UTC":
        return f"{name}:{wall:%Y%m%dT%H%M%S}Z"
    return f"{name};TZID={zone}:{wall:%Y%m%dT%H%M%S}"


def parameter(text: str) -> str:
    """Return text as the value of a parameter, with the marks of RFC 6868 for what a parameter can't hold."""
    marked = text.replace("^", "^^").replace('"', "^'").replace("\n", "^n")
    return f'"{marked}"' if search("[,;:]", marked) else marked


def duration(minutes: int) -> str:
    """Return a length of whole minutes, such as `PT1H30M`."""
    days, minutes = divmod(minutes, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    time = "".join(f"{count}{unit}" for count, unit in ((hours, "H"), (minutes, "M")) if count)
    return "P" + (f"{days}D" if days else "") + (f"T{time}" if time else "" if days else "T0M")


def written(lines: Iterable[str]) -> bytes:
    """Return content lines as the bytes of a file."""
    found: list[bytes] = []
    # Whatever the data hold, by a backup from somewhere else too, one line stays one line.
    for data in UNSAFE.sub("", "\n".join(line.replace("\n", " ") for line in lines)).encode().split(b"\n"):
        found.extend(_folded(data) if len(data) > _LONGEST else (data,))
    found.append(b"")
    return b"\r\n".join(found)


def _folded(data: bytes) -> Iterable[bytes]:
    room, mark = _LONGEST, b""
    while len(data) > room:
        cut = room
        # Some readers join lines only after they have decoded them: no letter and no escape is torn apart.
        while data[cut] & 0xC0 == 0x80 or data[cut - 1] == ord("\\"):
            cut -= 1
        yield mark + data[:cut]
        data, room, mark = data[cut:], _LONGEST - 1, b" "
    yield mark + data
