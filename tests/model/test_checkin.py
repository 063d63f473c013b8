from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.activity import Kind
from planner.model.checkin import Became, CheckIn, Opinion, Rating
from planner.model.errors import Misread
from planner.model.plan import Occurrence
from planner.model.value import replace
from tests.model.samples import FRIDAY, plan


def check_in(*opinions: Opinion) -> CheckIn:
    return CheckIn(
        plan="walk",
        original_start=FRIDAY,
        became=Became.DONE,
        activity="evening-walk",
        title="Evening walk",
        kind=Kind.QUALITY_TIME,
        start=FRIDAY,
        minutes=45,
        at=datetime(2026, 11, 27, 21, tzinfo=UTC),
        rated_by=tuple(opinion.partner for opinion in opinions),
        opinions=opinions,
    )


def test_what_became_of_something_moved_is_kept_as_it_was_planned_then() -> None:
    moved = Occurrence(plan(), FRIDAY, FRIDAY + timedelta(days=1), 30)
    said = datetime(2026, 11, 27, 21, tzinfo=UTC)
    assert CheckIn.of(moved, Became.DONE, said) == replace(check_in(), start=moved.start, minutes=30)
    assert CheckIn.of(moved, Became.SKIPPED, said).became is Became.SKIPPED
    assert CheckIn.of(moved, Became.DONE, said).key == moved.key


@pytest.mark.parametrize("rating", Rating)
def test_a_rating_reads_back_from_its_digit_and_its_words(rating: Rating) -> None:
    assert Rating.parse(f" {rating.value} ") is rating
    assert Rating.parse(rating.label) is rating
    assert Rating.parse(rating.label.upper()) is rating


def test_ratings_go_from_one_to_five_in_the_words_of_the_couple() -> None:
    assert [(rating.value, rating.label) for rating in Rating] == [
        (1, "not for me"),
        (2, "so-so"),
        (3, "nice"),
        (4, "lovely"),
        (5, "more of this"),
    ]


@pytest.mark.parametrize("text", ["", "0", "6", "-1", "3.5", "4 5", "good", "so", "l"])
def test_what_is_no_rating_is_refused_with_all_five(text: str) -> None:
    with pytest.raises(Misread, match=r"1 \(not for me\).*5 \(more of this\)") as refusal:
        Rating.parse(text)
    assert refusal.value.exit_code == 2


@given(st.text())
def test_no_text_makes_the_reading_stumble(text: str) -> None:
    with suppress(Misread):
        assert Rating.parse(text) in Rating


def test_ratings_are_revealed_when_both_are_in() -> None:
    one, two = Opinion("a", Rating.NICE, "windy"), Opinion("b", Rating.LOVELY)
    assert not check_in().revealed
    assert not check_in(one).revealed
    assert check_in(one, two).revealed


def test_nobody_sees_an_opinion_before_both_are_open() -> None:
    one, two = Opinion("a", Rating.NICE, "windy"), Opinion("b", Rating.LOVELY)
    assert check_in().shown == check_in(one).shown == check_in(two).shown == ()
    assert check_in(one, two).shown == (one, two)


def test_ratings_that_are_both_in_wait_for_the_passphrase_of_the_one_whose_is_still_sealed() -> None:
    one, two = Opinion("a", Rating.NICE), Opinion("b", Rating.LOVELY)
    assert replace(check_in(two), rated_by=("a", "b")).awaits == "a"
    assert replace(check_in(one), rated_by=("a", "b")).awaits == "b"
    assert replace(check_in(), rated_by=("a",)).awaits is None
    assert check_in(one, two).awaits is None


def test_an_opinion_is_found_by_its_partner() -> None:
    one, two = Opinion("a", Rating.NICE, "windy"), Opinion("b", Rating.LOVELY)
    assert check_in(one, two).opinion("b") == two
    assert check_in(one, two).opinion("a") == one
    assert check_in().opinion("a") is None
    assert check_in(two).opinion("b") is None
