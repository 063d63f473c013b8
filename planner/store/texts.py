"""The records of a table as the texts that a file holds: each is read when it is asked for, and written as it lay.

After ten years nearly all of them are neither looked at nor changed from one start to the next.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any

from planner.model.errors import DataProblem
from planner.store.journal import Tables, plain_bytes

Record = dict[str, Any]

TextTables = dict[str, "Texts"]
"""By the name of the table."""

OPENING, CLOSING = b"{\n", b"\n}"
"""How an object begins and ends that has a line for each of its members; no text within JSON has a line break."""


class Texts(MutableMapping[str, Record]):
    """One table: records by their keys, in the order in which they were written; what it returns stays as it is."""

    __slots__ = ("_kept",)

    def __init__(self, kept: Mapping[str, bytes | Record] | None = None) -> None:
        """`kept` holds records, or members of a JSON object: a key, a colon and a record."""
        self._kept = dict(kept or {})

    def __getitem__(self, key: str) -> Record:
        kept = self._kept[key]
        return kept if isinstance(kept, dict) else _record(kept)

    def __setitem__(self, key: str, record: Record) -> None:
        self._kept[key] = record

    def __delitem__(self, key: str) -> None:
        del self._kept[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, key: object) -> bool:
        return key in self._kept

    def mark(self, key: str) -> object:
        """Return the very same object for as long as a record is the same."""
        return self._kept[key]

    def keys_where(self, fits: Callable[[bytes], bool]) -> Iterator[str]:
        """Yield the keys of the records whose text fits, and of those that have none as they were just written."""
        return (key for key, kept in self._kept.items() if isinstance(kept, dict) or fits(kept))

    def written(self) -> bytes:
        """Return the table as a JSON object with a line for each record."""
        members = (
            plain_bytes(key) + b":" + plain_bytes(kept) if isinstance(kept, dict) else kept
            for key, kept in self._kept.items()
        )
        return OPENING + b",\n".join(members) + CLOSING


def text_tables(tables: Mapping[str, Mapping[str, Record]]) -> TextTables:
    """Return tables of records as tables that can be written."""
    return {name: Texts(records) for name, records in tables.items()}


def plain_tables(tables: TextTables) -> Tables:
    """Return all records, read; they are the caller's own."""
    return {name: dict(records) for name, records in tables.items()}


def write_tables(tables: TextTables) -> bytes:
    """Return tables as one JSON object, without those that are empty."""
    members = (plain_bytes(name) + b":" + records.written() for name, records in tables.items() if records)
    return OPENING + b",\n".join(members) + CLOSING


def read_tables(data: bytes) -> TextTables:
    """Return the tables of such an object, or of any other that holds the same; raises ValueError when it does not."""
    if not (data.startswith(OPENING) and data.endswith(CLOSING)):
        tables = json.loads(data)
        if not all(isinstance(record, dict) for records in tables.values() for record in records.values()):
            raise ValueError("not records by their keys")
        return text_tables(tables)
    found = {}
    members = data[len(OPENING) : -len(CLOSING)].removesuffix(CLOSING)
    for member in members.split(CLOSING + b",\n") if members else ():
        name, _, records = member.partition(b":" + OPENING)
        found[json.loads(name)] = Texts({_key(text): text for text in records.split(b",\n")})
    return found


def _key(text: bytes) -> str:
    name = text[1 : text.index(b'":{')]
    if b"\\" not in name:
        return name.decode()
    # What is escaped may itself be a quotation mark.
    key: str = json.JSONDecoder().raw_decode(text.decode())[0]
    return key


def _record(text: bytes) -> Record:
    try:
        ((_, record),) = json.loads(b"{%b}" % text).items()
    except (ValueError, RecursionError) as error:
        raise DataProblem("A record can't be read; restore a backup.") from error
    found: Record = record
    return found
