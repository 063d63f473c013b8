"""What whole commands cost, from the start of Python to its end, beside a Python that does nothing.

    python -m benchmarks.commands [ROUNDS]

All are run in turns, and compared in processor time. khal, todo and task take part where they are installed and set
up. “Looked up” is what it takes when nothing is remembered, as after every change. Ends with 1 when a goal is missed.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree, which

from benchmarks.big_couple import ZONE, big_couple
from benchmarks.children import processor
from benchmarks.table import Row, say
from planner.cli.demo_couple import build_demo
from planner.store.glance import GLANCES

ROUNDS = 15
FLOOR = "python -c pass"
LOOKED_UP = "looked up"
SMALL, BIG = 4.0, 6.0
PEERS = {("khal", "list"): 0.2, ("todo", "list"): 0.2, ("task", "list"): 1.5}
"""What lists likewise, and at most how much of it a week may take."""


def main(rounds: int) -> int:
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        small, big = Path(folder) / "small", Path(folder) / "big"
        build_demo(small, datetime.now(UTC).replace(tzinfo=None), ZONE)
        big_couple(big)
        ways: dict[str, tuple[list[str], Path | None]] = {FLOOR: ([python, "-c", "pass"], None)}
        for modules in ("argparse, json", "pathlib, typing, zoneinfo"):
            ways[f"import {modules}"] = [python, "-c", f"import {modules}"], None
        ways |= {" ".join(peer): (list(peer), None) for peer in PEERS if which(peer[0]) and works(peer)}
        goals: dict[str, float] = {}
        for size, data, goal in (("small", small, SMALL), ("big", big, BIG)):
            forgetful = Path(copytree(data, Path(folder) / f"{size}, {LOOKED_UP}"))
            for words in ("today", "week", "week --json"):
                said, command = f"ourweek {words}, {size}", [python, "-m", "planner", *words.split()]
                ways |= {said: (command, data), f"{said}, {LOOKED_UP}": (command, forgetful)}
                goals[said] = goal
        found: dict[str, list[float]] = defaultdict(list)
        for number in range(rounds + 1):
            for name, (command, whose) in ways.items():
                if whose and name.endswith(LOOKED_UP):
                    forget(whose)
                taken = processor(command, whose)
                # The first round compiles and fills caches.
                if number:
                    found[name].append(taken)
    rows = [Row(name, found[name], found[FLOOR], goals.get(name)) for name in ways]
    listed = {" ".join(peer): goal for peer, goal in PEERS.items()}
    there = {name: goal for name, goal in listed.items() if found[name]}
    for week in ("ourweek week, small", f"ourweek week, small, {LOOKED_UP}"):
        rows += [Row(f"{week} : {name}", found[week], found[name], goal) for name, goal in there.items()]
    return say(rows)


def forget(data: Path) -> None:
    for name in GLANCES:
        (data / name).unlink(missing_ok=True)


def works(command: Sequence[str]) -> bool:
    try:
        processor(command)
    except RuntimeError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
