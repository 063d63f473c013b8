"""Ten couples who live a year with their calendar: plans and rituals, moved, lengthened, taken out and taken off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from planner.model.activity import Kind
from planner.model.plan import Change, Plan
from planner.model.ritual import occurrences
from planner.model.value import replace
from tests.ical.samples import Shelf, plan

FIRST = datetime(2026, 1, 5)
LAST = FIRST + timedelta(days=364)
ZONES = (
    "Europe/Dublin",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "America/New_York",
    "Asia/Kathmandu",
    "Europe/Berlin",
    "America/Sao_Paulo",
    "Pacific/Auckland",
    "Asia/Jerusalem",
    "UTC",
)
RULES = ("FREQ=WEEKLY;COUNT=30", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "FREQ=MONTHLY;COUNT=9", "FREQ=DAILY;COUNT=25")
TITLES = ("Tea; two, please", "Überraschung ☕ für zwei", "A walk\\no hurry", "Soup", "Three good things " * 6)
LEVELS = ("plain", "plain:plain:plain", "soft", "blank", "soft:blank:plain")


@dataclass
class Year:
    """One couple's year: what calendars were told, and the plans as they are."""

    number: int
    shelf: Shelf
    plans: dict[str, Plan]

    @property
    def asked(self) -> dict[str, Any]:
        """How this couple exports."""
        return {
            "level": LEVELS[self.number % len(LEVELS)],
            "reminder": (None, 0, 15, 1500)[self.number % 4],
            "remind_touch": self.number % 2 == 0,
            "busy": self.number % 3 != 0,
            "begin": datetime(2025, 1, 1),
        }


def years(number: int) -> Iterator[Year]:
    """Yield a couple four times in its year, each time after a season of changes."""
    chance, zone = Random(number), ZONES[number]
    year = Year(number, Shelf(), {})
    for season in range(4):
        for week in range(13):
            day = FIRST + timedelta(days=7 * (13 * season + week))
            for _ in range(chance.randint(1, 4)):
                new = _plan(chance, f"{number}-{len(year.plans)}-{chance.getrandbits(40):x}", day, zone)
                year.plans[new.id] = new
        for name in chance.sample(sorted(year.plans), len(year.plans) // 3):
            _change(chance, year.plans, name)
        yield year


def _plan(chance: Random, name: str, day: datetime, zone: str) -> Plan:
    # Around the hours at which clocks change, too.
    start = day + timedelta(days=chance.randrange(7), minutes=15 * chance.randrange(96))
    return plan(
        name,
        kind=chance.choice(list(Kind)),
        title=chance.choice(TITLES),
        activity=chance.choice([None, "tea-without-screens"]),
        note=chance.choice(["", "Bring cake,\nand two forks; small"]),
        start=start,
        timezone=zone,
        minutes=chance.choice([5, 20, 45, 90, 240]),
        rule=chance.choice([None] * 20 + list(RULES)),
    )


def _change(chance: Random, plans: dict[str, Plan], name: str) -> None:
    one = plans[name]
    found = occurrences([one], FIRST, LAST)
    match chance.randrange(4):
        case 0:
            del plans[name]
        case 1:
            plans[name] = replace(one, minutes=one.minutes + 10, title=chance.choice(TITLES))
        case _ if found:
            when = chance.choice(found)
            start = when.original_start + timedelta(minutes=15 * chance.randint(-200, 200))
            taken_out = one.ritual and chance.random() < 0.4
            plans[name] = one.with_change(Change(when.original_start, None if taken_out else start), one.modified)
