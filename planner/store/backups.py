"""Copies of the couple's files: the recent ones kept closely, the old ones thinly."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from planner.model.errors import DataProblem
from planner.model.value import Value
from planner.store.files import plainly, private_folder, read_file, replace_file, sync_folder
from planner.store.names import SHARED

BY_ITSELF, BY_HAND = "by-itself", "by-hand"
CLOSELY = 25
"""After so many changes there is another one on the same day."""
_NEWEST, _DAYS, _WEEKS, _MONTHS = 20, 14, 8, 12
_LAST_OF_A_KIND = 3
_NAME = re.compile(r"(\d{5,})_(\d+)_(\d{4}-\d{2}-\d{2}T\d{4})_([a-z-]+)")
_AT = "%Y-%m-%dT%H%M"
_ZIPPED = ".gz"
_PIECE = 1 << 16


class Backup(Value):
    """One copy of everything, in a folder of its own; its place in the row counts, not its date: clocks jump."""

    folder: Path
    row: int
    seq: int
    """How many shared changes there were."""
    at: datetime
    """UTC, as the clock was then."""
    kind: str
    """By itself, by hand, or before something that changes much."""

    @property
    def name(self) -> str:
        """What `restore` knows it by."""
        return self.folder.name


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """Return the backups of a folder, the oldest first; a folder that is not there has none."""
    try:
        paths = list(folder.iterdir())
    except OSError:
        return ()
    found = []
    for path in paths:
        if parts := _NAME.fullmatch(path.name):
            with suppress(ValueError):
                at = datetime.strptime(parts[3], _AT)
                found.append(Backup(path, int(parts[1]), int(parts[2]), at, parts[4]))
    return tuple(sorted(found, key=lambda backup: (backup.row, backup.name)))


def is_backup(folder: Path) -> bool:
    """Whether a folder, wherever it lies, holds what a backup holds; others may be as large as a home."""
    return (folder / f"{SHARED}.json{_ZIPPED}").is_file()


def due(newest: Backup | None, seq: int, now: datetime) -> bool:
    """Whether it is time for another one by itself."""
    return newest is None or newest.at.date() != now.date() or seq - newest.seq >= CLOSELY


class Packing:
    """Files by their paths below the data's folder; each is packed once, and only where it has to be."""

    def __init__(self, files: Callable[[], Iterable[tuple[str, bytes]]]) -> None:
        """`files` gives them one after the other, as often as it is asked: together they may be large."""
        self.files = files
        self._packed: dict[str, bytes] = {}

    def packed(self, name: str, data: bytes) -> bytes:
        """Return a file as a backup holds it."""
        import gzip

        if name not in self._packed:
            self._packed[name] = gzip.compress(data, 5, mtime=0)
        return self._packed[name]


def keep_backup(folder: Path, packing: Packing, row: int, seq: int, now: datetime, kind: str) -> Backup:
    """Keep a copy of files, whole or not at all; raises DataProblem."""
    there = backups_in(folder)
    newest = there[-1] if there else None
    kept = folder / f"{row:05d}_{seq}_{now:{_AT}}_{kind}"
    half = folder / ".new"
    private_folder(folder)
    shutil.rmtree(half, ignore_errors=True)
    try:
        for name, data in packing.files():
            path = half / f"{name}{_ZIPPED}"
            private_folder(path.parent)
            if not (newest and _linked(newest.folder / f"{name}{_ZIPPED}", data, path)):
                replace_file(path, packing.packed(name, data))
        with plainly(kept):
            half.rename(kept)
            sync_folder(folder)
    except DataProblem:
        shutil.rmtree(half, ignore_errors=True)
        raise
    for backup in superfluous(backups_in(folder)):
        shutil.rmtree(backup.folder, ignore_errors=True)
    return Backup(kept, row, seq, now.replace(tzinfo=None), kind)


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the files of a backup by their paths; raises DataProblem when it can't be read."""
    paths = sorted(folder.rglob(f"*{_ZIPPED}"))
    return {path.relative_to(folder).as_posix().removesuffix(_ZIPPED): _unpacked(path) for path in paths}


def _unpacked(path: Path) -> bytes:
    import gzip
    import zlib

    try:
        return gzip.decompress(read_file(path) or b"")
    except (OSError, EOFError, zlib.error):
        raise DataProblem(f"{path} is damaged; take another backup.") from None


def write_copy(backup: Path, folder: Path) -> None:
    """Put the files of a backup into a new folder, from which they can be restored as well."""
    private_folder(folder)
    for path in sorted(backup.rglob(f"*{_ZIPPED}")):
        copy = folder / path.relative_to(backup)
        private_folder(copy.parent)
        replace_file(copy, read_file(path) or b"")


def drop_from(folder: Path, names: Iterable[str]) -> None:
    """Take files out of a backup, and leave the rest of it."""
    for name in names:
        path = folder / f"{name}{_ZIPPED}"
        with plainly(path):
            path.unlink(missing_ok=True)


def superfluous(backups: Sequence[Backup]) -> list[Backup]:
    """Return those of a row, the oldest first, that newer ones make superfluous.

    What stays: those made by hand, the last three before each sort of great change, the twenty newest, and of the
    others one a day for two weeks, one a week for two months and one a month for a year.
    """
    newest_first = backups[::-1]
    staying = {backup.row for backup in newest_first[:_NEWEST]}
    for kind in {backup.kind for backup in backups} - {BY_ITSELF}:
        same = [backup.row for backup in newest_first if backup.kind == kind]
        staying.update(same if kind == BY_HAND else same[:_LAST_OF_A_KIND])
    for form, most in (("%Y-%m-%d", _DAYS), ("%G-%V", _WEEKS), ("%Y-%m", _MONTHS)):
        staying.update(_one_each(newest_first, form, most))
    return [backup for backup in backups if backup.row not in staying]


def _one_each(newest_first: Iterable[Backup], form: str, most: int) -> list[int]:
    rows: dict[str, int] = {}
    for backup in newest_first:
        rows.setdefault(backup.at.strftime(form), backup.row)
    return list(rows.values())[:most]


def _linked(old: Path, data: bytes, new: Path) -> bool:
    """Let a file that is as it was in the backup before be the same one, where the system can do that."""
    try:
        # To unpack it takes a fifth of what it takes to pack the other one.
        if not _holds(old, data):
            return False
        os.link(old, new)
    except (OSError, DataProblem):
        return False
    return True


def _holds(packed: Path, data: bytes) -> bool:
    """Whether a packed file is just that; compared piece by piece, as both together may be large."""
    import gzip
    import zlib

    rest = memoryview(data)
    try:
        with gzip.open(packed) as file:
            while piece := file.read(_PIECE):
                if rest[: len(piece)] != piece:
                    return False
                rest = rest[len(piece) :]
    except (OSError, EOFError, zlib.error):
        return False
    return not rest
