"""From the records of an older version to those of this one, one numbered step after the other."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from planner.store.journal import SCHEMA, Tables

Step = Callable[[str, Tables], None]
"""Changes all records of a store, which is named, in place; what it does not know it leaves as it is."""

STEPS: dict[int, Step] = {}
"""By the version that a step starts from. Version 1 is the first, so there is none yet."""


def migrated(name: str, tables: Tables, version: int) -> Tables:
    """Return the records of a store of this version as today's; those that were given stay as they are."""
    found = deepcopy(tables)
    for step in range(version, SCHEMA):
        STEPS[step](name, found)
    return found
