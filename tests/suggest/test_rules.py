"""Every hard rule on its own: one activity that fits, and the one thing that keeps it from being suggested."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from planner.model.activity import Activity, Care, Cost, Energy, Minutes, Recurs, Setting
from planner.model.boundary import About, Boundary
from planner.model.checkin import Became
from planner.model.feedback import Feedback, Said
from planner.model.slot import Slot
from planner.model.value import replace
from planner.model.week import Week
from planner.suggest.engine import another, fill_week, suggest_now
from planner.suggest.rules import season_of
from tests.suggest.samples import (
    FREELY,
    MONDAY,
    a_situation,
    a_slot,
    an_activity,
    done,
    planned,
)

WEDNESDAY = date(2026, 11, 25)


def suggested(activity: Activity, slot: Slot | None = None, **known: Any) -> bool:
    """Whether an activity, the only one there is, is suggested for a slot: by all three ways, or by none."""
    slot = slot or a_slot()
    situation = a_situation(activity, **known)
    ways = (fill_week(situation, [slot]), suggest_now(situation, slot), another(situation, slot, (), ()))
    found = {bool(way) for way in ways}
    assert len(found) == 1
    return found.pop()


def limited(**limits: Any) -> dict[str, Any]:
    """A couple with closer limits for whom `walk` does not rest."""
    couple = a_situation(an_activity()).couple
    return {"couple": replace(couple, limits=replace(FREELY, **limits))}


def no(about: About, value: str, until: date | None = None, partner: str = "a") -> dict[str, Any]:
    """A partner's boundary."""
    return {"boundaries": (Boundary("x", partner, about, value, until),)}


def test_what_fits_is_suggested() -> None:
    assert suggested(an_activity())


@pytest.mark.parametrize(("minutes", "fits"), [(9, False), (10, True), (39, True)])
def test_the_shortest_form_has_to_fit_into_the_slot(minutes: int, fits: bool) -> None:
    assert suggested(an_activity(minutes=Minutes(10, 20, 40)), a_slot(minutes=minutes)) is fits


def test_a_proposal_takes_no_longer_than_its_slot() -> None:
    (idea,) = suggest_now(a_situation(an_activity(minutes=Minutes(10, 30, 40))), a_slot(minutes=15))
    assert idea.minutes == 15


@pytest.mark.parametrize("partner", ["a", "b"])
@pytest.mark.parametrize(
    ("about", "value"),
    [
        (About.ACTIVITY, "walk"),
        (About.TAG, "music"),
        (About.SETTING, "outdoors"),
        (About.CONTACT, "1"),
        (About.DEPTH, "1"),
    ],
)
def test_nothing_is_suggested_over_the_boundary_of_either(partner: str, about: About, value: str) -> None:
    walk = an_activity(tags=("music", "walk"), setting=(Setting.OUTDOORS,), contact=2, depth=2)
    assert suggested(walk)
    assert not suggested(walk, **no(about, value, partner=partner))


@pytest.mark.parametrize(
    ("about", "value"),
    [
        (About.ACTIVITY, "walks"),
        (About.TAG, "food"),
        (About.TAG, "outdoors"),
        (About.SETTING, "home"),
        (About.CONTACT, "2"),
        (About.DEPTH, "2"),
    ],
)
def test_a_boundary_on_something_else_keeps_nothing_away(about: About, value: str) -> None:
    walk = an_activity(tags=("music",), setting=(Setting.OUTDOORS,), contact=2, depth=2)
    assert suggested(walk, **no(about, value))


def test_one_of_several_boundaries_is_enough() -> None:
    music, walk = Boundary("x", "a", About.TAG, "music"), Boundary("y", "b", About.ACTIVITY, "walk")
    assert not suggested(an_activity(), boundaries=(music, walk))
    assert not suggested(an_activity(), boundaries=(walk, music))


@pytest.mark.parametrize(("until", "fits"), [(0, False), (1, False), (-1, True)])
def test_a_boundary_holds_up_to_and_with_its_last_day(until: int, fits: bool) -> None:
    last = WEDNESDAY + timedelta(days=until)
    assert suggested(an_activity(), **no(About.ACTIVITY, "walk", last)) is fits


def test_an_evening_that_runs_past_midnight_counts_as_the_day_it_begins() -> None:
    late = a_slot("2026-11-25 23:30", places=(Setting.HOME,))
    assert not suggested(an_activity(), late, **no(About.ACTIVITY, "walk", WEDNESDAY))


def test_a_place_that_one_does_not_want_is_no_place_for_what_could_be_elsewhere_too() -> None:
    either = an_activity(setting=(Setting.HOME, Setting.OUTDOORS))
    nature = no(About.SETTING, "outdoors")
    assert suggested(either, **nature)
    assert not suggested(either, a_slot(places=(Setting.OUTDOORS,)), **nature)


