"""What is wrong in a pack, and where."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from planner.model.text import clean
from planner.model.value import Value


class Fault(Value):
    """One thing that is wrong in a pack; as text it is one line for a person."""

    path: Path
    line: int
    """From 1; 0 means the whole file."""
    table: str
    """The table as a person knows it, such as `activity "tea-without-screens"`; empty outside tables."""
    field: str
    """Empty when it is about the table itself."""
    sentence: str

    def __str__(self) -> str:
        where = clean(self.path.name) + (f":{self.line}" if self.line else "")
        about = ", ".join(part for part in (self.table, self.field) if part)
        return ": ".join(part for part in (where, about, self.sentence) if part)


def by_pack(faults: Iterable[Fault]) -> dict[Path, list[Fault]]:
    """Return what is wrong in each pack, in the order in which the packs were read."""
    found: dict[Path, list[Fault]] = {}
    for fault in faults:
        found.setdefault(fault.path, []).append(fault)
    return found


def quoted(text: str) -> str:
    """Return what a pack said, harmless and short enough to stand in a sentence."""
    # Putting marks and letters together takes long in a long text: it is cut before it is cleaned.
    return f'"{clean(text[:200], 40)}"'


def choose(word: str, choices: Iterable[str]) -> str:
    """Return the advice for a word that is none of `choices`: the nearest of them, or else all of them."""
    from difflib import get_close_matches

    known = list(choices)
    near = get_close_matches(word[:40].lower(), known, n=1)
    return f'did you mean "{near[0]}"?' if near else f"choose from {', '.join(known)}."
