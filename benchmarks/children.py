"""Programs that are measured from outside, as whoever starts them has them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path


def environment(data: Path | None = None) -> dict[str, str]:
    """Return the environment they run in: this checkout, compiled once and not anew for every run, and their data."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    named = {"OURWEEK_DATA": str(data)} if data else {}
    return {**kept, **named, "PYTHONPATH": str(Path(__file__).parents[1])}


def processor(command: Sequence[str], data: Path | None = None) -> float:
    """Run a program to its end; return the milliseconds of the processor that it took."""
    quiet = subprocess.DEVNULL
    child = subprocess.Popen(command, env=environment(data), stdout=quiet, stderr=quiet)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}")
    return (usage.ru_utime + usage.ru_stime) * 1000
