"""What can be told of sealed files without their passphrase: whether they are whole, not what they hold."""

from __future__ import annotations

import json

from planner.model.errors import DataProblem
from planner.store.files import read_file
from planner.store.journal import checksum_of
from planner.store.key_slot import SealedUp
from planner.store.loading import Paths
from planner.store.snapshot import SnapshotDamaged, read_snapshot


def faults_unopened(paths: Paths) -> tuple[str, ...]:
    """Return a sentence for each fault of a store's files that shows without opening them."""
    found = []
    reach = 0
    try:
        if read_snapshot(paths.snapshot) is None:
            found.append(f"{paths.snapshot.name} is missing; whoever opens it with the passphrase can have it mended.")
    except SealedUp:
        # Its checksum was right, then.
        reach = json.loads(read_file(paths.snapshot) or b"{}").get("seq", 0)
    except SnapshotDamaged:
        found.append(f"{paths.snapshot.name} is damaged; whoever opens it with the passphrase can have it mended.")
    except DataProblem as problem:
        found.append(str(problem))
    if not _whole(read_file(paths.journal) or b"", reach):
        found.append(f"{paths.journal.name} is damaged; whoever opens it with the passphrase can have it mended.")
    return tuple(found)


def _whole(journal: bytes, reach: int) -> bool:
    """Whether each line is as it was written, names the one before, and the last has at least the number `reach`."""
    before: tuple[int, str] | None = None
    for line in filter(None, journal.split(b"\n")[:-1]):
        checksum, _, data = line.partition(b" ")
        try:
            entry = json.loads(data)
            number, previous = entry["n"], entry["p"]
        except (ValueError, KeyError, TypeError, RecursionError):
            return False
        if checksum.decode("ascii", "replace") != checksum_of(data):
            return False
        if before is not None and (number, previous) != (before[0] + 1, before[1]):
            return False
        before = number, checksum.decode("ascii")
    return before is not None and before[0] >= reach
