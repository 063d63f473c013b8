"""Saying again what was said last, before anything else is loaded: `today` and `week`, for people and for scripts."""

from __future__ import annotations

import os
import sys

from planner.cli import plain
from planner.store.glance import TODAY, TODAY_JSON, WEEK, WEEK_JSON, kept

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

_KEPT = {
    (plain.TODAY, False): TODAY,
    (plain.TODAY, True): TODAY_JSON,
    (plain.WEEK, False): WEEK,
    (plain.WEEK, True): WEEK_JSON,
}
"""Where the answer to which command is kept, and whether it is JSON."""
_COLOUR = "\x1b["


def said_again(words: Sequence[str]) -> str | None:
    """Return what a command says: its lines, an empty text for nothing, or None where it has to be found out."""
    out, asked = sys.stdout, _asked(words)
    if asked is None or out is None or (out.encoding or "").lower() != "utf-8" or os.environ.get("OURWEEK_NOW"):
        return None
    text = kept(*asked)
    return None if text is None else _shown(text, colours=shows_colours(out))


def shows_colours(stream: TextIO) -> bool:
    """Whether colours are wanted there by itself: on terminals that show them."""
    return stream.isatty() and not (os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb")


def _asked(words: Sequence[str]) -> tuple[str, str] | None:
    """Return the folder that is meant and the name of what is asked for, or None where either is not plain to see."""
    command, folder, json = plain.plainly(words) or (None, None, False)
    name = _KEPT.get((command, json)) if command else None
    folder = folder or _usual_folder()
    return (folder, name) if name and folder else None


def _usual_folder() -> str | None:
    """Return the data's folder where it can be told without asking the platform's library."""
    if named := os.environ.get("OURWEEK_DATA"):
        return named
    if sys.platform != "linux":
        return None
    above = os.environ.get("XDG_DATA_HOME", "")
    return os.path.join(above if above.strip() else os.path.expanduser("~/.local/share"), "ourweek")  # noqa: PTH111, PTH118


def _shown(text: str, *, colours: bool) -> str | None:
    """Return a text with its colours, or without; None where anything else in it drives a terminal."""
    first, *rest = text.split(_COLOUR)
    parts = [("", first)]
    for part in rest:
        code, _, words = part.partition("m")
        parts.append((code, words))
    if not all(line.isprintable() for _, words in parts for line in words.split("\n")):
        return None
    if not all(code.isascii() and code.isdecimal() for code, _ in parts[1:]):
        return None
    return "".join(f"{_COLOUR}{code}m{words}" if colours and code else words for code, words in parts)
