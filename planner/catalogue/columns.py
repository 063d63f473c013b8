"""Many activities as lines of JSON, a line for each field: written once what many have alike, and quick to read."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, repeat
from pathlib import Path
from typing import Any

from planner.catalogue.pack import Pack
from planner.model.activity import Activity, Care, Cost, Energy, EvidenceRef, Kind, Minutes, Recurs, Setting
from planner.model.value import names_of

NAMES = names_of(Activity)
_HEADER = ("own", "name", "version", "language", "licence")


def written(packs: Mapping[tuple[str, str], Pack]) -> bytes:
    """Return packs, by their names and marks, as lines: one for what they say of themselves, one for each field."""
    activities = [activity for pack in packs.values() for activity in pack.activities]
    lines: list[Any] = [[_header(mark, pack) for (_, mark), pack in packs.items()]]
    lines += (_column([getattr(activity, name) for activity in activities]) for name in NAMES)
    return b"".join(json.dumps(line, separators=(",", ":")).encode("ascii") + b"\n" for line in lines)


def packs_in(lines: Iterator[bytes]) -> dict[tuple[str, str], Pack]:
    """Return the packs that `written` wrote.

    Raises ValueError, LookupError, TypeError, AttributeError or StopIteration for anything else.
    """
    headers = json.loads(next(lines))
    activities = tuple(map(Activity.__new__, repeat(Activity, sum(header["activities"] for header in headers))))
    # Line by line, so that what one of them needs while it is read is free again before the next.
    for name in NAMES:
        values = _values(name, json.loads(next(lines)))
        if len(values) != len(activities):
            raise ValueError("a column of another length")
        # Straight into their slots: several times as quick as building each from all of its fields.
        deque(map(Activity.__dict__[name].__set__, activities, values), maxlen=0)
    each = iter(activities)
    found = ((header["mark"], _pack(header, each)) for header in headers)
    return {(pack.path.name, mark): pack for mark, pack in found}


def _header(mark: str, pack: Pack) -> dict[str, Any]:
    said = {name: getattr(pack, name) for name in _HEADER}
    return {"path": str(pack.path), "mark": mark, **said, "authors": pack.authors, "activities": len(pack.activities)}


def _pack(header: dict[str, Any], activities: Iterable[Activity]) -> Pack:
    said = {name: header[name] for name in _HEADER}
    held = tuple(islice(activities, header["activities"]))
    return Pack(Path(header["path"]), authors=tuple(header["authors"]), activities=held, **said)


def _column(values: Sequence[Any]) -> dict[str, Any]:
    """Write each different value once, and then which of them each activity has."""
    places: dict[Any, int] = {}
    at = [places.setdefault(value, len(places)) for value in values]
    return {"values": [_plain(value) for value in places], "at": at if len(places) < len(values) else None}


def _plain(value: Any) -> Any:
    if isinstance(value, Minutes):
        return [value.min, value.typical, value.max]
    if isinstance(value, tuple):
        return [[each.ref, each.fit] if isinstance(each, EvidenceRef) else each for each in value]
    return value


def _values(name: str, column: dict[str, Any]) -> list[Any]:
    values = column["values"] if name not in _READ else list(map(_READ[name], column["values"]))
    return values if column["at"] is None else list(map(values.__getitem__, column["at"]))


_READ: dict[str, Callable[[Any], Any]] = {
    "kind": Kind,
    "cost": Cost,
    "energy": Energy,
    "care": Care,
    "recurs": Recurs,
    "setting": lambda words: tuple(map(Setting, words)),
    "minutes": lambda three: Minutes(*three),
    "evidence": lambda studies: tuple(EvidenceRef(*study) for study in studies),
    **dict.fromkeys(("steps", "supplies", "prompts", "time_of_day", "season", "weather"), tuple),
    **dict.fromkeys(("access", "builds", "safety", "tags"), tuple),
}
