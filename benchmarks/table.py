"""One table for what was measured: the median, its spread, the ratio to what it is measured beside, and the goal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from time import process_time


@dataclass(frozen=True, slots=True)
class Row:
    """Something measured round by round, and perhaps something else in the same rounds."""

    what: str
    ours: Sequence[float]
    floor: Sequence[float] = ()
    goal: float | None = None
    """At most this: the ratio, or where there is no floor the median itself."""

    @property
    def reached(self) -> float:
        """The median ratio, pair by pair, or the median itself."""
        if not self.floor:
            return median(self.ours)
        return median(mine / theirs if theirs else 0.0 for mine, theirs in zip(self.ours, self.floor, strict=True))

    @property
    def missed(self) -> bool:
        """Whether it is more than the goal."""
        return self.goal is not None and self.reached > self.goal


def say(rows: Iterable[Row]) -> int:
    """Print the table; return 1 when a goal is missed."""
    shown = list(rows)
    print(f"{'':52}{'median':>9}{'half lies in':>18}{'floor':>9}{'ratio':>8}{'goal':>7}")
    for row in shown:
        low, _, high = quantiles(row.ours, n=4, method="inclusive") if len(row.ours) > 1 else (row.ours[0],) * 3
        floor = f"{median(row.floor):9.1f}{row.reached:8.2f}" if row.floor else f"{'':17}"
        goal = "" if row.goal is None else f"{row.goal:7.2f}{'  missed' if row.missed else '  met'}"
        print(f"{row.what:52}{median(row.ours):9.1f}{f'{low:.1f} to {high:.1f}':>18}{floor}{goal}")
    return 1 if any(row.missed for row in shown) else 0


def taken(work: Callable[[], object]) -> float:
    """Milliseconds of processor time that something takes, without what it takes to forget it."""
    began = process_time()
    kept = work()
    ended = process_time()
    del kept
    return (ended - began) * 1000
