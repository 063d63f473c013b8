"""From a table of a pack to an activity, every field of it checked."""

from __future__ import annotations

import re
import unicodedata
import zlib
from functools import cache
from typing import Any

from planner.catalogue import readers, words
from planner.model.activity import (
    SEASONS,
    TIMES_OF_DAY,
    WEATHERS,
    Activity,
    Care,
    Cost,
    Energy,
    Kind,
    Recurs,
    Setting,
)

VERSION = readers.pattern(r"[0-9]{1,4}(\.[0-9]{1,4}){1,2}", 'write a version such as "1.0".')
MAX_NAMES = 100
"""Most names a table may have before they are counted rather than named."""
_NEEDED = ("title", "kind")


def read_activity(table: Any, complete: bool) -> tuple[Activity | None, readers.Faults]:
    """Return the activity of a table, or None and what is wrong as pairs of field and sentence.

    `complete` asks for every field, as shipped packs have it; otherwise title and kind are enough.
    """
    if not isinstance(table, dict):
        return None, [("", "is not a table; begin it with [[activity]].")]
    fields = _fields(complete)
    if len(table) > MAX_NAMES:
        return None, [("", f"has {len(table)} fields; there are {len(fields)}.")]
    found, faults = readers.table(table, fields, fields if complete else _NEEDED)
    values = found if complete else _filled(found)
    faults += _between_fields(values)
    return (None, faults) if faults else (Activity(**values), [])


def slug_of(title: str) -> str:
    """Return the id that a title gives: its letters and digits in small ASCII, or a number made from it."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['\u2019]", "", plain))[:40].strip("-")
    return slug if len(slug) >= 3 else f"own-{zlib.crc32(title.encode()):08x}"


@cache
def _fields(complete: bool) -> dict[str, readers.Reader]:
    least = 1 if complete else 0
    return {
        "id": readers.slug,
        "title": readers.title(40, tidy=complete),
        "discreet_title": readers.word(words.DISCREET_TITLES),
        "kind": readers.word(Kind),
        "summary": readers.text(readers.LINE, least=least, tidy=complete),
        "steps": readers.texts(2 * least, 6, readers.LINE, tidy=complete),
        "minutes": readers.minutes,
        "cost": readers.word(Cost),
        "energy": readers.word(Energy),
        "setting": readers.words(Setting, 1),
        "time_of_day": readers.words(TIMES_OF_DAY, 1),
        "season": readers.words(SEASONS, 1),
        "weather": readers.words(WEATHERS, 1),
        "prepares": readers.word(words.PREPARES),
        "prep_minutes": readers.whole(0, 24 * 60),
        "care": readers.word(Care),
        "supplies": readers.texts(0, 12, readers.LINE, tidy=complete),
        "contact": readers.whole(0, 3),
        "depth": readers.whole(0, 3),
        "novelty": readers.whole(0, 3),
        "gentler": readers.text(readers.LONG_LINE, least=least, tidy=complete),
        "access": readers.words(words.ACCESS, 0),
        "builds": readers.words(words.BUILDS, least, 3),
        "consent_cue": readers.text(readers.LONG_LINE, least=0, tidy=complete),
        "evidence": readers.evidence,
        "prompts": readers.texts(0, 4, readers.LINE, tidy=complete),
        "recurs": readers.word(Recurs),
        "safety": readers.words(words.SAFETY, 0),
        "tags": readers.words(words.TAGS, least, 3 if complete else None),
        "since": VERSION,
        "status": readers.word(words.STATUSES),
    }


def _filled(found: readers.Fields) -> readers.Fields:
    """Add what an own activity leaves open and the model has no default for."""
    touch = found.get("kind") is Kind.TOUCH
    filled = {"id": slug_of(found.get("title", "")), **found}
    if touch:
        # Unsaid, it counts as the least there is: whoever wants no touch at all is not offered it.
        filled.setdefault("contact", 1)
    if (touch or filled.get("depth", 0) >= 2) and not filled.get("consent_cue"):
        filled["consent_cue"] = words.CONSENT_CUE
    return filled


def _between_fields(found: readers.Fields) -> readers.Faults:
    """Check what one field asks of another, as far as they were readable."""
    kind = found.get("kind")
    faults = []
    if kind and kind is not Kind.TOUCH and found.get("contact", 0) > 0:
        faults.append(("contact", 'is more than 0; that is for kind "touch" only.'))
    if found.get("consent_cue") == "":
        if kind is Kind.TOUCH:
            faults.append(("consent_cue", "is empty; touch needs words for asking and for stopping."))
        elif found.get("depth", 0) >= 2:
            faults.append(("consent_cue", "is empty; a depth of 2 or more needs words for asking and for stopping."))
    return faults
