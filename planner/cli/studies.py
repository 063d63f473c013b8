"""What the studies found that activities lean on, as the shipped list of evidence says it."""

from __future__ import annotations

from dataclasses import dataclass

from planner.model.activity import Activity
from planner.model.text import clean


@dataclass(frozen=True, slots=True)
class Study:
    """A study that an activity leans on."""

    citation: str
    found: str
    """What it found, and what it does not show."""
    fit: str
    """How close it is to the activity: `direct`, `close` or `loose`."""


def studies_of(activity: Activity) -> tuple[Study, ...]:
    """Return the studies behind an activity, none for an idea of our own; one that is not listed keeps its number."""
    if not activity.evidence:
        return ()
    import tomllib

    from planner.catalogue.catalogue import EVIDENCE
    from planner.catalogue.folders import shipped_folder

    try:
        listed = tomllib.loads((shipped_folder() / EVIDENCE).read_text(encoding="utf-8")).get("study", [])
    except (OSError, ValueError):
        listed = []
    known = {study["id"]: study for study in listed}
    return tuple(
        Study(
            citation=clean(study.get("citation", reference.ref), 1000),
            found=clean(f"{study.get('found', '')} {study.get('limits', '')}", 1000),
            fit=reference.fit,
        )
        for reference in activity.evidence
        for study in (known.get(reference.ref, {}),)
    )
