"""From a store's two files to its records: either file alone is enough, and a doubt is never settled by guessing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from planner.model.errors import DataProblem
from planner.model.value import Value
from planner.store.files import read_file
from planner.store.journal import SCHEMA, Damage, Line, Op, read_journal, read_lines
from planner.store.key_slot import KeySlot, SealedUp
from planner.store.names import SHARED
from planner.store.snapshot import Snapshot, SnapshotDamaged, read_snapshot
from planner.store.texts import Texts, TextTables, text_tables

if TYPE_CHECKING:
    from planner.store.sealing import Seal

Counts = Callable[[Line], bool]


class Broken(DataProblem):
    """The files of a store are damaged beyond what one makes good for the other."""


WAY_OUT = "nothing was changed, and 'ourweek doctor --repair' brings back what can be read."
"""How every sentence about damage ends."""


class Paths(Value):
    """Where a store lies."""

    snapshot: Path
    journal: Path

    @classmethod
    def of(cls, folder: Path, name: str) -> Paths:
        """Return the files of a store; the shared one's journal is called `journal.jsonl`."""
        journal = "journal" if name == SHARED else name
        return cls(folder / f"{name}.json", folder / f"{journal}.jsonl")


class State:
    """All records of a store, and where its files stand."""

    def __init__(
        self,
        tables: TextTables,
        seq: int = 0,
        chain: str = "",
        begin: int = 0,
        end: int = 0,
        *,
        saved: int = 0,
        schema: int = SCHEMA,
        slot: KeySlot | None = None,
    ) -> None:
        self.tables = tables
        self.seq, self.chain = seq, chain
        self.begin = begin
        """Where the newest line stands in the journal, in bytes."""
        self.end = end
        """Where the journal's good part ends."""
        self.saved = saved
        """The number that the snapshot stands at; 0 when there is none to trust."""
        self.snapshot_damaged = False
        self.journal_whole = True
        """Whether the journal goes on from the records as they are."""
        self.doubtful = False
        """Whether the newest line was left out because its act may not have happened."""
        self.schema = schema
        """The version of the records."""
        self.slot = slot
        """What the store is sealed with."""


def load(paths: Paths, counts: Counts, seal: Seal | None = None, *, thorough: bool = False) -> State:
    """Read a store; `counts` says whether the act of a private line did happen.

    Unless `thorough`, the part of the journal that the snapshot covers is not read.

    Raises DataProblem when what is on disk is newer, or damaged beyond what the other file makes good, and SealedUp
    when it takes another seal to read it.
    """
    damaged = False
    locked: SealedUp | None = None
    try:
        snapshot = read_snapshot(paths.snapshot, seal)
    except SnapshotDamaged:
        snapshot, damaged = None, True
    except SealedUp as sealed:
        snapshot, locked = None, sealed
    if not thorough and snapshot and (state := _go_on(snapshot, paths.journal, counts, seal)):
        return state
    try:
        state = read_through(snapshot, paths.journal, counts, seal)
    except SealedUp as sealed:
        # The journal is the first to be sealed anew.
        raise SealedUp(sealed.slot or (locked.slot if locked else None)) from None
    except DataProblem:
        if locked:
            raise locked from None
        raise
    if locked and not state.seq:
        raise locked
    if damaged:
        if state.seq == 0:
            raise Broken(f"{paths.snapshot} is damaged, and no journal beside it tells what it held; {WAY_OUT}")
        state.snapshot_damaged = True
    return state


def _go_on(snapshot: Snapshot, journal: Path, counts: Counts, seal: Seal | None) -> State | None:
    """Read only what came after the snapshot, when the journal holds the line that it stands at."""
    data = read_file(journal, snapshot.begin)
    if data is None:
        return None
    try:
        lines = list(read_lines(data, snapshot.begin, journal.name, seal))
    except SealedUp:
        # Reading from the start tells by what.
        return None
    first = lines[0] if lines else None
    if not isinstance(first, Line) or (first.number, first.checksum) != (snapshot.seq, snapshot.chain):
        return None
    state = at_snapshot(snapshot)
    try:
        _follow(state, lines, journal, counts)
    except DataProblem:
        # Reading from the start tells the right line.
        return None
    return state


