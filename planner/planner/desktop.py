"""The desktop around the program: a file is handed to whatever opens such files there."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from shutil import which

from planner.model.errors import Refused

_PATIENCE = 3
"""Seconds in which an opener that fails usually says so; one that stays is the calendar program itself."""


def open_file(path: Path) -> None:
    """Open a file with the program that the desktop has for it; raises Refused where there is none."""
    opened = False
    with suppress(OSError):
        opened = _opened(path.resolve())
    if not opened:
        raise Refused(f"Nothing here opens calendar files; the file is written, so import {path} into your calendar.")


def _opened(path: Path) -> bool:
    if sys.platform == "win32":
        os.startfile(path)
        return True
    opener = which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None:
        return False
    quiet = subprocess.DEVNULL
    run = subprocess.Popen([opener, str(path)], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    with suppress(subprocess.TimeoutExpired):
        return run.wait(_PATIENCE) == 0
    return True
