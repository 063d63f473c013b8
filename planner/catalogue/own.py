"""A couple's own activities: written as TOML at the end of a pack, which keeps all that it held."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from planner.catalogue.document import text_of
from planner.catalogue.pack import pack_of
from planner.catalogue.schema import read_activity, slug_of
from planner.model.activity import Activity
from planner.model.errors import Misread, Refused
from planner.model.text import clean

_WIDTH = 100
_BEGINNING = "# Activities of our own. 'ourweek catalogue check' says what is amiss.\n"
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
# What TOML or a pack does not take as it is: control characters, and what ends a line elsewhere.
_NOT_PLAIN = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029]')


def complete_table(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a new activity as they are written: texts cleaned, and an id made where there is none.

    Raises Misread when they make no activity.
    """
    said = ((name, _cleaned(value)) for name, value in fields.items())
    table = {name: value for name, value in said if value not in ("", [], None)}
    title = table.get("title")
    if isinstance(title, str):
        table = {"id": slug_of(title), **table}
    _, faults = read_activity(table, complete=False)
    if faults:
        name, sentence = faults[0]
        # The form goes to the field that is named first.
        raise Misread(f"The {name.replace('_', ' ')} {sentence}")
    return table


def appended(path: Path, held: bytes | None, table: Mapping[str, Any]) -> tuple[bytes, Activity]:
    """Return what a pack's file will hold with one more activity, and that activity as it reads back.

    `held` is what the file holds, byte for byte, None for a new one. Raises Refused when it would not be a sound pack.
    """
    before = _BEGINNING.encode() if held is None else held
    end = "\r\n" if b"\r\n" in before else "\n"
    gap = (end if before and not before.endswith(b"\n") else "") + (end if before.strip() else "")
    after = before + (gap + table_text(table).replace("\n", end)).encode()
    pack, faults = pack_of(path, text_of(path, after), complete=False)
    if pack is None or pack.activities[-1].id != table["id"]:
        fault = faults[0] if faults else f"{clean(path.name)} holds its activities in another form."
        raise Refused(f"Nothing was written, as the pack would not be sound: {fault}")
    return after, pack.activities[-1]


def table_text(table: Mapping[str, Any]) -> str:
    """Return an activity's fields as a TOML table."""
    return "".join(("[[activity]]\n", *(f"{name} = {_value(value)}\n" for name, value in table.items())))


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{name} = {_value(each)}" for name, each in value.items()) + " }"
    written = [_value(each) for each in value]
    line = f"[{', '.join(written)}]"
    return line if len(line) <= _WIDTH else "[\n" + "".join(f"  {each},\n" for each in written) + "]"


def _text(text: str) -> str:
    return f'"{_NOT_PLAIN.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    return _SHORT.get(match[0]) or f"\\u{ord(match[0]):04X}"


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(str(value), len(value))
    if isinstance(value, (list, tuple)):
        return [line for line in map(_cleaned, value) if line != ""]
    return value
