"""The table of keys: keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.cli.answer import Answer
from planner.cli.opening import Call
from planner.cli.paint import Paint

if TYPE_CHECKING:
    from planner.cli.parser import Commands


def declare(commands: Commands) -> None:
    """Declare this command."""
    commands.add("keys", keys, "lists every key of the app", example="ourweek keys", couple=False)


def keys(call: Call) -> Answer:
    """List every key with what it does; faults of the couple's own file are said beside."""
    from planner.store.files import read_file
    from planner.store.own_files import KEYS
    from planner.tui.commands import SCREENS, shown_key
    from planner.tui.keymap import keys_of, read_keymap

    keymap = read_keymap(read_file(call.folder / KEYS))
    rows, told = [], set()
    for screen, commands in SCREENS.items():
        for command in commands:
            if command.id not in told:
                told.add(command.id)
                where = command.group if command.group == "Anywhere" else screen
                rows.append((where, shown_key(keys_of(command, keymap)), command))

    def data() -> dict[str, object]:
        return {
            "keys": [
                {"id": c.id, "keys": shown.split(), "label": c.label, "says": c.tooltip, "screen": where}
                for where, shown, c in rows
            ]
        }

    def text(paint: Paint) -> Iterator[str]:
        before = ""
        texts = zip(*((shown, command.label, command.tooltip) for _, shown, command in rows), strict=True)
        keys_wide, labels_wide, says_wide = (max(map(len, column)) for column in texts)
        for where, shown, command in rows:
            if where != before:
                yield from ("",) if before else ()
                yield paint.bold(where)
                before = where
            says = f"{command.label:<{labels_wide}}  {command.tooltip:<{says_wide}}"
            yield f"  {shown:<{keys_wide}}  {says}  {paint.dim(command.id)}"

    return Answer(data, text, said=keymap.faults)
