"""What the studies found that an activity leans on, as a person reads it."""

from __future__ import annotations

from functools import cache

from planner.catalogue.evidence import Evidence, read_evidence
from planner.catalogue.folders import EVIDENCE, shipped_folder
from planner.model.activity import Activity
from planner.model.value import Value


class Source(Value):
    """A study that an activity leans on."""

    citation: str
    found: str
    limits: str
    """What it does not show."""
    fit: str
    """How close it is to the activity: `direct`, `close` or `loose`."""


def sources_of(activity: Activity) -> tuple[Source, ...]:
    """Return the studies behind an activity, none for an idea of our own; one that is not listed keeps its number."""
    if not activity.evidence:
        return ()
    return tuple(
        Source(study.citation, study.found, study.limits, reference.fit)
        if (study := _listed().get(reference.ref))
        else Source(reference.ref, "", "", reference.fit)
        for reference in activity.evidence
    )


@cache
def _listed() -> Evidence:
    return read_evidence(shipped_folder() / EVIDENCE)
