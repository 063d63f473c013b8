"""What sound packs hold, kept in a form that is quick to read: used only where it fits their files to the byte."""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

from planner import __version__
from planner.catalogue.columns import NAMES, packs_in, written
from planner.catalogue.document import MAX_BYTES
from planner.catalogue.pack import Pack

NAME = "catalogue.json"
_FORM = "2"
_MOST = 100_000_000
_CHUNK = 1 << 16
_BINARY = getattr(os, "O_BINARY", 0)
_PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | _BINARY

Kept = Mapping[tuple[str, str], Pack]
"""Packs by the name of their file and the mark of what it held, wherever it lay then: folders are moved and copied."""


def marks_of(files: Iterable[Path]) -> dict[Path, str]:
    """Return the size and checksum of what each file holds now; one that can't be read whole has none."""
    found = {}
    for file in files:
        with suppress(OSError, ValueError):
            raw = _whole(file)
            found[file] = f"{len(raw)} {zlib.crc32(raw):08x}"
    return found


def recall(place: Path) -> Kept:
    """Return what was kept in a file; nothing where it is missing, damaged, somebody else's, or of another version."""
    try:
        with _opened(place) as file:
            head = file.readline()
            # Looked through first and then read line by line: held whole, it would take as much memory again.
            if head != _head(iter(partial(file.read, _CHUNK), b"")):
                return {}
            file.seek(len(head))
            return packs_in(file)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, StopIteration):
        # Whatever is wrong with it, the packs themselves are there to be read.
        return {}


def keep(place: Path, packs: Kept) -> None:
    """Keep what packs hold for the next time, and nothing else; where that can't be done, nothing happens."""
    # One name for all: what two programs write there at once has a wrong checksum, and what one left there is found.
    temporary = place.with_name(f".{place.name}.new")
    with suppress(OSError):
        if not packs:
            place.unlink(missing_ok=True)
            return
        body = written(packs)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        try:
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAIN, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(_head([body]) + body)
            temporary.replace(place)
        finally:
            temporary.unlink(missing_ok=True)


def _head(body: Iterable[bytes]) -> bytes:
    """Return the line before what is kept: the program's version, the fields of an activity, size and checksum."""
    size = checksum = 0
    for piece in body:
        size += len(piece)
        checksum = zlib.crc32(piece, checksum)
    return ascii((__version__, _FORM, *NAMES, size, checksum)).encode("ascii") + b"\n"


def _whole(file: Path) -> bytes:
    # Straight from the system, as there are many small files, and a buffer for each takes longer than reading it.
    handle = os.open(file, os.O_RDONLY | _BINARY)
    try:
        raw = os.read(handle, min(os.fstat(handle).st_size, MAX_BYTES) + 1)
        if len(raw) != os.fstat(handle).st_size:
            raise ValueError("not read whole")
        return raw
    finally:
        os.close(handle)


def _opened(path: Path) -> BinaryIO:
    handle = os.open(path, os.O_RDONLY | _PLAIN)
    found = os.fstat(handle)
    plain = stat.S_ISREG(found.st_mode) and found.st_size <= _MOST
    # What others may have written is not trusted.
    if plain and (os.name != "posix" or (found.st_uid == os.geteuid() and not found.st_mode & 0o022)):
        return os.fdopen(handle, "rb")
    os.close(handle)
    raise ValueError("not a plain file of our own")
