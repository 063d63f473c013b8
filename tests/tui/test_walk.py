from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.model.guide import Sort
from planner.model.value import replace
from planner.tui.walk import Walk
from tests.tui.samples import activity

SUPPER = replace(
    activity("one-shelf-supper"),
    steps=("Choose a shelf.", "Cook for twenty minutes."),
    prompts=("What was always on the table?", "Which shelf is yours?"),
)


def test_from_a_step_to_the_cards_and_back_to_the_same_step() -> None:
    walk = Walk(SUPPER, 1)
    walk.cards()
    assert walk.page.sort is Sort.CARD
    assert walk.goes_to_cards
    walk.cards()
    assert walk.number == 1


def test_who_came_to_the_cards_step_by_step_has_no_step_to_go_back_to_by_the_same_key() -> None:
    assert not Walk(SUPPER, 2).goes_to_cards


def test_a_card_that_was_passed_is_gone_and_the_last_one_ends_the_walk() -> None:
    walk = Walk(SUPPER, 2)
    assert walk.pass_card()
    assert walk.page.text == "Which shelf is yours?"
    assert not walk.pass_card()
    assert walk.page.text == "Cook for twenty minutes."
    assert walk.following is None
    assert not walk.goes_to_cards


def test_who_went_to_the_cards_early_comes_back_to_that_step_after_the_last_one() -> None:
    walk = Walk(SUPPER, 0)
    walk.cards()
    assert walk.pass_card()
    assert walk.goes_to_cards
    assert walk.following is not None
    assert walk.following.text == "Choose a shelf."
    assert walk.pass_card()
    assert walk.page.text == "Choose a shelf."
    walk.go(1)
    assert walk.following is None


def test_who_went_to_the_cards_from_the_last_step_is_through_after_them() -> None:
    walk = Walk(SUPPER, 1)
    walk.cards()
    walk.go(3)
    assert walk.following is None


def test_a_walk_goes_on_with_the_time_that_was_left() -> None:
    walk = Walk(SUPPER, 1, 45)
    walk.turn_clock(1000)
    assert walk.left(1015) == 30
    walk.set_anew()
    assert walk.left(2000) == 1200


def test_a_page_that_is_not_there_any_more_is_the_last_one() -> None:
    assert Walk(SUPPER, 99).page.text == "Which shelf is yours?"


@given(st.lists(st.sampled_from(["on", "back", "cards", "pass", "clock"]), max_size=30))
def test_however_they_go_there_is_always_a_page(ways: list[str]) -> None:
    walk = Walk(SUPPER)
    for now, way in enumerate(ways):
        match way:
            case "on" if (number := walk.next_number) is not None:
                walk.go(number)
            case "back" if walk.number:
                walk.go(walk.number - 1)
            case "cards" if walk.goes_to_cards:
                walk.cards()
            case "pass" if walk.page.sort is Sort.CARD:
                walk.pass_card()
            case "clock":
                walk.turn_clock(now)
        assert walk.page in walk.pages
        assert walk.following is None or walk.following in walk.pages
