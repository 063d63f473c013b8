"""How long a step takes, read from its own words: `for twenty seconds`, `half an hour`."""

from __future__ import annotations

import re

_ONES = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = dict(zip(("one", *_ONES, *_TENS), (*range(1, 20), *range(20, 100, 10)), strict=True))
_UNITS = {"second": 1, "minute": 60, "hour": 3600}
_AND_A_HALF = r"(?P<half>\sand\sa\shalf\b)?"
# The last part of a number is none by itself: twenty-five minutes are not five, and neither are 2.5.
_DIGITS = r"(?<![\w.,])\d{1,3}(?:\.\d)?"
_WORDS = (
    rf"(?<![\w-])(?:(?:{'|'.join(_TENS)})(?:[\s-](?:one|{'|'.join(_ONES)}))?|{'|'.join(_ONES)}|one(?=\sand\sa\shalf))"
)
_MANY = re.compile(
    rf"(?P<number>{_DIGITS}|{_WORDS}){_AND_A_HALF}\s+"
    r"(?:\w+\s)?(?P<unit>second|minute|hour)s\b(?!\s(?:early|late|before|ago|apart|away|in\shand))",
    re.IGNORECASE,
)
# Of one alone there has to be more to go by: "a second" is mostly another one, "the minutes" are a record.
_ONE = re.compile(
    rf"\bfor\s(?:about\s)?(?:an?|one)\s(?:\w+\s)?(?P<unit>minute|hour)\b{_AND_A_HALF}", re.IGNORECASE
)
_PART = re.compile(
    r"\b(?P<part>half|a\squarter\sof)\s(?:an?\s)?(?P<unit>minute|hour)\b(?!\s(?:early|late|before|ago|apart|away))",
    re.IGNORECASE,
)
_SHORTEST, _LONGEST = 10, 3 * 3600


def seconds_of(step: str) -> int | None:
    """Return the seconds that a step asks for in its own words; None where it names none that is worth a clock."""
    found = [
        *((match.start(), _many(match)) for match in _MANY.finditer(step)),
        *((match.start(), _with_half(1, match)) for match in _ONE.finditer(step)),
        *((match.start(), _part(match)) for match in _PART.finditer(step)),
    ]
    seconds = min(found, default=(0, 0))[1]
    return seconds if _SHORTEST <= seconds <= _LONGEST else None


def _many(match: re.Match[str]) -> int:
    said = match["number"].lower()
    number = float(said) if said[0].isdigit() else sum(_NUMBERS[word] for word in re.split(r"[\s-]", said))
    return _with_half(number, match)


def _with_half(number: float, match: re.Match[str]) -> int:
    return round((number + 0.5 * bool(match["half"])) * _UNITS[match["unit"].lower()])


def _part(match: re.Match[str]) -> int:
    return _UNITS[match["unit"].lower()] // (2 if match["part"].lower() == "half" else 4)
