"""The couple's home on disk: one store that both share, and one for each partner alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any

from planner.model.boundary import Boundary
from planner.model.busy import BusyCalendar, BusyMonth, BusyReading
from planner.model.checkin import CheckIn, SealedRating
from planner.model.couple import Couple
from planner.model.entry import CalendarEntry
from planner.model.errors import DataProblem, Refused
from planner.model.learning import Feedback, QuizAnswer
from planner.model.plan import Plan
from planner.store.backups import BY_ITSELF, Backup
from planner.store.codec import encode
from planner.store.derived import forget_derived, keep_derived, read_derived
from planner.store.files import private_folder
from planner.store.journal import Act
from planner.store.keeper import Keeper
from planner.store.lock import locked
from planner.store.records import KEPT, R, Record, occurrence_key, read_record
from planner.store.store import Store
from planner.store.undo import apply_inverse, newest_undoable

PARTNERS = ("a", "b")
SHARED = "store"
LESSONS = "lessons.json"


class Writing:
    """An open act: what is saved and dropped here happens together, or not at all."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def save(self, *records: Record) -> None:
        """Keep records, each in place of the one of the same key."""
        for record in records:
            kept = KEPT[type(record)]
            self._home.store_of(record).put(kept.table, kept.key(record), encode(record))

    def drop(self, *records: Record) -> None:
        """Keep records no longer."""
        for record in records:
            kept = KEPT[type(record)]
            self._home.store_of(record).restore(kept.table, kept.key(record), None)


@dataclass(frozen=True, slots=True)
class _Read:
    """The records of one kind as they were last read."""

    version: int
    by_key: dict[str, tuple[dict[str, Any], Any]]
    """What is stored, and the record that was read from it."""
    records: tuple[Any, ...]


