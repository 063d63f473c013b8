"""An open act, as whoever changes something has it in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.store.codec import encode
from planner.store.records import kept

if TYPE_CHECKING:
    from planner.store.records import Record
    from planner.store.stores import Stores


class Writing:
    """An open act: what is saved and dropped here happens together, or not at all."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores

    def save(self, *records: Record) -> None:
        """Keep records, each in place of the one of the same key."""
        for record in records:
            how = kept(type(record))
            self._stores.store_of(record).put(how.table, how.key(record), encode(record))

    def drop(self, *records: Record) -> None:
        """Keep records no longer."""
        for record in records:
            how = kept(type(record))
            self._stores.store_of(record).restore(how.table, how.key(record), None)

    def begin_both(self) -> None:
        """Begin both partners' own files with nothing in them: one that is there tells of nothing then."""
        self._stores.begin_both()

    def write_file(self, path: str, text: str | None) -> None:
        """Write one of their own files, such as a pack, by its path below the data's folder; None takes it away."""
        self._stores.put_file(path, text)
