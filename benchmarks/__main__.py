"""All benchmarks with one command, one after the other, and at the end which of them reach their goals.

    python -m benchmarks [--quick] [NAME ...]
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from importlib.metadata import version

from benchmarks.children import environment

ALL = {
    "commands": ["3"],
    "terminal": ["2"],
    "catalogue": ["20"],
    "lists": ["2"],
    "recurrence": ["5"],
    "store": [],
    "export": ["3"],
    "engine": ["--couples", "2", "--weeks", "6", "--rounds", "3"],
    "supply": ["1"],
}
"""Each with what it is given when it has to be quick."""
LIBRARIES = ("textual", "tinydb", "python-dateutil", "icalendar")


def main(given: argparse.Namespace) -> int:
    print(f"Python {platform.python_version()}, {platform.system()} on {platform.machine()}, {os.cpu_count()} cores")
    print(", ".join(f"{name} {version(name)}" for name in LIBRARIES))
    if hasattr(os, "getloadavg"):
        print(f"load before: {os.getloadavg()[0]:.1f}")
    verdicts = {}
    for name in given.names or ALL:
        print(f"\n== {name} ==", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}", *(ALL[name] if given.quick else [])]
        verdicts[name] = subprocess.run(command, env=environment(), check=False).returncode == 0
    print("\n== goals ==")
    for name, met in verdicts.items():
        print(f"{name:12}{'met' if met else 'missed'}")
    return 0 if all(verdicts.values()) else 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Everything that is measured.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these: {', '.join(ALL)}")
    parser.add_argument("--quick", action="store_true", help="few rounds, to see that all of it runs")
    given = parser.parse_args()
    if unknown := set(given.names) - set(ALL):
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}")
    return given


if __name__ == "__main__":
    sys.exit(main(arguments()))
