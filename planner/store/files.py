"""Files that are either as they were or as they shall be, and that only their owner can read."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from planner.model.errors import DataProblem, NotYet

# Where a platform lacks one of these, it has nothing that it would guard against.
_PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_RENAME_TRIES = 20
_LONGEST_SAID = 40
"""Characters of a name that are said of one that is too long."""
DAMAGED = "damaged"
"""The folder in which damaged files stay."""


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn what the system says of a file into a DataProblem of one plain sentence."""
    try:
        yield
    except OSError as error:
        kind = NotYet if error.errno in _NO_ROOM else DataProblem
        raise kind(sentence_of(error, path)) from error


def sentence_of(error: OSError, path: Path) -> str:
    """Return what is said to the couple of what the system says of a file."""
    if error.errno in _NO_ROOM:
        return "The disk is full; make some room and try again."
    if error.errno == errno.EROFS:
        return f"{path.parent} can only be read, not written; choose another folder with --data."
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"Ourweek is not allowed to use {path}; check its permissions."
    if error.errno == errno.ENOTDIR:
        return f"{path.parent} is no folder; choose another one with --data."
    if error.errno in (errno.ELOOP, errno.EISDIR, errno.ENXIO, errno.EINVAL):
        return f"{path} is not a plain file; put the file itself there, not a link or a folder."
    if error.errno == errno.ENAMETOOLONG:
        return f"{_short(max(path.parts, key=len))} is too long for the name of a file; choose a shorter one."
    return f"{path} can't be used just now ({os.strerror(error.errno or errno.EIO)}); try again."


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_SAID else f"{name[: _LONGEST_SAID - 1]}…"


def private_folder(folder: Path) -> None:
    """Make a folder, and what is missing above it, that only its owner may enter."""
    with plainly(folder):
        _make(folder)


def _make(folder: Path) -> None:
    if folder.is_dir():
        return
    _make(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        folder.chmod(0o700)
        sync_folder(folder.parent)


def open_private(path: Path, flags: int) -> int:
    """Open a plain file, never through a link, and keep it to its owner; raises OSError."""
    handle = os.open(path, flags | _PLAIN, 0o600)
    try:
        mode = os.fstat(handle).st_mode
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "not a plain file")
        if flags & (os.O_WRONLY | os.O_RDWR) and os.name == "posix" and stat.S_IMODE(mode) != 0o600:
            os.fchmod(handle, 0o600)
    except BaseException:
        os.close(handle)
        raise
    return handle


def read_file(path: Path, start: int = 0, end: int | None = None) -> bytes | None:
    """Return what a file holds from byte `start` on, up to `end`, or None when there is no such file."""
    with plainly(path):
        try:
            handle = open_private(path, os.O_RDONLY)
        except FileNotFoundError:
            return None
        with os.fdopen(handle, "rb") as file:
            file.seek(start)
            return file.read(-1 if end is None else end - start)


def replace_file(
    path: Path, data: bytes | Iterable[bytes], *, anywhere: bool = False, durable: bool = True
) -> None:
    """Put `data`, perhaps in pieces, in place of a file, or leave the file as it is.

    When this returns, it is whole, and durable unless nobody would miss it. One caller at a time for a path, unless it
    may lie `anywhere`, where no lock keeps others of us from writing it at the same moment.
    """
    temporary = unfinished(path, str(os.getpid()) if anywhere else "")
    with plainly(path):
        temporary.unlink(missing_ok=True)
        handle = open_private(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        try:
            try:
                if os.name == "posix":
                    # Whatever the umask takes away, its owner may read and write it.
                    os.fchmod(handle, 0o600)
                for piece in (data,) if isinstance(data, bytes) else data:
                    _write(handle, piece)
                if durable:
                    flush(handle)
            finally:
                os.close(handle)
            _rename(temporary, path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
        if durable:
            sync_folder(path.parent)


def unfinished(path: Path, by: str = "") -> Path:
    """Return where a file is written, perhaps `by` one of several, before it takes the place of another one."""
    return path.with_name("." + ".".join(filter(None, (path.name, by, "new"))))


def append_line(path: Path, line: bytes, end: int) -> int:
    """Add a line after the first `end` bytes of a file, durably, or leave the file as it is; return its new size.

    What stands after `end` is a write that was interrupted and makes way. `line` comes without its line end.
    """
    with plainly(path):
        handle = open_private(path, os.O_RDWR | os.O_CREAT | os.O_APPEND)
        try:
            if end == 0:
                sync_folder(path.parent)
            return _append(handle, path, line, end)
        finally:
            os.close(handle)


def _append(handle: int, path: Path, line: bytes, end: int) -> int:
    size = os.fstat(handle).st_size
    if size < end or os.fstat(handle).st_ino != path.lstat().st_ino:
        raise DataProblem(f"{path} was changed by another program meanwhile; try again.")
    try:
        if size > end:
            os.ftruncate(handle, end)
    except OSError:
        # A torn line may stay where it is and is passed over; one that is whole would be taken for true.
        if _last_byte(handle) == b"\n":
            raise
        line = b"\n" + line
    try:
        _write(handle, line + b"\n")
        flush(handle)
    except BaseException:
        with suppress(OSError):
            os.ftruncate(handle, end)
        raise
    return os.lseek(handle, 0, os.SEEK_END)


def _last_byte(handle: int) -> bytes:
    os.lseek(handle, -1, os.SEEK_END)
    return os.read(handle, 1)


def keep_damaged(path: Path) -> None:
    """Copy a damaged file into the folder `damaged` beside it, where it stays, before it is written anew."""
    data = read_file(path)
    if data is not None:
        replace_file(_place_aside(path), data)


def set_aside(path: Path) -> None:
    """Move whatever has the name of a file, be it a folder or a link, into the folder `damaged` beside it."""
    if os.path.lexists(path):
        aside = _place_aside(path)
        with plainly(path):
            path.rename(aside)
            sync_folder(aside.parent)


def _place_aside(path: Path) -> Path:
    folder = path.parent / DAMAGED
    private_folder(folder)
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    number = 1
    while os.path.lexists(aside := folder / f"{path.stem}.{today}.{number}{path.suffix}"):
        number += 1
    return aside


def flush(handle: int) -> None:
    """Wait until what was written to a file lies on the disk."""
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder lie on the disk, where the system knows how to do that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def _write(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _rename(old: Path, new: Path) -> None:
    for left in reversed(range(_RENAME_TRIES)):
        try:
            old.replace(new)
            return
        except PermissionError:
            # On Windows a virus scanner may hold the file for a moment.
            if os.name == "posix" or not left:
                raise
            time.sleep(0.05)
