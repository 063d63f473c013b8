"""Calendars put where somebody asked for them, without ever writing over anything else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from planner.model.errors import DataProblem, Refused
from planner.model.value import Value
from planner.store.files import plainly, read_file, replace_file

FOR_THE_DESKTOP = "calendar"
"""The folder, within that of the data, of calendars that the desktop's calendar is handed."""
KEPT_NAMES = ("ourweek.ics", "plans.ics")
"""What such a calendar is called there, and what it is called where its titles are discreet."""
_BEGINNING = b"BEGIN:VCALENDAR"


class Shelf(Value):
    """What programs that read a folder of calendar files show of the folder itself."""

    name: str
    color: str
    """As `#4682b4`."""
    other_names: frozenset[str] = frozenset()
    """What it may have been called before; any other name is somebody's own and stays."""


def write_calendar(path: Path, data: bytes) -> None:
    """Write a calendar file whole or not at all; raises Refused when something else is there already."""
    _check_free(path)
    if not path.parent.is_dir():
        raise Refused(f"There is no folder {path.parent}; make it first, or choose another place.")
    replace_file(path, data, anywhere=True)


def write_folder(folder: Path, files: Mapping[str, bytes], gone: Iterable[str], shelf: Shelf) -> None:
    """Write one file per event into a folder, and take away the `gone` ones; other files there stay as they are."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise Refused(f"{folder} is not a folder; choose another place for the calendar's files.")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise DataProblem(f"The folder {folder} can't be made ({error.strerror}).") from None
    for name, data in files.items():
        path = folder / name
        # What is as it was keeps its date, so that nothing is synced for no reason.
        if not (path.is_file() and not path.is_symlink() and read_file(path) == data):
            write_calendar(path, data)
    for name in gone:
        path = folder / name
        if path.is_file() and not path.is_symlink() and _is_calendar(path):
            with plainly(path):
                path.unlink()
    _label(folder / "displayname", shelf.name, shelf.other_names)
    _label(folder / "color", shelf.color)


def _label(path: Path, text: str, others: frozenset[str] = frozenset()) -> None:
    if path.is_symlink() or (path.exists() and not path.is_file()):
        return
    there = read_file(path)
    if there is None or (there.decode("utf-8", "replace").strip() in others - {text}):
        replace_file(path, f"{text}\n".encode(), anywhere=True)


def _check_free(path: Path) -> None:
    if path.is_symlink():
        raise Refused(f"{path} is a link to somewhere else; choose another place for the calendar.")
    if not path.exists():
        return
    if not path.is_file():
        raise Refused(f"{path} is not a file; choose another place for the calendar.")
    if not _is_calendar(path):
        raise Refused(f"{path} is not a calendar; choose another name so that nothing is lost.")


def _is_calendar(path: Path) -> bool:
    with plainly(path), path.open("rb") as file:
        return file.read(len(_BEGINNING)) in (b"", _BEGINNING)
