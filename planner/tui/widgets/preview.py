"""An activity beside a list: enough of it to want it, or not."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from planner.model.activity import Activity
from planner.model.marks import KIND_MARKS
from planner.tui import wording
from planner.tui.widgets.whole_activity import numbered


def preview_content(activity: Activity) -> Content:
    """Return what it is about, how it goes, and what it asks for."""
    return Content("\n").join(_parts(activity))


def _parts(activity: Activity) -> Iterator[Content]:
    yield Content.assemble((f"{KIND_MARKS[activity.kind]} ", f"${activity.kind}"), (activity.title, "bold"))
    yield Content.assemble((wording.facts(activity), "$quiet"))
    yield Content(f"\n{activity.summary}\n")
    if activity.consent_cue:
        yield Content.assemble(("Ask first  ", "bold $primary"), activity.consent_cue + "\n")
    yield from numbered(activity.steps)
    if activity.gentler:
        yield Content.assemble(("\nGentler  ", "bold"), activity.gentler)
    if activity.supplies:
        yield Content.assemble(("\nYou need  ", "bold"), ", ".join(activity.supplies))
