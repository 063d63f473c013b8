"""When neither file of a store makes good for the other: what the backups still can do."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from planner.model.errors import DataProblem
from planner.store.journal import Line, read_journal
from planner.store.key_slot import SealedUp
from planner.store.loading import Counts, Paths, State, apply, at_snapshot, read_through
from planner.store.snapshot import Snapshot, SnapshotDamaged, read_snapshot
from planner.store.texts import text_tables

if TYPE_CHECKING:
    from planner.store.sealing import Seal


def heal(paths: Paths, counts: Counts, copies: Iterable[Snapshot], seal: Seal | None) -> State | None:
    """Return the records where the journal leads from a backup to its newest line, so that nothing is lost."""
    newest = max((line.number for line in _readable(paths.journal, seal)), default=0)
    for copy in copies:
        try:
            state = read_through(copy, paths.journal, counts, seal)
        except DataProblem:
            continue
        if state.seq >= newest > copy.seq:
            state.saved, state.snapshot_damaged = 0, paths.snapshot.exists()
            return state
    return None


def salvage(paths: Paths, copies: Iterable[Snapshot], seal: Seal | None) -> State:
    """Return the newest records that can be read from what there is, with a number that none was ever after."""
    lines = _readable(paths.journal, seal)
    bases = [(line, text_tables(line.base)) for line in lines if line.base]
    starts = [State(base, line.number, line.checksum, schema=line.version) for line, base in bases]
    with suppress(SnapshotDamaged, SealedUp, DataProblem):
        starts += [at_snapshot(own) for own in [read_snapshot(paths.snapshot, seal)] if own]
    best = State({})
    for start in (State({}), *starts, *map(at_snapshot, copies)):
        for line in lines:
            if line.number == start.seq + 1 and line.previous == start.chain:
                apply(start.tables, line.ops)
                start.seq, start.chain, start.schema = line.number, line.checksum, line.version
        best = max(best, start, key=attrgetter("seq"))
    best.seq = max(best.seq, *(line.number for line in lines)) if lines else best.seq
    best.slot = seal.slot if seal else None
    return best


def _readable(journal: Path, seal: Seal | None) -> list[Line]:
    try:
        lines = read_journal(journal, seal)
    except (DataProblem, SealedUp):
        return []
    return [line for line in lines if isinstance(line, Line)]
