"""What is asked all day long, read without the parser: to load it takes longer than to answer."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

USUALLY = {"data": None, "now": None, "json": False, "color": "auto", "run": None, "needs_couple": True}
"""What a command is given where nothing else is said."""
WEEK, TODAY = "week", "today"


def plainly(words: Sequence[str]) -> tuple[str | None, str | None, bool] | None:
    """Return the command, the folder and whether JSON is wanted, each if it was said; None: the parser has to tell."""
    if "_ARGCOMPLETE" in os.environ:
        return None
    said = [part for word in words for part in (word.split("=", 1) if word.startswith("--data=") else (word,))]
    folder = None
    if "--data" in said:
        at = said.index("--data")
        folder, said[at : at + 2] = "".join(said[at + 1 : at + 2]), []
        # What looks like an option is left to who refuses it.
        if not folder or "\0" in folder or folder.startswith("-"):
            return None
    commands = [word for word in said if word != "--json"]
    if commands not in ([], [WEEK], [TODAY]):
        return None
    return commands[0] if commands else None, folder, "--json" in said


def given(words: Sequence[str]) -> Any:
    """Return what the parser would give for these words, or None where it has to be asked."""
    plain = plainly(words)
    if plain is None:
        return None
    from pathlib import Path
    from types import SimpleNamespace

    command, folder, json = plain
    found = SimpleNamespace(**USUALLY)
    found.json, found.data = json, folder and Path(folder)
    if command:
        from planner.cli.week import today, week

        # Where nobody has begun, nothing is on today.
        found.run, found.needs_couple = (week, True) if command == WEEK else (today, False)
    return found
