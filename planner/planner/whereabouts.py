"""Where on earth this computer says it is: its time zone, and on which side of the equator that lies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

_ELSEWHERE = "UTC"


def usual_zone() -> str:
    """Return the IANA name of this computer's time zone, or UTC when it has none."""
    from tzlocal import get_localzone_name

    from planner.model.errors import Misread
    from planner.model.localtime import find_zone

    try:
        name = get_localzone_name() or _ELSEWHERE
        find_zone(name)
        if name.startswith("Etc/U"):
            return _ELSEWHERE  # Etc/UTC, Etc/UCT, Etc/Universal: one place under many names
    except (Misread, LookupError, OSError, ValueError):
        return _ELSEWHERE
    return name


def is_southern(zone: str) -> bool:
    """Whether a zone's main city lies south of the equator, by the table of places in the time zone database."""
    for table in _tables():
        # Lines read: country codes, coordinates such as -3352+15113, zone, comment.
        place = re.search(rf"^[A-Z,]+\t([+-])\d+[+-]\d+\t{re.escape(zone)}(?:\t|$)", table, re.MULTILINE)
        if place:
            return place[1] == "-"
    return False


def _tables() -> Iterator[str]:
    from zoneinfo import TZPATH

    folders = [Path(folder) for folder in TZPATH]
    for name in ("zone.tab", "zone1970.tab"):
        for folder in folders:
            if (folder / name).is_file():
                yield (folder / name).read_text(encoding="utf-8")
        try:
            yield resources.files("tzdata.zoneinfo").joinpath(name).read_text(encoding="utf-8")
        except (ModuleNotFoundError, FileNotFoundError):
            continue
