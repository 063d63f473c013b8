"""Checking packs before they are used: what would keep them out, and how they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from planner.catalogue.catalogue import Taken, load, own_paths, pack_paths
from planner.catalogue.editorial.checking import editorial_faults, evidence_wording
from planner.catalogue.evidence import Evidence, idle_studies, read_evidence, study_faults
from planner.catalogue.faults import Fault
from planner.catalogue.folders import EVIDENCE
from planner.catalogue.pack import Pack, read_pack
from planner.model.value import Value


class Report(Value):
    """What was found: in faults lies what has to be mended, in advice what a couple may leave as it is."""

    faults: tuple[Fault, ...]
    advice: tuple[Fault, ...] = ()


def examine(shipped: Path, own: Path | None, files: Sequence[Path] = ()) -> Report:
    """Check files and folders, or, with none, all shipped packs and the couple's own.

    Of a shipped pack, which lies below the folder `shipped`, all rules are asked, and its studies; of any other only
    what it takes to be used, and the rest is advice.
    """
    chosen = list(_files(files)) if files else [*_files([shipped]), *own_paths(own)]
    home = shipped.resolve()
    ours = [path for path in chosen if path.resolve().is_relative_to(home)]
    theirs = [path for path in chosen if not path.resolve().is_relative_to(home)]
    named = {path.resolve() for path in chosen}
    # With no files named all of them are chosen, and none is left to lie beside them.
    known = load([shipped], own).packs if files else ()
    beside = [pack for pack in known if pack.path.resolve() not in named]
    packs, faults = read_packs(ours, complete=True, beside=beside)
    own_packs, own_faults = read_packs(theirs, complete=False, beside=[*beside, *packs])
    evidence = read_evidence(shipped / EVIDENCE)
    faults += [*editorial_faults(packs, beside), *study_faults(evidence, packs)]
    if any(path.name == EVIDENCE for path in ours):
        faults += _of_evidence(evidence, [*beside, *packs])
    advice = [*editorial_faults(own_packs, [*beside, *packs]), *study_faults(evidence, own_packs)]
    return Report((*faults, *own_faults), tuple(advice))


def read_packs(paths: Iterable[Path], *, complete: bool, beside: Iterable[Pack] = ()) -> tuple[list[Pack], list[Fault]]:
    """Return the sound packs among these files and folders, and everything that keeps the others from being used.

    `complete` asks for all that shipped packs have. `beside` are packs whose ids are taken.
    """
    faults: list[Fault] = []
    taken = Taken(beside)
    sound: list[Pack] = []
    for path in _files(paths):
        if path.name == EVIDENCE:
            continue
        pack, wrong = read_pack(path, complete=complete)
        if pack is not None and not (wrong := taken.clashes(pack)):
            taken.add(pack)
            sound.append(pack)
        faults += wrong
    return sound, faults


def _of_evidence(evidence: Evidence, packs: Sequence[Pack]) -> Iterator[Fault]:
    yield from evidence.faults
    yield from evidence_wording(evidence)
    yield from idle_studies(evidence, [pack for pack in packs if not pack.own])


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from pack_paths(path)
            if (path / EVIDENCE).is_file():
                yield path / EVIDENCE
        else:
            yield path
