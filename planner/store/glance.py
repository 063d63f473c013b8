"""What `ourweek today` and `ourweek week` said last, for prompts, scripts and people who ask all day long.

It is believed only while nothing can have changed: the same files, the same version, and a time up to which it holds.
It lies beside the data, is never needed, and not kept where what both share is sealed. Little is imported here, as this
is looked at before anything else is loaded.
"""

from __future__ import annotations

import os
from time import time

from planner import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TODAY, TODAY_JSON = "today.txt", "today-json.txt"
WEEK, WEEK_JSON = "week.txt", "week-json.txt"
GLANCES = (TODAY, TODAY_JSON, WEEK, WEEK_JSON)
_FILES = ("store.json", "journal.jsonl")


def kept(folder: str, name: str) -> str | None:
    """Return a text that was kept and still holds, or None where it has to be found out."""
    try:
        # Without pathlib, which takes longer to load than all of this.
        with open(os.path.join(folder, name), encoding="utf-8", newline="\n") as file:  # noqa: PTH118, PTH123
            key, around, begin, end, text = file.read().split("\n", 4)
        files = around.split("\0") if around else ()
        holds = key == key_of(folder, files) and float(begin) <= time() < float(end)
    except (OSError, ValueError):
        return None
    return text if holds else None


def keep(folder: str, name: str, key: str, around: Mapping[str, str], span: tuple[float, float], text: str) -> None:
    """Keep a text that holds from one instant until another (seconds since 1970), if all is still as it was read.

    `key` was taken before; `around` holds the stamps of the calendar files that were planned around, by their paths.
    """
    from contextlib import suppress
    from pathlib import Path

    from planner.model.errors import DataProblem
    from planner.store.files import replace_file

    key = " ".join((key, *around.values()))
    if key == key_of(folder, around):
        lines = (key, "\0".join(around), *map(str, span), text)
        with suppress(DataProblem, UnicodeEncodeError):
            replace_file(Path(folder, name), "\n".join(lines).encode())


def key_of(folder: str, around: Iterable[str] = ()) -> str:
    """Return what is another one whenever the answer may be: for the data, and the calendar files around it."""
    paths = (*(os.path.join(folder, name) for name in _FILES), *around)  # noqa: PTH118
    return " ".join((__version__, *map(_fingerprint_of, paths)))


def fingerprint(found: os.stat_result) -> str:
    """Return what is another text whenever a file may be another one."""
    return f"{found.st_mtime_ns}-{found.st_size}-{found.st_ino}"


def _fingerprint_of(path: str) -> str:
    try:
        return fingerprint(os.stat(path))  # noqa: PTH116
    except OSError:
        return "none"
