"""Whoever shares half of the shorter of two is found without comparing each with each."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.catalogue.editorial.sharing import Sharing

WORDS = [f"word{number}" for number in range(40)]
ENOUGH = 8
sets = st.lists(st.frozensets(st.sampled_from(WORDS)), max_size=12)


def half_shared(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter = min(len(one), len(other))
    return shorter >= ENOUGH and len(one & other) * 2 >= shorter


@settings(max_examples=60)
@given(sets, st.frozensets(st.sampled_from(WORDS)), st.integers(0, 12))
def test_none_that_shares_half_is_missed(many: list[frozenset[str]], one: frozenset[str], before: int) -> None:
    near = Sharing(many, ENOUGH).near(one, before)
    assert {n for n, other in enumerate(many[:before]) if half_shared(one, other)} <= set(near)
    assert near == sorted(set(near))
    assert all(number < before for number in near)


def test_of_many_that_have_little_in_common_few_are_left_to_compare() -> None:
    own = [frozenset(f"own{number}-{each}" for each in range(20)) | {"table", "small", "day"} for number in range(200)]
    assert Sharing(own, ENOUGH).near(own[150], 150) == []


def test_a_set_of_few_words_is_near_nobody() -> None:
    few = frozenset(WORDS[: ENOUGH - 1])
    assert Sharing([few, frozenset(WORDS)], ENOUGH).near(few, 2) == []
    assert Sharing([few, frozenset(WORDS)], ENOUGH).near(frozenset(WORDS), 2) == [1]
