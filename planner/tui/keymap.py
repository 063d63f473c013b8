"""Keys of one's own: what `keys.toml` in the data folder says, checked before anybody relies on it.

    "week.fill" = "F"
    "anywhere.quit" = "ctrl+x, Q"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from planner.model.text import clean
from planner.model.value import Value
from planner.store.own_files import KEYS
from planner.tui.commands import SCREENS, Command

_KEY = re.compile(r"(?:(?:ctrl|shift|alt)\+)*(?:[a-z0-9_]{2,30}|\S)")
_LARGEST = 16_000
"""Bytes of a file that names every command twice, and then some."""
_MOST_FAULTS = 5


class Keymap(Value):
    """Keys by the ids of their commands, and a sentence for each line that could not be followed."""

    keys: Mapping[str, str]
    faults: tuple[str, ...] = ()


def read_keymap(data: bytes | None) -> Keymap:
    """Return what the file says; a line that names no command, no key, or a key that is taken, is left out and said."""
    if not data:
        return Keymap({})
    import tomllib

    from planner.catalogue.layout import danger

    try:
        text = data[: _LARGEST + 1].decode("utf-8")
        if len(data) > _LARGEST or danger(text):
            raise ValueError
        said = dict(_flat(tomllib.loads(text)))
    except (ValueError, RecursionError):
        return Keymap({}, (f"{KEYS} can't be read; it has lines such as \"week.fill\" = \"F\".",))
    wished: dict[str, str] = {}
    faults: list[str] = []
    for name, key in said.items():
        if len(faults) == _MOST_FAULTS:
            faults.append(f"{KEYS}: and what follows was not read; mend these first.")
            break
        fault = _fault(name, key)
        if fault:
            faults.append(fault)
        else:
            wished[name] = ",".join(one.strip() for one in str(key).split(","))
    # A key that is given back may be one that was wished for elsewhere, so until nothing clashes any more.
    while clashes := _clashes(wished):
        for sentence, names in clashes:
            faults.append(sentence)
            for name in names:
                wished.pop(name, None)
    return Keymap(wished, tuple(faults))


def keys_of(command: Command, keymap: Keymap) -> str:
    """Return the keys of a command, with commas between."""
    return keymap.keys.get(command.id, command.key)


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def _fault(name: str, key: Any) -> str:
    ids = [command.id for commands in SCREENS.values() for command in commands]
    if name not in ids:
        near = get_close_matches(name, ids, n=1)
        perhaps = f", perhaps {near[0]} is meant" if near else "; 'ourweek keys' lists them all"
        return f"{KEYS}: there is no command {clean(name, 40)!r}{perhaps}."
    if not isinstance(key, str) or not all(_KEY.fullmatch(one.strip()) for one in key.split(",")):
        return f"{KEYS}: {name} needs a key, as \"F\" or \"ctrl+f\"."
    return ""


def _clashes(wished: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """Return a sentence for each key that would mean two things, and which wishes would make it so."""
    found = []
    for screen, commands in SCREENS.items():
        taken: dict[str, list[str]] = {}
        for command in commands:
            for key in wished.get(command.id, command.key).split(","):
                taken.setdefault(_LONG.get(key, key), []).append(command.id)
        for key, ids in taken.items():
            mine = [name for name in ids if name in wished]
            if len(ids) > 1 and mine:
                said = f"{KEYS}: {key} would mean {' and '.join(ids)} ({screen}); choose another one."
                found.append((said, mine))
    return found


_LONG = {
    "?": "question_mark",
    ".": "full_stop",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    "+": "plus",
    "-": "minus",
    "/": "slash",
}
"""Keys that may be written as they are typed."""
