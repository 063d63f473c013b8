from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.activity import Energy, Setting
from planner.model.couple import Couple, two_partners
from planner.tui.dials import MINUTES, Dials, minutes_like

EVENING = datetime(2026, 11, 23, 20)
COUPLE = Couple(id="c", partners=two_partners("Alex", "Sam"), timezone="Europe/Berlin", since=date(2026, 11, 23))
turns = st.lists(st.tuples(st.sampled_from(["minutes", "energy", "place"]), st.sampled_from([-1, 1])), max_size=30)


def test_dials_that_nobody_turned_leave_the_moment_as_it_usually_is() -> None:
    slot = Dials().moment(COUPLE, EVENING)
    assert (slot.start, slot.minutes) == (EVENING, 30)
    assert slot.energy is Energy.ORDINARY
    assert Setting.OUT in slot.places


def test_what_the_dials_say_is_what_the_moment_is() -> None:
    slot = Dials(10, Energy.LOW, Setting.APART).moment(COUPLE, EVENING)
    assert (slot.minutes, slot.energy, slot.places) == (10, Energy.LOW, (Setting.APART,))


@given(turns)
def test_however_they_are_turned_they_stand_at_something(turned: list[tuple[str, int]]) -> None:
    dials = Dials()
    for dial, by in turned:
        before = dials
        dials = dials.turned(dial, by)
        if dial != "minutes" or before.minutes not in (MINUTES[0], MINUTES[-1]):
            assert dials != before
            assert dials.turned(dial, -by) == before
    assert dials.moment(COUPLE, EVENING).minutes in MINUTES


@pytest.mark.parametrize(("free", "dial"), [(1, 5), (12, 10), (60, 60), (89, 60), (1000, 180)])
def test_a_free_time_sets_the_dial_to_what_fits_into_it(free: int, dial: int) -> None:
    assert minutes_like(free) == dial
