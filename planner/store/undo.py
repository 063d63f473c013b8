"""Taking an act back: what it wrote is set to what was there before."""

from __future__ import annotations

from collections.abc import Callable

from planner.model.errors import Refused
from planner.store.journal import Act, Line
from planner.store.store import Store

DEPTH = 20


def newest_undoable(shared: Store) -> Act:
    """Return the newest act that can be taken back and was not yet; raises Refused when there is none."""
    act = _newest(shared, lambda line: bool(line.act.what))
    if act is None:
        raise Refused("There is nothing to take back.")
    return act


def newest_private(own: Store) -> Act:
    """Return the newest act that touched one partner's store alone and was not yet taken back; raises Refused."""
    act = _newest(own, lambda line: bool(line.act.id and line.ops) and line.act.shared is None)
    if act is None:
        raise Refused("There is nothing of your own to take back.")
    return act


def _newest(store: Store, counts: Callable[[Line], bool]) -> Act | None:
    """Return the newest act that counts and was not yet taken back, of as many as can be."""
    undone = set()
    passed = 0
    for line in store.lines_back():
        if line.act.undoes is not None:
            undone.add(line.act.undoes)
        elif counts(line):
            if line.act.id not in undone:
                return line.act
            passed += 1
            if passed == DEPTH:
                break
    return None


def apply_inverse(store: Store, act: Act) -> None:
    """Set the records that an act wrote in one store to what they were; raises Refused when they changed since."""
    for line in store.lines_back():
        if line.act.id != act.id:
            continue
        for table, key, new, old in line.ops:
            if store.get(table, key) != new:
                raise Refused("What was done last has been changed again since, so it can't be taken back.")
            store.restore(table, key, old)
        return
    raise Refused("What was done last can't be taken back any more.")
