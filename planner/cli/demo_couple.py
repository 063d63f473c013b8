"""Alex and Sam, who have planned together for half a year: the same two for the same moment, every time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from planner.catalogue.catalogue import load
from planner.catalogue.folders import shipped_folder
from planner.model.activity import Activity, Kind
from planner.model.balance import Balance
from planner.model.checkin import Became, Rating
from planner.model.couple import Limits, Partner
from planner.model.localtime import find_zone
from planner.model.standing import Standing
from planner.model.week import Week
from planner.planner import Planner

if TYPE_CHECKING:
    from planner.store.home import Home

WEEKS = 26
"""How long they have been at it."""
_RITUAL_FROM = 5
_SEED = 20
_NOTES = (
    "Let's do this again soon.",
    "We laughed a lot.",
    "Just what the week needed.",
    "Next time with music.",
    "I slept so well after.",
)


class _Moment:
    """A clock that is set by hand."""

    def __init__(self, wall: datetime) -> None:
        self.wall = wall
        """Naive local time."""

    def __call__(self, zone: str) -> datetime:
        return self.wall.replace(tzinfo=find_zone(zone))


def _written_at_once(folder: Path) -> Home:
    """Return a home in which all acts within another one are part of it: half a year is written once."""
    from planner.store.home import Home
    from planner.store.writing import Writing

    class AtOnce(Home):
        open: Writing | None = None

        @contextmanager
        def act(self, what: str, now: datetime, *, always: bool = False) -> Iterator[Writing]:
            if self.open is not None:
                yield self.open
                return
            with super().act(what, now, always=always) as writing:
                self.open = writing
                try:
                    yield writing
                finally:
                    self.open = None

    return AtOnce(folder)


def build_demo(folder: Path, now: datetime, zone: str = "Europe/Berlin") -> Planner:
    """Return the planner of a made-up couple whose data is written to `folder`; `now` is naive local time."""
    from planner.store.home import Home

    catalogue = load([shipped_folder()])
    chance, moment = Random(_SEED), _Moment(now)

    def new_id() -> str:
        digits = f"{chance.getrandbits(128):032x}"
        return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"

    home = _written_at_once(folder)
    life = _Life(Planner(home, lambda: catalogue, moment, new_id), moment, chance)
    with home.act("", now.replace(tzinfo=UTC)):
        life.begin(Week.of(now).shift(-WEEKS), zone)
        for week in range(WEEKS):
            life.live(Week.of(now).shift(week - WEEKS), now)
    life.live(Week.of(now), now)
    life.propose(now)
    moment.wall = now
    return Planner(Home(folder), lambda: catalogue, moment, new_id)


class _Life:
    """What they do week by week, through the same use cases as everybody."""

    def __init__(self, planner: Planner, moment: _Moment, chance: Random) -> None:
        self._planner, self._moment, self._chance = planner, moment, chance
        self._likes: dict[tuple[str, str], float] = {}

    def begin(self, week: Week, zone: str) -> None:
        """Set the couple up on the first day of a week."""
        self._moment.wall = week.span[0] + timedelta(hours=18)
        self._planner.begin(("Alex", "Sam"), zone, balance=Balance.weighing(4, 3, 3))
        self._planner.change_couple("", limits=Limits(contact=3, per_week=6))

    def live(self, week: Week, now: datetime) -> None:
        """Plan a week, do most of it, and say how it was; what lies after `now` is still to come."""
        planner = self._planner
        self._moment.wall = min(now, max(self._moment.wall, week.span[0] + timedelta(hours=8)))
        if week.start == Week.of(planner.couple.since).shift(_RITUAL_FROM).start:
            self._begin_ritual(week)
        if proposals := planner.fill_week(week):
            planner.agree_on(proposals)
        for standing in planner.week(week).standings:
            ends = standing.occurrence.end
            if ends > now:
                break
            self._moment.wall = max(self._moment.wall, ends)
            # Not everything happens in half a year; the week that is seen first is one that went well.
            self._check_in(standing, sure=now.date() in week)

    def propose(self, now: datetime) -> None:
        """Let Alex propose something that waits for Sam's yes."""
        self._moment.wall = now
        planner = self._planner
        weeks = [planner.week(Week.of(now).shift(later)) for later in (0, 1)]
        taken = {_half_day(standing.occurrence.start) for week in weeks for standing in week.standings}
        slots = [slot for week in weeks for slot in week.slots if _half_day(slot.start) not in taken]
        if slots and (found := planner.suggest(slots[0], 1)):
            planner.agree_on(found, planner.couple.partners[0])

    def _begin_ritual(self, week: Week) -> None:
        habits = [a for a in self._planner.catalogue.activities if a.live and a.kind is Kind.APPRECIATION]
        habit = min(habits, key=lambda activity: (activity.recurs.rest_days, activity.minutes.typical, activity.id))
        sunday = week.span[0] + timedelta(days=6, hours=18, minutes=30)
        self._planner.add(habit, sunday, minutes=15, every="week")

    def _check_in(self, standing: Standing, *, sure: bool) -> None:
        planner = self._planner
        if self._chance.random() < 0.1 and not sure:
            planner.mark(standing, Became.SKIPPED)
            return
        planner.mark(standing, Became.DONE)
        activity = planner.catalogue.get(standing.occurrence.plan.activity or "")
        for partner in planner.couple.partners:
            if activity is not None and self._chance.random() < 0.85:
                note = self._chance.choice(_NOTES) if self._chance.random() < 0.2 else ""
                planner.rate(standing, partner, self._rating(partner, activity), note)

    def _rating(self, partner: Partner, activity: Activity) -> Rating:
        """Return what a partner thinks of an activity: a taste for its kind and tags, and the day's mood."""
        features = (activity.kind.value, *activity.tags)
        for feature in features:
            self._likes.setdefault((partner.id, feature), self._chance.gauss(0.2, 0.8))
        taste = sum(self._likes[partner.id, feature] for feature in features) / len(features)
        return Rating(min(5, max(1, round(3.6 + taste + self._chance.gauss(0, 0.6)))))


def _half_day(moment: datetime) -> tuple[date, bool]:
    return moment.date(), moment.hour < 15
