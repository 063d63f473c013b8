"""What single arguments may be, each read once and refused with one sentence."""

from __future__ import annotations

from pathlib import Path

from planner.model.errors import Misread
from planner.model.reading import choice, number, one_of, typed, word
from planner.model.text import LONGEST_NOTE, clean_lines

__all__ = ["choice", "note", "number", "one_of", "place", "typed", "word"]


def place(text: str) -> Path:
    """Return an argument as the path of a file or folder."""
    if not text or "\0" in text:
        raise Misread("A file or folder needs a name.")
    return Path(text)


def note(text: str) -> str:
    """Return an argument as a note; one that is too long is refused, as nobody would see that its end was lost."""
    said = typed(text)
    # Put together anew, what was typed may be three times as long.
    length = len(clean_lines(said, 3 * len(said)))
    if length > LONGEST_NOTE:
        raise Misread(f"A note holds {LONGEST_NOTE} characters, and this one has {length}; make it shorter.")
    return said
