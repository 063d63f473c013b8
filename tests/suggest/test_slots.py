from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.activity import Energy, Setting
from planner.model.busy import Busy
from planner.model.couple import Couple, Limits
from planner.model.free import parse_free
from planner.model.slot import Slot
from planner.model.week import Week
from planner.suggest.slots import SHORTEST, free_slots, open_slots, slot_at
from tests.strategies import couples
from tests.suggest.samples import WEEK, a_couple

LONG_AGO = datetime(2020, 1, 1)
Span = tuple[datetime, datetime]


def free(text: str, **fields: object) -> Couple:
    """A couple with these free times."""
    return a_couple(free=parse_free(text), **fields)


def span(text: str) -> Span:
    """A stretch such as `24 20:00-21:00` in November 2026."""
    day, times = text.split()
    begin, end = (datetime.fromisoformat(f"2026-11-{day} {moment}") for moment in times.split("-"))
    return begin, end if begin < end else end + timedelta(days=1)


def said(slots: tuple[Slot, ...]) -> list[str]:
    """Slots as `24 20:00-21:00`."""
    return [f"{slot.start:%d %H:%M}-{slot.end:%H:%M}" for slot in slots]


def test_the_usual_free_times_are_the_slots_of_a_week() -> None:
    couple = free("tue 20:00-22:00, sat 10:00-12:00")
    assert said(free_slots(couple, WEEK, (), LONG_AGO)) == ["24 20:00-22:00", "28 10:00-12:00"]


def test_a_week_begins_on_the_day_the_couple_chose() -> None:
    couple = free("tue 20:00-22:00, sat 10:00-12:00", first_weekday=5)
    week = Week.of(date(2026, 11, 24), 5)
    assert said(free_slots(couple, week, (), LONG_AGO)) == ["21 10:00-12:00", "24 20:00-22:00"]


@pytest.mark.parametrize(
    ("taken", "left"),
    [
        ("24 20:30-21:00", ["24 20:00-20:30", "24 21:00-22:00"]),
        ("24 19:00-20:30", ["24 20:30-22:00"]),
        ("24 21:00-23:00", ["24 20:00-21:00"]),
        ("24 19:00-23:00", []),
        ("24 18:00-20:00", ["24 20:00-22:00"]),
        ("24 20:05-21:55", []),
        ("24 20:10-21:50", ["24 20:00-20:10", "24 21:50-22:00"]),
    ],
)
def test_what_is_taken_leaves_the_rest_when_it_is_long_enough(taken: str, left: list[str]) -> None:
    assert said(free_slots(free("tue 20:00-22:00"), WEEK, [span(taken)], LONG_AGO)) == left


def test_what_overlaps_takes_no_more_than_it_covers() -> None:
    taken = [span("24 20:30-21:30"), span("24 20:40-20:50")]
    assert said(free_slots(free("tue 20:00-22:00"), WEEK, taken, LONG_AGO)) == ["24 20:00-20:30", "24 21:30-22:00"]


@pytest.mark.parametrize(
    ("now", "left"),
    [("24 19:00", ["24 20:00-22:00"]), ("24 20:50", ["24 20:50-22:00"]), ("24 21:51", []), ("25 08:00", [])],
)
def test_what_has_passed_is_no_slot(now: str, left: list[str]) -> None:
    assert said(free_slots(free("tue 20:00-22:00"), WEEK, (), datetime.fromisoformat(f"2026-11-{now}"))) == left


def test_a_late_night_goes_on_past_midnight() -> None:
    assert said(free_slots(free("fri 22:00-01:00"), WEEK, (), LONG_AGO)) == ["27 22:00-01:00"]


def test_the_last_night_belongs_to_the_week_it_begins_in() -> None:
    couple = free("sun 22:00-01:00")
    assert said(free_slots(couple, WEEK, (), LONG_AGO)) == ["29 22:00-01:00"]
    assert said(free_slots(couple, WEEK.shift(1), (), LONG_AGO)) == ["06 22:00-01:00"]


def test_what_is_left_of_a_last_night_belongs_to_the_week_that_it_begins_in() -> None:
    couple, until_half_past_midnight = free("sun 22:00-02:00"), [span("29 22:00-00:30")]
    assert said(free_slots(couple, WEEK, until_half_past_midnight, LONG_AGO)) == []
    next_week = free_slots(couple, WEEK.shift(1), until_half_past_midnight, LONG_AGO)
    assert said(next_week) == ["30 00:30-02:00", "06 22:00-02:00"]


def test_no_minute_is_offered_twice_where_a_night_reaches_into_a_morning() -> None:
    couple = free("fri 22:00-02:00, sat 00:00-03:00")
    assert said(free_slots(couple, WEEK, (), LONG_AGO)) == ["27 22:00-02:00", "28 02:00-03:00"]


