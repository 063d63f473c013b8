"""The studies that activities lean on: reading and checking the shipped list of evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from planner.catalogue import readers
from planner.catalogue.document import parsed, read_text
from planner.catalogue.faults import Fault, quoted
from planner.catalogue.layout import Places, places
from planner.catalogue.pack import Pack, id_line
from planner.catalogue.words import DESIGNS
from planner.model.text import clean
from planner.model.value import Value

_MOST_STUDIES = 500
_MOST_NAMES = 20


class Study(Value, kw_only=True):
    """One study, as far as it is known for certain."""

    id: str
    citation: str
    design: str
    """How it was made: `experiment`, `diary`, `review` or `book`."""
    sample: str
    """Who took part, and for how long."""
    found: str
    limits: str
    """What it does not show."""
    background: bool = False
    """Whether it stands behind the whole rather than behind single activities."""


class Evidence(Value):
    """All studies by their id, and what was left out."""

    path: Path
    studies: Mapping[str, Study] = MappingProxyType({})
    faults: tuple[Fault, ...] = ()
    lines: Mapping[str, int] = MappingProxyType({})
    """On which line each study begins."""

    def get(self, ref: str) -> Study | None:
        """Return the study of this id."""
        return self.studies.get(ref)


def read_evidence(path: Path) -> Evidence:
    """Return the studies in a list of evidence; a faulty one is left out and said. Raises nothing."""
    text = read_text(path)
    if isinstance(text, Fault):
        return Evidence(path, faults=(text,))
    document = parsed(path, text)
    if isinstance(document, Fault):
        return Evidence(path, faults=(document,))
    stray = [
        Fault(path, places(text, "study").top.get(name, 0), "", clean(name, 40), "has no place here; write [[study]].")
        for name in document
        if name != "study"
    ]
    tables = document.get("study", [])
    if not isinstance(tables, list) or not 0 < len(tables) <= _MOST_STUDIES:
        wrong = Fault(path, 0, "", "", f"holds no list of up to {_MOST_STUDIES} studies; write [[study]] tables.")
        return Evidence(path, faults=(*stray[:_MOST_NAMES], wrong))
    return _evidence(path, tables, places(text, "study"), stray[:_MOST_NAMES])


def study_faults(evidence: Evidence, packs: Iterable[Pack]) -> tuple[Fault, ...]:
    """Return a fault for every study that an activity refers to and the list does not hold."""
    return tuple(
        Fault(
            pack.path,
            id_line(pack, activity.id, "evidence"),
            f'activity "{activity.id}"',
            "evidence",
            f"refers to {reference.ref}, which {evidence.path.name} does not hold; add that study or take it out.",
        )
        for pack in packs
        for activity in pack.activities
        for reference in activity.evidence
        if evidence.get(reference.ref) is None
    )


def idle_studies(evidence: Evidence, packs: Iterable[Pack]) -> tuple[Fault, ...]:
    """Return a fault for every study that no activity leans on and that is not marked as background."""
    used = {reference.ref for pack in packs for activity in pack.activities for reference in activity.evidence}
    return tuple(
        Fault(
            evidence.path,
            evidence.lines[study.id],
            f'study "{study.id}"',
            "",
            "stands behind no activity; take it out, or write background = true.",
        )
        for study in evidence.studies.values()
        if study.id not in used and not study.background
    )


@cache
def _fields() -> dict[str, readers.Reader]:
    return {
        "id": readers.ref,
        "citation": readers.text(400),
        "design": readers.word(DESIGNS),
        "sample": readers.text(readers.LINE),
        "found": readers.text(readers.LONG_LINE),
        "limits": readers.text(readers.LONG_LINE),
        "background": readers.yes_or_no,
    }


def _evidence(path: Path, tables: list[Any], lines: Places, faults: list[Fault]) -> Evidence:
    studies: dict[str, Study] = {}
    begins: dict[str, int] = {}
    for index, table in enumerate(tables):
        said = table.get("id") if isinstance(table, dict) else None
        label = f"study {quoted(said)}" if isinstance(said, str) else f"study {index + 1}"
        study, wrong = _study(table)
        if study is not None and study.id in studies:
            study, wrong = None, [("id", "is in this list twice; choose another.")]
        faults += [Fault(path, lines.in_item(index, name), label, name, sentence) for name, sentence in wrong]
        if study is not None:
            studies[study.id] = study
            begins[study.id] = lines.in_item(index, "")
    return Evidence(path, studies, tuple(faults), begins)


def _study(table: Any) -> tuple[Study | None, readers.Faults]:
    if not isinstance(table, dict) or len(table) > _MOST_NAMES:
        return None, [("", "is not a study; begin it with [[study]].")]
    fields = _fields()
    found, faults = readers.table(table, fields, [name for name in fields if name != "background"])
    return (None, faults) if faults else (Study(**found), [])
