"""A store: records by table and key, in memory as they are on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.model.errors import DataProblem, Locked
from planner.store.files import append_line, keep_damaged, plainly, read_file, replace_file, set_aside
from planner.store.journal import SCHEMA, Act, Line, Op, Tables, checksum_of, read_back, read_lines, write_line
from planner.store.loading import Broken, Paths, State, load, unbroken
from planner.store.slot import SealedUp, Slot
from planner.store.snapshot import Snapshot, SnapshotDamaged, parse_snapshot, write_snapshot

if TYPE_CHECKING:
    from planner.store.sealing import Seal
    from planner.store.tables import RecordBase

EAGER_BYTES = 2_000_000
"""Up to this size the snapshot is written after every change."""
LAZY_CHANGES = 16
"""Beyond it, after so many."""

Copies = Callable[[str], Iterable[bytes]]
"""What the backups hold of a file of this name, the newest first."""

_Seen = tuple[tuple[int, int, int] | None, ...]


class Store:
    """One store of a folder: `store`, which both share, or a partner's own `private-a` or `private-b`.

    Whoever changes it has the folder's lock, calls `hold`, then `put` and `restore`, `commit` and `settle`, and ends
    with `let_go`, or with `forget` when something went wrong.
    """

    def __init__(self, folder: Path, name: str, shared: Store | None = None, copies: Copies = lambda _: ()) -> None:
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
        self._tables: Tables = {}
        self._base: RecordBase | None = None
        self._seen: _Seen = ()
        self._held = False
        self._before: dict[tuple[str, str], dict[str, Any] | None] = {}

    def get(self, table: str, key: str) -> dict[str, Any] | None:
        """Return a record; it is not to be changed in place."""
        self.refresh()
        return self._tables.get(table, {}).get(key)

    def all(self, table: str) -> Mapping[str, dict[str, Any]]:
        """Return every record of a table by its key; they are not to be changed in place."""
        self.refresh()
        return self._tables.get(table, {})

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

    def _records(self) -> RecordBase:
        """Return the records as what changes them; whoever only reads never loads it."""
        if self._base is None:
            from planner.store.tables import RecordBase

            self._base = RecordBase(self._tables)
        return self._base

    @property
    def outdated(self) -> bool:
        """Whether the files hold the records of an older version, which the next change makes those of today."""
        return self._state is not None and self._state.schema < SCHEMA

    def _of_today(self, state: State) -> Tables:
        if state.schema == SCHEMA:
            return state.tables
        from planner.store.migrations import migrated

        return migrated(self.name, state.tables, state.schema)

    def _migrate(self, state: State) -> None:
        """Write down, as one line of the journal, what is different in the records of today."""
        old, new = state.tables, self._tables
        for table in {**old, **new}:
            for key in {**old.get(table, {}), **new.get(table, {})}:
                self._before[table, key] = old.get(table, {}).get(key)
        state.schema = SCHEMA
        if state.journal_whole:
            self.commit(Act(id="", time=""))
        else:
            self._begin_anew(state)
        self._seen = self._look()
        self.settle(at_once=True)
        self._seen = self._look()

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

    def _slot_of_copies(self) -> Slot:
        for data in self._copies(self.paths.snapshot.name):
            try:
                parse_snapshot(data, self.paths.snapshot.name)
            except SealedUp as sealed:
                if sealed.slot is not None:
                    return sealed.slot
            except (SnapshotDamaged, DataProblem):
                continue
        raise Broken(f"{self.paths.journal} is damaged where it says what opens it; restore a backup.")

    def _kept(self) -> Iterator[Snapshot]:
        for data in self._copies(self.paths.snapshot.name):
            with suppress(SnapshotDamaged, SealedUp, DataProblem):
                yield parse_snapshot(data, self.paths.snapshot.name, self._seal)

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

    @property
    def partner(self) -> str | None:
        """The id of the partner whose own store it is; None: both."""
        return None if self._shared is None else self.name.rpartition("-")[2]

    @property
    def known(self) -> bool:
        """Whether its records lie in memory."""
        return self._state is not None

    def slot(self) -> Slot | None:
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
        lines = [*read_lines(read_file(self.paths.journal) or b"", 0, self.paths.journal.name, self._seal)]
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

    def everything(self) -> Tables:
        """Return all records by table and key, without empty tables; they are not to be changed in place."""
        self.refresh()
        return {table: dict(records) for table, records in self._tables.items() if records}

    def become(self, tables: Tables) -> None:
        """Set all records to exactly these."""
        present = self.everything()
        for table in {**present, **tables}:
            old, new = present.get(table, {}), tables.get(table, {})
            # Those that come back keep the order in which they were written.
            changed = [key for key in new if old.get(key) != new[key]]
            for key in (*(key for key in old if key not in new), *changed):
                self.restore(table, key, new.get(key))

    def read_copy(self, data: bytes) -> Tables:
        """Return the records that a copy of the snapshot holds; raises DataProblem when it can't be read."""
        from planner.store.content import checked_tables

        name = self.paths.snapshot.name
        try:
            snapshot = parse_snapshot(data, name, self._seal)
            return checked_tables(self.name, snapshot.tables, snapshot.schema)
        except SealedUp:
            raise Locked(self.partner) from None
        except (SnapshotDamaged, ValueError, AttributeError):
            raise DataProblem(f"{name} in this backup is damaged; take another one.") from None

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
        tables = self._tables
        snapshot = Snapshot(state.seq, state.chain, state.begin, state.end, tables)
        write_snapshot(self.paths.snapshot, snapshot, self._sealing(state))
        state.saved = state.seq

    def _sealing(self, state: State) -> Seal | None:
        """Return what is sealed with: the key may be known still of a store that another window has unsealed."""
        return self._seal if state.slot else None

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

    def _happened(self, line: Line) -> bool:
        return self._shared is None or line.act.shared is None or self._shared.holds_act(line.act.shared, line.act.id)

    def _begin_anew(self, state: State) -> None:
        """Replace a journal that does not lead up to the records by one that begins with them."""
        keep_damaged(self.paths.journal)
        records = self._tables
        line = write_line(state.seq, "", Act(id="", time=""), (), records, seal=self._sealing(state))
        replace_file(self.paths.journal, line + b"\n")
        state.chain, state.begin, state.end = checksum_of(line.partition(b" ")[2]), 0, len(line) + 1
        state.journal_whole = True
        state.saved = 0
        self._seen = self._look()
        self.notice = f"{self.paths.journal.name} was damaged; it was begun anew, and nothing is lost."

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
