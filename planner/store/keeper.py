"""Who keeps the copies: in the data's own folder, and once a day in a second one outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from planner.model.errors import DataProblem
from planner.store.backups import BY_ITSELF, Backup, Packing, backups_in, drop_from, due, files_of, keep_backup
from planner.store.files import DAMAGED, plainly, read_file
from planner.store.loading import Paths
from planner.store.names import NAMES
from planner.store.own_files import each_own_file

EMPTIED = "What was here is gone, but copies of it are kept; 'ourweek restore newest' puts the last one back."
"""What is said where there is nobody, and once was."""


class Keeper:
    """The backups of one data folder."""

    def __init__(self, folder: Path, spare: Callable[[], Path] | None = None) -> None:
        self._data = folder
        self.folder = folder / "backups"
        self._spare = spare
        self._newest: Backup | None = None

    @property
    def spare(self) -> Path | None:
        """The second folder, which is still there when the data's folder is not; None where there shall be none."""
        return self._spare() if self._spare else None

    def backups(self) -> tuple[Backup, ...]:
        """Return all backups, the oldest first; those of the second folder only where the first lacks them."""
        here = backups_in(self.folder)
        names = {backup.name for backup in here}
        spare = backups_in(self.spare) if self.spare else ()
        return tuple(
            sorted(
                (*here, *(backup for backup in spare if backup.name not in names)), key=lambda b: (b.row, b.seq, b.name)
            )
        )

    def due(self, seq: int, now: datetime) -> bool:
        """Whether it is time for another backup by itself."""
        if self._newest is None:
            there = backups_in(self.folder)
            self._newest = there[-1] if there else None
        return due(self._newest, seq, now)

    def keep(self, seq: int, now: datetime, kind: str = BY_ITSELF, *, journals: bool = False) -> Backup:
        """Keep a copy of the files as they lie there; raises DataProblem when it can't be kept."""
        packing = Packing(partial(self._files, journals=journals))
        outside = kind != BY_ITSELF or self._newest is None or self._newest.at.date() != now.date()
        # Where the data was deleted by hand, the second folder still has older ones, which come before.
        row = max((backup.row for backup in self.backups()), default=0) + 1
        self._newest = keep_backup(self.folder, packing, row, seq, now, kind)
        if outside and (spare := self.spare):
            keep_backup(spare, packing, row, seq, now, kind)
        return self._newest

    def copies_of(self, name: str) -> Iterator[bytes]:
        """Yield what the backups hold of a file, the newest first; what can't be read is passed over."""
        for backup in reversed(self.backups()):
            try:
                data = files_of(backup.folder).get(name)
            except DataProblem:
                continue
            if data is not None:
                yield data

    def forget(self, *names: str) -> None:
        """Take files of these names out of all backups, and out of what was set aside."""
        for backup in (*backups_in(self.folder), *(backups_in(self.spare) if self.spare else ())):
            drop_from(backup.folder, names)
        for path in (self._data / DAMAGED).glob("*"):
            if any(path.name.startswith(f"{Path(name).stem}.") and path.suffix == Path(name).suffix for name in names):
                with plainly(path):
                    path.unlink()

    def _files(self, *, journals: bool) -> Iterator[tuple[str, bytes]]:
        stores = [Paths.of(self._data, name) for name in NAMES]
        for path in (*(store.snapshot for store in stores), *(store.journal for store in stores if journals)):
            if path.is_file() and not path.is_symlink():
                yield path.name, read_file(path) or b""
        for place, text in each_own_file(self._data):
            yield place, text.encode()
