"""Keeping safe what there is: backups, mending, examining, passphrases."""

from __future__ import annotations

from datetime import UTC, datetime

from planner.model.errors import DataProblem
from planner.store.backups import BY_ITSELF, Backup
from planner.store.lock import locked
from planner.store.records import KEPT, read_record
from planner.store.stores import PARTNERS, SHARED, Stores, owned_by, private_name

NAMES = (SHARED, *map(private_name, PARTNERS))


class Safekeeping(Stores):
    """What is done for the data as a whole."""

    def back_up(self, kind: str, now: datetime) -> Backup:
        """Keep a copy of everything as it is; raises DataProblem when it can't be kept."""
        with self._opened():
            return self._back_up(now.astimezone(UTC), kind)

    def mend(self) -> tuple[str, ...]:
        """Bring back what can be read of files that can't be used any more; return a sentence for each."""
        with self._guard, locked(self.folder):
            found = [self.store(name).mend() for name in NAMES]
        return tuple(sentence for sentence in found if sentence)

    def is_sealed(self, partner: str | None) -> bool:
        """Whether a passphrase seals what is one partner's alone, or with None what both share."""
        return self.store(owned_by(partner)).slot() is not None

    def unlock(self, partner: str | None, passphrase: str) -> bool:
        """Open what a passphrase seals, for as long as the program runs; return whether it was the right one."""
        with self._guard:
            return self.store(owned_by(partner)).unlock(passphrase)

    def set_passphrase(self, partner: str | None, passphrase: str | None) -> None:
        """Seal what is open under a passphrase, another one, or none; every file of it is written anew."""
        from planner.store.sealing import new_seal

        name = owned_by(partner)
        seal = new_seal(name, passphrase) if passphrase is not None else None
        with self._opened():
            store = self.store(name)
            store.reseal(seal)
            # Older copies would open without the new passphrase, or with none any more.
            self.keeper.forget(store.paths.snapshot.name, store.paths.journal.name)
            if self._acted_at or (newest := self.keeper.backups()[-1:]):
                self._back_up(self._acted_at or newest[0].at, BY_ITSELF)

    def examine(self) -> tuple[str, ...]:
        """Read every file from its beginning and return a sentence for each fault; none means that all is sound."""
        found: list[str] = []
        with self._guard:
            for name in NAMES:
                try:
                    found += self.store(name).examine()
                    for kind, kept in KEPT.items():
                        if kept.private == (name != SHARED):
                            for stored in self.store(name).all(kept.table).values():
                                read_record(kind, stored)
                except DataProblem as problem:
                    found.append(str(problem))
        return tuple(found)

