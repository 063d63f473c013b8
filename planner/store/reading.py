"""The records of a store, in memory as they are on disk, and read again whenever they are not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.model.errors import DataProblem, Locked
from planner.store.files import plainly
from planner.store.journal import SCHEMA, Line, Tables, read_back
from planner.store.key_slot import SealedUp
from planner.store.loading import Broken, Paths, State, load
from planner.store.names import owner_of
from planner.store.snapshot import Snapshot, SnapshotDamaged, parse_snapshot
from planner.store.texts import Texts, TextTables, plain_tables, text_tables

if TYPE_CHECKING:
    from planner.store.sealing import Seal
    from planner.store.tables import RecordBase

Copies = Callable[[str], Iterable[bytes]]
"""What the backups hold of a file of this name, the newest first."""

_Seen = tuple[tuple[int, int, int] | None, ...]


class Reading:
    """A store as whoever only looks needs it."""

    def __init__(self, folder: Path, name: str, shared: Reading | None = None, copies: Copies = lambda _: ()) -> None:
        self.name = name
        self.paths = Paths.of(folder, name)
        self.version = 0
        """Another number whenever the records may be others."""
        self.notice = ""
        """One sentence about what had to be mended, or could not be written twice."""
        self._shared = shared
        self._copies = copies
        self._seal: Seal | None = None
        self._state: State | None = None
        self._tables: TextTables = {}
        self._base: RecordBase | None = None
        self._seen: _Seen = ()
        self._held = False
        self._before: dict[tuple[str, str], dict[str, Any] | None] = {}

    @property
    def partner(self) -> str | None:
        """The id of the partner whose own store it is; None: both."""
        return owner_of(self.name)

    def get(self, table: str, key: str) -> dict[str, Any] | None:
        """Return a record; it is not to be changed in place."""
        return self.all(table).get(key)

    def all(self, table: str) -> Texts:
        """Return every record of a table by its key; they are not to be changed in place."""
        self.refresh()
        return self._tables.get(table) or Texts()

    def everything(self) -> Tables:
        """Return all records by table and key, without empty tables; they are not to be changed in place."""
        self.refresh()
        return {table: records for table, records in plain_tables(self._tables).items() if records}

    @property
    def known(self) -> bool:
        """Whether its records lie in memory."""
        return self._state is not None

    def changed(self) -> bool:
        """Whether another program wrote since the records were last read."""
        return self._state is not None and not self._held and self._seen != self._look()

    def refresh(self, *, thorough: bool = False) -> State:
        """Read the files again when they are not as they were, or when `thorough`, then to their beginning."""
        current = not (thorough or self._state is None or self._state.doubtful or self.changed())
        if self._state is not None and (self._held or current):
            return self._state
        # Looked at before they are read: what is written in between is seen the next time.
        seen = self._look()
        try:
            state = load(self.paths, self._happened, self._seal, thorough=thorough)
        except SealedUp:
            self._state = None
            raise Locked(self.partner) from None
        except Broken:
            from planner.store.salvage import heal

            if (healed := heal(self.paths, self._happened, self._kept(), self._seal)) is None:
                raise
            state = healed
        self._tables, self._base = self._of_today(state), None
        self._state, self._seen = state, seen
        self.version += 1
        return state

    @property
    def outdated(self) -> bool:
        """Whether the files hold the records of an older version, which the next change makes those of today."""
        return self._state is not None and self._state.schema < SCHEMA

    def _of_today(self, state: State) -> TextTables:
        if state.schema == SCHEMA:
            return state.tables
        from planner.store.migrations import migrated

        return text_tables(migrated(self.name, plain_tables(state.tables), state.schema))

    def lines_back(self) -> Iterator[Line]:
        """Yield the journal's lines, the newest first."""
        state = self.refresh()
        try:
            yield from read_back(self.paths.journal, state.end, self._seal)
        except SealedUp:
            raise Locked(self.partner) from None

    def holds_act(self, number: int, act: str) -> bool:
        """Whether the change of this number was part of this act, as far as the journal can tell."""
        if number > self.refresh().seq:
            return False
        return next((line.act.id == act for line in self.lines_back() if line.number == number), True)

    def read_copy(self, data: bytes) -> Tables:
        """Return the records that a copy of the snapshot holds; raises DataProblem when it can't be read."""
        from planner.store.content import checked_tables

        name = self.paths.snapshot.name
        try:
            snapshot = parse_snapshot(data, name, self._seal)
            return checked_tables(self.name, plain_tables(snapshot.tables), snapshot.schema)
        except SealedUp:
            raise Locked(self.partner) from None
        except (SnapshotDamaged, ValueError, AttributeError):
            raise DataProblem(f"{name} in this backup is damaged; take another one.") from None

    def _kept(self) -> Iterator[Snapshot]:
        for data in self._copies(self.paths.snapshot.name):
            with suppress(SnapshotDamaged, SealedUp, DataProblem):
                yield parse_snapshot(data, self.paths.snapshot.name, self._seal)

    def _happened(self, line: Line) -> bool:
        return self._shared is None or line.act.shared is None or self._shared.holds_act(line.act.shared, line.act.id)

    def _look(self) -> _Seen:
        """Return what tells whether the files are still those that were read."""
        found: list[tuple[int, int, int] | None] = []
        for path in (self.paths.snapshot, self.paths.journal):
            with plainly(path):
                try:
                    stat = path.lstat()
                except FileNotFoundError:
                    found.append(None)
                else:
                    found.append((stat.st_ino, stat.st_size, stat.st_mtime_ns))
        return tuple(found)
