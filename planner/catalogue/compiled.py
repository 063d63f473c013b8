"""What sound packs hold, kept in a form that is quick to read: used only where it fits their files to the byte."""

from __future__ import annotations

import os
import stat
import zlib
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from itertools import repeat
from pathlib import Path
from typing import Any

from planner import __version__
from planner.catalogue.document import MAX_BYTES
from planner.catalogue.pack import Pack
from planner.model.activity import Activity, Care, Cost, Energy, EvidenceRef, Kind, Minutes, Recurs, Setting

NAME = "catalogue.json"
_FORM = "1"
_MOST = 100_000_000
_NAMES = tuple(field.name for field in fields(Activity))
_HEADER = ("name", "version", "language", "licence")
_BINARY = getattr(os, "O_BINARY", 0)
_PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | _BINARY


@dataclass(frozen=True, slots=True)
class Place:
    """Where the content of certain files is kept, and what tells it from any other content."""

    path: Path
    key: str
    """The program's version, the fields of an activity, and the name, size and checksum of every file."""


def place_for(files: Sequence[Path], folder: Path) -> Place | None:
    """Return the place for what these files hold now, or None when they can't be read whole."""
    said = [__version__, f"form {_FORM}", *_NAMES]
    try:
        for file in files:
            raw = _whole(file)
            said.append(f"{file} {len(raw)} {zlib.crc32(raw):08x}")
    except (OSError, ValueError):
        return None
    return Place(folder / NAME, "\t".join(said))


def recall(place: Place) -> list[Pack] | None:
    """Return what was kept at a place, or None where that is missing, damaged, somebody else's, or of other files."""
    import json

    try:
        head, body = _read(place.path)
        return _packs(json.loads(body)) if head == _head(place, body) else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        # Whatever is wrong with it, the packs themselves are there to be read.
        return None


def keep(place: Place, packs: Sequence[Pack]) -> None:
    """Keep what packs hold for the next time; where that can't be done, nothing happens."""
    import json

    body = json.dumps(_record(packs), separators=(",", ":")).encode("ascii")
    temporary = place.path.with_name(f".{NAME}.{os.getpid()}")
    with suppress(OSError):
        place.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        try:
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAIN, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(_head(place, body) + body)
            temporary.replace(place.path)
        finally:
            temporary.unlink(missing_ok=True)


def _head(place: Place, body: bytes) -> bytes:
    return ascii((place.key, len(body), zlib.crc32(body))).encode("ascii") + b"\n"


def _whole(file: Path) -> bytes:
    # Straight from the system, as there are many small files, and a buffer for each takes longer than reading it.
    handle = os.open(file, os.O_RDONLY | _BINARY)
    try:
        raw = os.read(handle, min(os.fstat(handle).st_size, MAX_BYTES) + 1)
        if len(raw) != os.fstat(handle).st_size:
            raise ValueError("not read whole")
        return raw
    finally:
        os.close(handle)


def _read(path: Path) -> tuple[bytes, bytes]:
    handle = os.open(path, os.O_RDONLY | _PLAIN)
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_size > _MOST:
            raise ValueError("not a plain file")
        if os.name == "posix" and (found.st_uid != os.geteuid() or found.st_mode & 0o022):
            raise ValueError("others may have written it")
        return file.readline(), file.read()


def _record(packs: Sequence[Pack]) -> dict[str, Any]:
    activities = [activity for pack in packs for activity in pack.activities]
    return {
        "packs": [
            {
                "path": str(pack.path),
                **{name: getattr(pack, name) for name in _HEADER},
                "authors": pack.authors,
                "activities": len(pack.activities),
            }
            for pack in packs
        ],
        "columns": {name: _column([getattr(activity, name) for activity in activities]) for name in _NAMES},
    }


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


def _packs(record: dict[str, Any]) -> list[Pack]:
    counts = [pack["activities"] for pack in record["packs"]]
    activities = tuple(map(Activity.__new__, repeat(Activity, sum(counts))))
    for name in _NAMES:
        values = _values(name, record["columns"][name])
        if len(values) != len(activities):
            raise ValueError("a column of another length")
        # Straight into their slots: several times as quick as building each from 33 arguments.
        deque(map(Activity.__dict__[name].__set__, activities, values), maxlen=0)
    found = []
    begin = 0
    for pack, count in zip(record["packs"], counts, strict=True):
        header = {name: pack[name] for name in _HEADER}
        held = activities[begin : begin + count]
        found.append(Pack(Path(pack["path"]), False, authors=tuple(pack["authors"]), activities=held, **header))
        begin += count
    return found


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
