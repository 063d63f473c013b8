"""What `ourweek today` and `ourweek week --json` said last, for prompts and scripts that ask all day long.

It is said again only while nothing can have changed: the same files, the same version, and a time up to which it holds.
It lies beside the data, is never needed, and not kept where what both share is sealed. Little is imported here, as this
is looked at before anything else is loaded.
"""

from __future__ import annotations

import os
import sys
from time import time

from planner import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY, WEEK = "today.txt", "week.txt"
_ASKED = {("today",): TODAY, ("week", "--json"): WEEK}
"""Where the answer to which words is kept."""
_FILES = ("store.json", "journal.jsonl")


def remembered(words: Sequence[str]) -> str | None:
    """Return what a command says: one line, an empty one for nothing, or None where it has to be found out."""
    name, out, folder = _ASKED.get(tuple(words)), sys.stdout, _folder()
    if name is None or folder is None or out is None or out.isatty() or (out.encoding or "").lower() != "utf-8":
        return None
    if os.environ.get("OURWEEK_NOW") or "_ARGCOMPLETE" in os.environ:
        return None
    try:
        with open(os.path.join(folder, name), encoding="utf-8") as file:  # noqa: PTH118, PTH123 - pathlib takes longer
            key, begin, end, line = file.read().split("\n")
        holds = key == key_of(folder) and float(begin) <= time() < float(end)
    except (OSError, ValueError):
        return None
    return line if holds and line.isprintable() else None


def keep(folder: str, name: str, key: str, begin: float, end: float, line: str) -> None:
    """Keep a line that holds from one instant until another (seconds since 1970), if the files are as `key` says."""
    from contextlib import suppress
    from pathlib import Path

    from planner.model.errors import DataProblem
    from planner.store.files import replace_file

    if key == key_of(folder):
        with suppress(DataProblem):
            replace_file(Path(folder, name), "\n".join((key, str(begin), str(end), line)).encode())


def key_of(folder: str) -> str:
    """Return what is another one whenever the answer may be."""
    marks = [__version__]
    for name in _FILES:
        try:
            found = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118
        except OSError:
            marks.append("none")
        else:
            marks.append(f"{found.st_ino}.{found.st_size}.{found.st_mtime_ns}")
    return " ".join(marks)


def _folder() -> str | None:
    """Return the data's folder where it can be told without asking the platform's library."""
    if named := os.environ.get("OURWEEK_DATA"):
        return named
    if sys.platform != "linux":
        return None
    above = os.environ.get("XDG_DATA_HOME", "")
    return os.path.join(above if above.strip() else os.path.expanduser("~/.local/share"), "ourweek")  # noqa: PTH111, PTH118
