"""What the app costs whoever sits before it, beside the least that an app of its kind can cost.

    python -m benchmarks.terminal [ROUNDS] [--beside NAME TEXT COMMAND]

Opens in turns the floors (`benchmarks.floor`), the app with a couple of half a year, the app with one of ten years and
ten thousand activities, and other programs that are named, each until it shows a text of its own. A key is taken until
its first cell is painted, and until nothing more comes. Ends with 1 when a goal is missed.
"""

from __future__ import annotations

import argparse
import shlex
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import sleep

from benchmarks.big_couple import ZONE, big_couple
from benchmarks.children import environment, processor
from benchmarks.pseudo_terminal import Painted, Terminal
from benchmarks.table import Row, say
from planner.cli.demo_couple import build_demo

ROUNDS = 7
DOWN, PAGE = b"\x1b[B", b"\x1b[6~"
HELD = 20
TYPED = b"walk the river"
IDLE = 3.0
QUIET = 0.15
THOUGHT = 1.5
"""Seconds for which somebody looks at a week before they ask for proposals."""
GOALS: tuple[tuple[str, str, str, float | None], ...] = (
    ("first frame, clock", "small", "floor", 1.0),
    ("first frame, clock", "big", "floor", 1.15),
    ("first frame, processor", "small", "floor", None),
    ("first frame, processor", "big", "floor", None),
    ("cursor, painted", "small", "floor", 0.8),
    ("cursor, painted", "big", "small", 1.2),
    ("cursor, processor, with all details", "small", "floor", None),
    ("cursor, bytes, with all details", "small", "floor", 1.5),
    ("down in the catalogue, painted", "big", "floor", None),
    ("page, painted", "big", "floor", 0.4),
    ("key held down, all painted", "big", "floor", 1.0),
    ("key held down in the catalogue, all painted", "big", "floor", None),
    ("search, painted", "big", "list floor", 1.5),
    ("search, painted, the slowest of 14 keys", "big", "", 33.0),
    ("next week, painted", "big", "week floor", 2.0),
    ("proposals, painted", "big", "", 100.0),
    ("proposals, painted", "big", "floor's page", 2.5),
    ("proposals not thought of yet, painted", "big", "", None),
    ("done, painted", "big", "small", 1.2),
    ("done, painted", "big", "", 33.0),
    ("leaving, clock", "small", "floor", 0.25),
    ("memory of the week, MB", "small", "floor", None),
    ("memory of the week, MB", "big", "floor", None),
    ("memory of everything, MB", "small", "floor", 1.25),
    ("memory of everything, MB", "big", "floor", 1.6),
    ("idle, % of a processor", "small", "", 0.5),
    ("idle, bytes", "small", "", 0.0),
    ("idle, % of a processor", "big", "", 0.5),
    ("idle, bytes", "big", "", 0.0),
)
"""What, of whom, against whom, and at most how much."""
BESIDE = {"ikhal": 0.85, "dooit": 0.6}
"""Goals for the first frame, against the programs that are named like this."""

Found = dict[str, list[float]]
Sitting = Callable[[Terminal], Iterable[tuple[str, float]]]


def main(rounds: int, beside: list[list[str]]) -> int:
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        small, big = Path(folder) / "small", Path(folder) / "big"
        build_demo(small, datetime.now(UTC).replace(tzinfo=None), ZONE)
        big_couple(big)
        app, floor = [python, "-m", "planner", "--data"], [python, "-m", "benchmarks.floor"]
        # Their packs are read and checked once, and remembered.
        processor([*app, str(big), "catalogue", "list"])
        ways: dict[str, tuple[list[str], str, Sitting | None]] = {
            "floor": ([*floor, "table"], "Row 7", at_the_floor),
            "list floor": ([*floor, "list"], "walk the walk 0", at_a_list),
            "week floor": ([*floor, "week"], "2 of 0", at_a_week),
            "small": ([*app, str(small)], "evening", at_the_app),
            "big": ([*app, str(big)], "evening", at_the_app),
            **{name: (shlex.split(command), text, None) for name, text, command in beside},
        }
        found: dict[str, Found] = {name: defaultdict(list) for name in ways}
        only_opened = {name: (command, text, None) for name, (command, text, _) in ways.items()}
        for number in range(rounds + 1):
            # To open a program differs most from one time to the next, so it is done more often, and close together.
            for name, way in (*only_opened.items(), *only_opened.items(), *ways.items()):
                for what, value in sitting(*way):
                    # The first round compiles and fills caches.
                    if number:
                        found[name][what].append(value)
    found["floor's page"] = {"proposals, painted": found["floor"]["page, painted"]}
    peers = [("first frame, clock", "small", name, BESIDE.get(name)) for name, _, _ in beside]
    return say([row(found, *goal) for goal in (*GOALS, *peers)])


