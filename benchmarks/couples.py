"""Couples that do not exist, with tastes that nobody is told: what they do with a week, and what they say of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import UTC, date, timedelta
from random import Random
from typing import Any

from planner.model.activity import Activity, Kind
from planner.model.balance import Balance
from planner.model.checkin import Became, CheckIn, Opinion, Rating, SealedRating
from planner.model.couple import Couple, Limits, two_partners
from planner.model.feedback import QuizAnswer
from planner.model.slot import Slot
from planner.model.value import replace
from planner.model.week import Week
from planner.suggest.features import features
from planner.suggest.repertoire import Repertoire
from planner.suggest.situation import Situation

MONDAY = date(2025, 1, 6)
Choice = tuple[Slot, Activity]
# How alike the two are, how often each rates, how each rates, and how soon they have enough of something.
SORTS: dict[str, dict[str, Any]] = {
    "typical": {},
    "alike": {"alike": 0.8},
    "opposite": {"alike": -0.4},
    "polite": {"polite": (True, False), "alike": 0.2},
    "seldom rate": {"rates": (0.15, 0.35)},
    "soon bored": {"bored": (1.0, 0.7)},
    "no touch": {"contact": 0, "wish": (0.7, 0.0, 0.3)},
    "over a distance": {"apart": True, "wish": (0.6, 0.0, 0.4)},
}
_COMMON, _VISIBLE, _OWN = 0.15, 0.5, 0.35
"""Shares of a taste: what everybody likes, what an activity is like, and what only it is to this person."""
_FADES = 0.85
_NOISE = 0.65


def common_liking(activity: Activity) -> float:
    """How much couples on the whole like an activity, with a spread of 1."""
    return Random(f"common {activity.id}").gauss(0, 1)


def judged_liking(activity: Activity) -> float:
    """What an editor makes of that, with 0.6 of it seen and the rest not: in five steps, from -0.5 to 0.5."""
    seen = 0.6 * common_liking(activity) + 0.8 * Random(f"seen {activity.id}").gauss(0, 1)
    return min(2, max(-2, round(seen))) / 4


class Pair:
    """One couple and its life so far."""

    def __init__(self, number: int, seed: int, activities: Sequence[Activity]) -> None:
        self.sort = list(SORTS)[number % len(SORTS)]
        self._luck = f"{seed} {number}"
        chance, ways = Random(f"tastes {self._luck}"), SORTS[self.sort]
        wish = ways.get("wish", (0.5, 0.25, 0.25))
        self._rates = ways.get("rates", (0.65, 0.65))
        self._polite = ways.get("polite", (False, False))
        self._bored = ways.get("bored", (0.4, 0.4))
        self.couple = Couple(
            id=f"pair {self._luck}",
            partners=two_partners("Alex", "Sam"),
            timezone="Europe/Berlin",
            since=MONDAY,
            balance=Balance.weighing(*(share * chance.uniform(0.8, 1.2) for share in wish)),
            limits=Limits(contact=ways.get("contact", 2), apart=ways.get("apart", False)),
        )
        self._repertoire = Repertoire(activities, {activity.id: judged_liking(activity) for activity in activities})
        self._tastes = _two_tastes(chance, activities, ways.get("alike", 0.4))
        self._stock: dict[str, float] = {}
        self.history: tuple[CheckIn, ...] = ()
        self.sealed: tuple[SealedRating, ...] = ()
        self.answers: tuple[QuizAnswer, ...] = ()

    def situation(self, week: Week, seed: int) -> Situation:
        """What a planner may know of a week."""
        return Situation(
            couple=self.couple,
            repertoire=self._repertoire,
            week=week,
            today=week.start,
            seed=seed,
            history=self.history,
            sealed=self.sealed,
            answers=self.answers,
        )

    def enjoyment(self, partner: int, activity: Activity, slot: Slot | None = None) -> float:
        """How much a partner would enjoy an activity now, from 0 to 1."""
        felt = 1.3 * self._tastes[partner][activity.id] + 0.2
        felt -= self._bored[partner] * min(2.5, self._stock.get(activity.id, 0.0))
        if slot is not None and slot.minutes >= 60:
            felt -= 0.35 * max(0.0, 1 - activity.minutes.typical / slot.minutes)
        return 1 / (1 + math.exp(-felt))

    def answer(self, pairs: Iterable[tuple[Activity, Activity]]) -> None:
        """Answer the taste quiz, each alone; who can't decide passes."""
        found = []
        for number, partner in enumerate("ab"):
            chance = Random(f"quiz {partner} {self._luck}")
            for one, other in pairs:
                apart = self._tastes[number][one.id] - self._tastes[number][other.id] + chance.gauss(0, 0.5)
                if abs(apart) > 0.2:
                    chosen, left = (one, other) if apart > 0 else (other, one)
                    found.append(QuizAnswer(partner, chosen.id, left.id))
        self.answers = tuple(found)

    def live(self, week: Week, chosen: Sequence[Choice]) -> tuple[float, float, float]:
        """Live a week: return what it was worth together, and what each had of it, summed over what was done."""
        chance = Random(f"week {week.start} {self._luck}")
        both, had, done = 0.0, [0.0, 0.0], []
        for slot, activity in chosen:
            felt = [self.enjoyment(partner, activity, slot) for partner in (0, 1)]
            joint = math.sqrt(felt[0] * felt[1])
            luck, stars = chance.random(), [self._stars(n, felt[n], chance) for n in (0, 1)]
            if luck > 0.6 + 0.38 * joint:
                continue
            both += joint
            had = [sum_ + one for sum_, one in zip(had, felt, strict=True)]
            done.append(activity)
            self._check_in(slot, activity, stars)
        self._stock = {slug: amount * _FADES for slug, amount in self._stock.items()}
        for activity in done:
            self._stock[activity.id] = self._stock.get(activity.id, 0.0) + 1
        return both, had[0], had[1]

    def _stars(self, partner: int, felt: float, chance: Random) -> int | None:
        stars, says = 1 + 4 * felt + chance.gauss(0, _NOISE), chance.random() < self._rates[partner]
        if self._polite[partner]:
            stars = 4 + 0.5 * (stars - 3)
        return min(5, max(1, round(stars))) if says else None

    def _check_in(self, slot: Slot, activity: Activity, stars: Sequence[int | None]) -> None:
        said = [(who, Rating(given)) for who, given in zip("ab", stars, strict=True) if given is not None]
        check_in = CheckIn(
            plan=f"{activity.id} {slot.start}",
            original_start=slot.start,
            became=Became.DONE,
            activity=activity.id,
            title=activity.title,
            kind=activity.kind,
            start=slot.start,
            minutes=slot.minutes,
            at=slot.start.replace(tzinfo=UTC),
            rated_by=tuple(who for who, _ in said),
            opinions=tuple(Opinion(who, given) for who, given in said) if len(said) == 2 else (),
        )
        self.history = (*self.history, check_in)
        if len(said) == 1:
            self.sealed = (*self.sealed, SealedRating(check_in.plan, slot.start, *said[0]))


