"""Taking away everything that Ourweek ever wrote for a couple."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from planner.model.errors import DataProblem
from planner.store.derived import DERIVED
from planner.store.exports import FOR_THE_DESKTOP, KEPT_NAMES
from planner.store.files import DAMAGED, plainly
from planner.store.own_files import own_files

_CALENDARS = tuple(f"{FOR_THE_DESKTOP}/{name}" for name in KEPT_NAMES)
_FILES = ("store.json", "private-?.json", "*.jsonl", *DERIVED, *_CALENDARS, ".*.new", "lock")
_FOLDERS = ("backups", DAMAGED)
_OURS = "ourweek"


def erase(folder: Path, elsewhere: Iterable[Path]) -> tuple[Path, ...]:
    """Delete a couple's data, its backups and what lies elsewhere; return what was there and is left.

    Files that are not Ourweek's stay, and so does a folder that holds some.
    """
    for place in elsewhere:
        _delete(place)
        _leave_no_name(place)
    for name in _FOLDERS:
        _delete(folder / name)
    for own in own_files(folder):
        _delete(folder / own)
    for pattern in _FILES:
        for path in sorted(folder.glob(pattern)):
            _delete(path)
    for empty in (folder / "packs", folder / FOR_THE_DESKTOP, folder):
        with suppress(OSError):
            empty.rmdir()
    return tuple(sorted(path for path in folder.rglob("*") if not path.is_dir())) if folder.is_dir() else ()


def _leave_no_name(place: Path) -> None:
    """Remove the folders above a place that are empty now, up to the one that bears the program's name."""
    names = [above.name for above in place.parents]
    if _OURS in names:
        for above in place.parents[: names.index(_OURS) + 1]:
            # It may hold what belongs to other data.
            with suppress(OSError):
                above.rmdir()


def _delete(path: Path) -> None:
    with plainly(path):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    if path.is_dir():
        raise DataProblem(f"{path} can't be deleted; delete it by hand.")
