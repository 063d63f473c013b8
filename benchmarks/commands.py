"""What whole commands cost, from the start of Python to its end, beside a Python that does nothing.

    python -m benchmarks.commands [ROUNDS]

All are run in turns, and compared in processor time. khal, todo and task take part where they are installed. Ends
with 1 when a goal is missed.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from shutil import which

from benchmarks.big_couple import ZONE, big_couple
from benchmarks.children import processor
from benchmarks.table import Row, say
from planner.cli.demo_couple import build_demo

ROUNDS = 15
FLOOR = "python -c pass"
SMALL, BIG = 4.0, 6.0
PEERS = (("khal", "list"), ("todo", "list"), ("task", "list"))


def main(rounds: int) -> int:
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        small, big = Path(folder) / "small", Path(folder) / "big"
        build_demo(small, datetime.now(UTC).replace(tzinfo=None), ZONE)
        big_couple(big)
        ways = {FLOOR: [python, "-c", "pass"]}
        ways["import argparse, json"] = [python, "-c", "import argparse, json"]
        ways["import dataclasses, pathlib, zoneinfo"] = [python, "-c", "import dataclasses, pathlib, zoneinfo"]
        ways |= {f"{peer[0]} {peer[1]}": list(peer) for peer in PEERS if which(peer[0])}
        goals: dict[str, float] = {}
        for size, data, goal in (("small", small, SMALL), ("big", big, BIG)):
            for words in (["today"], ["week", "--json"]):
                name = f"ourweek {' '.join(words)}, {size}"
                ways[name], goals[name] = [python, "-m", "planner", "--data", str(data), *words], goal
        found: dict[str, list[float]] = defaultdict(list)
        for number in range(rounds + 1):
            for name, command in ways.items():
                taken = processor(command)
                # The first round compiles and fills caches.
                if number:
                    found[name].append(taken)
    return say(Row(name, found[name], found[FLOOR], goals.get(name)) for name in ways)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