@pytest.mark.parametrize("plan", ["24 20:30-21:00", "24 19:00-20:01", "24 21:59-23:00"])
def test_a_free_time_in_which_something_is_planned_is_filled_already(plan: str) -> None:
    couple = free("tue 20:00-22:00, wed 20:00-22:00")
    assert said(open_slots(couple, WEEK, [span(plan)], (), LONG_AGO)) == ["25 20:00-22:00"]


@pytest.mark.parametrize("plan", ["24 19:00-20:00", "24 22:00-23:00"])
def test_a_plan_beside_a_free_time_leaves_it_open(plan: str) -> None:
    assert said(open_slots(free("tue 20:00-22:00"), WEEK, [span(plan)], (), LONG_AGO)) == ["24 20:00-22:00"]


def test_an_evening_whose_plan_is_over_is_not_filled_again() -> None:
    now = datetime(2026, 11, 24, 20, 40)
    assert open_slots(free("tue 20:00-22:00"), WEEK, [span("24 20:00-20:30")], (), now) == ()


def busy(text: str, *who: str) -> Busy:
    """Somebody, or both, are busy in a stretch such as `24 20:00-21:00`."""
    return Busy(*span(text), who or ("a", "b"))


def open_with(*times: Busy) -> list[str]:
    """What may be filled of a Tuesday evening, with who is busy then."""
    slots = open_slots(free("tue 20:00-22:00"), WEEK, (), times, LONG_AGO)
    return [f"{slot.start:%H:%M}-{slot.end:%H:%M} {''.join(slot.busy)}".strip() for slot in slots]


def test_where_both_are_busy_there_is_no_slot() -> None:
    assert open_with(busy("24 21:00-23:00")) == ["20:00-21:00"]
    assert open_with(busy("24 19:00-23:00")) == []


def test_where_one_is_busy_there_is_a_slot_for_what_each_does_at_a_time_of_their_own() -> None:
    assert open_with(busy("24 20:30-21:00", "a")) == ["20:00-20:30", "20:30-21:00 a", "21:00-22:00"]
    (alone,) = open_slots(free("tue 20:00-22:00"), WEEK, (), [busy("24 19:00-23:00", "b")], LONG_AGO)
    assert (alone.busy, alone.places) == (("b",), (Setting.APART,))


def test_where_the_two_are_busy_at_once_by_different_calendars_there_is_no_slot() -> None:
    found = open_with(busy("24 20:00-21:00", "a"), busy("24 20:30-21:30", "b"))
    assert found == ["20:00-20:30 a", "21:00-21:30 b", "21:30-22:00"]


def test_a_week_calls_free_only_what_both_have_free() -> None:
    slots = free_slots(free("tue 20:00-22:00"), WEEK, (), LONG_AGO, [busy("24 20:00-21:00", "a")])
    assert said(slots) == ["24 21:00-22:00"]


@given(couples, st.dates(date(2025, 1, 1), date(2030, 1, 1)), st.data())
def test_slots_lie_in_the_free_times_apart_from_each_other_and_from_what_is_taken(
    couple: Couple, day: date, data: st.DataObject
) -> None:
    week = Week.of(day, couple.first_weekday)
    begin = week.span[0]
    spans = st.builds(
        lambda start, minutes: (begin + timedelta(minutes=start), begin + timedelta(minutes=start + minutes)),
        st.integers(-1500, 11500),
        st.integers(1, 600),
    )
    taken = data.draw(st.lists(spans, max_size=5))
    now = begin + timedelta(minutes=data.draw(st.integers(-3000, 11000)))
    slots = free_slots(couple, week, taken, now)
    windows = [(f.on(w), f.on(w) + timedelta(minutes=f.minutes)) for w in (week.shift(-1), week) for f in couple.free]
    for slot in slots:
        assert slot.start in week
        assert slot.start >= now
        assert slot.minutes >= SHORTEST
        assert any(a <= slot.start and slot.end <= b for a, b in windows)
        assert not any(a < slot.end and slot.start < b for a, b in taken)
    assert all(one.end <= other.start for one, other in pairwise(slots))
    for slot in open_slots(couple, week, taken, (), now):
        assert slot in free_slots(couple, week, (), now)
        assert not any(a < slot.end and slot.start < b for a, b in taken)


@pytest.mark.parametrize(
    ("when", "energy"),
    [
        ("2026-11-24 20:00", Energy.ORDINARY),
        ("2026-11-24 21:00", Energy.LOW),
        ("2026-11-24 05:30", Energy.LOW),
        ("2026-11-28 10:00", Energy.LIVELY),
        ("2026-11-28 23:00", Energy.LOW),
    ],
)
def test_late_is_quiet_and_the_weekend_lively(when: str, energy: Energy) -> None:
    slot = slot_at(a_couple(), datetime.fromisoformat(when), 60)
    assert slot.energy is energy
    assert (Setting.OUT in slot.places) is (energy is not Energy.LOW)


def test_a_couple_that_lives_apart_meets_over_a_distance() -> None:
    slot = slot_at(a_couple(limits=Limits(apart=True)), datetime(2026, 11, 24, 20), 60)
    assert slot.places == (Setting.APART,)
