"""Keeping safe: copies of everything and the way back from them, a check of all files, and taking all of it away."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from planner.model.errors import Refused
from planner.model.localtime import spoken_date
from planner.model.text import clean
from planner.planner.desk import Desk

if TYPE_CHECKING:
    from planner.store.backups import Backup
    from planner.store.checkup import Finding
    from planner.store.content import Content

WRAPPED = (
    "What is each one's alone is in it too, so that nothing is lost: wrapped, so that no eye falls on it, but under no "
    "passphrase. Keep the file safe."
)
"""What is said with a file that holds everything."""


class KeepingSafe(Desk):
    """What is done for the data as a whole, whoever's it is."""

    def backups(self) -> tuple[Backup, ...]:
        """Return the copies that are kept, the oldest first."""
        return self.home.keeper.backups()

    def back_up(self, path: Path | None = None) -> Backup:
        """Keep a copy of everything as it lies on disk, and put it into a new folder at `path` as well."""
        from planner.store.backups import BY_HAND, write_copy

        if path is not None:
            self._check_place(path)
        backup = self.home.back_up(BY_HAND, self._instant("UTC"))
        if path is not None:
            write_copy(backup.folder, path)
        return backup

    def export_everything(self, path: Path | None = None) -> bytes:
        """Return everything as one readable document, and write it to a file that only its owner may read."""
        from planner.store.codec import encode
        from planner.store.content import FORMAT, write_readable
        from planner.store.files import read_file, replace_file

        if path is not None:
            plain = path.is_file() and not path.is_symlink()
            self._check_place(path, there=plain and FORMAT.encode() in (read_file(path) or b"")[:200])
        data = write_readable(self.home.content(), encode(self._instant("UTC")))
        if path is not None:
            replace_file(path, data, anywhere=True)
        return data

    def find_copy(self, name: str) -> Backup | Path:
        """Return the copy that was typed: a file, a folder, the newest that is kept, or one by its name or number."""
        from planner.store.backups import is_backup

        path = Path(name)
        if path.is_file() or is_backup(path):
            return path
        there = self.backups()
        meant = there[-1:] if name == "newest" else [b for b in there if name in (b.name, str(b.row))]
        if len(meant) != 1:
            raise Refused(f"There is no backup {clean(name, 60)!r}; 'ourweek where' shows those that are kept.")
        return meant[0]

    def restore(self, copy: Backup | Path) -> tuple[str, ...]:
        """Put back what a kept copy, or a file or a folder elsewhere, holds; return sentences about it.

        The present state is kept first, and what was done can be taken back.
        """
        content = self._content_of(copy)
        said = self.home.mend()
        now = self._instant("UTC")
        if self.home.couple() is not None:
            kept = self.home.back_up("before-restore", now)
            said = (*said, f"What was there before is kept as {kept.name}.")
        which = copy.name if isinstance(copy, Path) else f"of {spoken_date(copy.at)}"
        self.home.restore(content, f"The backup {which} was put back", now)
        self._forget_catalogue()
        return said

    def check_up(self, *, repair: bool = False) -> tuple[Finding, ...]:
        """Check every file; with `repair` mend what can be mended without losing anything."""
        from planner.catalogue.check import read_packs
        from planner.store.checkup import Finding, Sort, check_up

        found = tuple(check_up(self.home, repair=repair))
        packs = sorted(self.home.folder.glob("packs/*.toml"))
        _, faults = read_packs(packs, complete=False) if packs else ((), ())
        return (*found, *(Finding(Sort.FAULT, f"A pack is left out: {fault}") for fault in faults))

    def erase(self, elsewhere: Iterable[Path] = ()) -> tuple[Path, ...]:
        """Delete everything here and its copies, and what lies `elsewhere`; return what is left in the folder."""
        from planner.store.erasing import erase

        spare = self.home.keeper.spare
        return erase(self.home.folder, (*((spare,) if spare else ()), *elsewhere))

    def _content_of(self, copy: Backup | Path) -> Content:
        from planner.store.content import read_readable
        from planner.store.files import read_file

        path = copy if isinstance(copy, Path) else copy.folder
        return read_readable(read_file(path) or b"") if path.is_file() else self.home.content_of(path)

    def _check_place(self, path: Path, *, there: bool = False) -> None:
        if path.resolve().is_relative_to(self.home.folder.resolve()):
            raise Refused("A copy can't go into the folder of your data; choose another place.")
        if path.is_symlink() or (path.exists() and not (there and path.is_file())):
            raise Refused(f"There is something at {path} already; choose another name so that nothing is lost.")
        if not path.absolute().parent.is_dir():
            raise Refused(f"There is no folder {path.absolute().parent}; make it first, or choose another place.")
