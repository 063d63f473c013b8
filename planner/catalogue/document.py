"""The text of a pack's file, and the tables in it: read with a bound on everything."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from planner.catalogue.faults import Fault
from planner.catalogue.layout import danger
from planner.model.text import clean

MAX_BYTES = 1_000_000

_AT_LINE = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", re.DOTALL)


def read_text(path: Path) -> str | Fault:
    """Return the text of a file that is safe to parse and to show, or what is wrong with it."""
    try:
        if not path.is_file():
            return Fault(path, 0, "", "", "is not there, or is no ordinary file.")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        return Fault(path, 0, "", "", f"can't be read: {(error.strerror or 'no reason given').lower()}.")
    return text_of(path, raw)


def text_of(path: Path, raw: bytes) -> str | Fault:
    """Return what a file holds, or would hold, as text that is safe to parse and to show, or what is wrong with it."""
    if len(raw) > MAX_BYTES:
        return Fault(path, 0, "", "", "is larger than 1 MB; split it into several packs.")
    if raw.startswith(b"\xef\xbb\xbf"):
        return Fault(path, 1, "", "", "begins with a byte order mark; save it as UTF-8 without one.")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Fault(path, line, "", "", "is not UTF-8 text; save it as UTF-8.")
    found = danger(text)
    return Fault(path, found[0], "", "", found[1]) if found else text


def parsed(path: Path, text: str) -> dict[str, Any] | Fault:
    """Return the tables in a text that `read_text` gave, or why it is not TOML."""
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        parts = _AT_LINE.fullmatch(str(error))
        reason = clean(parts[1] if parts else str(error), 100).rstrip(".")
        line = int(parts[2]) if parts and parts[2] else text.count("\n") + 1
        return Fault(path, line, "", "", f"is not TOML: {reason[:1].lower()}{reason[1:]}.")
