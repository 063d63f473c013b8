"""The files that a couple writes itself, packs and keys: text below the data's folder, undone like all else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from planner.model.errors import DataProblem
from planner.store.files import plainly, private_folder, read_file, replace_file, sync_folder
from planner.store.journal import FileOp

KEYS = "keys.toml"
"""What their own keys are read from."""
# Whatever the catalogue takes for a pack, as far as every system can have a file of that name. Any other file beside
# the data may be somebody's own, which no copy is to put back as it was.
_LETTER = r"[^/\\:*?\"<>|\x00-\x1f\x7f-\x9f\ud800-\udfff]"
_PLACE = re.compile(rf"packs/(?!\.){_LETTER}{{1,80}}\.toml|{re.escape(KEYS)}")
_LONGEST = 240
"""Bytes of a place, so that there is room for what is put around it until it is whole."""


def is_own(path: str) -> bool:
    """Whether this is the place of a file of their own, below the data's folder."""
    return bool(_PLACE.fullmatch(path)) and len(path.encode()) <= _LONGEST


def own_files(folder: Path) -> dict[str, str]:
    """Return all of them by their places; what is no text is none."""
    return dict(each_own_file(folder))


def each_own_file(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield them one after the other: there may be hundreds of packs, which nobody needs to hold at once."""
    for path in (folder / KEYS, *sorted(folder.glob("packs/*.toml"))):
        place = path.relative_to(folder).as_posix()
        if is_own(place) and path.is_file() and not path.is_symlink():
            try:
                text = (read_file(path) or b"").decode()
            except UnicodeDecodeError:
                continue
            yield place, text


def read_own(folder: Path, path: str) -> str | None:
    """Return a file's text, or None when it is not there."""
    data = read_file(folder / _checked(path))
    return None if data is None else data.decode("utf-8", "surrogateescape")


def write_own(folder: Path, path: str, text: str | None) -> None:
    """Write a file whole or not at all; None takes it away."""
    place = folder / _checked(path)
    if text is not None:
        private_folder(place.parent)
        replace_file(place, text.encode("utf-8", "surrogateescape"))
        return
    with plainly(place):
        place.unlink(missing_ok=True)
        sync_folder(place.parent)


@contextmanager
def written(folder: Path, files: tuple[FileOp, ...]) -> Iterator[None]:
    """Put files in place, and back as they were when the body fails."""
    done = []
    try:
        for path, new, old in files:
            done.append((path, old))
            write_own(folder, path, new)
        yield
    except BaseException:
        for path, old in done:
            with suppress(DataProblem):
                write_own(folder, path, old)
        raise


def _checked(path: str) -> str:
    if not is_own(path):
        raise DataProblem(f"{path[:60]!r} is no place for a file of yours.")
    return path
