"""What one change costs after ten years, beside the same after eight weeks.

    python -m benchmarks.store [ROUNDS]

Measured as a window that stays open does it: until the change is acknowledged, until all that it may have changed has
been read again, and until it has been taken back. Both couples take turns, and the ratios are the medians of those
rounds. Ends with 1 when an acknowledgement takes more than 1.2 times as long after ten years, or writes more.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from planner.model.plan import Plan
from planner.model.value import replace
from planner.store.home import Home
from tests.store.samples import FRIDAY, NOW, a_check_in, a_plan, a_rating

ROUNDS = 60
GOAL = 1.2
WEEKS = {"eight weeks": 8, "ten years": 520}
A_WEEK = 7
AT_ONCE = 200
STEPS = ("acknowledged", "read again", "taken back")


def main(rounds: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        homes = [lived(Path(folder) / name, weeks) for name, weeks in WEEKS.items()]
        pairs = [[one_change(home, n) for home in homes] for n in range(rounds)]
        sizes = [(home.folder / "store.json").stat().st_size for home in homes]
        written = [line_of(home) for home in homes]
    print(f"{'':16}{'':>14}{'':>14}   {' / '.join(f'{size / 1000:.0f} kB' for size in sizes)}")
    ratios = []
    for step, name in enumerate(STEPS):
        small, big = ([pair[which][step] for pair in pairs] for which in (0, 1))
        ratios.append(median(b / s for s, b in zip(small, big, strict=True)))
        print(f"{name:16}{median(small):11.2f} ms{median(big):11.2f} ms   x{ratios[-1]:.2f}")
    print(f"{'bytes written':16}{written[0]:14}{written[1]:14}   (goal for the first line x{GOAL:.1f})")
    return 0 if ratios[0] <= GOAL and written[1] <= GOAL * written[0] else 1


def lived(folder: Path, weeks: int) -> Home:
    """A home with a plan a day, done and rated by both."""
    home = Home(folder)
    home.settles_later = True
    plans = [plan_of(day) for day in range(weeks * A_WEEK)]
    for first in range(0, len(plans), AT_ONCE):
        with home.act("A part of a life", NOW) as writing:
            for plan in plans[first : first + AT_ONCE]:
                writing.save(plan, a_check_in(plan, "a", "b"), a_rating(plan, "a"), a_rating(plan, "b"))
    home.settle()
    return home


def plan_of(day: int) -> Plan:
    start: datetime = FRIDAY - timedelta(days=day)
    return a_plan(f"plan-{day}", start=start, note="A few words about what was nice about it, for later.")


def one_change(home: Home, n: int) -> tuple[float, ...]:
    """Milliseconds of each step; the second copies are written between the rounds, as the app does it."""
    began = perf_counter()
    with home.act("Plan was changed", NOW) as writing:
        writing.save(replace(plan_of(0), minutes=60 + n))
    acknowledged = perf_counter()
    assert len(home.plans()) == len(home.check_ins())
    read = perf_counter()
    home.undo(NOW)
    ended = perf_counter()
    home.settle()
    return (acknowledged - began) * 1000, (read - acknowledged) * 1000, (ended - read) * 1000


def line_of(home: Home) -> int:
    """Bytes that one more change adds to the files before it is acknowledged."""
    before = sum(path.stat().st_size for path in home.folder.glob("*.json*"))
    with home.act("Plan was changed", NOW) as writing:
        writing.save(replace(plan_of(0), minutes=7))
    return sum(path.stat().st_size for path in home.folder.glob("*.json*")) - before


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
