"""Makes the pages that list every command and every key, from the program itself.

Run it with `make pages`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from planner.cli.parser import whole_parser
from planner.tui.commands import EVERYWHERE, SCREENS

FOLDER = Path(__file__).parent


def commands_page() -> str:
    """Return the page of the command line."""
    lines = [
        "# The commands",
        "",
        "Made by `make pages` from the program. Every command takes `--data DIR`, `--now ISO`, `--json` and",
        "`--color auto|always|never` as well, before or after its name. With `--json` exactly one JSON document",
        "comes on standard output, whose first key is `schema`; what is said beside it goes to standard error.",
        "",
        "Exit codes: 0 done; 1 could not be done; 2 wrong usage; 3 the data can't be used.",
        "",
    ]
    for parser, says in _commands(whole_parser()):
        lines += [f"## {parser.prog}", "", f"{says[:1].upper()}{says[1:]}.", ""]
        rows = [_row(action) for action in parser._actions if _shown(action)]
        if rows:
            lines += ["| | |", "| --- | --- |", *rows, ""]
        lines += [f"    {(parser.epilog or '').removeprefix('example: ')}", ""]
    return "\n".join(lines)


def keys_page() -> str:
    """Return the page of the keys."""
    lines = [
        "# The keys",
        "",
        "Made by `make pages` from the program; `?` shows those that work where you are, `ourweek keys` prints all.",
        "",
        "Another key for something goes into `keys.toml` of your data folder, by the name in the last column:",
        "",
        '    "week.fill" = "F"',
        '    "anywhere.quit" = "ctrl+x, Q"',
        "",
        "A key that would then mean two things is left as it was, and said when the app opens.",
        "",
    ]
    told: set[str] = set()
    for screen, commands in {"Anywhere": EVERYWHERE, **SCREENS}.items():
        fresh = [command for command in commands if command.id not in told]
        told |= {command.id for command in fresh}
        if fresh:
            lines += [f"## {screen}", "", "| key | does | | name |", "| --- | --- | --- | --- |"]
            lines += [f"| `{c.keys}` | {c.label} | {c.tooltip} | `{c.id}` |" for c in fresh]
            lines += [""]
    return "\n".join(lines)


def _commands(parser: argparse.ArgumentParser) -> Iterator[tuple[argparse.ArgumentParser, str]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            says = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, below in action.choices.items():
                inner = list(_commands(below))
                yield from inner or [(below, says.get(name, ""))]


def _shown(action: argparse.Action) -> bool:
    of_all = {"help", "data", "now", "json", "color", "version", "command"}
    return action.dest not in of_all and action.help != argparse.SUPPRESS


def _row(action: argparse.Action) -> str:
    name = " ".join(action.metavar) if isinstance(action.metavar, tuple) else action.metavar or ""
    left = f"{', '.join(action.option_strings)} {name}".strip()
    said = (action.help or "").replace("|", "\\|")
    return f"| `{left}` | {said}{' (needed)' if action.option_strings and action.required else ''} |"


PAGES = {"commands.md": commands_page, "keys.md": keys_page}


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")
        print(FOLDER / name)


if __name__ == "__main__":
    main()
