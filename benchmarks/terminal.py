"""What the app costs whoever sits before it, beside the least that an app of its kind can cost.

    python -m benchmarks.terminal [ROUNDS]

Opens the floor (a head, a foot, a table of 200 rows), the app with a couple of half a year, and the app with one of ten
years and ten thousand activities, in turns. Times of the processor are to be trusted more than those of the clock.
Ends with 1 when a goal is missed.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import sleep

from benchmarks.big_couple import ZONE, big_couple
from benchmarks.children import environment, processor
from benchmarks.pseudo_terminal import Terminal
from benchmarks.table import Row, say
from planner.cli.demo_couple import build_demo

ROUNDS = 7
ROW = (b"\x1b[B", b"\x1b[A")
DAY = (b"l", b"h")
WEEK = (b"]", b"[")
KEYS = 12
IDLE = 3.0
QUIET = 0.15
GOALS: tuple[tuple[str, str, str, float | None], ...] = (
    ("first frame, processor", "small", "floor", 1.0),
    ("first frame, processor", "big", "floor", 1.15),
    ("first frame, clock", "small", "floor", None),
    ("quiet, processor", "small", "floor", None),
    ("cursor, processor", "small", "floor", 0.8),
    ("cursor, processor", "big", "small", 1.2),
    ("cursor, bytes", "small", "floor", 1.5),
    ("next week, processor", "big", "small", None),
    ("leaving, clock", "small", "floor", 0.25),
    ("memory, MB", "small", "floor", 1.25),
    ("memory, MB", "big", "floor", 1.6),
    ("idle, % of a processor", "small", "", 0.5),
    ("idle, bytes", "small", "", 0.0),
    ("idle, % of a processor", "big", "", 0.5),
    ("idle, bytes", "big", "", 0.0),
)
"""What, of whom, against whom, and at most how much."""

Found = dict[str, list[float]]


def main(rounds: int) -> int:
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        small, big = Path(folder) / "small", Path(folder) / "big"
        build_demo(small, datetime.now(UTC).replace(tzinfo=None), ZONE)
        big_couple(big)
        app = [python, "-m", "planner", "--data"]
        # Their packs are read and checked once, and remembered.
        processor([*app, str(big), "catalogue", "list"])
        ways: dict[str, Callable[[], dict[str, float]]] = {
            "floor": lambda: sitting([python, "-m", "benchmarks.floor"], "Row 7", ROW),
            "small": lambda: sitting([*app, str(small)], "Alex", DAY, WEEK),
            "big": lambda: sitting([*app, str(big)], "Alex", DAY, WEEK),
        }
        found: dict[str, Found] = {name: defaultdict(list) for name in ways}
        for number in range(rounds + 1):
            for name, way in ways.items():
                for what, value in way().items():
                    # The first round compiles and fills caches.
                    if number:
                        found[name][what].append(value)
    return say([row(found, *goal) for goal in GOALS])


def sitting(
    command: list[str], shown: str, cursor: tuple[bytes, bytes], week: tuple[bytes, bytes] | None = None
) -> dict[str, float]:
    """Open a program, move about, wait, and leave."""
    terminal = Terminal(command, environment())
    found = {}
    try:
        found["first frame, clock"] = terminal.until(shown) * 1000
        found["first frame, processor"] = terminal.processor() * 1000
        terminal.until_quiet(0.6)
        found["quiet, processor"] = terminal.processor() * 1000
        found["cursor, processor"], found["cursor, bytes"] = pressed(terminal, cursor)
        if week:
            found["next week, processor"], found["next week, bytes"] = pressed(terminal, week)
        sleep(4)
        terminal.until_quiet(QUIET)
        before = terminal.processor()
        found["idle, bytes"] = float(terminal.until_quiet(IDLE))
        found["idle, % of a processor"] = (terminal.processor() - before) / IDLE * 100
        found["memory, MB"] = terminal.memory()
        found["leaving, clock"] = terminal.leave(b"q") * 1000
    finally:
        terminal.kill()
    return found


def pressed(terminal: Terminal, keys: tuple[bytes, bytes]) -> tuple[float, float]:
    """Press one key, then the one that leads back; return medians: milliseconds of the processor, and bytes."""
    costs, sizes = [], []
    for number in range(KEYS):
        before = terminal.processor()
        terminal.press(keys[number % 2])
        sizes.append(terminal.until_quiet(QUIET))
        costs.append((terminal.processor() - before) * 1000)
    return median(costs), median(sizes)


def row(found: dict[str, Found], what: str, whose: str, beside: str, goal: float | None) -> Row:
    ours = found[whose][what]
    if not beside:
        return Row(f"{what}, {whose}", ours, goal=goal)
    return Row(f"{what}, {whose} : {beside}", ours, found[beside][what], goal)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
