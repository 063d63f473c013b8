from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.step_time import seconds_of


@pytest.mark.parametrize(
    ("step", "seconds"),
    [
        ("Stay about three minutes and breathe.", 180),
        ("Hold on for twenty seconds.", 20),
        ("Ten silent minutes come first.", 600),
        ("Write for 7 minutes.", 420),
        ("Record about ninety seconds.", 90),
        ("Build for half an hour.", 1800),
        ("Draw for a quarter of an hour.", 900),
        ("Wait there for one whole minute.", 60),
        ("Go round for about an hour, slowly.", 3600),
        ("Soak for ten minutes, then two minutes of nothing.", 600),
        ("Give FIVE Minutes each.", 300),
    ],
)
def test_a_time_in_the_words_of_a_step_is_read(step: str, seconds: int) -> None:
    assert seconds_of(step) == seconds


@pytest.mark.parametrize(
    "step",
    [
        "Tell a second story, or pass.",
        "Record it in the minutes, a line for each motion.",
        "When it feels like a minute, lift a hand.",
        "Call on the minute, voice only.",
        "Be seated ten minutes early.",
        "Agree on a start and a finish about ten minutes apart.",
        "Draw a sign in three seconds.",
        "Whisper your bets: at which minute?",
        "Choose a three-minute game.",
        "Be gone for 12 hours.",
        "",
    ],
)
def test_what_only_looks_like_a_time_is_none(step: str) -> None:
    assert seconds_of(step) is None


@given(st.text(max_size=80))
def test_any_words_are_read_without_harm(step: str) -> None:
    seconds = seconds_of(step)
    assert seconds is None or 10 <= seconds <= 3 * 3600
