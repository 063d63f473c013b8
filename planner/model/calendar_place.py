"""Where the couple put their calendar last, so that next week one key is enough."""

from __future__ import annotations

from planner.model.value import Value


class CalendarPlace(Value):
    """A file or folder, and how it was written."""

    path: str
    titles: str = ""
    """How much it said, as `Titles` reads it; empty means: as the couple's setting."""
    one_file_each: bool = False
    opened: bool = False
    """Whether the desktop's calendar was handed it."""
