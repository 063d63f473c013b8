from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.countdown import Countdown, clock_face

stretches = st.lists(st.integers(0, 5000), max_size=12)


def test_it_rests_until_it_is_started_and_ends_at_nothing() -> None:
    countdown = Countdown(60)
    assert countdown.left(1000) == 60
    running = countdown.started(1000)
    assert running.left(1020) == 40
    assert running.left(5000) == 0


@given(seconds=st.integers(0, 9000), stretches=stretches, looks=st.lists(st.integers(0, 60000), max_size=6))
def test_however_often_it_is_paused_and_looked_at_only_the_time_that_it_ran_is_gone(
    seconds: int, stretches: list[int], looks: list[int]
) -> None:
    countdown, now, ran = Countdown(seconds), 0, 0
    for number, stretch in enumerate(stretches):
        countdown = countdown.started(now) if number % 2 == 0 else countdown.paused(now)
        for look in looks:
            countdown.left(now + look)
        ran += stretch if number % 2 == 0 else 0
        now += stretch
    assert countdown.left(now) == max(0, seconds - ran)


def test_starting_what_runs_changes_nothing() -> None:
    running = Countdown(60).started(10)
    assert running.started(30) is running


def test_a_clock_that_stands_still_or_goes_back_takes_nothing_away() -> None:
    assert Countdown(60).started(10).left(5) == 60


@pytest.mark.parametrize(
    ("seconds", "face"),
    [(0, "0:00"), (0.2, "0:01"), (59.9, "1:00"), (61, "1:01"), (3600, "1:00:00"), (3725, "1:02:05")],
)
def test_a_begun_second_counts_as_a_whole_one(seconds: float, face: str) -> None:
    assert clock_face(seconds) == face
