"""Packs: which there are, whether they are sound, and what a catalogue covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from planner.cli import as_json
from planner.cli.answer import Answer
from planner.cli.opening import Call, all_packs
from planner.cli.paint import Paint
from planner.model.activity import Kind
from planner.model.text import clean

if TYPE_CHECKING:
    from planner.catalogue.coverage import Count
    from planner.catalogue.faults import Fault
    from planner.catalogue.pack import Pack


def packs(call: Call) -> Answer:
    """List the packs, and those that were left out with what is wrong with them."""
    from planner.catalogue.faults import by_pack
    from planner.catalogue.folders import shipped_folder

    shipped = shipped_folder()
    found = all_packs(call.home)
    left_out = by_pack(found.faults)

    def lines(paint: Paint) -> Iterator[str]:
        yield from map(_line, found.packs)
        for path, faults in left_out.items():
            count = f"{len(faults)} faults" if len(faults) > 1 else "1 fault"
            yield f"{clean(path.stem)}  left out, {count}"
            yield from (paint.dim(f"  {fault}") for fault in faults)

    def data() -> as_json.Record:
        records = [_record(pack) for pack in found.packs]
        for path, faults in left_out.items():
            own = not path.is_relative_to(shipped)
            nothing = {"version": "", "language": "", "licence": "", "authors": [], "own": own, "activities": 0}
            records.append({"name": path.stem, **nothing, "path": str(path), "faults": _records(faults)})
        return {"packs": records}

    return Answer(data, lines)


def check(call: Call) -> Answer:
    """Name every fault in packs, and give advice on those that are a couple's own."""
    from planner.catalogue.check import examine
    from planner.catalogue.folders import shipped_folder

    report = examine(shipped_folder(), call.folder / "packs", call.word("files") or ())

    def lines(paint: Paint) -> Iterator[str]:
        yield from (str(fault) for fault in report.faults)
        yield from (f"advice: {fault}" for fault in report.advice)
        if not report.faults:
            yield "All sound; the advice is yours to take or leave." if report.advice else "All sound."

    return Answer(
        lambda: {"faults": _records(report.faults), "advice": _records(report.advice)},
        lines,
        code=1 if report.faults else 0,
    )


def coverage(call: Call) -> Answer:
    """Count activities by what they are, and compare that with what they are meant to be."""
    from planner.catalogue.check import read_packs
    from planner.catalogue.coverage import covered, tally
    from planner.catalogue.folders import shipped_folder
    from planner.catalogue.targets import read_targets

    # A pack in which something is missing counts for what it holds all the same.
    found, faults = read_packs(call.word("files") or [shipped_folder()], complete=False)
    activities = [activity for pack in found for activity in pack.activities]
    targets = read_targets(call.given.targets) if call.word("targets") else None
    counts = covered(activities, targets) if targets else tally(activities)
    missing = [count for count in counts if not count.met]

    def lines(paint: Paint) -> Iterator[str]:
        yield from _table([count for count in counts if targets is None or count.name != "pair"])
        if targets is not None:
            pairs = [count for count in counts if count.name == "pair"]
            yield ""
            met = sum(pair.met for pair in pairs)
            yield f"Pairs of words that are there at least {targets.pair_least} times: {met} of {len(pairs)}"
        if missing:
            yield ""
            yield "Missing:"
            yield from (f"  {_lack(count)}" for count in missing)

    return Answer(
        lambda: {
            "activities": sum(activity.live for activity in activities),
            "complete": None if targets is None else not missing,
            "counts": [_count_record(count) for count in counts],
            "missing": [_count_record(count) for count in missing],
        },
        lines,
        tuple(f"A pack was left out: {fault}" for fault in faults),
        code=1 if missing or faults else 0,
    )


def _table(counts: Sequence[Count]) -> Iterator[str]:
    """Lay counts out with a line for each sort and a column for each kind."""
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for count in counts:
        rows.setdefault((count.name, count.says), {})[count.kind] = _of(count)
    columns = [kind for kind in (*Kind, "all") if any(kind in cells for cells in rows.values())]
    width = max(len(name) + len(says) for name, says in rows) + 2
    yield f"{'':<{width}}{''.join(f'{_heading(kind):>15}' for kind in columns)}"
    for (name, says), cells in rows.items():
        filled = "".join(cells.get(kind, "").rjust(15) for kind in columns)
        yield f"{f'{name}  {says}':<{width}}{filled}".rstrip()


def _heading(kind: str) -> str:
    return kind.replace("-", " ")


def _of(count: Count) -> str:
    if count.most is not None and not count.least:
        return f"{count.found} (most {count.most})"
    return f"{count.found} of {count.least}" if count.least else str(count.found)


def _lack(count: Count) -> str:
    sort = f"{_heading(count.kind)}, {count.name} {count.says}".replace(" pair ", " ").replace(" kind ", " ")
    if count.most is not None and count.found > count.most:
        return f"{sort}: {count.found}, at most {count.most}"
    return f"{sort}: {count.found} of {count.least}, {count.lacking} more"


def _count_record(count: Count) -> as_json.Record:
    return {
        "name": count.name,
        "says": count.says,
        "kind": count.kind,
        "found": count.found,
        "least": count.least,
        "most": count.most,
    }


def _records(faults: Iterable[Fault]) -> list[as_json.Record]:
    return [
        {
            "path": str(fault.path),
            "line": fault.line,
            "table": fault.table,
            "field": fault.field,
            "sentence": fault.sentence,
        }
        for fault in faults
    ]


def _record(pack: Pack) -> as_json.Record:
    return {
        "name": pack.name,
        "version": pack.version,
        "language": pack.language,
        "licence": pack.licence,
        "authors": list(pack.authors),
        "own": pack.own,
        "activities": len(pack.activities),
        "path": str(pack.path),
        "faults": [],
    }


def _line(pack: Pack) -> str:
    count = len(pack.activities)
    words = [f"{count} activities" if count != 1 else "1 activity", clean(pack.version), clean(pack.licence)]
    return f"{clean(pack.name)}  {', '.join(filter(None, words))}{', your own' if pack.own else ''}"
