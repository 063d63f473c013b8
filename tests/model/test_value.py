from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.value import Value, defaults_of, held, names_of, replace


class Spot(Value, order=True):
    row: int
    column: int = 0
    """Counted from the left."""
    kinds: ClassVar[int] = 2

    @cached_property
    def far(self) -> list[int]:
        return [self.row + self.column]


class Named(Spot):
    name: str = "here"


class Said(Value, kw_only=True):
    words: str = ""
    loud: bool = False


def test_a_value_is_made_in_order_or_by_name_and_filled_up_with_what_is_usual() -> None:
    assert Spot(1) == Spot(1, 0) == Spot(row=1) == Spot(column=0, row=1)
    assert (Spot(1).row, Spot(1).column, Spot.kinds) == (1, 0, 2)
    assert Said() == Said(words="", loud=False)
    assert Named(1, name="there") == Named(1, 0, "there")
    assert names_of(Named) == ("row", "column", "name")
    assert defaults_of(Named) == {"column": 0, "name": "here"}
    assert held(Named(3)) == {"row": 3, "column": 0, "name": "here"}


@pytest.mark.parametrize(
    ("kind", "given", "named", "said"),
    [
        (Spot, (), {}, "Spot lacks 'row'"),
        (Spot, (), {"column": 1}, "Spot lacks 'row'"),
        (Spot, (1, 2, 3), {}, "Spot is given more than it holds"),
        (Spot, (1,), {"row": 1}, "Spot is given more than it holds"),
        (Spot, (1,), {"depth": 1}, "Spot holds nothing but row, column"),
        (Said, ("oh", True), {}, "Said is given more than it holds"),
    ],
)
def test_a_value_takes_what_it_declares_and_nothing_else(
    kind: type[Any], given: tuple[Any, ...], named: dict[str, Any], said: str
) -> None:
    with pytest.raises(TypeError, match=said):
        kind(*given, **named)


def test_a_value_stays_as_it_is() -> None:
    spot: Any = Spot(1, 2)
    with pytest.raises(AttributeError, match="Spot stays as it is"):
        spot.row = 2
    with pytest.raises(AttributeError, match="Spot stays as it is"):
        spot.depth = 2
    with pytest.raises(AttributeError, match="Spot stays as it is"):
        del spot.row
    assert replace(spot, row=5) == Spot(5, 2)
    assert spot == Spot(1, 2)
    with pytest.raises(TypeError, match="holds nothing but"):
        replace(spot, depth=1)


def test_what_is_worked_out_once_is_no_part_of_a_value() -> None:
    spot = Spot(1, 2)
    assert spot.far is spot.far
    assert replace(spot) == spot
    assert replace(spot).far is not spot.far
    assert not hasattr(Said(), "__dict__")


@given(*[st.builds(Spot, st.integers(0, 3), st.integers(0, 3))] * 2)
def test_values_are_one_where_they_hold_the_same_and_are_sorted_by_it(one: Spot, other: Spot) -> None:
    mine, yours = (one.row, one.column), (other.row, other.column)
    assert (one == other) is (mine == yours)
    assert len({one, other}) == len({mine, yours})
    assert [one < other, one <= other, one > other, one >= other] == [
        mine < yours,
        mine <= yours,
        mine > yours,
        mine >= yours,
    ]
    assert one != Named(one.row, one.column)
    with pytest.raises(TypeError):
        assert one < Named(1)
    assert eval(repr(one)) == one
