"""Which records are kept where, and under which key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from planner.model.beginning import Beginning
from planner.model.boundary import Boundary
from planner.model.busy import BusyCalendar, BusyMonth, BusyReading
from planner.model.checkin import CheckIn, SealedRating
from planner.model.couple import Couple
from planner.model.entry import CalendarEntry
from planner.model.errors import DataProblem
from planner.model.favourite import Favourite
from planner.model.learning import Feedback, QuizAnswer
from planner.model.plan import Plan
from planner.model.underway import Underway
from planner.store.codec import decoder

Record = (
    Plan
    | CheckIn
    | SealedRating
    | Boundary
    | Feedback
    | QuizAnswer
    | CalendarEntry
    | Favourite
    | Couple
    | BusyCalendar
    | BusyReading
    | BusyMonth
    | Underway
    | Beginning
)
"""Everything that is kept."""

R = TypeVar("R", bound=Record)


class _Key(Protocol):
    def __call__(self, record: Any, /) -> str: ...


@dataclass(frozen=True, slots=True)
class Kept:
    """How one kind of record is kept."""

    table: str
    key: _Key
    private: bool = False
    """Whether it lies in its partner's own store."""


def occurrence_key(plan: str, original_start: datetime) -> str:
    """Return the key of what belongs to one occurrence."""
    return f"{plan}@{original_start.isoformat()}"


def _of_occurrence(record: Any) -> str:
    return occurrence_key(record.plan, record.original_start)


KEPT: dict[type[Any], Kept] = {
    Couple: Kept("couple", lambda _: "couple"),
    Beginning: Kept("beginning", lambda _: "beginning"),
    Underway: Kept("underway", lambda _: "underway"),
    Plan: Kept("plans", attrgetter("id")),
    CheckIn: Kept("check_ins", _of_occurrence),
    Feedback: Kept("feedback", attrgetter("id")),
    Favourite: Kept("favourites", attrgetter("activity")),
    CalendarEntry: Kept("entries", _of_occurrence),
    BusyCalendar: Kept("busy", attrgetter("name")),
    BusyReading: Kept("busy_readings", attrgetter("calendar")),
    BusyMonth: Kept("busy_times", lambda month: f"{month.month} {month.calendar}"),
    Boundary: Kept("boundaries", attrgetter("id"), private=True),
    SealedRating: Kept("sealed", _of_occurrence, private=True),
    QuizAnswer: Kept("answers", lambda answer: f"{answer.chosen}|{answer.other}", private=True),
}


def read_record(kind: type[R], stored: object) -> R:
    """Return the record that a plain dict holds; raises DataProblem when it holds something else."""
    wanted: Any = kind
    try:
        record: R = decoder(wanted)(stored)
    except (ValueError, TypeError, KeyError) as error:
        raise DataProblem(f"A record among the {KEPT[kind].table} can't be read; restore a backup.") from error
    return record
