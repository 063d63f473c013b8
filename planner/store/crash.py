"""When the program itself fails: what may be said of it, and nothing that a couple wrote."""

from __future__ import annotations

import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from planner import __version__
from planner.model.errors import DataProblem
from planner.store.files import private_folder, replace_file
from planner.store.outside import reports_folder

EXIT_CODE = 1
_KEPT = 10


def crash_said(error: BaseException | None) -> str:
    """Write a report of an unexpected error, and return a sentence: type, file, line, and where the report lies."""
    place = "an unknown place"
    frames = traceback.extract_tb(error.__traceback__) if error else []
    if frames:
        place = f"{Path(frames[-1].filename).name}, line {frames[-1].lineno}"
    name = type(error).__name__ if error else "An error"
    said = f"{name} in {place}: that is our mistake. Everything said to be saved is saved"
    path = _reported(error, frames, datetime.now(UTC))
    return f"{said}; a report without anything of yours lies in {path}." if path else f"{said}."


def _reported(error: BaseException | None, frames: list[traceback.FrameSummary], now: datetime) -> Path | None:
    # Neither the message of the error nor the lines of the program nor any value: only where it went.
    lines = [
        f"Ourweek {__version__}, Python {platform.python_version()}, {sys.platform}",
        f"{now:%Y-%m-%dT%H:%M:%SZ}  exit code {EXIT_CODE}",
        *_chain(error),
        *(f"  {frame.filename}, line {frame.lineno}, in {frame.name}" for frame in frames),
    ]
    folder = reports_folder()
    path = folder / f"{now:%Y-%m-%dT%H%M%S%f}.txt"
    try:
        private_folder(folder)
        replace_file(path, ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace"))
        for old in sorted(folder.glob("*.txt"))[:-_KEPT]:
            old.unlink()
    except (DataProblem, OSError):
        return None
    return path


def _chain(error: BaseException | None) -> list[str]:
    found: list[str] = []
    while error is not None and len(found) < _KEPT:
        kind = type(error)
        found.append(f"{'because of ' if found else ''}{kind.__module__}.{kind.__qualname__}")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return found
