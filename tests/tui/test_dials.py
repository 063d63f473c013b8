from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.tui.dials import MINUTES, Dials, minutes_like

turns = st.lists(st.tuples(st.sampled_from(["minutes", "energy", "place"]), st.sampled_from([-1, 1])), max_size=30)


@given(turns)
def test_however_they_are_turned_they_stand_at_something(turned: list[tuple[str, int]]) -> None:
    dials = Dials()
    for dial, by in turned:
        before = dials
        dials = dials.turned(dial, by)
        if dial != "minutes" or before.minutes not in (MINUTES[0], MINUTES[-1]):
            assert dials != before
            assert dials.turned(dial, -by) == before
    assert dials.minutes in MINUTES


@pytest.mark.parametrize(("free", "dial"), [(1, 5), (12, 10), (60, 60), (89, 60), (1000, 180)])
def test_a_free_time_sets_the_dial_to_what_fits_into_it(free: int, dial: int) -> None:
    assert minutes_like(free) == dial
