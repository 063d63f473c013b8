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
        ("Breathe for twenty-five minutes.", 1500),
        ("Walk for thirty five minutes.", 2100),
        ("Stay for fifty-one seconds.", 51),
        ("Steep it for 2.5 minutes.", 150),
        ("Roam for one and a half hours.", 5400),
        ("Talk for an hour and a half.", 5400),
        ("Hum for two and a half minutes.", 150),
        ("Rest for 10-15 minutes.", 900),
        ("Give each one five minutes.", 300),
    ],
)
def test_a_time_in_the_words_of_a_step_is_read(step: str, seconds: int) -> None:
    assert seconds_of(step) == seconds


@pytest.mark.parametrize(
    ("word", "number"),
    [
        *((word, n) for n, word in enumerate(["two", "three", "four", "five", "six"], 2)),
        *((word, n) for n, word in enumerate(["seven", "eight", "nine", "ten"], 7)),
        *((word, n) for n, word in enumerate(["eleven", "twelve", "thirteen", "fourteen", "fifteen"], 11)),
        *((word, n) for n, word in enumerate(["sixteen", "seventeen", "eighteen", "nineteen"], 16)),
        *((word, 10 * n) for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty"], 2)),
        *((word, 10 * n) for n, word in enumerate(["seventy", "eighty", "ninety"], 7)),
        ("forty-five", 45),
        ("sixty-one", 61),
    ],
)
def test_a_number_may_be_a_word(word: str, number: int) -> None:
    assert seconds_of(f"Listen for {word} minutes.") == seconds_of(f"Listen for {number} minutes.") == 60 * number


@pytest.mark.parametrize(
    ("time", "seconds"), [("9 seconds", None), ("10 seconds", 10), ("3 hours", 10_800), ("181 minutes", None)]
)
def test_a_clock_runs_for_ten_seconds_at_least_and_three_hours_at_most(time: str, seconds: int | None) -> None:
    assert seconds_of(f"Keep on for {time}.") == seconds


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
        "Count 1,000 seconds back to none.",
        "",
    ],
)
def test_what_only_looks_like_a_time_is_none(step: str) -> None:
    assert seconds_of(step) is None


@given(st.text(max_size=80))
def test_any_words_are_read_without_harm(step: str) -> None:
    seconds = seconds_of(step)
    assert seconds is None or 10 <= seconds <= 3 * 3600
