"""What `ourweek today` and `ourweek week` said last, for prompts, scripts and people who ask all day long.

It is believed only while nothing can have changed: the same files, the same program, and a time up to which it holds.
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
_PROGRAM = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120
_ROOMS = ("cli", "ical", "model", "planner", "store", "suggest")
"""Folders with the code that finds the answers: a file of theirs that is replaced makes the folder another one."""
_PRIME = 2**64 - 59


def kept(folder: str, name: str) -> str | None:
    """Return a text that was kept and still holds, or None where it has to be found out."""
    try:
        # Without pathlib, which takes longer to load than all of this.
        with open(os.path.join(folder, name), "rb", opener=_at_once) as file:  # noqa: PTH118
            mark, _, said = (file.read() or b"").partition(b"\n")
        key, around, begin, end, text = said.decode().split("\n", 4)
        files = around.split("\0") if around else ()
        holds = mark == _mark(said) and key == key_of(folder, files) and float(begin) <= time() < float(end)
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
        path = Path(folder, name)
        with suppress(DataProblem, UnicodeEncodeError):
            said = "\n".join((key, "\0".join(around), *map(str, span), text)).encode()
            # Whoever asks waits for it, and what a power cut leaves of it bears no mark that fits.
            replace_file(path, _mark(said) + b"\n" + said, durable=False)
        if key != key_of(folder, around):
            # Meanwhile it may have been sealed, or erased.
            with suppress(OSError):
                path.unlink(missing_ok=True)


def key_of(folder: str, around: Iterable[str] = ()) -> str:
    """Return what is another one whenever the answer may be: for the program, the data, and the calendars around it."""
    rooms = (os.path.join(_PROGRAM, name) for name in _ROOMS)  # noqa: PTH118
    files = (os.path.join(folder, name) for name in _FILES)  # noqa: PTH118
    return " ".join((__version__, *map(_fingerprint_of, (*rooms, *files, *around))))


def fingerprint(found: os.stat_result) -> str:
    """Return what is another text whenever a file may be another one, or may be read by others than before."""
    # What is written over may keep its size and be given its old date, but not its `ctime`.
    return f"{found.st_mtime_ns}-{found.st_ctime_ns}-{found.st_size}-{found.st_ino}"


def _at_once(path: str, flags: int) -> int:
    """Open a file; a pipe shall keep nobody waiting for its other end."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _mark(said: bytes) -> bytes:
    """Return what tells a damaged text; those who make better ones take as long to load as all of this."""
    return b"%016x" % (int.from_bytes(said, "big") % _PRIME)


def _fingerprint_of(path: str) -> str:
    try:
        return fingerprint(os.stat(path))  # noqa: PTH116
    except OSError:
        return "none"
