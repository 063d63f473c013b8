from __future__ import annotations

from datetime import timedelta

from planner.model.activity import Kind
from planner.model.checkin import Became, CheckIn, Opinion, Rating
from planner.model.times_done import times_done
from planner.model.value import replace
from tests.planner.couples import at

FIRST = CheckIn(
    plan="p",
    original_start=at("2026-11-01 20:00"),
    became=Became.DONE,
    activity="tea",
    title="Tea",
    kind=Kind.QUALITY_TIME,
    start=at("2026-11-01 20:00"),
    minutes=20,
    at=at("2026-11-01 21:00"),
)
RATED = replace(FIRST, opinions=(Opinion("a", Rating.LOVELY), Opinion("b", Rating.NICE)), rated_by=("a", "b"))


def later(check_in: CheckIn, days: int) -> CheckIn:
    """The same on a later day."""
    return replace(check_in, start=check_in.start + timedelta(days=days))


def test_the_last_time_and_the_last_rated_time_are_told_apart() -> None:
    found = times_done([later(FIRST, 9), RATED, later(RATED, 3)])["tea"]
    assert (found.times, found.last, found.rated) == (3, later(FIRST, 9), later(RATED, 3))


def test_what_did_not_happen_and_what_is_from_no_catalogue_leaves_no_past() -> None:
    assert times_done([replace(FIRST, became=Became.SKIPPED), replace(FIRST, activity=None)]) == {}


def test_a_rating_that_waits_for_the_other_is_no_rated_time() -> None:
    assert times_done([replace(FIRST, rated_by=("a",))])["tea"].rated is None
