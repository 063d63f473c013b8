"""A year looked back on: sums over what was done and how it felt, found in one pass."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from planner.model.balance import Balance
from planner.model.checkin import Became, CheckIn, Rating
from planner.model.couple import PARTNERS
from planner.model.kinds import Energy, Kind
from planner.model.value import Value

ENOUGH = 3
"""How many things have to be done before shares and months say anything."""
_APART = 2
"""How many steps of rating lie between two partners whose tastes differ."""

Means = tuple[float, float]
"""What each partner rated on average, in their order."""


class Day(NamedTuple):
    """What was done on a day."""

    done: int = 0
    minutes: int = 0


class Month(Value):
    """What was done in a month."""

    number: int
    """From 1, January."""
    kinds: tuple[int, ...]
    """How many things of each kind."""
    energies: tuple[int, ...]
    """Minutes of what takes low, ordinary and lively energy."""
    own_minutes: int
    """Minutes of what is in no catalogue, so that its energy is not known."""

    @property
    def done(self) -> int:
        """How many things were done."""
        return sum(self.kinds)

    @property
    def minutes(self) -> int:
        """How long all of it took, as planned."""
        return sum(self.energies) + self.own_minutes

    @property
    def balance(self) -> Balance:
        """The share that each kind had."""
        return Balance.weighing(*self.kinds)


class FeltOverYear(Value):
    """How one activity felt to both over the year, from ratings that are open to both."""

    activity: str | None
    """Slug; None for something of their own."""
    title: str
    kind: Kind
    times: int
    """How often both rated it."""
    ratings: Means

    @property
    def loved(self) -> bool:
        """Whether it was lovely or more to both."""
        return min(self.ratings) >= Rating.LOVELY

    @property
    def differs(self) -> bool:
        """Whether one enjoyed it clearly more, and to the other it was less than nice."""
        return max(self.ratings) - min(self.ratings) >= _APART and min(self.ratings) < Rating.NICE


class Insights(Value, kw_only=True):
    """A couple's year in figures; what didn't happen is in none of them."""

    year: int
    today: date
    years: tuple[int, int]
    """The first and the last year that can be looked at."""
    first_weekday: int
    """The day their week begins with, from 0, Monday."""
    days: tuple[Day, ...]
    """Every day of the year."""
    months: tuple[Month, ...]
    wished: Balance
    """The balance they wish for today."""
    loved: tuple[FeltOverYear, ...]
    """What both loved, the most loved first."""
    differing: tuple[FeltOverYear, ...]
    """What felt different to each, by title."""
    rated: int
    """How many things both have rated."""

    @property
    def done(self) -> int:
        """How many things were done."""
        return sum(day.done for day in self.days)

    @property
    def minutes(self) -> int:
        """How long all of it took."""
        return sum(month.minutes for month in self.months)

    @property
    def kinds(self) -> tuple[int, ...]:
        """How many things of each kind were done."""
        return tuple(sum(counts) for counts in zip(*(month.kinds for month in self.months), strict=True))

    @property
    def lived(self) -> Balance:
        """The share that each kind had in the year."""
        return Balance.weighing(*self.kinds)

    def on(self, day: date) -> Day | None:
        """Return what was done on a day; None for one of another year, or still to come."""
        if day.year != self.year:
            return None
        found = self.days[day.timetuple().tm_yday - 1]
        return found if found.done or day <= self.today else None

    def in_week(self, start: date) -> int:
        """Return how many things were done in the seven days from `start`, as far as they lie in the year."""
        days = (self.on(start + timedelta(days=n)) for n in range(7))
        return sum(day.done for day in days if day is not None)

    @property
    def weeks(self) -> tuple[date, ...]:
        """The first days of all weeks that reach into the year."""
        first = date(self.year, 1, 1)
        start = first - timedelta(days=(first.weekday() - self.first_weekday) % 7)
        return tuple(day for n in range(54) if (day := start + timedelta(weeks=n)).year <= self.year)


def year_of(
    check_ins: Iterable[CheckIn],
    energies: Mapping[str, Energy],
    year: int,
    *,
    today: date,
    wished: Balance,
    first_weekday: int,
) -> Insights:
    """Return a year looked back on; `energies` are those of the activities that are known, by slug."""
    kinds: dict[tuple[int, Kind], int] = Counter()
    minutes: dict[tuple[int, Energy | None], int] = Counter()
    felt: dict[tuple[str | None, str], list[CheckIn]] = defaultdict(list)
    days = [Day()] * (date(year, 12, 31).timetuple().tm_yday)
    first, rated = min(year, today.year), 0
    for check_in in check_ins:
        start = check_in.start
        if check_in.became is not Became.DONE:
            continue
        first = min(first, start.year)
        if start.year != year:
            continue
        number = start.timetuple().tm_yday - 1
        days[number] = Day(days[number].done + 1, days[number].minutes + check_in.minutes)
        kinds[start.month, check_in.kind] += 1
        minutes[start.month, energies.get(check_in.activity or "")] += check_in.minutes
        if check_in.revealed:
            rated += 1
            felt[check_in.activity, "" if check_in.activity else check_in.title.casefold()].append(check_in)
    found = [_felt(times) for times in felt.values()]
    return Insights(
        year=year,
        today=today,
        years=(first, max(year, today.year)),
        first_weekday=first_weekday,
        days=tuple(days),
        months=tuple(
            Month(
                number,
                tuple(kinds[number, kind] for kind in Kind),
                tuple(minutes[number, energy] for energy in Energy),
                minutes[number, None],
            )
            for number in range(1, 13)
        ),
        wished=wished,
        loved=tuple(sorted((f for f in found if f.loved), key=lambda f: (-sum(f.ratings), -f.times, f.title))),
        differing=tuple(sorted((f for f in found if f.differs), key=lambda f: f.title)),
        rated=rated,
    )


def _felt(times: list[CheckIn]) -> FeltOverYear:
    last = max(times, key=lambda c: (c.start, c.plan))
    means = [sum(o.rating for c in times for o in c.shown if o.partner == one) / len(times) for one in PARTNERS]
    return FeltOverYear(last.activity, last.title, last.kind, len(times), (means[0], means[1]))