def off_balance(pair: Pair, kinds: Sequence[Sequence[Kind]]) -> float:
    """How far the last four weeks' plans are from the balance that the couple wished for."""
    lately = [kind for week in kinds[-4:] for kind in week]
    return Balance.of(lately).distance(pair.couple.balance) if lately else 1.0


def _two_tastes(chance: Random, activities: Sequence[Activity], alike: float) -> list[dict[str, float]]:
    names = sorted({name for activity in activities for name in features(activity)})
    own = math.sqrt(1 - alike * alike)

    def two(keys: Iterable[str]) -> list[dict[str, float]]:
        first = {key: chance.gauss(0, 1) for key in keys}
        return [first, {key: alike * value + own * chance.gauss(0, 1) for key, value in first.items()}]

    visible, only = two(names), two(activity.id for activity in activities)
    found = []
    for weights, part in zip(visible, only, strict=True):
        seen = _standard({a.id: math.fsum(weights[name] for name in sorted(features(a))) for a in activities})
        found.append(
            _standard(
                {
                    a.id: math.sqrt(_COMMON) * common_liking(a)
                    + math.sqrt(_VISIBLE) * seen[a.id]
                    + math.sqrt(_OWN) * part[a.id]
                    for a in activities
                }
            )
        )
    return found


def _standard(values: dict[str, float]) -> dict[str, float]:
    middle = math.fsum(values.values()) / len(values)
    spread = math.sqrt(math.fsum((value - middle) ** 2 for value in values.values()) / len(values)) or 1.0
    return {key: (value - middle) / spread for key, value in values.items()}


def grown(activities: Sequence[Activity], size: int) -> tuple[Activity, ...]:
    """A catalogue of any size: the same activities, and then again with the tags of others."""
    count = len(activities)
    more = (
        replace(activities[n % count], id=f"{activities[n % count].id[:30]}-{n}", tags=activities[n * 7 % count].tags)
        for n in range(count, size)
    )
    return (*activities[:size], *more)


def ten_years(activities: Sequence[Activity], until: date, chance: Random) -> tuple[CheckIn, ...]:
    """Five evenings a week for ten years, all of them rated by both."""
    pair = Pair(0, 0, activities)
    for evening in range(2600):
        start = until - timedelta(days=1 + evening * 7 // 5)
        slot = Slot(Week.of(start).span[0].replace(year=start.year, month=start.month, day=start.day, hour=20), 60)
        pair._check_in(slot, chance.choice(activities), [chance.randint(1, 5), chance.randint(1, 5)])
    return pair.history
