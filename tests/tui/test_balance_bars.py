from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.model.balance import Balance
from planner.model.kinds import Kind
from planner.tui.widgets.balance_bars import BalanceBars

weights = st.floats(0.01, 10)


@given(weights, weights, weights)
def test_bars_that_nobody_touches_leave_the_balance_as_it_was(first: float, second: float, third: float) -> None:
    balance = Balance.weighing(first, second, third)
    assert BalanceBars(balance).balance == balance


@given(weights, weights, weights)
def test_the_bars_share_twelve_parts_each_within_one_of_its_share(first: float, second: float, third: float) -> None:
    balance = Balance.weighing(first, second, third)
    parts = BalanceBars(balance).parts
    assert sum(parts) == 12
    assert all(abs(part - 12 * balance.share(kind)) <= 1 for part, kind in zip(parts, Kind, strict=True))
