from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.activity import Kind
from planner.model.balance import EVEN, Balance
from planner.model.errors import Misread

KINDS = st.lists(st.sampled_from(Kind))
WEIGHTS = st.floats(0, 999)
BALANCES = st.builds(Balance.weighing, WEIGHTS, WEIGHTS, WEIGHTS)


def shares(balance: Balance) -> list[float]:
    return [balance.share(kind) for kind in Kind]


@given(WEIGHTS, WEIGHTS, WEIGHTS)
def test_shares_sum_to_one_unless_nothing_weighs_anything(one: float, two: float, three: float) -> None:
    balance = Balance.weighing(one, two, three)
    assert sum(shares(balance)) == pytest.approx(1 if one or two or three else 0)
    assert all(0 <= share <= 1 for share in shares(balance))


@given(KINDS)
def test_the_balance_of_what_was_planned_counts_each_kind(kinds: list[Kind]) -> None:
    balance = Balance.of(iter(kinds))
    for kind in Kind:
        assert balance.share(kind) * len(kinds) == pytest.approx(kinds.count(kind))


def test_each_kind_has_its_own_share() -> None:
    balance = Balance.parse("2:1:1")
    assert balance == Balance(quality_time=0.5, touch=0.25, appreciation=0.25)
    assert shares(balance) == [0.5, 0.25, 0.25]
    assert [balance.share(kind) for kind in (Kind.APPRECIATION, Kind.TOUCH, Kind.QUALITY_TIME)] == [0.25, 0.25, 0.5]


@given(BALANCES, BALANCES)
def test_a_distance_is_the_same_both_ways_and_at_most_one(one: Balance, other: Balance) -> None:
    assert one.distance(other) == pytest.approx(other.distance(one))
    assert 0 <= one.distance(other) <= 1 + 1e-9
    assert one.distance(one) == 0


def test_two_balances_with_nothing_in_common_are_one_apart() -> None:
    assert Balance.parse("1:0:0").distance(Balance.parse("0:1:0")) == 1
    assert EVEN.distance(Balance.parse("0:0:1")) == pytest.approx(2 / 3)


@pytest.mark.parametrize("text", ["2:1:1", "4:2:2", " 50 : 25 : 25 ", "1:.5:0.5"])
def test_weights_are_read_whatever_their_sum(text: str) -> None:
    assert Balance.parse(text) == Balance.weighing(2, 1, 1)


@pytest.mark.parametrize(
    "text", ["", "2", "2:1", "2:1:1:1", "0:0:0", "-1:1:1", "a:b:c", "nan:1:1", "inf:1:1", "1000:1:1", "2,1,1", "2::1"]
)
def test_what_is_no_balance_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Misread, match="2:1:1") as refusal:
        Balance.parse(text)
    assert refusal.value.exit_code == 2


@given(st.text() | st.text("0123456789.:-e naif"))
def test_no_text_makes_the_reading_stumble(text: str) -> None:
    with suppress(Misread):
        assert sum(shares(Balance.parse(text))) == pytest.approx(1)
