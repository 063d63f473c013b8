"""The seal of a store: told, opened with its passphrase, and changed for another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model.errors import DataProblem
from planner.store.files import replace_file
from planner.store.journal import Act, Line, checksum_of, read_journal, write_line
from planner.store.key_slot import KeySlot, SealedUp
from planner.store.loading import Broken, load, unbroken
from planner.store.settling import Settling
from planner.store.snapshot import SnapshotDamaged, parse_snapshot

if TYPE_CHECKING:
    from planner.store.sealing import Seal


class Resealing(Settling):
    """A store that may be sealed."""

    def slot(self) -> KeySlot | None:
        """Return what the store on disk is sealed with, whether or not it is open here."""
        try:
            return load(self.paths, lambda _: True).slot
        except SealedUp as sealed:
            return sealed.slot or self._slot_of_copies()

    def unlock(self, passphrase: str) -> bool:
        """Open what is sealed, for as long as the program runs; return whether the passphrase was the right one."""
        from planner.store.sealing import unwrapped

        slot = self.slot()
        seal = unwrapped(self.name, slot, passphrase) if slot else None
        if seal is not None:
            self._seal, self._state = seal, None
        return seal is not None or slot is None

    def reseal(self, seal: Seal | None) -> None:
        """Write both files anew with another seal, or with none; undo goes as far back as before."""
        state = self.refresh()
        self.settle(at_once=True)
        if state.saved < state.seq:
            raise DataProblem(self.notice)
        lines = read_journal(self.paths.journal, self._seal)
        good = [line for line in lines if isinstance(line, Line)]
        if not good:
            # The slot needs a line to lie in.
            good = [Line(1, "", "", Act(id="", time=""), (), None, 0, 0)]
        elif len(good) < len(lines) or not unbroken(good) or good[-1].number != state.seq:
            self._begin_anew(state)
            self.reseal(seal)
            return
        chain, written = "", b""
        for line in good:
            instead = "" if written else state.chain
            text = write_line(line.number, chain, line.act, line.ops, line.base, seal=seal, instead=instead)
            chain, state.begin = checksum_of(text.partition(b" ")[2]), len(written)
            written += text + b"\n"
        replace_file(self.paths.journal, written)
        state.seq, state.chain, state.end, state.saved = good[-1].number, chain, len(written), 0
        self._seal, state.slot = seal, seal.slot if seal else None
        try:
            self._write_snapshot(state)
        except DataProblem as problem:
            raise DataProblem(
                f"{self.paths.journal.name} is as you wanted, {self.paths.snapshot.name} not yet: {problem}"
            ) from None
        self._seen = self._look()

    def _slot_of_copies(self) -> KeySlot:
        for data in self._copies(self.paths.snapshot.name):
            try:
                parse_snapshot(data, self.paths.snapshot.name)
            except SealedUp as sealed:
                if sealed.slot is not None:
                    return sealed.slot
            except (SnapshotDamaged, DataProblem):
                continue
        raise Broken(f"{self.paths.journal} is damaged where it says what opens it; restore a backup.")
