"""No couple in the list is ever left short by the shipped catalogue; `benchmarks/supply.py` asks with many seeds."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

import pytest

from planner.catalogue.catalogue import load
from planner.catalogue.folders import shipped_folder
from planner.model.activity import Activity, Energy, Kind, Recurs
from planner.model.proposal import Proposal
from planner.model.slot import Slot
from planner.model.value import replace
from tests.catalogue.samples import activity
from tests.catalogue.supply import FEWEST, WEEKS, Lived, Profile, done_as, live, profiles, wants

HALF_A_YEAR = {"new parents", "far apart", "apart, nine hours between them", "one does not hear", "one does not see"}
"""Those with the least to choose from live on; for the others two months are enough to meet everything again."""
TWO_MONTHS = 9
EVENING = Slot(datetime(2026, 11, 24, 20), 60)


@pytest.fixture(scope="module")
def shipped() -> tuple[Activity, ...]:
    return load([shipped_folder()]).activities


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.name)
def test_every_week_of_every_couple_has_enough_to_choose_from(profile: Profile, shipped: tuple[Activity, ...]) -> None:
    weeks = WEEKS if profile.name in HALF_A_YEAR else TWO_MONTHS
    lived = list(live(profile, shipped, seed=1, weeks=weeks))
    assert len(lived) == weeks
    assert [want for week in lived for want in wants(week)] == []
    assert sum(len(week.proposals) for week in lived) >= weeks


def test_there_are_two_dozen_couples_who_all_live_differently() -> None:
    found = profiles()
    assert len({profile.name for profile in found}) == 24
    lives = [{name: value for name, value in profile.table.items() if name != "name"} for profile in found]
    assert all(life not in lives[:number] for number, life in enumerate(lives))
    assert {profile.name for profile in found} > HALF_A_YEAR


def test_a_small_catalogue_is_found_out() -> None:
    few = tuple(activity(f"Number {n}", recurs=Recurs.DAILY) for n in range(FEWEST - 1))
    lived = list(live(profiles()[0], few, seed=0, weeks=1))
    assert any("candidates" in want for want in wants(lived[0]))


def test_profiles_keep_out_what_does_not_suit_them(shipped: tuple[Activity, ...]) -> None:
    chair = next(profile for profile in profiles() if profile.name == "a wheelchair in daily life")
    week = next(live(chair, shipped, seed=0, weeks=1))
    assert week.possible
    assert all("seated-friendly" in each.access for each in week.possible)
    tired = next(profile for profile in profiles() if profile.name == "new parents")
    assert tired.slot(EVENING).energy is Energy.LOW


def test_each_thing_that_a_week_may_lack_is_said() -> None:
    plenty = tuple(activity(f"Number {n}", recurs=Recurs.DAILY) for n in range(10))
    thanks = activity("Thanks", kind=Kind.APPRECIATION)
    good = lived(plenty[:3], (*plenty, thanks))
    assert wants(good) == []
    assert wants(lived(plenty[:3], plenty)) == ["week 3: no appreciation"]
    assert wants(lived(plenty[:2], plenty)) == []
    assert wants(lived((plenty[0], plenty[0]), plenty)) == ["week 3: one thing twice"]
    new = tuple(replace(each, novelty=2) for each in plenty)
    assert wants(lived(new[:2], new)) == ["week 3: more than one new thing"]
    week = lived((thanks,), (*plenty, thanks))
    for days, said in ((4, ["week 3: thanks after 4 days"]), (5, [])):
        before = replace(week.proposals[0], slot=replace(EVENING, start=EVENING.start - timedelta(days=days)))
        assert wants(replace(week, before=(done_as(before, Random(1)),))) == said


def lived(offered: tuple[Activity, ...], possible: tuple[Activity, ...]) -> Lived:
    return Lived(3, (EVENING,), possible, tuple(Proposal(EVENING, each, 30, (), ()) for each in offered), ())
