"""Taking an act back: what it wrote is set to what was there before."""

from __future__ import annotations

from planner.model.errors import Refused
from planner.store.journal import Act
from planner.store.store import Store

DEPTH = 20


def newest_undoable(shared: Store) -> Act:
    """Return the newest act that can be taken back and was not yet; raises Refused when there is none."""
    undone = set()
    passed = 0
    for line in shared.lines_back():
        act = line.act
        if act.undoes is not None:
            undone.add(act.undoes)
        elif act.what:
            if act.id not in undone:
                return act
            passed += 1
            if passed == DEPTH:
                break
    raise Refused("There is nothing to take back.")


def newest_private(own: Store) -> Act:
    """Return the newest act that touched one partner's store alone and was not yet taken back; raises Refused."""
    undone = set()
    passed = 0
    for line in own.lines_back():
        act = line.act
        if act.undoes is not None:
            undone.add(act.undoes)
        elif act.id and act.shared is None and line.ops:
            if act.id not in undone:
                return act
            passed += 1
            if passed == DEPTH:
                break
    raise Refused("There is nothing of your own to take back.")


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
