"""A couple after ten years, with ten thousand activities: what everything else is measured with.

    python -m benchmarks.big_couple FOLDER [--activities N] [--years N]

They are the couple of the demo, with years of evenings before it, and packs that hold the shipped activities again and
again, each under a name of its own.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random

from planner.catalogue.catalogue import load
from planner.catalogue.folders import shipped_folder
from planner.cli.demo_couple import build_demo
from planner.model.activity import Activity
from planner.model.checkin import Became, CheckIn, Opinion, Rating
from planner.model.plan import Plan
from planner.store.home import Home

ACTIVITIES = 10_000
YEARS = 10
ZONE = "Europe/Berlin"


def big_couple(folder: Path, activities: int = ACTIVITIES, years: int = YEARS) -> None:
    """Write the couple's data into a folder that is not there yet."""
    now = datetime.now(UTC).replace(tzinfo=None, hour=9, minute=0, second=0, microsecond=0)
    build_demo(folder, now, ZONE)
    shipped = load([shipped_folder()]).activities
    home, at = Home(folder), now.replace(tzinfo=UTC)
    last, *evenings = past(shipped, now - timedelta(weeks=30), years)
    with home.act("", at) as writing:
        writing.save(*(record for pair in evenings for record in pair))
    # The newest line of a journal is a short one, as it would be.
    with home.act("", at) as writing:
        writing.save(*last)
    home.settle()
    write_packs(folder / "packs", activities - len(shipped))


def past(activities: tuple[Activity, ...], until: datetime, years: int) -> Iterator[tuple[Plan, CheckIn]]:
    """Yield an evening for each day of some years, planned, done and rated by both."""
    chance = Random(years)
    for day in range(years * 365):
        start = until.replace(hour=20, minute=0) - timedelta(days=day)
        done = start.replace(tzinfo=UTC)
        what = chance.choice(activities)
        plan = Plan(
            id=f"{chance.getrandbits(128):032x}",
            activity=what.id,
            title=what.title,
            kind=what.kind,
            start=start,
            timezone=ZONE,
            minutes=what.minutes.typical,
            created=done - timedelta(days=3),
            modified=done - timedelta(days=3),
            agreed_by=("a", "b"),
        )
        yield (
            plan,
            CheckIn(
                plan=plan.id,
                original_start=start,
                became=Became.DONE,
                activity=what.id,
                title=what.title,
                kind=what.kind,
                start=start,
                minutes=plan.minutes,
                at=done,
                rated_by=("a", "b"),
                opinions=tuple(Opinion(each, Rating(chance.randint(1, 5))) for each in ("a", "b")),
            ),
        )


def write_packs(folder: Path, wanted: int) -> None:
    """Write packs with this many activities."""
    folder.mkdir()
    texts = [path.read_text(encoding="utf-8") for path in sorted(shipped_folder().glob("*/*.toml"))]
    left = wanted
    for copy in count(2):
        for number, text in enumerate(texts):
            head, *each = text.split("\n[[activity]]\n")
            some = each[:left]
            if not some:
                return
            named = (re.sub(r'^(id|title) = "(.*)"$', rf'\1 = "\2-{copy}"', one, flags=re.MULTILINE) for one in some)
            head = re.sub(r'^name = "(.*)"$', rf'name = "\1 {copy}"', head, flags=re.MULTILINE)
            (folder / f"{copy:03d}-{number:02d}.toml").write_text("\n[[activity]]\n".join((head, *named)), "utf-8")
            left -= len(some)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.big_couple", description="A couple after ten years.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--activities", type=int, default=ACTIVITIES, metavar="N", help=f"({ACTIVITIES})")
    parser.add_argument("--years", type=int, default=YEARS, metavar="N", help=f"({YEARS})")
    return parser.parse_args()


if __name__ == "__main__":
    given = arguments()
    big_couple(given.folder, given.activities, given.years)
    sys.exit(0)
