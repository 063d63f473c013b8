"""A pack: one TOML file of activities, read without ever trusting it."""

from __future__ import annotations

from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

from planner.catalogue import readers
from planner.catalogue.document import parsed, read_text
from planner.catalogue.faults import Fault, quoted
from planner.catalogue.layout import Places, places
from planner.catalogue.schema import MAX_NAMES, VERSION, read_activity
from planner.model.activity import Activity
from planner.model.text import clean
from planner.model.value import Value, replace

MAX_ACTIVITIES = 2_000
ENOUGH_FAULTS = 200


class Pack(Value):
    """What a sound pack holds and says of itself."""

    path: Path
    own: bool
    """Whether the couple wrote it themselves, which asks less of it."""
    name: str
    version: str
    language: str
    licence: str
    authors: tuple[str, ...]
    activities: tuple[Activity, ...]

    def at(self, path: Path) -> Pack:
        """Return the pack as it is read from a file that holds the same."""
        return self if self.path == path else replace(self, path=path)


def read_pack(path: Path, *, complete: bool) -> tuple[Pack | None, tuple[Fault, ...]]:
    """Return the pack in a file, or None and everything that is wrong with it; raises nothing.

    `complete` asks for all that shipped packs have; otherwise a title and a kind are enough for an activity.
    """
    return pack_of(path, read_text(path), complete=complete)


def pack_of(path: Path, text: str | Fault, *, complete: bool) -> tuple[Pack | None, tuple[Fault, ...]]:
    """Return the pack in the text of a file, as `read_pack` does."""
    if isinstance(text, Fault):
        return None, (text,)
    document = parsed(path, text)
    if isinstance(document, Fault):
        return None, (document,)
    return _Reading(path, text, document, complete).pack()


@cache
def _header_fields(tidy: bool) -> dict[str, readers.Reader]:
    return {
        "name": readers.text(60, tidy=tidy),
        "version": VERSION,
        "language": readers.pattern("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", 'write a language code such as "en".'),
        "licence": readers.text(60, tidy=tidy),
        "authors": readers.texts(1, 20, 100, tidy=tidy),
    }


class _Reading:
    """One file on its way to a pack, and the faults found so far."""

    def __init__(self, path: Path, text: str, document: dict[str, Any], complete: bool) -> None:
        self._path, self._text, self._document, self._complete = path, text, document, complete
        self._faults: list[Fault] = []
        self._found_places: Places | None = None

    def pack(self) -> tuple[Pack | None, tuple[Fault, ...]]:
        for name in islice((name for name in self._document if name not in ("pack", "activity")), MAX_NAMES):
            line = self._places.top.get(name, 0)
            self._fault(line, "", clean(name, 40), "has no place here; a pack holds [pack] and [[activity]].")
        header = self._header()
        activities = self._activities()
        if self._faults:
            return None, tuple(sorted(self._faults, key=lambda fault: fault.line))
        name = header["name"]
        named = tuple(replace(activity, pack=name) for activity in activities)
        return Pack(path=self._path, own=not self._complete, activities=named, **header), ()

    def _header(self) -> dict[str, Any]:
        header = self._document.get("pack", None if self._complete else {})
        if not isinstance(header, dict):
            self._fault(self._places.in_pack(""), "", "", "has no [pack] table; begin with one.")
            return {}
        fields = _header_fields(self._complete)
        found: dict[str, Any] = {}
        if not self._complete:
            stem = clean(self._path.stem, 60) or "own"
            found = {"name": stem, "version": "", "language": "", "licence": "", "authors": ()}
        for name in islice((name for name in header if name not in fields), MAX_NAMES):
            self._header_fault(name, readers.not_a_field(fields, name))
        for name, reader in fields.items():
            if name in header:
                found[name] = reader(header[name], partial(self._header_fault, name))
            elif self._complete:
                self._header_fault(name, "is missing; write it.")
        return found

    def _activities(self) -> list[Activity]:
        tables = self._document.get("activity", [])
        if not isinstance(tables, list) or not tables:
            self._fault(self._places.in_item(0, ""), "", "", "holds no activity; add an [[activity]] table.")
            return []
        if len(tables) > MAX_ACTIVITIES:
            self._fault(0, "", "", f"holds more than {MAX_ACTIVITIES} activities; split it into several packs.")
            return []
        found: dict[str, Activity] = {}
        for index, table in enumerate(tables):
            if len(self._faults) >= ENOUGH_FAULTS:
                self._activity_fault(
                    index, table, "", "and what follows was not read; mend what comes before it first."
                )
                break
            activity, faults = read_activity(table, self._complete)
            for name, sentence in faults:
                self._activity_fault(index, table, name, sentence)
            if activity is not None and activity.id in found:
                self._activity_fault(index, table, "id", f'"{activity.id}" is in this pack twice; choose another id.')
            elif activity is not None:
                found[activity.id] = activity
        return list(found.values())

    @property
    def _places(self) -> Places:
        # Only a fault needs to know where it stands, and most packs have none.
        if self._found_places is None:
            self._found_places = places(self._text)
        return self._found_places

    def _header_fault(self, name: str, sentence: str) -> None:
        self._fault(self._places.in_pack(name), "pack", clean(name, 40), sentence)

    def _activity_fault(self, index: int, table: Any, name: str, sentence: str) -> None:
        said = [table[key] for key in ("id", "title") if isinstance(table, dict) and isinstance(table.get(key), str)]
        label = f"activity {quoted(said[0])}" if said else f"activity {index + 1}"
        self._fault(self._places.in_item(index, name), label, name, sentence)

    def _fault(self, line: int, table: str, name: str, sentence: str) -> None:
        self._faults.append(Fault(self._path, line, table, name, sentence))


def id_line(pack: Pack, slug: str, name: str = "id") -> int:
    """Return the line on which a pack gives an activity its id, or another field; 0 when the file has changed since."""
    text = read_text(pack.path)
    index = next((number for number, activity in enumerate(pack.activities) if activity.id == slug), None)
    return 0 if isinstance(text, Fault) or index is None else places(text).in_item(index, name)
