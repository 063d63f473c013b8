"""The records of a table as the texts that a file holds: each is read when it is asked for, and written as it lay.

After ten years nearly all of them are neither looked at nor changed from one start to the next.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from typing import Any, TypeVar

from planner.model.errors import DataProblem
from planner.store.journal import Tables, plain_bytes

Record = dict[str, Any]
T = TypeVar("T")

TextTables = dict[str, "Texts"]
"""By the name of the table."""


class Texts(MutableMapping[str, Record]):
    """One table: records by their keys, in the order in which they were written; what it returns stays as it is."""

    __slots__ = ("_kept", "_orders")

    def __init__(self, kept: Mapping[str, bytes | Record] | None = None) -> None:
        """`kept` holds records, or members of a JSON object as lines have them: key, colon, record, perhaps a comma."""
        self._kept = dict(kept or {})
        self._orders: dict[Callable[[bytes], Any], tuple[list[Any], list[str]]] = {}

    def __getitem__(self, key: str) -> Record:
        kept = self._kept[key]
        return kept if isinstance(kept, dict) else _record(kept)

    def __setitem__(self, key: str, record: Record) -> None:
        self._kept[key] = record
        self._forget(key)

    def __delitem__(self, key: str) -> None:
        del self._kept[key]
        self._forget(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, key: object) -> bool:
        return key in self._kept

    def mark(self, key: str) -> object:
        """Return the very same object for as long as a record is the same."""
        return self._kept[key]

    def ordered_by(self, look: Callable[[bytes], T]) -> tuple[Sequence[T], Sequence[str]]:
        """Return what looks at all records' texts find, in order, and their keys in the same order.

        Nobody looks twice at what didn't change.
        """
        found, keys = self._orders.get(look, ((), ()))
        if len(keys) < len(self._kept):
            known = set(keys)
            new = (
                (look(plain_bytes(kept) if isinstance(kept, dict) else kept), key)
                for key, kept in self._kept.items()
                if key not in known
            )
            pairs = sorted([*zip(found, keys, strict=True), *new])
            found, keys = self._orders[look] = [each for each, _ in pairs], [key for _, key in pairs]
        return found, keys

    def _forget(self, key: str) -> None:
        for found, keys in self._orders.values():
            if key in keys:
                place = keys.index(key)
                del found[place], keys[place]

    def lines(self) -> Iterator[bytes]:
        """Yield the table as members of a JSON object, a line for each."""
        left = len(self._kept)
        for key, kept in self._kept.items():
            left -= 1
            text = plain_bytes(key) + b":" + plain_bytes(kept) if isinstance(kept, dict) else kept.rstrip(b",")
            yield text + b"," if left else text


def text_tables(tables: Mapping[str, Mapping[str, Record]]) -> TextTables:
    """Return tables of records as tables that can be written."""
    return {name: Texts(records) for name, records in tables.items()}


def plain_tables(tables: TextTables) -> Tables:
    """Return all records, read; the tables are the caller's own, the records are to stay as they are."""
    return {name: dict(records) for name, records in tables.items()}


def lines_of(tables: TextTables) -> Iterator[bytes]:
    """Yield tables as the lines of one JSON object after its opening brace; those that are empty are left out."""
    left = sum(map(bool, tables.values()))
    for name, records in tables.items():
        if records:
            left -= 1
            yield plain_bytes(name) + b":{"
            yield from records.lines()
            yield b"}," if left else b"}"
    yield b"}"


def tables_in(lines: Iterable[bytes]) -> TextTables:
    """Return the tables of such lines; no text in JSON has a line break. Raises ValueError for what they can't be."""
    found: dict[str, dict[str, bytes]] = {}
    records: dict[str, bytes] = {}
    for line in lines:
        if line.endswith(b":{"):
            records = found[json.loads(line[:-2])] = {}
        elif line.startswith(b'"'):
            records[_key(line)] = line
    return {name: Texts(records) for name, records in found.items()}


def _key(text: bytes) -> str:
    name = text[1 : text.index(b'":{')]
    if b"\\" not in name:
        return name.decode()
    # What is escaped may itself be a quotation mark.
    key: str = json.JSONDecoder().raw_decode(text.decode())[0]
    return key


def _record(text: bytes) -> Record:
    try:
        ((_, record),) = json.loads(f"{{{text.decode().rstrip(',')}}}").items()
    except (ValueError, RecursionError) as error:
        raise DataProblem("A record can't be read; restore a backup.") from error
    found: Record = record
    return found
