"""What the studies found that activities lean on, as a person reads it."""

from __future__ import annotations

from dataclasses import dataclass

from planner.model.activity import Activity


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
    from planner.catalogue.evidence import read_evidence
    from planner.catalogue.folders import EVIDENCE, shipped_folder

    listed = read_evidence(shipped_folder() / EVIDENCE)
    return tuple(
        Study(study.citation, f"{study.found} {study.limits}", reference.fit)
        if (study := listed.get(reference.ref))
        else Study(reference.ref, "", reference.fit)
        for reference in activity.evidence
    )
