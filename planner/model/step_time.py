"""How long a step takes, read from its own words: `for twenty seconds`, `half an hour`."""

from __future__ import annotations

import re

_NUMBERS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
}
_UNITS = {"second": 1, "minute": 60, "hour": 3600}
_MANY = re.compile(
    rf"\b(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})\s+"
    r"(?:\w+\s)?(?P<unit>second|minute|hour)s\b(?!\s(?:early|late|before|ago|apart|away|in\shand))",
    re.IGNORECASE,
)
# Of one alone there has to be more to go by: "a second" is mostly another one, "the minutes" are a record.
_ONE = re.compile(r"\bfor\s(?:about\s)?(?:an?|one)\s(?:\w+\s)?(?P<unit>minute|hour)\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?P<part>half|a\squarter\sof)\s(?:an?\s)?(?P<unit>minute|hour)\b(?!\s(?:early|late|before|ago|apart|away))",
    re.IGNORECASE,
)
_SHORTEST, _LONGEST = 10, 3 * 3600


def seconds_of(step: str) -> int | None:
    """Return the seconds that a step asks for in its own words; None where it names none that is worth a clock."""
    found = [
        *((match.start(), _many(match)) for match in _MANY.finditer(step)),
        *((match.start(), _UNITS[match["unit"].lower()]) for match in _ONE.finditer(step)),
        *((match.start(), _part(match)) for match in _PART.finditer(step)),
    ]
    seconds = min(found, default=(0, 0))[1]
    return seconds if _SHORTEST <= seconds <= _LONGEST else None


def _many(match: re.Match[str]) -> int:
    word = match["number"].lower()
    return (int(word) if word.isdigit() else _NUMBERS[word]) * _UNITS[match["unit"].lower()]


def _part(match: re.Match[str]) -> int:
    return _UNITS[match["unit"].lower()] // (2 if match["part"].lower() == "half" else 4)
