"""A Monday evening, a small catalogue that no edit of the shipped one changes, and plans on a week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from planner.catalogue.catalogue import Catalogue
from planner.model.activity import Activity, Care, Energy, Kind, Minutes, Setting
from planner.model.proposal import Proposal, Reason
from planner.model.slot import Slot
from planner.model.week import Week
from planner.planner import Planner

MONDAY = datetime(2026, 11, 23, 18)
WEEK = Week.of(MONDAY, 0)


def _activity(slug: str, title: str, kind: Kind, minutes: int, **fields: object) -> Activity:
    return Activity(
        id=slug,
        title=title,
        kind=kind,
        minutes=Minutes(minutes // 2 or 1, minutes, minutes * 2),
        energy=Energy.LOW,
        care=Care.AROUND,
        setting=(Setting.HOME,),
        **fields,  # type: ignore[arg-type]
    )


ACTIVITIES = (
    _activity(
        "one-shelf-supper",
        "One shelf, one supper",
        Kind.QUALITY_TIME,
        60,
        summary="Cook something from a single shelf of the kitchen.",
        steps=("Choose a shelf.", "Cook from it.", "Name the dish."),
        prompts=("What did your family always have on the table?",),
    ),
    _activity("slow-walk", "The slow walk", Kind.QUALITY_TIME, 30, summary="Half as fast as usual."),
    _activity("old-photos", "Ten old photos", Kind.QUALITY_TIME, 30, summary="Five each, and their stories."),
    _activity("map-evening", "Finger on the map", Kind.QUALITY_TIME, 45, summary="Plan a day that need not happen."),
    _activity(
        "long-hug",
        "Twenty-second hug",
        Kind.TOUCH,
        2,
        summary="Longer than usual, and then a little longer.",
        contact=1,
        consent_cue="Would you like a hug? No is a complete answer.",
        gentler="Hold hands instead.",
    ),
    _activity("hand-hold", "Hands for one song", Kind.TOUCH, 5, summary="One song, hand in hand.", contact=1),
    _activity("back-to-back", "Back to back", Kind.TOUCH, 10, summary="Sit and lean.", contact=1),
    _activity("three-thanks", "Three good things", Kind.APPRECIATION, 10, summary="Three each, out loud."),
    _activity("pocket-line", "Line in a pocket", Kind.APPRECIATION, 5, summary="One line, found at noon."),
    _activity("future-letter", "Letter to future us", Kind.APPRECIATION, 20, summary="A page for next year."),
)
CATALOGUE = Catalogue(ACTIVITIES)


def activity(slug: str) -> Activity:
    """An activity of the small catalogue."""
    return next(activity for activity in ACTIVITIES if activity.id == slug)


def at(day: str, hour: int, minute: int = 0) -> datetime:
    """A time of the sample week, such as `thu`, 20."""
    number = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(day)
    return datetime.combine(WEEK.days[number], time(hour, minute))


def proposed() -> tuple[Proposal, ...]:
    """Three proposals for the sample week, whatever the engine would say."""
    rows: Sequence[tuple[str, datetime, tuple[str, ...]]] = (
        ("long-hug", at("tue", 20), ("you both loved it", "a small one for a full day")),
        ("one-shelf-supper", at("thu", 20), ("Sam's turn for a favourite", "new to you")),
        ("future-letter", at("sun", 19), ("appreciation is a bit short this month",)),
    )
    return tuple(
        Proposal(
            Slot(start, 90),
            activity(slug),
            activity(slug).minutes.typical,
            (),
            tuple(Reason(f"reason-{number}", text) for number, text in enumerate(reasons)),
        )
        for slug, start, reasons in rows
    )


class Proposing(Planner):
    """Use cases that always propose the same three."""

    def fill_week(self, week: Week, seed: int | None = None) -> tuple[Proposal, ...]:
        return proposed()


def plan_a_week(planner: Planner) -> None:
    """Three agreed plans, one that waits for Sam's yes, and a ritual."""
    alex = planner.couple.partners[0]
    planner.add(activity("long-hug"), at("tue", 20))
    planner.add(activity("one-shelf-supper"), at("thu", 20, 30), by=alex)
    planner.add(activity("slow-walk"), at("sat", 10))
    planner.add(activity("three-thanks"), at("sun", 19), every="week")


def last_week() -> date:
    """A day of the week before."""
    return WEEK.start - timedelta(days=3)
