"""A couple at home on disk, with a clock set by hand and ids by number."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from planner.catalogue.catalogue import Catalogue, load
from planner.catalogue.folders import shipped_folder
from planner.model.couple import Partner
from planner.model.localtime import find_zone
from planner.model.standing import Standing
from planner.model.week import Week
from planner.planner import Planner
from planner.store.home import Home

MONDAY = datetime(2026, 11, 23, 9)
WEEK = Week(MONDAY.date())
BERLIN = "Europe/Berlin"


@cache
def shipped() -> Catalogue:
    """The catalogue that comes with the program, read once."""
    return load([shipped_folder()])


class Clock:
    """A clock that shows what it is set to."""

    def __init__(self, wall: datetime = MONDAY) -> None:
        self.wall = wall

    def __call__(self, zone: str) -> datetime:
        return self.wall.replace(tzinfo=find_zone(zone))


class Life:
    """One couple's planner; `window` opens a second one on the same folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = Clock()
        self._number = count(1)
        self.planner = self.window()

    def window(self) -> Planner:
        """Open a planner of its own on the folder, as another terminal would."""
        return Planner(Home(self.folder), shipped, self.clock, self._new_id)

    def begin(self, **fields: Any) -> Life:
        """Set up Alex and Sam in Berlin."""
        self.planner.begin(("Alex", "Sam"), fields.pop("timezone", BERLIN))
        if fields:
            self.planner.change_couple("", **fields)
        return self

    @property
    def alex(self) -> Partner:
        """The first partner."""
        return self.planner.couple.partners[0]

    @property
    def sam(self) -> Partner:
        """The second partner."""
        return self.planner.couple.partners[1]

    def own(self, title: str = "Soup", when: str = "2026-11-27 20:00", **fields: Any) -> Standing:
        """Plan something of their own."""
        return self.planner.add(title, at(when), **fields).standing

    def ritual(self, title: str = "Tea", when: str = "2026-11-24 18:00", every: str = "week") -> Standing:
        """Plan something of their own that repeats."""
        return self.own(title, when, every=every, minutes=30)

    def starts(self, *weeks: Week) -> list[str]:
        """When something is on the calendar, as the files say: `24 18:00 Tea`."""
        other = self.window()
        found = [s for week in weeks or (WEEK,) for s in other.week(week).standings]
        return [f"{s.occurrence.start:%d %H:%M} {s.occurrence.plan.title}" for s in found]

    def everything(self) -> tuple[Any, ...]:
        """All that the files hold, read anew, apart from what calendars were told."""
        home = Home(self.folder)
        found = (
            home.plans(),
            home.check_ins(),
            home.feedback(),
            home.favourites(),
            home.boundaries(),
            home.sealed_ratings(),
            home.quiz_answers(),
            home.busy_calendars(),
        )
        return (home.couple(), *(tuple(sorted(records, key=repr)) for records in found))

    def _new_id(self) -> str:
        # Mixed, so that the beginnings of ids differ as those of random ones do.
        return f"{next(self._number) * 2654435761 % 2**32:08x}"


def at(text: str) -> datetime:
    """A wall time by its ISO name."""
    return datetime.fromisoformat(text)
