"""What the couple did with one activity so far, as both may know it."""

from __future__ import annotations

from collections.abc import Iterable

from planner.model.checkin import Became, CheckIn
from planner.model.value import Value


class TimesDone(Value):
    """How often an activity was done, and the last of those times."""

    times: int
    last: CheckIn
    rated: CheckIn | None = None
    """The last time of which both ratings are open."""


def times_done(check_ins: Iterable[CheckIn]) -> dict[str, TimesDone]:
    """Return what was done of each activity, by its slug; what didn't happen leaves nothing behind."""
    found: dict[str, TimesDone] = {}
    for check_in in sorted(check_ins, key=lambda c: (c.start, c.plan)):
        if check_in.became is Became.DONE and check_in.activity:
            before = found.get(check_in.activity)
            rated = check_in if check_in.revealed else before.rated if before else None
            found[check_in.activity] = TimesDone(before.times + 1 if before else 1, check_in, rated)
    return found
