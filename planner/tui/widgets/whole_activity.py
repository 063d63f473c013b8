"""Everything that is known of an activity, as one text to read in peace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from planner.catalogue.studies import Source
from planner.model.activity import Activity
from planner.model.couple import Couple
from planner.model.marks import FAVOURITE_MARK, KIND_MARKS
from planner.model.times_done import TimesDone
from planner.tui import wording
from planner.tui.widgets.opinions import opinion_lines


def activity_head(activity: Activity, *, liked: bool = False) -> Content:
    """Return its mark and title, and a heart where it is a favourite."""
    heart = (f"  {FAVOURITE_MARK}", "$accent") if liked else ""
    return Content.assemble((f"{KIND_MARKS[activity.kind]} ", f"${activity.kind}"), (activity.title, "bold"), heart)


def activity_content(
    activity: Activity, sources: Sequence[Source], planned: int | None = None, past: Content | None = None
) -> Content:
    """Return what an activity is, from its facts to where the idea comes from.

    `planned` are a plan's own minutes; `past`, what they know of it themselves, comes after the facts.
    """
    facts, *rest = _parts(activity, sources, planned)
    return Content("\n\n").join([facts, *([past] if past else []), *rest])


def numbered(steps: Sequence[str]) -> Iterator[Content]:
    """Yield steps with their numbers."""
    for number, step in enumerate(steps, 1):
        yield Content.assemble((f"{number}  ", "$quiet"), step)


def done_content(done: TimesDone, couple: Couple) -> Content:
    """Return how often they did it and when last, and how it felt once both have said."""
    last = done.last
    times = "once" if done.times == 1 else f"{done.times} times"
    lines = [Content.assemble((f"You did this {times}, last on {wording.dated(last.start)}.", ""))]
    if done.rated is not None:
        lines += opinion_lines(done.rated, couple)
    elif last.rated_by:
        lines.append(Content.assemble((wording.waits(last, couple), "$quiet")))
    return Content("\n").join(lines)


def _parts(activity: Activity, sources: Sequence[Source], planned: int | None) -> Iterator[Content]:
    minutes = activity.minutes
    facts = f"{wording.facts(activity, planned)} · {activity.energy.value} energy"
    span = f"{minutes.min} to {minutes.max} minutes, as you like" if minutes.min < minutes.max else ""
    yield Content("\n").join(
        [
            *([Content(activity.summary)] if activity.summary else []),
            Content.assemble((facts, "$quiet")),
            *([Content.assemble((span, "$quiet"))] if span else []),
        ]
    )
    steps = Content("\n").join(numbered(activity.steps))
    for name, text in (
        ("Ask first", activity.consent_cue),
        ("How it goes", steps),
        ("Gentler", activity.gentler),
        ("To talk about, or to pass", "\n".join(f"· {prompt}" for prompt in activity.prompts)),
        ("You need", ", ".join(activity.supplies)),
        ("It builds", ", ".join(activity.builds)),
        ("Take care", " ".join(_SAFETY.get(word, word) for word in activity.safety)),
        ("Good to know", ", ".join(_ACCESS.get(word, word) for word in activity.access)),
    ):
        if text:
            style = "bold $primary" if name == "Ask first" else "bold"
            yield Content.assemble((f"{name}\n", style), text)
    yield Content.assemble(("Where the idea comes from\n", "bold"), _origin(activity, sources))


def _origin(activity: Activity, sources: Sequence[Source]) -> Content:
    whose = f"From the pack {activity.pack}." if activity.pack else ""
    if not sources:
        return Content.assemble("It is our idea; no study stands behind it.", (f"\n{whose}" if whose else "", "$quiet"))
    studies = (
        Content.assemble(
            f"{source.found} {source.limits}".strip(), ("\n" if source.found else "", ""), (source.citation, "$quiet"),
            (f" ({_FITS.get(source.fit, source.fit)})", "$quiet"),
        )
        for source in sources
    )
    return Content("\n").join([*studies, *([Content.assemble((whose, "$quiet"))] if whose else [])])


_FITS = {
    "direct": "about just this",
    "close": "about something close to this",
    "loose": "about something a little like this",
}
_SAFETY = {
    "outdoors-after-dark": "After dark, take a light and ways that you know.",
    "heat": "Something here gets hot.",
    "kitchen": "Mind knives and the stove.",
    "massage-injury": "Leave out what hurts or is injured; a professional knows more about injuries.",
    "allergy": "Ask about allergies first.",
    "exertion": "Go only as far as is good for both of you.",
    "strong-feelings": "It can stir strong feelings; stopping is fine at any time.",
}
_ACCESS = {
    "seated-friendly": "works seated",
    "no-speech-needed": "works without speaking",
    "no-hearing-needed": "works without hearing",
    "no-sight-needed": "works without seeing",
    "screen-free": "no screen",
    "quiet": "quiet",
    "low-effort": "little effort",
}
