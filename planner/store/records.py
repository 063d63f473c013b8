"""Which records are kept where, and under which key."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from planner.model.errors import DataProblem
from planner.store.codec import decoder

if TYPE_CHECKING:
    from planner.model.beginning import Beginning
    from planner.model.boundary import Boundary
    from planner.model.busy import BusyCalendar, BusyMonth, BusyReading
    from planner.model.calendar_entry import CalendarEntry
    from planner.model.calendar_place import CalendarPlace
    from planner.model.checkin import CheckIn, SealedRating
    from planner.model.couple import Couple
    from planner.model.favourite import Favourite
    from planner.model.feedback import Feedback, QuizAnswer
    from planner.model.plan import Plan
    from planner.model.underway import Underway

    Record = (
        Plan
        | CheckIn
        | SealedRating
        | Boundary
        | Feedback
        | QuizAnswer
        | CalendarEntry
        | CalendarPlace
        | Favourite
        | Couple
        | BusyCalendar
        | BusyReading
        | BusyMonth
        | Underway
        | Beginning
    )
    """Everything that is kept."""

R = TypeVar("R", bound="Record")


class _Key(Protocol):
    def __call__(self, record: Any, /) -> str: ...


class Kept(NamedTuple):
    """How one kind of record is kept."""

    module: str
    """Where in the model it is declared."""
    table: str
    key: _Key
    private: bool = False
    """Whether it lies in its partner's own store."""


def occurrence_key(plan: str, original_start: datetime) -> str:
    """Return the key of what belongs to one occurrence."""
    return f"{plan}@{original_start.isoformat()}"


def _of_occurrence(record: Any) -> str:
    return occurrence_key(*record.key)


KEPT = {
    "Couple": Kept("couple", "couple", lambda _: "couple"),
    "Beginning": Kept("beginning", "beginning", lambda _: "beginning"),
    "Underway": Kept("underway", "underway", lambda _: "underway"),
    "Plan": Kept("plan", "plans", attrgetter("id")),
    "CheckIn": Kept("checkin", "check_ins", _of_occurrence),
    "Feedback": Kept("feedback", "feedback", attrgetter("id")),
    "Favourite": Kept("favourite", "favourites", attrgetter("activity")),
    "CalendarEntry": Kept("calendar_entry", "entries", _of_occurrence),
    "CalendarPlace": Kept("calendar_place", "calendar_place", lambda _: "calendar_place"),
    "BusyCalendar": Kept("busy", "busy", attrgetter("name")),
    "BusyReading": Kept("busy", "busy_readings", attrgetter("calendar")),
    "BusyMonth": Kept("busy", "busy_times", lambda month: f"{month.month} {month.calendar}"),
    "Boundary": Kept("boundary", "boundaries", attrgetter("id"), private=True),
    "SealedRating": Kept("checkin", "sealed", _of_occurrence, private=True),
    "QuizAnswer": Kept("feedback", "answers", lambda answer: f"{answer.chosen}|{answer.other}", private=True),
}
"""By the name of the record: a glance at the week shall not load what it never reads."""


def kept(kind: type) -> Kept:
    """Return how a kind of record is kept."""
    return KEPT[kind.__name__]


@cache
def kind_of(name: str) -> type[Any]:
    """Return the kind of record that has this name."""
    kind: type[Any] = getattr(import_module(f"planner.model.{KEPT[name].module}"), name)
    return kind


def every_kind() -> Iterator[tuple[type[Any], Kept]]:
    """Yield every kind of record with how it is kept."""
    for name, how in KEPT.items():
        yield kind_of(name), how


def read_record(kind: type[R], stored: object) -> R:
    """Return the record that a plain dict holds; raises DataProblem when it holds something else."""
    wanted: Any = kind
    try:
        record: R = decoder(wanted)(stored)
    except (ValueError, TypeError, KeyError) as error:
        raise DataProblem(f"A record among the {kept(kind).table} can't be read; restore a backup.") from error
    return record