def test_two_boundaries_on_places_together_leave_no_place() -> None:
    either = an_activity(setting=(Setting.HOME, Setting.OUTDOORS))
    both = (Boundary("x", "a", About.SETTING, "home"), Boundary("y", "b", About.SETTING, "outdoors"))
    assert not suggested(either, boundaries=both)


@pytest.mark.parametrize(
    ("fields", "limits"),
    [
        ({"contact": 2}, {"contact": 1}),
        ({"depth": 2}, {"depth": 1}),
        ({"cost": Cost.OUTING}, {"cost": Cost.SMALL}),
        ({"cost": Cost.OUTING}, {"budget": 1}),
        ({"setting": (Setting.HOME,)}, {"apart": True}),
    ],
)
def test_what_lies_beyond_the_limits_of_both_is_not_suggested(fields: dict[str, Any], limits: dict[str, Any]) -> None:
    assert suggested(an_activity(**fields))
    assert not suggested(an_activity(**fields), **limited(**limits))


@pytest.mark.parametrize("fields", [{"contact": 1}, {"depth": 1}, {"cost": Cost.SMALL}])
def test_what_lies_just_at_the_limits_is_suggested(fields: dict[str, Any]) -> None:
    assert suggested(an_activity(**fields), **limited(contact=1, depth=1, cost=Cost.SMALL, budget=1))


def test_when_one_is_busy_only_what_each_does_at_a_time_of_their_own_fits() -> None:
    message = an_activity(setting=(Setting.APART,), prepares="one")
    busy = a_slot(busy=("b",), places=(Setting.APART,))
    assert suggested(message, busy)
    assert not suggested(an_activity(setting=(Setting.HOME,)), busy)
    assert not suggested(an_activity(setting=(Setting.APART,)), busy), "a call needs both of them"
    assert not suggested(an_activity(setting=(Setting.HOME, Setting.APART), prepares="one"), busy)
    assert suggested(message, busy, **no(About.SETTING, "outdoors"))
    assert not suggested(message, busy, **no(About.SETTING, "apart"))


def test_when_both_are_busy_nothing_fits() -> None:
    message = an_activity(setting=(Setting.APART,), prepares="one")
    assert not suggested(message, a_slot(busy=("a", "b"), places=(Setting.APART,)))


@pytest.mark.parametrize(
    ("care", "there", "fits"),
    [
        (Care.AROUND, Care.AROUND, True),
        (Care.ASLEEP, Care.AROUND, False),
        (Care.ASLEEP, Care.ASLEEP, True),
        (Care.COVER, Care.ASLEEP, False),
        (Care.COVER, Care.COVER, True),
    ],
)
def test_only_what_goes_with_care_duties_is_suggested(care: Care, there: Care, fits: bool) -> None:
    assert suggested(an_activity(care=care), a_slot(care=there)) is fits


def test_only_what_can_be_done_at_a_place_of_the_slot_is_suggested() -> None:
    assert not suggested(an_activity(setting=(Setting.OUT,)), a_slot(places=(Setting.HOME,)))
    assert suggested(an_activity(setting=(Setting.OUT, Setting.HOME)), a_slot(places=(Setting.HOME,)))
    assert not suggested(an_activity(setting=(Setting.APART,)), a_slot())


def test_a_couple_that_lives_apart_is_not_sent_home_together() -> None:
    call = an_activity(setting=(Setting.HOME, Setting.APART))
    assert suggested(call, a_slot(places=(Setting.APART,)), **limited(apart=True))
    assert suggested(call, a_slot(places=(Setting.APART,)), **limited(apart=True), **no(About.SETTING, "outdoors"))
    for places in ((Setting.APART,), (Setting.HOME, Setting.APART)):
        assert not suggested(call, a_slot(places=places), **limited(apart=True), **no(About.SETTING, "apart"))


@pytest.mark.parametrize(
    ("needs", "weather", "fits"),
    [
        ("any", "wet", True),
        ("dry", "wet", False),
        ("dry", "dry", True),
        ("dry", "warm", True),
        ("warm", "dry", False),
        ("warm", "warm", True),
        ("dry", None, True),
    ],
)
def test_only_what_the_weather_allows_is_suggested(needs: str, weather: str | None, fits: bool) -> None:
    assert suggested(an_activity(weather=(needs,)), a_slot(weather=weather)) is fits


@pytest.mark.parametrize(
    ("months", "north", "south"),
    [((12, 1, 2), "cold", "warm"), ((3, 4, 5, 9, 10, 11), "mild", "mild"), ((6, 7, 8), "warm", "cold")],
)
def test_seasons_go_by_the_hemisphere(months: tuple[int, ...], north: str, south: str) -> None:
    for day in (date(2026, month, 15) for month in months):
        assert (season_of(day, southern=False), season_of(day, southern=True)) == (north, south)


