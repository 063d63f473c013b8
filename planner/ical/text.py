"""Text as calendars bear it."""

from __future__ import annotations

import re
from functools import lru_cache

from planner.model.text import clean, clean_lines

_LONGEST_NOTE = 4000


def line(text: str) -> str:
    """Return `text` as one line for a title: some calendars drop an event whose title breaks."""
    return _no_false_breaks(clean(text))


# What is done again and again is described in the same words.
@lru_cache(maxsize=512)
def lines(text: str) -> str:
    """Return `text` as lines for a description."""
    return _no_false_breaks(clean_lines(text, _LONGEST_NOTE))


def _no_false_breaks(text: str) -> str:
    # A typed backslash before an n is read as a line break, by the writing library or by the calendar.
    return re.sub(r"\\(?=[nN])", "/", text)
