"""An activity as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from planner.cli import as_text
from planner.cli.paint import Paint
from planner.model.activity import Activity, Cost
from planner.model.couple import Couple
from planner.model.levels import TOUCH
from planner.model.marks import KIND_MARKS
from planner.model.text import clean
from planner.model.times_done import TimesDone

if TYPE_CHECKING:
    from planner.catalogue.studies import Source


def line(activity: Activity, paint: Paint) -> str:
    """Return an activity as one line that ends with its slug."""
    return f"{_head(activity, paint)}  {facts(activity)}  {paint.dim(f'[{activity.id}]')}"


def facts(activity: Activity) -> str:
    """Return what one wants to know first: `20 min, free, home, low energy`."""
    cost = "costs nothing" if activity.cost is Cost.FREE else f"{activity.cost.value} cost"
    places = " or ".join(place.value for place in activity.setting)
    return f"{activity.minutes.typical} min, {cost}, {places}, {activity.energy.value} energy"


def whole(activity: Activity, studies: Sequence[Source], paint: Paint) -> Iterator[str]:
    """Yield everything that is for the couple, with the studies that the idea leans on."""
    yield f"{_head(activity, paint)}  {paint.dim(f'[{activity.id}]')}"
    minutes = activity.minutes
    yield paint.dim(f"{activity.kind.label}, {facts(activity)}, {minutes.min} to {minutes.max} min possible")
    if activity.summary:
        yield ""
        yield clean(activity.summary, 1000)
    if activity.steps:
        yield ""
        yield from (f"  {number}. {clean(step, 1000)}" for number, step in enumerate(activity.steps, start=1))
    yield ""
    for label, text in _more(activity):
        if text:
            yield f"{label:<12} {clean(text, 1000)}"
    for study in studies:
        yield f"{'Leans on':<12} {f'{study.found} {study.limits}'.strip()}"
        yield paint.dim(f"{'':<12} {study.citation} ({study.fit} fit)")


def known(liked: bool, done: TimesDone | None, couple: Couple) -> Iterator[str]:
    """Yield what the couple knows of an activity: whether it is a favourite, when it was done, and how it felt."""
    if liked:
        yield f"{'Favourite':<12} one that you like to come back to"
    if done is None:
        return
    times = "once" if done.times == 1 else f"{done.times} times"
    yield f"{'Done':<12} {times}, last on {as_text.day(done.last.start)} {done.last.start.year}"
    if done.rated is not None:
        yield f"{'Felt':<12} {as_text.opinions(done.rated, couple)}"


def _more(activity: Activity) -> Iterator[tuple[str, str]]:
    yield "You need", ", ".join(activity.supplies)
    yield "Ask first", activity.consent_cue
    yield "Gentler", activity.gentler
    yield "To ask", " / ".join(activity.prompts)
    yield "Touch", TOUCH[activity.contact] if activity.contact else ""
    yield "Builds", ", ".join(activity.builds)
    yield "Tags", ", ".join(activity.tags)
    yield "Pack", activity.pack
    yield "Idea from", "" if activity.evidence else "somebody who likes it; no study stands behind it"


def _head(activity: Activity, paint: Paint) -> str:
    return f"{paint.kind(activity.kind, KIND_MARKS[activity.kind])} {paint.bold(clean(activity.title))}"
