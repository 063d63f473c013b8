"""Faults of a store's files: found, said, and mended as far as anything can be read."""

from __future__ import annotations

from planner.store.files import set_aside
from planner.store.journal import SCHEMA
from planner.store.loading import Broken
from planner.store.settling import Settling


class Mending(Settling):
    """A store that looks after its files."""

    def examine(self) -> tuple[str, ...]:
        """Return a sentence for each fault of the files; the next change mends what these say can be mended."""
        snapshot, journal = self.paths.snapshot.name, self.paths.journal.name
        state = self.refresh(thorough=True)
        found = []
        if state.snapshot_damaged:
            found.append(f"{snapshot} is damaged; {journal} holds everything, and the next change mends it.")
        elif state.seq and not state.saved:
            found.append(f"{snapshot} is missing; {journal} holds everything, and the next change mends it.")
        if not state.journal_whole:
            found.append(f"{journal} is damaged or missing; {snapshot} holds everything, and the next change mends it.")
        return tuple(found)

    def mend(self) -> str:
        """Where the files can't be used any more, put the newest records that can be read in their place.

        Return a sentence about it, or an empty one where they can be used. Whoever calls it has the folder's lock.
        """
        from planner.store.salvage import salvage

        try:
            self.refresh(thorough=True)
        except Broken:
            state = salvage(self.paths, self._kept(), self._seal)
        else:
            return ""
        for path in (self.paths.snapshot, self.paths.journal):
            set_aside(path)
        self._tables, self._base = self._of_today(state), None
        state.schema = SCHEMA
        self._begin_anew(state)
        self._state, self.notice = state, ""
        self.version += 1
        self.settle(at_once=True)
        self._seen = self._look()
        return f"{self.paths.snapshot.name} is as it was after change {state.seq}; the damaged files lie in 'damaged'."
