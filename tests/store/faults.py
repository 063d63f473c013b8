"""Faults of the system: calls that fail, write half, or never come back because the program has died."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

CHANGING = ("open", "write", "fsync", "ftruncate", "replace", "unlink", "mkdir", "fchmod")


class Died(BaseException):
    """The program is gone; nothing of it reaches the disk any more."""


class Calls:
    """Counts the calls that change files, and lets the fault happen from the one of a given number."""

    def __init__(self, at: int, fault: Callable[[str], None], *, once: bool, half: bool) -> None:
        self.count = 0
        self._at = at
        self._fault = fault
        self._once = once
        self._half = half

    def wrap(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """Stand in for one call."""

        def wrapped(*args: Any, **kwargs: Any) -> Any:
            self.count += 1
            due = self.count == self._at if self._once else self.count >= self._at
            if due:
                if name == "write" and self._half and self.count == self._at:
                    handle, data = args
                    call(handle, data[: len(data) // 2])
                self._fault(name)
            return call(*args, **kwargs)

        return wrapped


@contextmanager
def faulty(at: int, fault: Callable[[str], None], *, once: bool = False, half: bool = False) -> Iterator[Calls]:
    """Let the call of number `at`, and unless `once` all that follow, meet the fault."""
    calls = Calls(at, fault, once=once, half=half)
    with pytest.MonkeyPatch.context() as patch:
        for name in CHANGING:
            patch.setattr(os, name, calls.wrap(name, getattr(os, name)))
        yield calls


def dies(_: str) -> None:
    """The program is killed."""
    raise Died


def fails(number: int) -> Callable[[str], None]:
    """The system answers with an error."""

    def fail(_: str) -> None:
        raise OSError(number, os.strerror(number))

    return fail


disk_full = fails(errno.ENOSPC)
"""There is no room left."""


@contextmanager
def watched() -> Iterator[list[tuple[str, str]]]:
    """Note every write, sync and rename with the path that it is about."""
    log: list[tuple[str, str]] = []
    paths: dict[int, str] = {}
    opening, writing, syncing, replacing = os.open, os.write, os.fsync, os.replace

    def watch_open(path: Any, *args: Any, **kwargs: Any) -> int:
        new = not os.path.lexists(path)
        handle = opening(path, *args, **kwargs)
        paths[handle] = os.fspath(path)
        if new:
            log.append(("make", paths[handle]))
        return handle

    def watch_write(handle: int, data: Any) -> int:
        log.append(("write", paths[handle]))
        return writing(handle, data)

    def watch_sync(handle: int) -> None:
        log.append(("sync", paths[handle]))
        syncing(handle)

    def watch_replace(old: Any, new: Any) -> None:
        replacing(old, new)
        log.append(("replace", os.fspath(new)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", watch_open)
        patch.setattr(os, "write", watch_write)
        patch.setattr(os, "fsync", watch_sync)
        patch.setattr(os, "replace", watch_replace)
        yield log
