"""Calendars of other programs, looked at and read: never more than asked for, and nothing but plain files."""

from __future__ import annotations

import os
import stat
from itertools import islice
from pathlib import Path

from planner.model.checksums import sha256
from planner.model.errors import Refused
from planner.model.value import Value
from planner.store.glance import fingerprint

MOST_FILES = 10_000
"""Files of a folder that are read."""
_ENDINGS = (".ics", ".ical", ".ifb")
# A pipe must not keep anybody waiting for its other end.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class CalendarFiles(Value):
    """What a path held."""

    stamp: str
    """Another text whenever the files may be others."""
    folder: bool
    files: dict[str, bytes]
    """What each file holds, by its name."""
    left_out: tuple[str, ...] = ()
    """Names of files that could not be read."""
    cut: bool = False
    """Whether there was more than is read."""


def stamp_of(path: Path) -> str:
    """Return what tells whether a calendar, or a folder of them, is still as it was; empty when it is not there."""
    try:
        if path.is_dir():
            found = [f"{entry.name}\n{_stamp_of(entry)}" for entry in _entries(path)]
            return sha256("\n".join(found).encode("utf-8", "surrogateescape")).hexdigest()[:32]
        return fingerprint(path.stat())
    except (OSError, ValueError):
        return ""


def read_calendars(path: Path, most: int) -> CalendarFiles:
    """Return what a calendar file holds, or the files of a folder, at most so many bytes; raises Refused."""
    stamp = stamp_of(path)
    if not stamp:
        raise Refused(f"There is no calendar at {path}; name an .ics file, or a folder of them.")
    if not path.is_dir():
        data = _read(path, most)
        if data is None:
            raise Refused(f"{path} can't be read as a calendar; name an .ics file, or a folder of them.")
        if len(data) > most:
            raise Refused(f"{path} has more than {most // 1_000_000} MB; export a shorter time from that calendar.")
        return CalendarFiles(stamp, folder=False, files={path.name: data})
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    names = [entry.name for entry in _entries(path)]
    for name in names:
        data = _read(path / name, most)
        if data is None:
            left_out.append(name)
        elif len(data) > most:
            return CalendarFiles(stamp, folder=True, files=files, left_out=tuple(left_out), cut=True)
        else:
            files[name] = data
            most -= len(data)
    return CalendarFiles(
        stamp, folder=True, files=files, left_out=tuple(left_out), cut=len(names) == MOST_FILES
    )


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        found = (entry for entry in entries if entry.name.lower().endswith(_ENDINGS) and entry.name[0] != ".")
        return sorted(islice(found, MOST_FILES), key=lambda entry: entry.name)


def _stamp_of(entry: os.DirEntry[str]) -> str:
    try:
        return fingerprint(entry.stat())
    except OSError:
        # A link that leads nowhere is no reason to pass over the rest.
        return ""


def _read(path: Path, most: int) -> bytes | None:
    """Return a plain file's bytes, one more than `most` where it has more, or None where it can't be read."""
    try:
        handle = os.open(path, _FLAGS)
    except (OSError, ValueError):
        return None
    with os.fdopen(handle, "rb") as file:
        try:
            return file.read(most + 1) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None
        except OSError:
            return None