def read_through(snapshot: Snapshot | None, journal: Path, counts: Counts, seal: Seal | None = None) -> State:
    """Read a journal from its beginning, and go on with it from a snapshot; raises as `load` does."""
    lines = read_journal(journal, seal)
    good = [line for line in lines if isinstance(line, Line)]
    first = good[0] if good and good[0] is lines[0] else None
    if snapshot is not None and first is not None and first.instead == snapshot.chain:
        # The journal was written anew since, with another seal, and tells all of it.
        snapshot = None
    state = at_snapshot(snapshot) if snapshot is not None else State({})
    if first is not None and first.base is not None and first.number >= state.seq:
        saved = state.seq if state.chain == first.checksum else 0
        place = first.number, first.checksum, first.begin, first.end
        state = State(text_tables(first.base or {}), *place, saved=saved, schema=first.version)
    elif snapshot is not None:
        there = next((line for line in good if line.number == snapshot.seq), None)
        if there is not None and there.checksum != snapshot.chain:
            raise Broken(f"{journal} and the file beside it tell of two different pasts; {WAY_OUT}")
        state.journal_whole = there is not None
        if there is not None:
            state.begin, state.end = there.begin, there.end
    _follow(state, lines, journal, counts)
    state.journal_whole = state.journal_whole and unbroken(good)
    if first is not None and (first.number == 1 or first.base is not None):
        state.slot = first.slot
    return state


def unbroken(lines: Sequence[Line]) -> bool:
    """Whether the lines alone tell everything."""
    begun = not lines or lines[0].number == 1 or lines[0].base is not None
    return begun and all(
        (line.number, line.previous) == (before.number + 1, before.checksum) for before, line in pairwise(lines)
    )


def at_snapshot(snapshot: Snapshot) -> State:
    """Return a snapshot's records and where it stands."""
    place = snapshot.seq, snapshot.chain, snapshot.begin, snapshot.end
    return State(snapshot.tables, *place, saved=snapshot.seq, schema=snapshot.schema, slot=snapshot.slot)


def _follow(state: State, lines: Sequence[Line | Damage], journal: Path, counts: Counts) -> None:
    """Apply the lines that come after the state; raises DataProblem when one of them is missing.

    The numbers tell what is missing: a line that can't be read was only an interrupted write when the numbers
    go on without it, and does no harm when the snapshot is newer.
    """
    reach = 0
    row_of_damage = 0
    for row, line in enumerate(lines, start=1):
        if isinstance(line, Damage):
            reach += 1
            row_of_damage = row_of_damage if row_of_damage and reach > state.seq else line.row
            continue
        reach = line.number
        if line.number <= state.seq:
            continue
        if line.number != state.seq + 1 or line.previous != state.chain:
            raise _damaged(journal, row_of_damage or row)
        if row == len(lines) and line.act.shared is not None and not counts(line):
            state.doubtful = True
            return
        apply(state.tables, line.ops)
        state.seq, state.chain, state.begin, state.end = line.number, line.checksum, line.begin, line.end
        state.schema = line.version
    if reach > state.seq:
        raise _damaged(journal, row_of_damage)
    if lines and lines[-1].end != state.end:
        # What follows is of no use here, but nobody knows what it is.
        state.journal_whole = False


def apply(tables: TextTables, ops: Sequence[Op]) -> None:
    """Make the changes of one line; a record that is set comes last in its table."""
    for table, key, new, _ in ops:
        records = tables.setdefault(table, Texts())
        records.pop(key, None)
        if new is not None:
            records[key] = new


def _damaged(journal: Path, row: int) -> Broken:
    return Broken(f"{journal} is damaged at line {row}; {WAY_OUT}")
