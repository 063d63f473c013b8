"""Copies of everything, the way back, a check of all files, and the end: backup, restore, doctor, erase."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.answer import Answer
from planner.cli.arguments import choice, place, typed
from planner.cli.opening import Call, say
from planner.model.errors import Misread, Refused
from planner.model.text import clean
from planner.planner.keeping_safe import WRAPPED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.cli.parser import Commands
    from planner.store.backups import Backup

_BEYOND = (
    "Calendars that you exported to, copies that you made elsewhere, and backups of this computer are beyond Ourweek: "
    "delete them where they are."
)


def declare(commands: Commands) -> None:
    """Declare these commands."""
    example = "ourweek backup --format json everything.json"
    parser = commands.add("backup", backup, "keeps a copy of everything", example=example, couple=False)
    add = parser.add_argument
    add("path", metavar="PATH", nargs="?", type=place, default=None, help="a new folder or file, or - (only kept)")
    add("--format", metavar="F", type=choice("--format", ("files", "json")), help="files, or json: one readable file")
    example = "ourweek restore newest"
    parser = commands.add("restore", restore, "brings a copy back", example=example, couple=False)
    parser.add_argument("file", metavar="FILE", type=typed, help="a file, a folder, or one that 'where' names; newest")
    example = "ourweek doctor --repair"
    parser = commands.add("doctor", doctor, "checks that all your files are sound", example=example, couple=False)
    parser.add_argument("--repair", action="store_true", help="mend what can be mended without losing anything")
    parser = commands.add("erase", erase, "deletes everything, after asking", example="ourweek erase", couple=False)
    parser.add_argument("--yes", action="store_true", help="don't ask")


def backup(call: Call) -> Answer | int:
    """Keep a copy, or write everything to a file or folder."""
    path: Path | None = call.word("path")
    if call.word("format") == "json":
        return _readable(call, None if path is None or str(path) == "-" else path)
    if str(path) == "-":
        raise Misread("Only --format json can go to standard output.")
    _ = call.planner.couple
    kept = call.planner.back_up(path)
    lines = [f"Kept as {kept.name}."] if path is None else [f"Wrote {clean(str(path), 1000)}, and kept as {kept.name}."]
    return Answer(lambda: {"backup": backup_record(kept), "path": None if path is None else str(path)}, lambda _: lines)


def _readable(call: Call, path: Path | None) -> Answer | int:
    if path is None and call.given.json:
        raise Misread("--json needs a file for the copy, as 'ourweek backup --format json all.json --json'.")
    _ = call.planner.couple
    data = call.planner.export_everything(path)
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        say(WRAPPED)
        return 0
    lines = (f"Wrote {clean(str(path), 1000)}; only you can read it. 'ourweek restore' takes it back.",)
    return Answer(lambda: {"path": str(path)}, lambda _: lines, (WRAPPED,))


def restore(call: Call) -> Answer:
    """Bring a copy back."""
    copy = call.planner.find_copy(call.given.file)
    said = call.planner.restore(copy)
    lines = ("Everything is as it was in this copy; 'ourweek undo' takes that back.",)
    kept, path = (None, str(copy.absolute())) if isinstance(copy, Path) else (backup_record(copy), None)
    return Answer(lambda: {"backup": kept, "path": path}, lambda _: lines, said)


def doctor(call: Call) -> Answer:
    """Check all files, and mend them when told to."""
    from planner.store.checkup import Sort

    found = call.planner.check_up(repair=bool(call.word("repair")))
    sorts = {finding.sort for finding in found}
    code = 3 if Sort.BROKEN in sorts else 1 if Sort.FAULT in sorts else 0

    def lines() -> Sequence[str]:
        said = [clean(finding.sentence, 1000) for finding in found]
        kept = len(call.planner.backups())
        return (*said, *(() if code else (f"All sound; {kept} {'backup is' if kept == 1 else 'backups are'} kept.",)))

    findings = [{"sort": finding.sort.value, "sentence": finding.sentence} for finding in found]
    return Answer(lambda: {"sound": code == 0, "findings": findings}, lambda _: lines(), code=code)


def erase(call: Call) -> Answer:
    """Delete everything, after asking."""
    from planner.catalogue.folders import cache_folder
    from planner.store.outside import reports_folder

    folder = call.folder
    if not (folder.is_dir() or call.planner.backups()):
        raise Refused("There is nothing here to delete.")
    shown = clean(str(folder), 1000)
    if not call.word("yes"):
        if not sys.stdin.isatty():
            raise Refused("This deletes everything; say --yes where nobody can be asked.")
        say(f"This deletes everything in {shown} and all its backups, for good.")
        say(_BEYOND)
        say("'ourweek backup --format json FILE' makes a copy first.")
        say("Type 'erase' to go on; anything else leaves all as it is.")
        if sys.stdin.readline().strip().lower() != "erase":
            raise Refused("Nothing was deleted.")
    left = call.planner.erase((cache_folder() / "catalogue.json", reports_folder()))
    others = tuple(f"Left, as it is not Ourweek's: {clean(str(path), 1000)}" for path in left)
    lines = (f"Everything in {shown} and all its backups are deleted.",)
    data = {"erased": str(folder), "left": [str(path) for path in left]}
    return Answer(lambda: data, lambda _: lines, (*others, _BEYOND))


def backup_record(kept: Backup) -> dict[str, object]:
    """Return a backup as scripts read it."""
    return {"name": kept.name, "at": f"{kept.at:%Y-%m-%dT%H:%MZ}", "kind": kept.kind, "path": str(kept.folder)}