class Home:
    """Everything that a couple's data folder holds; a folder that is not there yet is an empty one."""

    def __init__(self, folder: Path, spare: Callable[[], Path] | None = None) -> None:
        """`spare` says where a second folder for backups is, away from the data."""
        self.folder = folder
        self.keeper = Keeper(folder, spare)
        self._stores = {SHARED: Store(folder, SHARED, copies=self.keeper.copies_of)}
        self._read: dict[tuple[type, str], _Read] = {}
        self._guard = RLock()
        self._acting = False
        self._acted_at: datetime | None = None
        self.settles_later = False
        """Whether a window that stays open calls `settle` itself, so that no change waits for the second copies."""

    def couple(self) -> Couple | None:
        """Return the couple, or None before the first evening."""
        return self._one(Couple, "couple")

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

    @contextmanager
    def act(self, what: str, now: datetime, *, undoable: bool = True) -> Iterator[Writing]:
        """Open one act; it happens when the body ends, and not at all when the body or the disk fails.

        `what` is the sentence that undo will say, and may tell nothing private. `now` is an instant with its zone.
        Raises DataProblem when nothing could be saved.
        """
        with self._opened():
            yield Writing(self)
            self._commit(now, what if undoable else "")

    def undo(self, now: datetime) -> str:
        """Take the newest act back that can be, and return its sentence; raises Refused when there is none."""
        if self._store(SHARED).refresh().seq == 0:
            raise Refused("There is nothing to take back.")
        with self._opened():
            act = newest_undoable(self._store(SHARED))
            for name in (SHARED, *act.private):
                apply_inverse(self._store(name), act)
            self._commit(now, "", undoes=act.id)
        return act.what

    def unsettled(self) -> bool:
        """Whether something is saved once and not yet twice."""
        return any(store.unsettled for store in self._stores.values())

    def settle(self) -> None:
        """Write the second copies of what was saved; what can't be written now may be the next time."""
        with suppress(DataProblem), self._opened():
            for store in self._stores.values():
                if store.unsettled:
                    store.settle(at_once=True)
            self._back_up_by_itself()

    def back_up(self, kind: str, now: datetime) -> Backup:
        """Keep a copy of everything as it is; raises DataProblem when it can't be kept."""
        with self._opened():
            return self._back_up(now.astimezone(UTC), kind)

    def mend(self) -> tuple[str, ...]:
        """Bring back what can be read of files that can't be used any more; return a sentence for each."""
        with self._guard, locked(self.folder):
            found = [self._store(name).mend() for name in (SHARED, *map(_private_name, PARTNERS))]
        return tuple(sentence for sentence in found if sentence)

    def lessons(self) -> Any:
        """Return what was kept of what both share taught, as plain JSON values, or None."""
        return None if self._must_not_lie_open() else read_derived(self.folder / LESSONS)

    def keep_lessons(self, value: Any) -> None:
        """Keep what both share taught: nothing that only one of them said."""
        if not self._must_not_lie_open():
            keep_derived(self.folder / LESSONS, value)

    def is_sealed(self, partner: str | None) -> bool:
        """Whether a passphrase seals what is one partner's alone, or with None what both share."""
        return self._store(_owned_by(partner)).slot() is not None

    def unlock(self, partner: str | None, passphrase: str) -> bool:
        """Open what a passphrase seals, for as long as the program runs; return whether it was the right one."""
        with self._guard:
            return self._store(_owned_by(partner)).unlock(passphrase)

    def set_passphrase(self, partner: str | None, passphrase: str | None) -> None:
        """Seal what is open under a passphrase, another one, or none; every file of it is written anew."""
        from planner.store.sealing import new_seal

        name = _owned_by(partner)
        seal = new_seal(name, passphrase) if passphrase is not None else None
        with self._opened():
            store = self._store(name)
            store.reseal(seal)
            # Older copies would open without the new passphrase, or with none any more.
            self.keeper.forget(store.paths.snapshot.name, store.paths.journal.name)
            if self._acted_at or (newest := self.keeper.backups()[-1:]):
                self._back_up(self._acted_at or newest[0].at, BY_ITSELF)

    def changed(self) -> bool:
        """Whether another program wrote something since it was last read here."""
        with self._guard:
            return any(store.changed() for store in self._stores.values())

    @property
    def version(self) -> tuple[int, ...]:
        """Another one whenever what is read here may be something else."""
        return tuple(store.version for store in self._stores.values())

    def notices(self) -> tuple[str, ...]:
        """Return, once, what had to be mended in the files or could not be written twice."""
        with self._guard:
            found = tuple(store.notice for store in self._stores.values() if store.notice)
            for store in self._stores.values():
                store.notice = ""
            return found

    def examine(self) -> tuple[str, ...]:
        """Read every file from its beginning and return a sentence for each fault; none means that all is sound."""
        found: list[str] = []
        names = (SHARED, *map(_private_name, PARTNERS))
        with self._guard:
            for name in names:
                try:
                    found += self._store(name).examine()
                    for kind, kept in KEPT.items():
                        if kept.private == (name != SHARED):
                            self._all(kind, name)
                except DataProblem as problem:
                    found.append(str(problem))
        return tuple(found)

    def store_of(self, record: Record) -> Store:
        """Return the store in which a record belongs."""
        return self._store(_private_name(getattr(record, "partner", "")) if KEPT[type(record)].private else SHARED)

    @contextmanager
    def _opened(self) -> Iterator[None]:
        with self._guard:
            if self._acting:
                raise RuntimeError("an act is open already")
            private_folder(self.folder)
            with locked(self.folder):
                self._acting = True
                try:
                    for store in self._stores.values():
                        # What is still locked stays so: not every change needs it.
                        if store.partner is None or store.known:
                            store.hold()
                    yield
                    for store in self._stores.values():
                        store.let_go()
                except BaseException:
                    for store in self._stores.values():
                        store.forget()
                    raise
                finally:
                    self._acting = False

    def _commit(self, now: datetime, what: str, undoes: str | None = None) -> None:
        """Write each store's line, the shared one last: only with it the act has happened."""
        if now.tzinfo is None:
            raise ValueError("an act happens at an instant, with its zone")
        shared = self._stores[SHARED]
        private = [store for store in self._stores.values() if store is not shared and store.ops()]
        if not private and not shared.ops():
            return
        time, act_id = encode(now.astimezone(UTC)), os.urandom(8).hex()
        number = None
        if what or undoes or shared.ops() or len(private) > 1:
            number = shared.refresh().seq + 1
        for store in private:
            store.commit(Act(id=act_id, time=time, shared=number))
        if number is not None:
            names = tuple(store.name for store in private)
            shared.commit(Act(id=act_id, time=time, what=what, undoes=undoes, private=names))
            private.append(shared)
        self._acted_at = now.astimezone(UTC)
        if not self.settles_later:
            for store in private:
                store.settle()
            self._back_up_by_itself()

    def _back_up_by_itself(self) -> None:
        shared = self._stores[SHARED]
        if self._acted_at and self.keeper.due(shared.refresh().seq, self._acted_at):
            try:
                self._back_up(self._acted_at, BY_ITSELF)
            except DataProblem as problem:
                shared.notice = shared.notice or f"This is saved, but no backup could be kept: {problem}"

    def _back_up(self, now: datetime, kind: str) -> Backup:
        for name in (SHARED, *map(_private_name, PARTNERS)):
            # What is sealed and not opened is settled by whoever opens it.
            with suppress(DataProblem):
                store = self._store(name)
                if store.unsettled:
                    store.settle(at_once=True)
        return self.keeper.keep(self._stores[SHARED].refresh().seq, now, kind)

    def _store(self, name: str) -> Store:
        store = self._stores.get(name)
        if store is None:
            store = self._stores[name] = Store(self.folder, name, self._stores[SHARED], self.keeper.copies_of)
        if self._acting:
            store.hold()
        return store

    def _must_not_lie_open(self) -> bool:
        """Whether what both share is sealed; then nothing of it lies beside it unsealed."""
        with self._guard:
            sealed = self._store(SHARED).refresh().slot is not None
        if sealed:
            forget_derived(self.folder / LESSONS)
        return sealed

    def _one(self, kind: type[R], key: str) -> R | None:
        with self._guard:
            stored = self._store(SHARED).get(KEPT[kind].table, key)
            return None if stored is None else read_record(kind, stored)

    def _all(self, kind: type[R], name: str = SHARED) -> tuple[R, ...]:
        with self._guard:
            store = self._store(name)
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
        return tuple(record for one in partners for record in self._all(kind, _private_name(one)))

    def _rated_by(self, rating: SealedRating) -> Any:
        key = occurrence_key(rating.plan, rating.original_start)
        check_in = self._store(SHARED).get(KEPT[CheckIn].table, key)
        return () if check_in is None else check_in.get("rated_by", ())


def _owned_by(partner: str | None) -> str:
    return SHARED if partner is None else _private_name(partner)


def _private_name(partner: str) -> str:
    if partner not in PARTNERS:
        raise ValueError("a partner's id is a or b")
    return f"private-{partner}"
