"""A program in a terminal that is none: what it writes, what it takes of the processor, and when it is gone."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

_ESCAPES = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|P[^\x1b]*\x1b\\|[ -/]*[0-Z\\^-~])")
_PATIENCE = 60.0
"""Seconds after which a program that shows nothing is given up."""


@dataclass(frozen=True, slots=True)
class Painted:
    """What a key leads to: milliseconds until it is first painted, and the last; those of the processor; bytes."""

    first: float
    last: float
    processor: float
    size: int


class Terminal:
    """Runs a program at 120 by 40. Linux only: processor time is read from /proc."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        self.began = perf_counter()
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            # As most terminals of today: with all colours.
            kind = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
            os.execvpe(command[0], list(command), {**environment, **kind})
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.written = b""

    def until(self, text: str) -> float:
        """Wait until a text was written; return the seconds since the start."""
        while text not in _ESCAPES.sub("", self.written.decode("utf-8", "replace")):
            if not self._read(_PATIENCE):
                raise TimeoutError(f"{text!r} never came")
        return perf_counter() - self.began

    def until_quiet(self, seconds: float) -> int:
        """Wait until nothing was written for a while; return how many bytes were written meanwhile."""
        before = len(self.written)
        while self._read(seconds):
            pass
        return len(self.written) - before

    def painted(self, keys: bytes, quiet: float, shown: str = "") -> Painted:
        """Type; return when something was painted, or a text was, and all that followed until nothing more came."""
        before, began, processor = len(self.written), perf_counter(), self.processor()
        self.press(keys)
        while self._read(_PATIENCE if shown else quiet):
            if not shown or shown in _ESCAPES.sub("", self.written[before:].decode("utf-8", "replace")):
                break
        first = last = perf_counter()
        while self._read(quiet):
            last = perf_counter()
        took = (self.processor() - processor) * 1000
        return Painted((first - began) * 1000, (last - began) * 1000, took, len(self.written) - before)

    def press(self, keys: bytes) -> None:
        """Type."""
        os.write(self.handle, keys)

    def processor(self) -> float:
        """Return the seconds of the processor that it has taken so far, all threads together."""
        tasks = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9

    def memory(self) -> float:
        """Return the most megabytes of memory that it had."""
        found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{self.pid}/status").read_text())
        return int(found[1]) / 1024 if found else 0.0

    def leave(self, keys: bytes) -> float:
        """Type what ends it; return the seconds until it is gone."""
        began = perf_counter()
        self.press(keys)
        while self._read(_PATIENCE):
            pass
        os.waitpid(self.pid, 0)
        return perf_counter() - began

    def kill(self) -> None:
        """End it where it did not end."""
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self.handle)

    def _read(self, seconds: float) -> bool:
        if not select.select([self.handle], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.handle, 1 << 16)
        except OSError:
            # The other end is closed.
            return False
        self.written += data
        return bool(data)
