"""The two files of a store: a change is safe in the journal, and the snapshot follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model.errors import DataProblem
from planner.store.files import keep_damaged, replace_file
from planner.store.journal import Act, checksum_of, write_line
from planner.store.loading import State
from planner.store.reading import Reading
from planner.store.snapshot import Snapshot, write_snapshot
from planner.store.texts import plain_tables

if TYPE_CHECKING:
    from planner.store.sealing import Seal

EAGER_BYTES = 2_000_000
"""Up to this size the snapshot is written after every change."""
LAZY_CHANGES = 16
"""Beyond it, after so many."""


class Settling(Reading):
    """A store that writes what it knows already once more: the snapshot, or a journal that was damaged."""

    @property
    def unsettled(self) -> bool:
        """Whether the journal holds what the snapshot does not."""
        return self._state is not None and self._state.saved < self._state.seq

    def settle(self, *, at_once: bool = False) -> None:
        """Write the snapshot after a commit; where that fails, the change is safe in the journal all the same.

        Unless `at_once`, a large one is left until there is more to write.
        """
        state = self.refresh()
        saved = self._seen[0]
        large = state.saved and saved and saved[1] > EAGER_BYTES
        if large and not at_once and state.seq - state.saved < LAZY_CHANGES:
            return
        try:
            if state.snapshot_damaged:
                keep_damaged(self.paths.snapshot)
                state.snapshot_damaged = False
                self.notice = f"{self.paths.snapshot.name} was damaged; it was made anew, and nothing is lost."
            self._write_snapshot(state)
        except DataProblem as problem:
            self.notice = f"This is saved, but not its second copy in {self.paths.snapshot.name}: {problem}"

    def _write_snapshot(self, state: State) -> None:
        snapshot = Snapshot(state.seq, state.chain, state.begin, state.end, self._tables)
        write_snapshot(self.paths.snapshot, snapshot, self._sealing(state))
        state.saved = state.seq

    def _sealing(self, state: State) -> Seal | None:
        """Return what is sealed with: the key may be known still of a store that another window has unsealed."""
        return self._seal if state.slot else None

    def _begin_anew(self, state: State) -> None:
        """Replace a journal that does not lead up to the records by one that begins with them."""
        keep_damaged(self.paths.journal)
        line = write_line(state.seq, "", Act(id="", time=""), (), plain_tables(self._tables), seal=self._sealing(state))
        replace_file(self.paths.journal, line + b"\n")
        state.chain, state.begin, state.end = checksum_of(line.partition(b" ")[2]), 0, len(line) + 1
        state.journal_whole = True
        state.saved = 0
        self._seen = self._look()
        self.notice = f"{self.paths.journal.name} was damaged; it was begun anew, and nothing is lost."
