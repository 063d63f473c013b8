from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.model.slot import Slot

MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(2199, 12, 31)).map(lambda at: at.replace(second=0, microsecond=0))


@given(MOMENTS)
def test_something_begins_in_a_slot_at_its_next_quarter_of_an_hour(start: datetime) -> None:
    beginning = Slot(start, 60).beginning
    assert beginning.minute % 15 == 0
    assert timedelta() <= beginning - start < timedelta(minutes=15)
