"""What can be worked out again from the data, kept beside it to save time: never needed, and safe to delete."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from planner.model.checksums import blake2b
from planner.model.errors import DataProblem
from planner.store.files import read_file, replace_file, unfinished
from planner.store.glance import GLANCES

LESSONS = "lessons.json"
PACKS = "catalogue.json"
"""What the packs of their own hold, which the catalogue reads and writes itself."""
DERIVED = (LESSONS, *GLANCES, PACKS)
"""All that is kept so in a data folder; none of it is kept where what both share is sealed."""


def read_derived(path: Path) -> Any:
    """Return what was kept, as plain JSON values; None where there is nothing, or not what was written."""
    with suppress(DataProblem, ValueError, RecursionError):
        mark, _, body = (read_file(path) or b"").partition(b"\n")
        if body and mark.decode("ascii") == _mark(body):
            return json.loads(body)
    return None


def keep_derived(path: Path, value: Any) -> None:
    """Keep plain JSON values in a file of their own; where that can't be, they are worked out again next time."""
    body = json.dumps(value, separators=(",", ":")).encode()
    with suppress(DataProblem):
        replace_file(path, _mark(body).encode("ascii") + b"\n" + body, durable=False)


def forget_derived(folder: Path) -> None:
    """Keep nothing any longer in a data folder."""
    for path in (folder / name for name in DERIVED):
        for each in (path, unfinished(path)):
            with suppress(OSError):
                each.unlink(missing_ok=True)


def _mark(body: bytes) -> str:
    return blake2b(body, digest_size=16).hexdigest()
