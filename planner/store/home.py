"""The couple's home on disk: every kind of record by its own door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from planner.model.beginning import Beginning
from planner.model.boundary import Boundary
from planner.model.busy import BusyCalendar, BusyMonth, BusyReading
from planner.model.checkin import CheckIn, SealedRating
from planner.model.couple import Couple
from planner.model.entry import CalendarEntry
from planner.model.favourite import Favourite
from planner.model.learning import Feedback, QuizAnswer
from planner.model.plan import Plan
from planner.model.underway import Underway
from planner.store.derived import forget_derived, keep_derived, read_derived
from planner.store.records import KEPT, R, occurrence_key, read_record
from planner.store.safekeeping import Safekeeping
from planner.store.stores import PARTNERS, SHARED, Writing, private_name

__all__ = ["Home", "Writing"]

LESSONS = "lessons.json"


@dataclass(frozen=True, slots=True)
class _Read:
    """The records of one kind as they were last read."""

    version: int
    by_key: dict[str, tuple[dict[str, Any], Any]]
    """What is stored, and the record that was read from it."""
    records: tuple[Any, ...]


class Home(Safekeeping):
    """Everything that a couple's data folder holds; a folder that is not there yet is an empty one."""

    def __init__(self, folder: Path, spare: Callable[[], Path] | None = None) -> None:
        super().__init__(folder, spare)
        self._read: dict[tuple[type, str], _Read] = {}

    def couple(self) -> Couple | None:
        """Return the couple, or None before the first evening."""
        return self._one(Couple, "couple")

    def beginning(self) -> Beginning | None:
        """Return how far the first run is, or None when it is over."""
        return self._one(Beginning, "beginning")

    def underway(self) -> Underway | None:
        """Return what they have begun to do and how far they are, or None."""
        return self._one(Underway, "underway")

    def plans(self) -> tuple[Plan, ...]:
        """Return all plans."""
        return self._all(Plan)

    def plan(self, plan_id: str) -> Plan | None:
        """Return the plan of an id."""
        return self._one(Plan, plan_id)

    def check_ins(self) -> tuple[CheckIn, ...]:
        """Return all check-ins."""
        return self._all(CheckIn)

    def check_in(self, plan: str, original_start: datetime) -> CheckIn | None:
        """Return what became of one occurrence."""
        return self._one(CheckIn, occurrence_key(plan, original_start))

    def feedback(self) -> tuple[Feedback, ...]:
        """Return what was said of proposals."""
        return self._all(Feedback)

    def entries(self) -> tuple[CalendarEntry, ...]:
        """Return what calendars were told."""
        return self._all(CalendarEntry)

    def busy_calendars(self) -> tuple[BusyCalendar, ...]:
        """Return the calendars to plan around."""
        return self._all(BusyCalendar)

    def busy_readings(self) -> tuple[BusyReading, ...]:
        """Return how those calendars were when they were last read."""
        return self._all(BusyReading)

    def busy_months(self) -> tuple[BusyMonth, ...]:
        """Return the times that they held."""
        return self._all(BusyMonth)

    def favourites(self) -> tuple[Favourite, ...]:
        """Return what they like to come back to."""
        return self._all(Favourite)

    def boundaries(self, partner: str | None = None) -> tuple[Boundary, ...]:
        """Return a partner's boundaries, or those of both."""
        return self._private(Boundary, partner)

    def answers(self, partner: str | None = None) -> tuple[QuizAnswer, ...]:
        """Return a partner's quiz answers, or those of both."""
        return self._private(QuizAnswer, partner)

    def sealed(self, partner: str | None = None) -> tuple[SealedRating, ...]:
        """Return a partner's ratings, or those of both, as far as their check-ins know of them."""
        with self._guard:
            return tuple(
                rating for rating in self._private(SealedRating, partner) if rating.partner in self._rated_by(rating)
            )

    def lessons(self) -> Any:
        """Return what was kept of what both share taught, as plain JSON values, or None."""
        return None if self._must_not_lie_open() else read_derived(self.folder / LESSONS)

    def keep_lessons(self, value: Any) -> None:
        """Keep what both share taught: nothing that only one of them said."""
        if not self._must_not_lie_open():
            keep_derived(self.folder / LESSONS, value)

    def _must_not_lie_open(self) -> bool:
        """Whether what both share is sealed; then nothing of it lies beside it unsealed."""
        with self._guard:
            sealed = self.store(SHARED).refresh().slot is not None
        if sealed:
            forget_derived(self.folder / LESSONS)
        return sealed

    def _one(self, kind: type[R], key: str) -> R | None:
        with self._guard:
            stored = self.store(SHARED).get(KEPT[kind].table, key)
            return None if stored is None else read_record(kind, stored)

    def _all(self, kind: type[R], name: str = SHARED) -> tuple[R, ...]:
        with self._guard:
            store = self.store(name)
            store.refresh()
            read = self._read.get((kind, name))
            if read is None or read.version != store.version:
                known = {} if read is None else read.by_key
                # What is stored as it was is not read again: after ten years that is nearly all.
                by_key = {
                    key: known[key] if key in known and known[key][0] is stored else (stored, read_record(kind, stored))
                    for key, stored in store.all(KEPT[kind].table).items()
                }
                read = _Read(store.version, by_key, tuple(record for _, record in by_key.values()))
                self._read[kind, name] = read
            return read.records

    def _private(self, kind: type[R], partner: str | None) -> tuple[R, ...]:
        partners = PARTNERS if partner is None else (partner,)
        return tuple(record for one in partners for record in self._all(kind, private_name(one)))

    def _rated_by(self, rating: SealedRating) -> Any:
        key = occurrence_key(rating.plan, rating.original_start)
        check_in = self.store(SHARED).get(KEPT[CheckIn].table, key)
        return () if check_in is None else check_in.get("rated_by", ())
