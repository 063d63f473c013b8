"""TinyDB as the query layer over records that lie in memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from planner.store.texts import Texts, TextTables


class Memory(Storage):
    """Keeps the tables in memory; the journal and the snapshot are what lies on disk."""

    def __init__(self, tables: TextTables) -> None:
        self.tables: Any = tables

    def read(self) -> Any:
        """Return the tables."""
        return self.tables

    def write(self, data: Any) -> None:
        """Take the tables as they are now."""
        self.tables = data


class RecordTable(Table):
    """A table whose records have our own keys, and whose answers are never old."""

    default_query_cache_capacity = 0
    document_id_class: Any = str

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        # TinyDB would build the whole table anew for keys of another type; then each change costs what is kept already.
        tables: Any = self._storage.read()
        updater(tables.setdefault(self.name, Texts()))
        self._storage.write(tables)


class RecordBase(TinyDB):
    """All tables of one store."""

    table_class = RecordTable

    def __init__(self, tables: TextTables) -> None:
        super().__init__(tables, storage=Memory)

    def records(self, table: str) -> Any:
        """Return a table, with no memory for questions asked before."""
        return self.table(table, cache_size=RecordTable.default_query_cache_capacity)

    def put(self, table: str, key: str, record: dict[str, Any]) -> None:
        """Set a record, in place of the one of that key."""
        self.records(table).remove(doc_ids=[key])
        document_id: Any = key
        self.records(table).insert(Document(record, document_id))

    def take_out(self, table: str, key: str) -> None:
        """Remove the record of a key, if there is one."""
        self.records(table).remove(doc_ids=[key])