def test_only_what_the_season_allows_is_suggested() -> None:
    swim, july = an_activity(season=("warm",)), Week(date(2026, 7, 6))
    couple = a_situation(swim, week=july).couple
    assert suggested(swim, a_slot("2026-07-08 19:00"), couple=couple, week=july)
    assert not suggested(swim, a_slot("2026-07-08 19:00"), couple=replace(couple, southern=True), week=july)


@pytest.mark.parametrize(
    ("hour", "band"), [("04:59", "night"), ("05:00", "morning"), ("11:00", "midday"), ("17:00", "evening")]
)
def test_only_what_belongs_to_the_time_of_day_is_suggested(hour: str, band: str) -> None:
    slot = a_slot(f"2026-11-25 {hour}")
    for each in ("morning", "midday", "evening", "night"):
        assert suggested(an_activity(time_of_day=(each,)), slot) is (each == band)


@pytest.mark.parametrize("recurs", [Recurs.WEEKLY, Recurs.NOW_AND_THEN, Recurs.ONCE])
def test_what_was_done_or_is_planned_rests_its_days_in_both_directions(recurs: Recurs) -> None:
    walk, day = an_activity(recurs=recurs), datetime(2026, 11, 25, 20)
    for days, fits in ((recurs.rest_days - 1, False), (recurs.rest_days, True)):
        assert suggested(walk, history=(done(walk, str(day - timedelta(days=days))),)) is fits
        assert suggested(walk, planned=(planned(walk, str(day + timedelta(days=days))),)) is fits


def test_one_time_that_is_too_near_is_enough_to_rest() -> None:
    walk = an_activity(recurs=Recurs.WEEKLY)
    times = (done(walk, "2026-10-01 20:00"), done(walk, "2026-11-23 20:00"))
    assert not suggested(walk, history=times)
    assert not suggested(walk, history=times[1:], planned=(planned(walk, "2027-03-01 20:00"),))


def test_a_daily_activity_may_come_again_the_week_after() -> None:
    walk = an_activity(recurs=Recurs.DAILY)
    assert suggested(walk, history=(done(walk, "2026-11-22 20:00"),))


def test_what_did_not_happen_does_not_rest() -> None:
    walk = an_activity(recurs=Recurs.WEEKLY)
    plan = planned(walk, "2026-11-24 20:00")
    skipped = done(walk, "2026-11-24 20:00", plan=plan.plan.id, became=Became.SKIPPED)
    assert not suggested(walk, planned=(plan,))
    assert suggested(walk, planned=(plan,), history=(skipped,))


def test_a_ritual_of_the_week_is_not_suggested_a_second_time() -> None:
    walk = an_activity(recurs=Recurs.DAILY)
    ritual = planned(walk, "2026-11-29 18:30", rule="FREQ=WEEKLY")
    assert not suggested(walk, planned=(ritual,))


@pytest.mark.parametrize(("days", "fits"), [(0, False), (27, False), (28, True)])
def test_the_deepest_wait_for_four_weeks(days: int, fits: bool) -> None:
    raw = an_activity(depth=3)
    couple = replace(a_situation(raw).couple, since=MONDAY - timedelta(days=days))
    assert suggested(raw, couple=couple) is fits
    assert suggested(an_activity(depth=2), couple=couple)


def test_the_deepest_is_never_for_tired_evenings_even_when_it_asks_for_little() -> None:
    raw, tender = (an_activity(depth=depth, energy=Energy.LOW) for depth in (3, 2))
    assert not suggested(raw, a_slot(energy=Energy.LOW))
    assert suggested(tender, a_slot(energy=Energy.LOW))


@pytest.mark.parametrize(
    ("asks", "there", "fits"),
    [
        (Energy.LOW, Energy.LOW, True),
        (Energy.ORDINARY, Energy.LOW, False),
        (Energy.LIVELY, Energy.ORDINARY, False),
        (Energy.LIVELY, Energy.LIVELY, True),
    ],
)
def test_nothing_asks_for_more_energy_than_there_is(asks: Energy, there: Energy, fits: bool) -> None:
    assert suggested(an_activity(energy=asks), a_slot(energy=there)) is fits


@pytest.mark.parametrize(("days", "fits"), [(0, False), (6, False), (7, True)])
def test_what_was_put_off_rests_for_a_week(days: int, fits: bool) -> None:
    said = Feedback("x", "walk", Said.NOT_TODAY, MONDAY - timedelta(days=days))
    assert suggested(an_activity(), feedback=(said,)) is fits


def test_asking_for_another_puts_nothing_off() -> None:
    assert suggested(an_activity(), feedback=(Feedback("x", "walk", Said.ANOTHER, MONDAY),))


def test_a_retired_activity_is_never_suggested() -> None:
    assert not suggested(an_activity(status="retired"))
