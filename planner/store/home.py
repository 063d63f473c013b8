"""The couple's home on disk: every kind of record by its own door."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.model.couple import PARTNERS
from planner.model.errors import DataProblem, Locked
from planner.store.names import SHARED, private_name
from planner.store.records import KEPT, kind_of, occurrence_key, read_record
from planner.store.safekeeping import Safekeeping

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
    from planner.store.texts import Texts

_DAY = timedelta(days=1)
_ONCE, _UNCHANGED = b'"rule":null', b'"changes":[]'
_START = re.compile(rb'"start":"([^"]*)"')
_Known = dict[str, tuple[object, Any]]
"""By key: the mark of what is stored, and the record that was read from it."""


def _only_start(text: bytes) -> bytes:
    """Return when a plan begins that happens just once and as it was planned; nothing for any other."""
    start = _START.search(text) if _ONCE in text and _UNCHANGED in text else None
    return start[1] if start else b""


class Home(Safekeeping):
    """Everything that a couple's data folder holds; a folder that is not there yet is an empty one."""

    def __init__(self, folder: Path, spare: Callable[[], Path] | None = None) -> None:
        super().__init__(folder, spare)
        self._known: dict[tuple[str, str], _Known] = {}
        self._read: dict[tuple[str, str], tuple[int, tuple[Any, ...]]] = {}

    def couple(self) -> Couple | None:
        """Return the couple, or None before the first evening."""
        couple: Couple | None = self._one("Couple", "couple")
        return couple

    def beginning(self) -> Beginning | None:
        """Return how far the first run is, or None when it is over."""
        found: Beginning | None = self._one("Beginning", "beginning")
        return found

    def underway(self) -> Underway | None:
        """Return what they have begun to do and how far they are, or None."""
        found: Underway | None = self._one("Underway", "underway")
        return found

    def calendar_place(self) -> CalendarPlace | None:
        """Return where their calendar was put last, or None."""
        found: CalendarPlace | None = self._one("CalendarPlace", "calendar_place")
        return found

    def plans(self) -> tuple[Plan, ...]:
        """Return all plans."""
        return self._all("Plan")

    def plans_around(self, begin: datetime, end: datetime) -> tuple[Plan, ...]:
        """Return the plans of which something may happen between two wall times; the others are not read."""
        # Clocks have skipped a whole day before now.
        first, last = (begin - _DAY).isoformat().encode(), end.isoformat().encode()
        with self._guard:
            stored = self.store(SHARED).all(KEPT["Plan"].table)
            starts, keys = stored.ordered_by(_only_start)
            # What has no start comes before all that has one.
            others, here, after = (bisect_left(starts, each) for each in (b"0", first, last))
            return tuple(self._record("Plan", SHARED, key, stored) for key in (*keys[:others], *keys[here:after]))

    def plan_ids(self) -> tuple[str, ...]:
        """Return the ids of all plans."""
        with self._guard:
            return tuple(self.store(SHARED).all(KEPT["Plan"].table))

    def plan(self, plan_id: str) -> Plan | None:
        """Return the plan of an id."""
        plan: Plan | None = self._one("Plan", plan_id)
        return plan

    def check_ins(self) -> tuple[CheckIn, ...]:
        """Return all check-ins."""
        return self._all("CheckIn")

    def check_in(self, plan: str, original_start: datetime) -> CheckIn | None:
        """Return what became of one occurrence."""
        found: CheckIn | None = self._one("CheckIn", occurrence_key(plan, original_start))
        return found

    def check_ins_at(self, keys: Iterable[tuple[str, datetime]]) -> dict[tuple[str, datetime], CheckIn]:
        """Return what became of some occurrences, where anything did, with one look at the files for all of them."""
        with self._guard:
            stored = self.store(SHARED).all(KEPT["CheckIn"].table)
            names = ((key, occurrence_key(*key)) for key in keys)
            return {key: self._record("CheckIn", SHARED, name, stored) for key, name in names if name in stored}

    def feedback(self) -> tuple[Feedback, ...]:
        """Return what was said of proposals."""
        return self._all("Feedback")

    def calendar_entries(self) -> tuple[CalendarEntry, ...]:
        """Return what calendars were told."""
        return self._all("CalendarEntry")

    def busy_calendars(self) -> tuple[BusyCalendar, ...]:
        """Return the calendars to plan around."""
        return self._all("BusyCalendar")

    def busy_readings(self) -> tuple[BusyReading, ...]:
        """Return how those calendars were when they were last read."""
        return self._all("BusyReading")

    def busy_months(self) -> tuple[BusyMonth, ...]:
        """Return the times that they held."""
        return self._all("BusyMonth")

    def favourites(self) -> tuple[Favourite, ...]:
        """Return what they like to come back to."""
        return self._all("Favourite")

    def boundaries(self, partner: str | None = None) -> tuple[Boundary, ...]:
        """Return a partner's boundaries, or those of both."""
        return self._private("Boundary", partner)

    def quiz_answers(self, partner: str | None = None) -> tuple[QuizAnswer, ...]:
        """Return a partner's quiz answers, or those of both."""
        return self._private("QuizAnswer", partner)

    def sealed_ratings(self, partner: str | None = None) -> tuple[SealedRating, ...]:
        """Return a partner's ratings, or those of both, as far as their check-ins know of them."""
        with self._guard:
            # One look at the files for all of them.
            stored = self.store(SHARED).all(KEPT["CheckIn"].table)

            def known(rating: SealedRating) -> bool:
                key = occurrence_key(*rating.key)
                return key in stored and rating.partner in self._record("CheckIn", SHARED, key, stored).rated_by

            return tuple(filter(known, self._private("SealedRating", partner)))

    def lessons(self) -> Any:
        """Return what was kept of what both share taught, as plain JSON values, or None."""
        from planner.store.derived import LESSONS, read_derived

        return None if self._must_not_lie_open() else read_derived(self.folder / LESSONS)

    def keep_lessons(self, value: Any) -> None:
        """Keep what both share taught: nothing that only one of them said."""
        from planner.store.derived import LESSONS, keep_derived

        if not self._must_not_lie_open():
            keep_derived(self.folder / LESSONS, value)

    def keep_glance(self, name: str, key: str, around: Mapping[str, str], span: tuple[float, float], text: str) -> None:
        """Keep what was said of the data and the calendars around it, and holds from one instant until another."""
        from planner.store.glance import keep

        if not self._must_not_lie_open():
            keep(str(self.folder), name, key, around, span, text)

    def open_folder(self) -> Path | None:
        """Return the folder in which what their packs hold may be kept as well, unsealed; None: it may not."""
        with suppress(DataProblem):
            return None if self._must_not_lie_open() else self.folder
        return None

    def _must_not_lie_open(self) -> bool:
        """Whether what both share is sealed; then nothing of it lies beside it unsealed."""
        with self._guard:
            try:
                sealed = self.store(SHARED).refresh().slot is not None
            except Locked:
                sealed = True
        if sealed:
            from planner.store.derived import forget_derived

            forget_derived(self.folder)
        return sealed

    def _one(self, kind: str, key: str) -> Any:
        with self._guard:
            stored = self.store(SHARED).all(KEPT[kind].table)
            return self._record(kind, SHARED, key, stored) if key in stored else None

    def _all(self, kind: str, name: str = SHARED) -> tuple[Any, ...]:
        with self._guard:
            store = self.store(name)
            store.refresh()
            version, records = self._read.get((kind, name), (None, ()))
            if version != store.version:
                stored = store.all(KEPT[kind].table)
                records = tuple(self._record(kind, name, key, stored) for key in stored)
                known = self._known.get((kind, name), {})
                self._known[kind, name] = {key: known[key] for key in stored}
                self._read[kind, name] = store.version, records
            return records

    def _private(self, kind: str, partner: str | None) -> tuple[Any, ...]:
        partners = PARTNERS if partner is None else (partner,)
        return tuple(record for one in partners for record in self._all(kind, private_name(one)))

    def _record(self, kind: str, name: str, key: str, stored: Texts) -> Any:
        """Return a record; what is stored as it was is not read again: after ten years that is nearly all."""
        known = self._known.setdefault((kind, name), {})
        pair, mark = known.get(key), stored.mark(key)
        if pair is None or pair[0] is not mark:
            # Its kind is loaded only now: most couples have nothing of most kinds.
            pair = known[key] = (mark, read_record(kind_of(kind), stored[key]))
        return pair[1]
