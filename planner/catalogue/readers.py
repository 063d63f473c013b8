"""How the value of a field is read: the right type, length, words and range, or a sentence that says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

from planner.catalogue.faults import choose, quoted
from planner.catalogue.words import FITS
from planner.model.activity import EvidenceRef, Minutes
from planner.model.text import clean

Say = Callable[[str], None]
Reader = Callable[[Any, Say], Any]
"""Gives the value as the model has it; says what is wrong with it otherwise, and then what it gives does not count."""
Fields = dict[str, Any]
Faults = list[tuple[str, str]]
"""Pairs of a field and what is wrong with it; the field is empty where it is the table."""

LINE = 140
"""Most characters of a line in a list of steps, and of other short texts."""
LONG_LINE = 240
_DAY = 24 * 60
_FAR_TOO_LONG = 2000
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_REF = re.compile(r"[A-Z][0-9]{2,3}")


def text(most: int, *, least: int = 1, tidy: bool = True) -> Reader:
    """Read one line of `least` to `most` characters; `tidy`: refuse what would have to be cleaned first."""

    def read(value: Any, say: Say) -> str:
        if not isinstance(value, str):
            say("is not text; put it in quotes.")
            return ""
        # Cleaning takes long in a text that is far too long anyway.
        line = clean(value, len(value)) if len(value) <= _FAR_TOO_LONG else value
        if len(line) > most:
            say(f"is {len(line)} characters long; keep it to {most}.")
        elif tidy and line != value:
            say("holds characters or spaces that do not show; write it as one plain line.")
        elif len(line) < least:
            say("is empty; write something." if least == 1 else f"is too short; write at least {least} characters.")
        return line

    return read


def title(most: int, *, tidy: bool) -> Reader:
    """Read a line without a colon."""
    line = text(most, tidy=tidy)

    def read(value: Any, say: Say) -> str:
        found: str = line(value, say)
        if ":" in found:
            say("holds a colon; do without.")
        return found

    return read


def pattern(shape: str, advice: str) -> Reader:
    """Read text of one shape, a regular expression; `advice` ends the sentence for any other."""
    compiled = re.compile(shape)

    def read(value: Any, say: Say) -> str:
        if not isinstance(value, str) or len(value) > 100 or not compiled.fullmatch(value):
            say(f"is not readable; {advice}")
            return ""
        return value

    return read


def slug(value: Any, say: Say) -> str:
    """Read an id: 3 to 40 small letters, digits and single hyphens."""
    if not isinstance(value, str) or not 3 <= len(value) <= 40 or not _SLUG.fullmatch(value):
        say("is not an id; write 3 to 40 small letters and digits, with single hyphens between words.")
        return ""
    return value


def ref(value: Any, say: Say) -> str:
    """Read the id of a study: a letter and two or three digits."""
    if not isinstance(value, str) or not _REF.fullmatch(value):
        say("has no reference such as E11.")
        return ""
    return value


def yes_or_no(value: Any, say: Say) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        say("is neither true nor false.")
    return value is True


def word(choices: type[StrEnum] | tuple[str, ...]) -> Reader:
    """Read one of a closed set of words."""

    def read(value: Any, say: Say) -> str:
        if not isinstance(value, str):
            say(f"is not a word in quotes; choose from {', '.join(choices)}.")
        elif value not in tuple(choices):
            say(f"has no word {quoted(value)}; {choose(value, choices)}")
        else:
            return value if isinstance(choices, tuple) else choices(value)
        return ""

    return read


def words(choices: type[StrEnum] | tuple[str, ...], least: int, most: int | None = None) -> Reader:
    """Read a set of `least` to `most` words, each at most once; `any` only by itself."""
    one = word(choices)

    def read(value: Any, say: Say) -> tuple[str, ...]:
        found: tuple[str, ...] = _several(value, one, say, least, most or len(choices))
        known = [item for item in found if item]
        if len(set(known)) < len(known):
            say("names a word twice; once is enough.")
        if "any" in found and len(found) > 1:
            say('says "any" beside other words; keep one or the other.')
        return found

    return read


def texts(least: int, most: int, length: int, *, tidy: bool) -> Reader:
    """Read `least` to `most` lines of at most `length` characters."""
    one = text(length, tidy=tidy)

    def read(value: Any, say: Say) -> tuple[str, ...]:
        return _several(value, one, say, least, most)

    return read


def whole(low: int, high: int) -> Reader:
    """Read a whole number from `low` to `high`."""

    def read(value: Any, say: Say) -> int:
        # A huge number can't even be printed, so what was written is not repeated.
        if type(value) is not int or not low <= value <= high:
            say(f"is not a whole number from {low} to {high}.")
            return low
        return value

    return read


def minutes(value: Any, say: Say) -> Minutes | None:
    """Read the three lengths of an activity."""
    if not isinstance(value, dict) or set(value) != {"min", "typical", "max"}:
        say("is not complete; write it as { min = 10, typical = 15, max = 25 }.")
        return None
    found = [value[name] for name in ("min", "typical", "max")]
    if not all(type(number) is int and 1 <= number <= _DAY for number in found):
        say(f"are not all whole numbers from 1 to {_DAY}.")
    elif found != sorted(found):
        say("are out of order; min comes first, then typical, then max.")
    return Minutes(*found)


def evidence(value: Any, say: Say) -> tuple[EvidenceRef, ...]:
    """Read the studies an activity leans on."""
    found: tuple[EvidenceRef, ...] = _several(value, _study, say, 0, 10)
    refs = [study.ref for study in found if study.ref]
    if len(set(refs)) < len(refs):
        say("names a study twice; once is enough.")
    return found


def _study(value: Any, say: Say) -> EvidenceRef:
    if not isinstance(value, dict) or set(value) != {"ref", "fit"}:
        say('is not a study; write it as { ref = "E11", fit = "loose" }.')
        return EvidenceRef("", "")
    return EvidenceRef(ref(value["ref"], say), word(FITS)(value["fit"], say))


def _several(value: Any, one: Reader, say: Say, least: int, most: int) -> tuple[Any, ...]:
    """Read a list, saying which entry a sentence is about."""
    if not isinstance(value, list):
        say("is not a list; put it in square brackets.")
        return ()
    if not least <= len(value) <= most:
        say(f"holds {len(value)} entries; {_how_many(least, most)}.")
        return ()
    return tuple(one(item, _about(number, say)) for number, item in enumerate(value, start=1))


def _about(number: int, say: Say) -> Say:
    return lambda sentence: say(f"entry {number} {sentence}")


def _how_many(least: int, most: int) -> str:
    return f"write {least} to {most}" if least else f"write at most {most}"


def table(given: Mapping[str, Any], fields: Mapping[str, Reader], needed: Iterable[str]) -> tuple[Fields, Faults]:
    """Return what the fields of a table hold, and the field and a sentence for each thing that is wrong in it."""
    faults = [(clean(name, 40), not_a_field(fields, name)) for name in given if name not in fields]
    faults += [(name, "is missing; write it.") for name in needed if name not in given]
    found: Fields = {}
    for name, read in fields.items():
        if name in given:
            sentences: list[str] = []
            found[name] = read(given[name], sentences.append)
            faults += [(name, sentence) for sentence in sentences]
    return found, faults


def not_a_field(fields: Iterable[str], name: str) -> str:
    """Return the sentence for a name that is no field."""
    return f"is not a field; {choose(name, fields)}"
