"""Calendar files as other programs leave them."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

_ticks = count(1)


def calendar_of(*events: str, title: str = "Something") -> bytes:
    """A calendar of events, each given by its lines, which are parted by blanks."""
    found = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for number, lines in enumerate(events):
        found += ["BEGIN:VEVENT", f"UID:{number}", f"SUMMARY:{title}", *lines.split(), "END:VEVENT"]
    return "\r\n".join([*found, "END:VCALENDAR", ""]).encode()


def put(path: Path, data: bytes) -> Path:
    """Write a file so that everybody sees that it is another one."""
    path.write_bytes(data)
    # Two writes may fall into one tick of the file system's clock.
    tick = 1_800_000_000 + next(_ticks)
    os.utime(path, (tick, tick))
    return path
