"""One writer at a time: a lock on a file that is only ever locked, never replaced or deleted."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.model.errors import NotYet
from planner.store.files import open_private, plainly

_PAUSE = 0.02


@contextmanager
def locked(folder: Path, wait: float = 5.0) -> Iterator[None]:
    """Hold the folder's lock; raises NotYet when another program keeps it for longer than `wait` seconds."""
    path = folder / "lock"
    with plainly(path):
        handle = open_private(path, os.O_RDWR | os.O_CREAT)
    try:
        give_up = time.monotonic() + wait
        while not _taken(handle, path):
            if time.monotonic() >= give_up:
                raise NotYet("Another window is saving; try again in a moment.")
            time.sleep(_PAUSE)
        yield
    finally:
        # Closing the file gives the lock back, and so does the end of the process, however it comes.
        os.close(handle)


def _taken(handle: int, path: Path) -> bool:
    """Try to take the lock at once."""
    with plainly(path):
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
    return True
