"""Browsing and checking activities: catalogue list, show, search, packs, check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli import as_activity, as_json
from planner.cli.answer import Answer
from planner.cli.arguments import number, place, spoken, word
from planner.cli.opening import Call
from planner.cli.paint import Paint
from planner.cli.studies import studies_of
from planner.model.activity import Activity, Cost, Energy, Kind, Setting
from planner.model.text import clean

if TYPE_CHECKING:
    from planner.catalogue.faults import Fault
    from planner.catalogue.pack import Pack
    from planner.cli.parser import Commands


def declare(commands: Commands) -> None:
    """Declare these commands."""
    example = "ourweek catalogue list --kind touch --minutes 10"
    group = commands.group("catalogue", "browses and checks the activities", example=example)
    add = group.add("list", list_all, "lists activities", example=example, couple=False).add_argument
    add("--kind", metavar="K", type=word("--kind", Kind), help="quality-time, touch or appreciation")
    add("--minutes", metavar="N", type=number("--minutes", 1, 1440), help="usually done in so many minutes")
    add("--energy", metavar="E", type=word("--energy", Energy), help="no livelier than low, ordinary or lively")
    add("--cost", metavar="C", type=word("--cost", Cost), help="no dearer than free, small, outing or treat")
    add("--setting", metavar="S", type=word("--setting", Setting), help="possible at home, out, outdoors or apart")
    add("--contact", metavar="N", type=number("--contact", 0, 3), help="no closer touch, from 0 to 3")
    parser = group.add("show", show, "shows one activity", example="ourweek catalogue show 'hand cream'", couple=False)
    parser.add_argument("name", metavar="NAME", nargs="+", type=spoken, help="its slug, or words that name exactly one")
    parser = group.add(
        "search", search, "finds activities by words", example="ourweek catalogue search tea", couple=False
    )
    parser.add_argument("words", metavar="WORDS", nargs="+", type=spoken, help="words that all have to occur")
    group.add("packs", packs, "lists the packs", example="ourweek catalogue packs", couple=False)
    example = "ourweek catalogue check my-pack.toml"
    parser = group.add("check", check, "names every fault in packs, with its line", example=example, couple=False)
    parser.add_argument("files", metavar="FILE", nargs="*", type=place, help="packs, or folders of them (all of yours)")


def list_all(call: Call) -> Answer:
    """List the activities that pass all filters."""
    from planner.catalogue import filters

    wanted = filters.live
    for name, ask in (
        ("kind", filters.of_kind),
        ("minutes", filters.at_most),
        ("energy", filters.energy_at_most),
        ("cost", filters.cost_at_most),
        ("setting", filters.in_setting),
        ("contact", filters.contact_at_most),
    ):
        if (given := call.word(name)) is not None:
            wanted &= ask(given)
    return _activities(call.planner.catalogue.where(wanted))


def show(call: Call) -> Answer:
    """Show one activity."""
    found = call.planner.catalogue.find(" ".join(call.given.name))
    return Answer(lambda: {"activity": as_json.activity(found)}, partial(as_activity.whole, found, studies_of(found)))


def search(call: Call) -> Answer:
    """Find activities by words."""
    return _activities(call.planner.catalogue.search(" ".join(call.given.words)))


def _activities(found: Sequence[Activity]) -> Answer:
    said = () if found else ("No activity is like that; fewer words or wider limits find more.",)
    return Answer(
        lambda: {"activities": [as_json.activity(each) for each in found]},
        lambda paint: (as_activity.line(each, paint) for each in found),
        said,
    )


def packs(call: Call) -> Answer:
    """List the packs."""
    found = call.planner.catalogue.packs
    return Answer(lambda: {"packs": [_pack_record(pack) for pack in found]}, lambda _: map(_pack_line, found))


def check(call: Call) -> Answer:
    """Name every fault in packs."""
    from planner.catalogue.catalogue import load
    from planner.catalogue.folders import shipped_folder

    files = call.word("files") or ()
    known = load([shipped_folder()], call.folder / "packs")
    faults = _faults_in(files, known.packs) if files else known.faults

    def lines(paint: Paint) -> Iterator[str]:
        yield from (str(fault) for fault in faults)
        if not faults:
            yield "All sound."

    return Answer(lambda: {"faults": [_fault_record(fault) for fault in faults]}, lines, code=1 if faults else 0)


def _faults_in(files: Sequence[Path], known: Sequence[Pack]) -> tuple[Fault, ...]:
    from planner.catalogue.check import check_files
    from planner.catalogue.folders import shipped_folder

    beside = [pack for pack in known if not any(_within(pack.path, path) for path in files)]
    # More is asked of a shipped pack than of one that a couple wrote for themselves.
    shipped = [path for path in files if _within(path, shipped_folder())]
    own = [path for path in files if path not in shipped]
    return check_files(shipped, beside=beside) + check_files(own, complete=False, beside=beside)


def _within(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _fault_record(fault: Fault) -> as_json.Record:
    return {
        "path": str(fault.path),
        "line": fault.line,
        "table": fault.table,
        "field": fault.field,
        "sentence": fault.sentence,
    }


def _pack_record(pack: Pack) -> as_json.Record:
    return {
        "name": pack.name,
        "version": pack.version,
        "language": pack.language,
        "licence": pack.licence,
        "authors": list(pack.authors),
        "own": pack.own,
        "activities": len(pack.activities),
        "path": str(pack.path),
    }


def _pack_line(pack: Pack) -> str:
    count = len(pack.activities)
    words = [f"{count} activities" if count != 1 else "1 activity", clean(pack.version), clean(pack.licence)]
    return f"{clean(pack.name)}  {', '.join(filter(None, words))}{', your own' if pack.own else ''}"
