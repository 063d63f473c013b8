"""The snapshot: all records of a store as they are after one line of its journal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner import __version__
from planner.model.checksums import sha256
from planner.model.value import Value
from planner.store.files import read_file, replace_file
from planner.store.journal import SCHEMA, newer, plain_bytes
from planner.store.key_slot import KeySlot, SealedUp
from planner.store.texts import TextTables, lines_of, tables_in, text_tables

if TYPE_CHECKING:
    from planner.store.sealing import Seal

FORMAT = "ourweek"
_BLANK = "0" * 64
_MARK = b'"sha256":"'
_OPENING = b"{"
_TABLES = b',"tables":' + _OPENING
_PIECE = 1 << 16


class SnapshotDamaged(Exception):
    """The snapshot can't be trusted; its journal may hold everything still."""


class Snapshot(Value):
    """All records, and the journal's line that they stand at."""

    seq: int
    chain: str
    """The checksum of that line."""
    begin: int
    """Where that line stands in the journal, in bytes."""
    end: int
    tables: TextTables
    slot: KeySlot | None = None
    """What it is sealed with."""
    schema: int = SCHEMA
    """The version of the records."""


def write_snapshot(path: Path, snapshot: Snapshot, seal: Seal | None = None) -> None:
    """Put a snapshot in place of the one before."""
    head: dict[str, Any] = {
        "format": FORMAT,
        "schema": SCHEMA,
        "app": __version__,
        "seq": snapshot.seq,
        "chain": snapshot.chain,
        "line": [snapshot.begin, snapshot.end],
        "sha256": _BLANK,
    }
    tables: TextTables | None
    if seal is None:
        opening, tables = plain_bytes(head)[:-1] + _TABLES, snapshot.tables
    else:
        sealed = seal.close(_place(snapshot.seq, snapshot.chain), b"\n".join((_OPENING, *lines_of(snapshot.tables))))
        opening, tables = plain_bytes({**head, "seal": seal.slot.stored(), "x": sealed}), None
    digest = sha256()
    # Gone through twice, and never put together: ten years are large.
    for piece in _pieces(opening, tables):
        digest.update(piece)
    at = opening.index(_MARK) + len(_MARK)
    opening = opening[:at] + digest.hexdigest().encode() + opening[at + len(_BLANK) :]
    replace_file(path, _pieces(opening, tables))


def _pieces(opening: bytes, tables: TextTables | None) -> Iterator[bytes]:
    """Yield what a file holds, in pieces that are quick to write; the tables follow their opening, or lie within it."""
    held, size = [opening], len(opening)
    for line in () if tables is None else chain(lines_of(tables), (b"}",)):
        held += [b"\n", line]
        size += len(line)
        if size >= _PIECE:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)


def _place(seq: int, chain: str) -> str:
    return f"snapshot {seq} {chain}"


def read_snapshot(path: Path, seal: Seal | None = None) -> Snapshot | None:
    """Return the snapshot, or None when there is none.

    Raises SnapshotDamaged, SealedUp when it takes another seal to read it, and DataProblem when a newer Ourweek wrote
    it or it can't be opened.
    """
    data = read_file(path)
    return None if data is None else parse_snapshot(data, path.name, seal)


def parse_snapshot(data: bytes, name: str, seal: Seal | None = None) -> Snapshot:
    """Return what the bytes of a snapshot tell; `name` is that of the file they come from."""
    try:
        head, *lines = data.split(b"\n")
        laid_out = head.endswith(_TABLES)
        content = json.loads(head.removesuffix(_TABLES) + b"}" if laid_out else data)
        if content["format"] != FORMAT:
            raise SnapshotDamaged
        if content["schema"] > SCHEMA:
            raise newer(name)
        if _digest(data) != content["sha256"]:
            raise SnapshotDamaged
        begin, end = content["line"]
        slot = KeySlot.read(content["seal"]) if "x" in content else None
        if slot is None:
            tables = tables_in(lines) if laid_out else _checked(content["tables"])
        elif seal is None or seal.slot != slot:
            raise SealedUp(slot)
        else:
            tables = _opened(seal.open(_place(content["seq"], content["chain"]), content["x"]))
        return Snapshot(content["seq"], content["chain"], begin, end, tables, slot, content["schema"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise SnapshotDamaged from None


def _opened(data: bytes) -> TextTables:
    opening, *lines = data.split(b"\n")
    return tables_in(lines) if opening == _OPENING else _checked(json.loads(data))


def _checked(tables: Any) -> TextTables:
    if not all(isinstance(record, dict) for records in tables.values() for record in records.values()):
        raise SnapshotDamaged
    return text_tables(tables)


def _digest(data: bytes) -> str:
    """Return the checksum of a snapshot, in which the checksum itself counts as blank."""
    at = data.index(_MARK) + len(_MARK)
    # Piece by piece, as a copy of ten years is large.
    digest = sha256(data[:at])
    digest.update(_BLANK.encode())
    digest.update(memoryview(data)[at + len(_BLANK) :])
    return digest.hexdigest()
