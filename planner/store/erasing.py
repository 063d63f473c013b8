"""Taking away everything that Ourweek ever wrote for a couple, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from glob import escape
from pathlib import Path

from planner.model.errors import DataProblem
from planner.model.value import held
from planner.store.backups import backups_in
from planner.store.derived import DERIVED
from planner.store.exports import FOR_THE_DESKTOP, KEPT_NAMES
from planner.store.files import DAMAGED, plainly
from planner.store.loading import Paths
from planner.store.names import NAMES
from planner.store.own_files import own_files

_CALENDARS = tuple(f"{FOR_THE_DESKTOP}/{name}" for name in KEPT_NAMES)
_FOLDERS = ("backups", DAMAGED, "packs", FOR_THE_DESKTOP)
_OURS = "ourweek"


def erase(folder: Path, elsewhere: Iterable[Path]) -> tuple[Path, ...]:
    """Delete a couple's data, its backups and what lies elsewhere; return what was there and is left.

    Files that are not Ourweek's stay, and so does a folder that holds some.
    """
    for place in elsewhere:
        _delete(place)
        _leave_no_name(place)
    for path in list(_ours(folder)):
        _delete(path)
    for empty in (*(folder / name for name in _FOLDERS), folder):
        with suppress(OSError):
            empty.rmdir()
    return tuple(sorted(path for path in folder.rglob("*") if not path.is_dir())) if folder.is_dir() else ()


def _ours(folder: Path) -> Iterator[Path]:
    """Yield what bears a name that only Ourweek gives: any folder may be the data's, and hold more than that."""
    stores = [path for name in NAMES for path in held(Paths.of(folder, name)).values()]
    for path in (*stores, *(folder / name for name in (*DERIVED, *_CALENDARS, *own_files(folder)))):
        yield path
        # What a write that was cut off left behind.
        yield from path.parent.glob(f".{escape(path.name)}*.new")
    for path in stores:
        yield from (folder / DAMAGED).glob(f"{path.stem}.*{path.suffix}")
    yield from (backup.folder for backup in backups_in(folder / "backups"))
    yield from (folder / "backups" / ".new", folder / "lock")


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
