"""What single arguments may be, each read once and refused with one sentence."""

from __future__ import annotations

from pathlib import Path

from planner.model.errors import Misread
from planner.model.typed_words import choice, note, number, one_of, typed, word

__all__ = ["choice", "note", "number", "one_of", "place", "typed", "word"]


def place(text: str) -> Path:
    """Return an argument as the path of a file or folder."""
    if not text or "\0" in text:
        raise Misread("A file or folder needs a name.")
    return Path(text)
