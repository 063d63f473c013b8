"""Checking packs before they are used."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from planner.catalogue.catalogue import clashes, pack_paths
from planner.catalogue.faults import Fault
from planner.catalogue.pack import Pack, read_pack


def check_files(paths: Iterable[Path], *, complete: bool = True, beside: Iterable[Pack] = ()) -> tuple[Fault, ...]:
    """Return every fault in these packs, and in those of folders among them.

    `complete` asks for all that shipped packs have. `beside` are packs whose ids are taken.
    """
    faults: list[Fault] = []
    sound = list(beside)
    for path in _files(paths):
        pack, wrong = read_pack(path, complete=complete)
        if pack is not None:
            wrong = clashes(pack, sound)
            sound.append(pack)
        faults += wrong
    return tuple(faults)


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            yield from pack_paths(path)
        else:
            yield path
