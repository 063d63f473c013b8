"""Whether the couple's data is sound: its files, who may read them, its backups, and where it lies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from planner.model.errors import DataProblem, Locked
from planner.model.value import Value
from planner.store.files import plainly
from planner.store.home import Home
from planner.store.keeper import EMPTIED
from planner.store.names import SHARED

_SYNCED = ("dropbox", "onedrive", "google drive", "googledrive", "icloud", "mobile documents", "nextcloud", "syncthing")
_MARKS = (".stfolder", ".dropbox", ".owncloudsync.log")


class Sort(StrEnum):
    """What a finding is."""

    BROKEN = "broken"
    """The data can't be used as it is."""
    FAULT = "fault"
    """Something is amiss, and nothing is lost."""
    MENDED = "mended"
    ADVICE = "advice"


class Finding(Value):
    """One thing that a check found."""

    sort: Sort
    sentence: str


def check_up(home: Home, *, repair: bool = False) -> Iterator[Finding]:
    """Check everything in the data's folder; with `repair` mend what can be mended without losing anything."""
    if not home.folder.is_dir():
        yield from _emptied(home)
        return
    if repair:
        yield from (Finding(Sort.MENDED, sentence) for sentence in _repaired(home))
    unusable = _usable(home)
    if unusable:
        yield Finding(Sort.BROKEN, unusable)
    else:
        yield from (Finding(Sort.FAULT, sentence) for sentence in home.examine())
        yield from _emptied(home)
    for path in _open_to_others(home.folder):
        yield Finding(Sort.FAULT, f"{path} can be read by others on this computer.")
    yield from _backups(home)
    if where := _synced(home.folder):
        yield Finding(
            Sort.ADVICE,
            f"Your data lies in {where}, which copies files to other computers while they are in use; "
            "a folder that is not synced is safer, and a backup can go there.",
        )


def _usable(home: Home) -> str:
    try:
        home.couple()
    except DataProblem as problem:
        return str(problem)
    return ""


def _emptied(home: Home) -> Iterator[Finding]:
    with suppress(Locked):
        if not home.store(SHARED).everything() and home.keeper.backups():
            yield Finding(Sort.FAULT, EMPTIED)


def _repaired(home: Home) -> Iterator[str]:
    yield from home.mend()
    faults = home.examine()
    if faults:
        home.write_anew()
        left = home.examine()
        yield from (f"Mended: {fault}" for fault in faults if fault not in left)
    for path in _open_to_others(home.folder):
        with plainly(path):
            path.chmod(0o700 if path.is_dir() else 0o600)
        yield f"{path} is closed to others on this computer now."


def _open_to_others(folder: Path) -> list[Path]:
    if os.name != "posix":
        return []
    return [path for path in (folder, *sorted(folder.rglob("*"))) if _is_open(path)]


def _is_open(path: Path) -> bool:
    # A file may be gone since it was listed: another window goes on writing.
    with suppress(OSError):
        return not path.is_symlink() and bool(path.stat().st_mode & 0o077)
    return False


def _backups(home: Home) -> Iterator[Finding]:
    there = home.keeper.backups()
    sound = 0
    for backup in there:
        try:
            home.content_of(backup.folder)
        except Locked:
            # Only its owner's passphrase can tell.
            sound += 1
        except DataProblem as problem:
            yield Finding(Sort.FAULT, f"The backup {backup.name} can't be used: {problem}")
        else:
            sound += 1
    if there and not sound:
        yield Finding(Sort.FAULT, "No backup can be used; 'ourweek backup' makes one.")


def _synced(folder: Path) -> Path | None:
    for part in (folder.absolute(), *folder.absolute().parents):
        if any(part.name.lower().startswith(name) for name in _SYNCED) or any(_holds(part, mark) for mark in _MARKS):
            return part
    return None


def _holds(folder: Path, name: str) -> bool:
    # Not every folder may be looked into.
    with suppress(OSError):
        return (folder / name).exists()
    return False
