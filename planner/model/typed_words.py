"""What single typed words may be, each read once and refused with one sentence."""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from planner.model.errors import Misread
from planner.model.text import LONGEST_NOTE, clean, clean_lines

W = TypeVar("W", bound=StrEnum)


def typed(text: str) -> str:
    """Return what was typed as text, also where the locale could not decode what was typed."""
    return os.fsencode(text).decode("utf-8", "replace") if any("\ud800" <= c <= "\udfff" for c in text) else text


def number(what: str, least: int, most: int) -> Callable[[str], int]:
    """Return a reader of whole numbers from `least` to `most`; `what` names them in its refusal."""

    def read(text: str) -> int:
        digits = text.strip()
        if not (digits.isascii() and digits.isdecimal() and len(digits) < 20 and least <= int(digits) <= most):
            raise Misread(f"{what} is a whole number from {least} to {most}, not {clean(typed(text), 40)!r}.")
        return int(digits)

    return read


def word(what: str, words: type[W]) -> Callable[[str], W]:
    """Return a reader of one of these words."""

    def read(text: str) -> W:
        said = clean(typed(text), 40)
        try:
            return words(said.lower())
        except ValueError:
            raise Misread(f"{what} is {one_of([w.value for w in words])}, not {said!r}.") from None

    return read


def choice(what: str, words: tuple[str, ...]) -> Callable[[str], str]:
    """Return a reader of one of these words, where they are no enumeration."""

    def read(text: str) -> str:
        said = clean(typed(text), 40)
        if said.lower() not in words:
            raise Misread(f"{what} is {one_of(words)}, not {said!r}.")
        return said.lower()

    return read


def one_of(words: list[str] | tuple[str, ...]) -> str:
    """Return words as a choice between them: `low, ordinary or lively`."""
    return " or ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def note(text: str) -> str:
    """Return a text as a note; one that is too long is refused, as nobody would see that its end was lost."""
    said = typed(text)
    # Put together anew, what was typed may be three times as long.
    length = len(clean_lines(said, 3 * len(said)))
    if length > LONGEST_NOTE:
        raise Misread(f"A note holds {LONGEST_NOTE} characters, and this one has {length}; make it shorter.")
    return said
