"""How well the suggestions serve two people, beside simpler ways to choose, and what they cost.

    python -m benchmarks.engine [--couples N] [--weeks N] [--seed N] [--rounds N]

Made-up couples of eight sorts live with the shipped activities. What a week is worth: for each wanted plan, the
geometric mean of what both had of it, less 0.15 for a mix of kinds that is nothing like what they wished for.
"Captured" is the share of what somebody all-knowing gains over choosing by chance. All ways keep to the same rules,
choose a week in the same manner, and meet the same luck. Read it to compare ways, not as a fact about people.
Ends with 1 when a rule was broken or a week costs more than it should.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys

from benchmarks.engine.captured import captured
from benchmarks.engine.costs import costs
from planner.catalogue.catalogue import load
from planner.catalogue.folders import shipped_folder


def main(given: argparse.Namespace) -> int:
    activities = load([shipped_folder()]).activities
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}, {os.cpu_count()} cores")
    print(f"{len(activities)} activities, {given.couples} couples, {given.weeks} weeks, seed {given.seed}\n")
    broken = captured(activities, given)
    print()
    return max(broken, costs(activities, given.rounds))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engine", description="How well, and at what cost.")
    for name, usual in (("couples", 8), ("weeks", 40), ("seed", 1), ("rounds", 9)):
        parser.add_argument(f"--{name}", type=int, default=usual, metavar="N", help=f"({usual})")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main(arguments()))
