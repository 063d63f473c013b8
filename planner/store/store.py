"""A store: records by table and key, read, changed, sealed and mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.model.errors import DataProblem
from planner.store.files import append_line
from planner.store.journal import SCHEMA, Act, Op, Tables, checksum_of, write_line
from planner.store.loading import State
from planner.store.mending import Mending
from planner.store.resealing import Resealing

if TYPE_CHECKING:
    from planner.store.tables import RecordBase


class Store(Mending, Resealing):
    """One store of a folder: `store`, which both share, or a partner's own `private-a` or `private-b`.

    Whoever changes it has the folder's lock, calls `hold`, then `put` and `restore`, `commit` and `settle`, and ends
    with `let_go`, or with `forget` when something went wrong.
    """

    def hold(self) -> None:
        """Begin to change."""
        if not self._held:
            state = self.refresh()
            self._held = True
            if self.outdated:
                self._migrate(state)
            elif not state.journal_whole:
                self._begin_anew(state)

    def put(self, table: str, key: str, record: dict[str, Any]) -> None:
        """Set a record; fields that only another version knows stay as they are."""
        self.restore(table, key, {**(self.get(table, key) or {}), **record})

    def restore(self, table: str, key: str, record: dict[str, Any] | None) -> None:
        """Set a record to exactly this, or take it out."""
        self._before.setdefault((table, key), self.get(table, key))
        if record is None:
            self._records().take_out(table, key)
        else:
            self._records().put(table, key, record)
        self.version += 1

    def become(self, tables: Tables) -> None:
        """Set all records to exactly these."""
        present = self.everything()
        for table in {**present, **tables}:
            old, new = present.get(table, {}), tables.get(table, {})
            # Those that come back keep the order in which they were written.
            changed = [key for key in new if old.get(key) != new[key]]
            for key in (*(key for key in old if key not in new), *changed):
                self.restore(table, key, new.get(key))

    def ops(self) -> tuple[Op, ...]:
        """Return what was changed and not yet committed."""
        found = ((table, key, self.get(table, key), old) for (table, key), old in self._before.items())
        return tuple(op for op in found if op[2] != op[3])

    def commit(self, act: Act) -> int:
        """Write the changes into the journal and return their number; when this returns they are on disk."""
        state = self.refresh()
        if self._look() != self._seen:
            raise DataProblem(f"{self.paths.journal} was changed by another program meanwhile; try again.")
        line = write_line(state.seq + 1, state.chain, act, self.ops(), seal=self._sealing(state))
        state.end = append_line(self.paths.journal, line, state.end)
        state.begin = state.end - len(line) - 1
        state.seq, state.chain = state.seq + 1, checksum_of(line.partition(b" ")[2])
        state.doubtful = False
        self._before.clear()
        return state.seq

    def let_go(self) -> None:
        """End a change that went well."""
        # An act that changed nothing committed nothing, and its values must not reach into the next.
        self._before.clear()
        if self._held:
            self._seen = self._look()
            self._held = False

    def forget(self) -> None:
        """End a change that went wrong: what is on disk is read again."""
        self._before.clear()
        self._state = None
        self._held = False

    def _migrate(self, state: State) -> None:
        """Write down, as one line of the journal, what is different in the records of today."""
        old, new = state.tables, self._tables
        for table in {**old, **new}:
            for key in {*old.get(table, ()), *new.get(table, ())}:
                self._before[table, key] = old[table].get(key) if table in old else None
        state.schema = SCHEMA
        if state.journal_whole:
            self.commit(Act(id="", time=""))
        else:
            self._begin_anew(state)
        self._seen = self._look()
        self.settle(at_once=True)
        self._seen = self._look()

    def _records(self) -> RecordBase:
        """Return the records as what changes them; whoever only reads never loads it."""
        if self._base is None:
            from planner.store.tables import RecordBase

            self._base = RecordBase(self._tables)
        return self._base
