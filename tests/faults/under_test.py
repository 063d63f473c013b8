"""Ourweek as a program under test: commands that take one title, and one window that stays open.

    python -m tests.faults.under_test --data DIR add TITLE | edit WORD TITLE | remove WORD | list | session ...

An entry is a plan: its title is the first word of TITLE, its note the whole. Everything goes through Ourweek's own
commands, except `session`, which keeps one Planner open and does one use case for each line of standard input.
"""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stdout
from datetime import datetime
from pathlib import Path

from planner.__main__ import main as ourweek
from planner.cli.arguments import typed
from planner.cli.opening import catalogue, clock, new_id
from planner.model.errors import OurweekError
from planner.model.standing import State
from planner.planner import Planner
from planner.store.home import Home

LARGE = 1_000_000
EVENING = "2026-11-27T20:00"
NAMES = ("Alex", "Sam")


def main(argv: list[str]) -> int:
    _, data, verb, *words = argv
    folder = Path(data)
    if verb not in ("list", "check") and not any(folder.glob("*.json*")):
        run(folder, "init", "--names", *NAMES, "--timezone", "Europe/Berlin")
    if verb == "session":
        return session(folder)
    if verb == "list":
        return listing(folder)
    if verb == "add":
        (title,) = words
        return run(folder, "add", "--own", word_of(title), EVENING, "--note", title)[0]
    if verb == "edit":
        word, title = words
        return run(folder, "edit", word, "--note", title)[0]
    if verb == "remove":
        return run(folder, "remove", *words)[0]
    if verb == "import_pack":
        return import_pack(folder, Path(*words))
    raise SystemExit(f"no such verb: {verb}")


def run(folder: Path, *words: str) -> tuple[int, str]:
    """Run one command quietly and return its exit code and what it put out."""
    with redirect_stdout(io.StringIO()) as out:
        code = ourweek(["--data", str(folder), *words])
    return code, out.getvalue()


def listing(folder: Path) -> int:
    """Print one plan a line."""
    code, out = run(folder, "week", EVENING[:10], "--json")
    for plan in json.loads(out)["plans"] if code == 0 else ():
        print(plan["title"], plan["note"].replace("\n", " "))
    return code


def import_pack(folder: Path, file: Path) -> int:
    """Do what the readme of the activities says: put a pack into `packs`, once it has been checked."""
    packs = folder / "packs"
    packs.mkdir(mode=0o700, exist_ok=True)
    pack = packs / "theirs.toml"
    pack.write_bytes(as_pack(file))
    code, out = run(folder, "catalogue", "check", str(pack))
    if code:
        pack.unlink()
        print(out.split("\n")[0], file=sys.stderr)
        return code
    return run(folder, "catalogue", "packs")[0]


def as_pack(file: Path) -> bytes:
    """Return a list of titles, in whatever form, as one of our packs; what is not TOML can't be one."""
    data = file.read_bytes()
    if file.suffix == ".toml":
        return data.replace(b"[[activities]]", b'[[activity]]\nkind = "quality-time"').replace(b"token =", b"# token =")
    if len(data) > LARGE:
        return data
    try:
        found = [each["title"] for each in json.loads(data.decode("utf-8-sig"))["activities"]]
    except (ValueError, LookupError, TypeError, RecursionError):
        return data
    tables = (f'[[activity]]\nkind = "quality-time"\ntitle = {json.dumps(title)}\n' for title in found)
    return "".join(tables).encode()


def session(folder: Path) -> int:
    """Keep one Planner open, and answer one line for each line."""
    home = Home(folder)
    planner = Planner(home, lambda: catalogue(home), clock(None), new_id)
    for line in sys.stdin.buffer:
        verb, _, title = line.decode("utf-8").strip().partition(" ")
        word = word_of(title)
        try:
            one(planner, verb, word, title)
        except OurweekError as error:
            print(f"not saved: {error}", flush=True)
        else:
            print(f"ok {word}", flush=True)
    return 0


def one(planner: Planner, verb: str, word: str, title: str) -> None:
    """Do one use case."""
    if verb == "add":
        planner.add(word, datetime.fromisoformat(EVENING), note=title)
        return
    standing = planner.find(word, lambda s: s.state is State.AGREED)
    if verb == "edit":
        planner.edit(standing, note=title)
    else:
        planner.remove(standing)


def word_of(title: str) -> str:
    return typed(title).partition(" ")[0]


if __name__ == "__main__":
    for signal_name in ("stdout", "stderr"):
        getattr(sys, signal_name).reconfigure(errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
