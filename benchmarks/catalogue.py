"""What it costs to have all shipped activities in memory, beside `json.loads` of the same.

    python -m benchmarks.catalogue [ROUNDS]

Cold reads and checks every pack; warm takes what an earlier run kept. Both are measured round by round beside
json.loads, and the ratios are the medians of those rounds. Ends with 1 when warm takes more than twice as long.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from planner.catalogue.catalogue import load
from planner.catalogue.folders import shipped_folder
from planner.store.codec import encode

ROUNDS = 200
COLD_ROUNDS = 5
GOAL = 2.0


def main(rounds: int) -> int:
    folder = shipped_folder()
    activities = load([folder]).activities
    same = json.dumps([encode(activity) for activity in activities])
    with tempfile.TemporaryDirectory() as cache:
        load([folder], cache=Path(cache))
        warm, floor = paired(lambda: load([folder], cache=Path(cache)), lambda: json.loads(same), rounds)
    cold, _ = paired(lambda: load([folder]), lambda: json.loads(same), COLD_ROUNDS)
    print(f"{len(activities)} activities, {len(same) / 1000:.0f} kB as JSON")
    print(f"json.loads {median(floor):7.2f} ms")
    print(f"warm       {median(warm):7.2f} ms   x{ratio(warm, floor):.2f}   (goal x{GOAL:.1f})")
    print(f"cold       {median(cold):7.2f} ms   x{median(cold) / median(floor):.0f}")
    return 0 if ratio(warm, floor) <= GOAL else 1


def paired(one: Callable[[], object], other: Callable[[], object], rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds of both, taken in turns, so that what slows the machine slows both."""
    pairs = [(taken(one), taken(other)) for _ in range(rounds)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def taken(work: Callable[[], object]) -> float:
    began = perf_counter()
    kept = work()
    ended = perf_counter()
    del kept
    return (ended - began) * 1000


def ratio(ours: list[float], floor: list[float]) -> float:
    return median(mine / theirs for mine, theirs in zip(ours, floor, strict=True))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
