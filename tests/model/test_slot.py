from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.slot import Slot

MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(2199, 12, 31)).map(lambda at: at.replace(second=0, microsecond=0))


@given(MOMENTS)
def test_something_begins_in_a_slot_at_its_next_quarter_of_an_hour(start: datetime) -> None:
    beginning = Slot(start, 60).beginning
    assert beginning.minute % 15 == 0
    assert timedelta() <= beginning - start < timedelta(minutes=15)


@given(MOMENTS)
def test_in_a_slot_that_ends_before_the_next_quarter_something_begins_at_once(start: datetime) -> None:
    until = 15 - start.minute % 15
    assert Slot(start, until).beginning == start
    assert Slot(start, until + 1).beginning < Slot(start, until + 1).end


@pytest.mark.parametrize(
    ("first", "last", "band"),
    [(5, 10, "morning"), (11, 16, "midday"), (17, 21, "evening"), (22, 23, "night"), (0, 4, "night")],
)
def test_a_slot_belongs_to_the_part_of_the_day_in_which_it_begins(first: int, last: int, band: str) -> None:
    assert Slot(datetime(2026, 11, 27, first, 0), 300).band == band
    assert Slot(datetime(2026, 11, 27, last, 59), 300).band == band