def sitting(command: list[str], shown: str, sit: Sitting | None) -> Iterable[tuple[str, float]]:
    """Open a program, do what is to be done, and leave; yield what it took. Others are only opened."""
    terminal = Terminal(command, environment())
    try:
        yield "first frame, clock", terminal.until(shown) * 1000
        yield "first frame, processor", terminal.processor() * 1000
        if sit is None:
            return
        terminal.until_quiet(0.6)
        yield from sit(terminal)
        yield "leaving, clock", terminal.leave(b"q") * 1000
    finally:
        terminal.kill()


def at_the_floor(terminal: Terminal) -> Iterable[tuple[str, float]]:
    yield from cursor(keys(terminal, (DOWN,), 12))
    yield "key held down, all painted", held(terminal)
    yield "memory of the week, MB", terminal.memory()
    down = [key.first for key in keys(terminal, (DOWN,), 8)]
    yield "down in the catalogue, painted", median(down)
    yield from pages(terminal)
    yield "memory of everything, MB", terminal.memory()


def at_a_list(terminal: Terminal) -> Iterable[tuple[str, float]]:
    yield from search(terminal)
    # Where one types, q is a letter.
    terminal.press(b"\t")
    terminal.until_quiet(QUIET)


def at_a_week(terminal: Terminal) -> Iterable[tuple[str, float]]:
    yield "next week, painted", median(key.first for key in keys(terminal, (b"]", b"["), 8))


def at_the_app(terminal: Terminal) -> Iterable[tuple[str, float]]:
    # Looking every two seconds for other windows is part of it; what was put off until now is not.
    sleep(4)
    terminal.until_quiet(QUIET)
    before = terminal.processor()
    yield "idle, bytes", float(terminal.until_quiet(IDLE))
    yield "idle, % of a processor", (terminal.processor() - before) / IDLE * 100
    yield from cursor(keys(terminal, (b"l", b"l", b"l", b"h", b"h", b"h"), 12))
    yield "key held down, all painted", held(terminal)
    terminal.painted(b"t", QUIET)
    yield "next week, painted", median(key.first for key in keys(terminal, (b"]", b"["), 8))
    yield "memory of the week, MB", terminal.memory()
    yield "done, painted", median(key.first for key in keys(terminal, (b"d", b"u"), 8)[::2])
    for what, rest in (("proposals, painted", THOUGHT), ("proposals not thought of yet, painted", QUIET)):
        terminal.painted(b"]", rest)
        yield what, terminal.painted(b"f", QUIET, "you are both here").first
        terminal.painted(b"\x1b", 0.5)
    terminal.painted(b"3", 1.0)
    yield "down in the catalogue, painted", median(key.first for key in keys(terminal, (DOWN,), 8))
    yield from pages(terminal)
    terminal.painted(b"/", QUIET)
    yield from search(terminal)
    terminal.painted(b"\x1b", 0.5)
    yield "memory of everything, MB", terminal.memory()
    terminal.painted(b"1", 0.5)


def keys(terminal: Terminal, turns: tuple[bytes, ...], count: int) -> list[Painted]:
    """Press keys in turns."""
    return [terminal.painted(turns[number % len(turns)], QUIET) for number in range(count)]


def cursor(pressed: list[Painted]) -> Iterable[tuple[str, float]]:
    yield "cursor, painted", median(key.first for key in pressed)
    yield "cursor, processor, with all details", median(key.processor for key in pressed)
    yield "cursor, bytes, with all details", median(key.size for key in pressed)


def pages(terminal: Terminal) -> Iterable[tuple[str, float]]:
    yield "page, painted", median(key.first for key in keys(terminal, (PAGE,), 4))
    yield "key held down in the catalogue, all painted", held(terminal)


def held(terminal: Terminal) -> float:
    return median(terminal.painted(DOWN * HELD, QUIET).last for _ in range(3))


def search(terminal: Terminal) -> Iterable[tuple[str, float]]:
    took = [terminal.painted(bytes([letter]), QUIET).first for letter in TYPED]
    yield "search, painted", median(took)
    yield "search, painted, the slowest of 14 keys", max(took)


def row(found: dict[str, Found], what: str, whose: str, beside: str, goal: float | None) -> Row:
    ours = found[whose][what]
    if not beside:
        return Row(f"{what}, {whose}", ours, goal=goal)
    return Row(f"{what}, {whose} : {beside}", ours, found[beside][what], goal)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.terminal", description="What sitting before it costs.")
    parser.add_argument("rounds", nargs="?", type=int, default=ROUNDS, metavar="ROUNDS", help=f"({ROUNDS})")
    others = "another program, and a text that it shows once it is there"
    parser.add_argument(
        "--beside", nargs=3, action="append", default=[], metavar=("NAME", "TEXT", "COMMAND"), help=others
    )
    return parser.parse_args()


if __name__ == "__main__":
    given = arguments()
    sys.exit(main(given.rounds, given.beside))
