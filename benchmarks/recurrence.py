"""What a week costs whose rituals began ten years ago.

    python -m benchmarks.recurrence [ROUNDS]

Five hundred rituals of every rhythm, in every tenth of them 52 times moved or taken out. Milliseconds of processor
time, the least and the median of the rounds. Ends with 1 when the least is longer than it may be: what slows the
machine meanwhile is none of this.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from statistics import median
from time import process_time

from planner.model.activity import Kind
from planner.model.plan import Change, Plan
from planner.model.ritual import occurrences

ROUNDS = 50
RITUALS = 500
GOAL = 15.0
WEEK = datetime(2026, 11, 23)
RULES = (
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,SA;WKST=SU",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=WEEKLY;COUNT=5000",
    "FREQ=WEEKLY;UNTIL=20301231T000000Z",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
    "FREQ=YEARLY",
)


def main(rounds: int) -> int:
    rituals = [ritual(number, rule) for number, rule in enumerate(islice(cycle(RULES), RITUALS))]
    took = []
    for _ in range(rounds):
        began = process_time()
        found = occurrences(rituals, WEEK, WEEK + timedelta(days=7))
        took.append((process_time() - began) * 1000)
    print(f"{RITUALS} rituals begun ten years ago, {len(found)} occurrences in the week")
    print(f"one week {min(took):6.2f} ms at least, {median(took):.2f} ms in the middle   (goal {GOAL:.0f} ms)")
    for rule in RULES:
        alike = [ritual(number, rule) for number in range(100)]
        began = process_time()
        occurrences(alike, WEEK, WEEK + timedelta(days=7))
        print(f"{(process_time() - began) * 10_000:7.0f} us each  {rule}")
    return 0 if min(took) <= GOAL else 1


def ritual(number: int, rule: str) -> Plan:
    """A ritual that began on some day of 2016, some of it changed since."""
    start = datetime(2016, 1, 4, 19) + timedelta(days=number % 360, minutes=15 * (number % 8))
    changes = tuple(
        Change(start + timedelta(weeks=10 * n), start + timedelta(weeks=10 * n, hours=2) if n % 2 else None)
        for n in range(52)
    )
    now = datetime(2016, 1, 1, tzinfo=UTC)
    return Plan(
        id=f"{number:04}",
        activity=None,
        title=f"Ritual {number}",
        kind=Kind.QUALITY_TIME,
        start=start,
        timezone="Europe/Berlin",
        minutes=30,
        created=now,
        modified=now,
        rule=rule,
        changes=changes if number % 10 == 0 else (),
        agreed_by=("a", "b"),
    )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
