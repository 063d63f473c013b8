"""The stores of one data folder, changed together: what an act does happens in all of them, or in none."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from planner.model.errors import DataProblem, Refused
from planner.store.codec import encode
from planner.store.files import private_folder
from planner.store.journal import Act, FileOp
from planner.store.names import NAMES, SHARED, private_name
from planner.store.records import kept
from planner.store.store import Store
from planner.store.writing import Writing

if TYPE_CHECKING:
    from planner.store.backups import Backup
    from planner.store.keeper import Keeper
    from planner.store.records import Record


class Stores:
    """One store that both share, one for each partner alone, and the files that a couple writes itself."""

    def __init__(self, folder: Path, spare: Callable[[], Path] | None = None) -> None:
        """`spare` says where a second folder for backups is, away from the data."""
        self.folder = folder
        self._spare = spare
        self._stores = {SHARED: Store(folder, SHARED, copies=self._copies_of)}
        self._guard = RLock()
        self._acting = False
        self._acted_at: datetime | None = None
        self._files: dict[str, FileOp] = {}
        self._begins = False
        self.settles_later = False
        """Whether a window that stays open calls `settle` itself, so that no change waits for the second copies."""

    @cached_property
    def keeper(self) -> Keeper:
        """Who keeps the copies; not loaded for a glance."""
        from planner.store.keeper import Keeper

        return Keeper(self.folder, self._spare)

    def _copies_of(self, name: str) -> Iterator[bytes]:
        return self.keeper.copies_of(name)

    @contextmanager
    def act(self, what: str, now: datetime, *, always: bool = False) -> Iterator[Writing]:
        """Open one act; it happens when the body ends, and not at all when the body or the disk fails.

        One that changes nothing leaves no trace, unless it is `always` noted: then undo finds it like any other.

        `what` is the sentence that undo will say, and may tell nothing private; an act without one can't be taken back.
        `now` is an instant with its zone.
        Raises DataProblem when nothing could be saved.
        """
        with self._opened():
            yield Writing(self)
            self._commit(now, what, always=always)

    def undo(self, now: datetime) -> str:
        """Take the newest act back that can be, and return its sentence; raises Refused when there is none."""
        from planner.store.own_files import read_own
        from planner.store.undo import apply_inverse, newest_undoable

        if self.store(SHARED).refresh().seq == 0:
            raise Refused("There is nothing to take back.")
        with self._opened():
            act = newest_undoable(self.store(SHARED))
            for name in (SHARED, *act.private):
                apply_inverse(self.store(name), act)
            for path, new, old in act.files:
                if read_own(self.folder, path) != new:
                    raise Refused(f"{path} has been changed again since, so what was done last can't be taken back.")
                self._files[path] = (path, old, new)
            self._commit(now, "", undoes=act.id, always=True)
        return act.what

    def undo_private(self, partner: str, now: datetime) -> None:
        """Take the newest act back that was one partner's alone; nothing tells what it was, and nothing is left of it.

        Raises Refused when there is none.
        """
        from planner.store.undo import apply_inverse, newest_private

        store = self.store(private_name(partner))
        if store.refresh().seq == 0:
            raise Refused("There is nothing of your own to take back.")
        with self._opened():
            act = newest_private(self.store(store.name))
            apply_inverse(self.store(store.name), act)
            self._commit(now, "", undoes=act.id, alone=True)

    def unsettled(self) -> bool:
        """Whether something is saved once and not yet twice."""
        return any(store.unsettled for store in self._stores.values())

    def settle(self, *, backing_up: bool = True) -> None:
        """Write the second copies of what was saved, and keep a backup when it is time for one.

        What can't be written now may be the next time.
        """
        with suppress(DataProblem), self._opened():
            for store in self._stores.values():
                if store.unsettled:
                    store.settle(at_once=True)
            if backing_up:
                self._back_up_by_itself()

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

    def store_of(self, record: Record) -> Store:
        """Return the store in which a record belongs."""
        return self.store(private_name(getattr(record, "partner", "")) if kept(type(record)).private else SHARED)

    def put_file(self, path: str, text: str | None) -> None:
        """Within an act: set one of their own files."""
        from planner.store.own_files import read_own

        was = self._files[path][2] if path in self._files else read_own(self.folder, path)
        self._files[path] = (path, text, was)

    def begin_both(self) -> None:
        """Within an act: give both private stores a line of it, also where there is nothing to keep."""
        self._begins = True
        for name in NAMES:
            self.store(name)

    def store(self, name: str) -> Store:
        """Return a store by its name: `store`, `private-a` or `private-b`."""
        store = self._stores.get(name)
        if store is None:
            store = self._stores[name] = Store(self.folder, name, self._stores[SHARED], self._copies_of)
        if self._acting:
            store.hold()
        return store

    @contextmanager
    def _opened(self) -> Iterator[None]:
        from planner.store.lock import locked

        with self._guard:
            if self._acting:
                raise RuntimeError("an act is open already")
            private_folder(self.folder)
            with locked(self.folder):
                self._acting = True
                try:
                    self._keep_before_migration()
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
                    self._acting = self._begins = False
                    self._files.clear()

    def _commit(
        self, now: datetime, what: str, undoes: str | None = None, *, alone: bool = False, always: bool = False
    ) -> None:
        """Write each store's line, the shared one last: only with it the act has happened.

        `alone` keeps it out of what both share, also where it takes something back.
        """
        if now.tzinfo is None:
            raise ValueError("an act happens at an instant, with its zone")
        shared = self._stores[SHARED]
        files = tuple(op for op in self._files.values() if op[1] != op[2])
        private = [store for store in self._stores.values() if store is not shared and (store.ops() or self._begins)]
        if not (private or shared.ops() or files or always):
            return
        from planner.store.own_files import written

        time, act_id = encode(now.astimezone(UTC)), os.urandom(8).hex()
        number = None
        if what or (undoes and not alone) or shared.ops() or files or len(private) > 1:
            number = shared.refresh().seq + 1
        with written(self.folder, files):
            for store in private:
                store.commit(Act(id=act_id, time=time, shared=number, undoes=undoes if alone else None))
            if number is not None:
                names = tuple(store.name for store in private)
                act = Act(id=act_id, time=time, what=what, undoes=undoes, private=names, files=files)
                shared.commit(act)
                private.append(shared)
        if number is not None:
            # A copy after what one partner did alone would tell that it was done, and when.
            self._acted_at = now.astimezone(UTC)
        if not self.settles_later:
            for store in private:
                store.settle()
            self._back_up_by_itself()

    def _keep_before_migration(self) -> None:
        shared = self._stores[SHARED]
        shared.refresh()
        if shared.outdated:
            changed = datetime.fromtimestamp(self.folder.stat().st_mtime, UTC)
            self.keeper.keep(shared.refresh().seq, changed, "before-migration", journals=True)

    def _back_up_by_itself(self) -> None:
        shared = self._stores[SHARED]
        from planner.store.backups import BY_ITSELF

        if self._acted_at and self.keeper.due(shared.refresh().seq, self._acted_at):
            try:
                self._back_up(self._acted_at, BY_ITSELF)
            except DataProblem as problem:
                shared.notice = shared.notice or f"This is saved, but no backup could be kept: {problem}"

    def _back_up(self, now: datetime, kind: str) -> Backup:
        for name in NAMES:
            # What is sealed and not opened is settled by whoever opens it.
            with suppress(DataProblem):
                store = self.store(name)
                if store.unsettled:
                    store.settle(at_once=True)
        return self.keeper.keep(self._stores[SHARED].refresh().seq, now, kind)
