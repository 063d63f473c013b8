"""Keeping safe what there is: backups, mending, examining, passphrases."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.model.errors import DataProblem, Locked
from planner.store.names import NAMES, SHARED, owned_by
from planner.store.records import every_kind, read_record
from planner.store.stores import Stores

if TYPE_CHECKING:
    from planner.store.backups import Backup
    from planner.store.content import Content


class Safekeeping(Stores):
    """What is done for the data as a whole."""

    def back_up(self, kind: str, now: datetime) -> Backup:
        """Keep a copy of everything as it is; raises DataProblem when it can't be kept."""
        with self._opened():
            return self._back_up(now.astimezone(UTC), kind)

    def content(self) -> Content:
        """Return everything there is."""
        from planner.store.content import Content
        from planner.store.own_files import own_files

        with self._guard:
            # Those in which there is nothing, too: whether there is something is its owner's to say.
            stores = {name: self.store(name).everything() for name in NAMES}
        return Content(stores, own_files(self.folder))

    def content_of(self, backup: Path) -> Content:
        """Return what a backup holds; raises DataProblem when it can't be read."""
        from planner.store.backups import files_of
        from planner.store.content import Content
        from planner.store.own_files import is_own

        files = files_of(backup)
        stores = {name: self.store(name).read_copy(files[f"{name}.json"]) for name in NAMES if f"{name}.json" in files}
        if SHARED not in stores:
            raise DataProblem(f"{backup} is no backup of Ourweek.")
        own = {place: data.decode("utf-8", "surrogateescape") for place, data in files.items() if is_own(place)}
        return Content(stores, own)

    def restore(self, content: Content, what: str, now: datetime) -> None:
        """Put everything back as it was, in one act that can be taken back; own files that are not in it stay."""
        # Noted also where nothing differs: what undo says may not tell whether something private did.
        with self.act(what, now, always=True) as writing:
            for name in NAMES:
                self.store(name).become(content.stores.get(name, {}))
            for place, text in content.files.items():
                writing.write_file(place, text)

    def write_anew(self) -> None:
        """Write anew whichever file of a store is not as it should be; the other one has everything."""
        with self._opened():
            for name in NAMES:
                with suppress(Locked):
                    store = self.store(name)
                    if store.unsettled:
                        store.settle(at_once=True)

    def mend(self) -> tuple[str, ...]:
        """Bring back what can be read of files that can't be used any more; return a sentence for each."""
        from planner.store.lock import locked

        if not self.folder.is_dir():
            return ()
        with self._guard, locked(self.folder):
            return tuple(sentence for name in NAMES if (sentence := self._mended(name)))

    def _mended(self, name: str) -> str:
        # What is sealed and not opened is mended by whoever opens it.
        with suppress(Locked):
            return self.store(name).mend()
        return ""

    def is_sealed(self, partner: str | None) -> bool:
        """Whether a passphrase seals what is one partner's alone, or with None what both share."""
        return self.store(owned_by(partner)).slot() is not None

    def unlock(self, partner: str | None, passphrase: str) -> bool:
        """Open what a passphrase seals, for as long as the program runs; return whether it was the right one."""
        with self._guard:
            return self.store(owned_by(partner)).unlock(passphrase)

    def set_passphrase(self, partner: str | None, passphrase: str | None) -> None:
        """Seal what is open under a passphrase, another one, or none; every file of it is written anew."""
        from planner.store.backups import BY_ITSELF
        from planner.store.derived import forget_derived
        from planner.store.sealing import new_seal

        name = owned_by(partner)
        seal = new_seal(name, passphrase) if passphrase is not None else None
        with self._opened():
            store = self.store(name)
            store.reseal(seal)
            if partner is None:
                forget_derived(self.folder)
            # Older copies would open without the new passphrase, or with none any more.
            self.keeper.forget(store.paths.snapshot.name, store.paths.journal.name)
            if self._acted_at or (newest := self.keeper.backups()[-1:]):
                self._back_up(self._acted_at or newest[0].at, BY_ITSELF)

    def examine(self) -> tuple[str, ...]:
        """Read every file from its beginning and return a sentence for each fault; none means that all is sound."""
        from planner.store.unopened import faults_unopened

        found: list[str] = []
        with self._guard:
            for name in NAMES:
                try:
                    found += self.store(name).examine()
                    for kind, kept in every_kind():
                        if kept.private == (name != SHARED):
                            for stored in self.store(name).all(kept.table).values():
                                read_record(kind, stored)
                except Locked:
                    found += faults_unopened(self.store(name).paths)
                except DataProblem as problem:
                    found.append(str(problem))
        return tuple(found)

