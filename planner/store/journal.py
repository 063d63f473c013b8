"""The journal: every change as one checksummed line that names the line before it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.model.checksums import sha256
from planner.model.errors import DataProblem
from planner.model.value import Value
from planner.store.files import read_file
from planner.store.key_slot import KeySlot, SealedUp

if TYPE_CHECKING:
    from planner.store.sealing import Seal

SCHEMA = 1
_CHUNK = 64 * 1024

Tables = dict[str, dict[str, dict[str, Any]]]
"""Records as plain dicts, by table and key."""

Op = tuple[str, str, dict[str, Any] | None, dict[str, Any] | None]
"""Table, key, the record after and the record before; None where there is none."""

FileOp = tuple[str, str | None, str | None]
"""A file of their own: its path below the data's folder, its text after and before; None where there is none."""


class Act(Value, kw_only=True):
    """What a line is part of: one act, which may have a line in several journals."""

    id: str
    time: str
    """UTC."""
    what: str = ""
    """The sentence that undo says; empty when it can't be taken back."""
    undoes: str | None = None
    """The act that this one takes back."""
    private: tuple[str, ...] = ()
    """In the shared journal: the private stores that have a line of this act too."""
    shared: int | None = None
    """In a private journal: the number of the shared line without which this one does not count."""
    files: tuple[FileOp, ...] = ()
    """In the shared journal: files of their own that were written."""


class Line(Value):
    """One change as the journal holds it."""

    number: int
    checksum: str
    previous: str
    act: Act
    ops: tuple[Op, ...]
    base: Tables | None
    """All records, in a first line that begins a journal anew."""
    begin: int
    """Where it stands in the file, in bytes."""
    end: int
    version: int = SCHEMA
    """Of the records."""
    slot: KeySlot | None = None
    """In a first line: what the journal is sealed with."""
    instead: str = ""
    """In a first line: the checksum that the newest line had before all of them were written anew."""


class Damage(Value):
    """A line that can't be read."""

    row: int
    """From 1."""
    end: int
    """Where it ends in the file, in bytes."""


def plain_bytes(value: Any, indent: int | None = None) -> bytes:
    """Return JSON in UTF-8 without spare white space, or laid out in lines."""
    separators = (",", ":") if indent is None else None
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=separators, indent=indent).encode()
    except UnicodeEncodeError:
        # Half of a surrogate pair has no UTF-8; escaped, it can be kept as it is.
        return json.dumps(value, allow_nan=False, separators=separators, indent=indent).encode()


def checksum_of(data: bytes) -> str:
    """Return the checksum of a line's JSON."""
    return sha256(data).hexdigest()[:32]


def write_line(
    number: int,
    previous: str,
    act: Act,
    ops: Sequence[Op],
    base: Tables | None = None,
    *,
    seal: Seal | None = None,
    instead: str = "",
) -> bytes:
    """Return a line, without its line end."""
    entry: dict[str, Any] = {
        "n": number,
        "v": SCHEMA,
        "t": act.time,
        "act": act.id,
        "what": act.what,
        "undoes": act.undoes,
        "p": previous,
        "o": ops,
    }
    if act.private:
        entry["with"] = act.private
    if act.shared is not None:
        entry["shared"] = act.shared
    if act.files:
        entry["files"] = act.files
    if base is not None:
        entry["base"] = base
    if seal is not None:
        entry = _sealed(entry, seal, first=number == 1 or base is not None)
    if instead:
        entry["instead"] = instead
    data = plain_bytes(entry)
    return checksum_of(data).encode() + b" " + data


def _sealed(entry: dict[str, Any], seal: Seal, *, first: bool) -> dict[str, Any]:
    """Return a line of which only its place can be read; the first one says what opens it."""
    clear = {name: entry.pop(name) for name in ("n", "v", "p")}
    slot = {"seal": seal.slot.stored()} if first else {}
    return {**clear, **slot, "x": seal.close(_place(clear), plain_bytes(entry))}


def _place(entry: dict[str, Any]) -> str:
    return f"journal {entry['n']} {entry['p']}"


def read_lines(data: bytes, offset: int, name: str, seal: Seal | None = None) -> Iterator[Line | Damage]:
    """Yield the finished lines of a journal's bytes, which stand at `offset` of the file called `name`.

    A last line without its end is a write that was interrupted, and left out. Raises DataProblem when a newer Ourweek
    wrote a line, and SealedUp when it takes another seal to read one.
    """
    rows = data.split(b"\n")[:-1]
    for row, text in enumerate(rows, start=1):
        end = offset + len(text) + 1
        line = _read(text, offset, end, name, seal)
        offset = end
        if line is not None:
            yield line
        elif text:
            yield Damage(row, end)


def read_journal(path: Path, seal: Seal | None = None) -> list[Line | Damage]:
    """Return all finished lines of a journal, none where there is no such file; raises as `read_lines` does."""
    return list(read_lines(read_file(path) or b"", 0, path.name, seal))


def read_back(path: Path, end: int, seal: Seal | None = None) -> Iterator[Line]:
    """Yield the finished lines of a journal that stand before byte `end`, the newest first.

    No more of the file is read than is asked for: in ten years it grows long, and what is sought is near its end.
    """
    size, rest = _CHUNK, b""
    while end > 0:
        begin = max(0, end - size)
        data = (read_file(path, begin, end) or b"") + rest
        whole = data.find(b"\n") + 1 if begin else 0
        lines = list(read_lines(data[whole:], begin + whole, path.name, seal))
        yield from (line for line in reversed(lines) if isinstance(line, Line))
        # A line that is longer than what was read is looked for in ever larger steps.
        size = _CHUNK if whole and lines else size * 2
        end, rest = begin, data[:whole]


def _read(text: bytes, begin: int, end: int, name: str, seal: Seal | None) -> Line | None:
    checksum, _, data = text.partition(b" ")
    try:
        entry = json.loads(data)
        if entry["v"] > SCHEMA:
            raise newer(name)
        if checksum.decode() != checksum_of(data):
            return None
        slot = KeySlot.read(entry["seal"]) if "seal" in entry else None
        if "x" in entry:
            if seal is None or slot not in (None, seal.slot):
                raise SealedUp(slot)
            entry |= json.loads(seal.open(_place(entry), entry["x"]))
        act = Act(
            id=entry["act"],
            time=entry["t"],
            what=entry["what"],
            undoes=entry["undoes"],
            private=tuple(entry.get("with", ())),
            shared=entry.get("shared"),
            files=tuple((path, new, old) for path, new, old in entry.get("files", ())),
        )
        ops = tuple((table, key, new, old) for table, key, new, old in entry["o"])
        place = entry["n"], checksum.decode(), entry["p"]
        return Line(*place, act, ops, entry.get("base"), begin, end, entry["v"], slot, entry.get("instead", ""))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def newer(name: str) -> DataProblem:
    """Return what is said of a file that a newer version wrote."""
    return DataProblem(f"{name} was written by a newer Ourweek; update Ourweek to open it.")
