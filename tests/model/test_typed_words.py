"""Single words as they are typed: what they may be, and one sentence for everything else."""

from __future__ import annotations

import pytest

from planner.model.errors import Misread
from planner.model.kinds import Energy
from planner.model.typed_words import choice, number, one_of, word


@pytest.mark.parametrize("text", ["3", " 4 ", "05", "007"])
def test_a_number_is_read_from_the_least_to_the_most(text: str) -> None:
    assert number("--count", 3, 7)(text) == int(text)


@pytest.mark.parametrize(
    "text", ["", "2", "8", "-3", "+3", "3.0", "3e0", "\u0663", "\u00b3", "9" * 19, "0" * 9000 + "3"]
)
def test_what_is_no_such_number_is_refused_with_its_bounds(text: str) -> None:
    with pytest.raises(Misread, match=r"^--count is a whole number from 3 to 7, not ") as refusal:
        number("--count", 3, 7)(text)
    assert len(str(refusal.value)) < 100


def test_words_are_read_whatever_their_case_and_refused_with_all_there_are() -> None:
    assert word("--energy", Energy)(" LOW ") is Energy.LOW
    assert choice("--color", ("auto", "never"))("Never") == "never"
    with pytest.raises(Misread, match=r"^--energy is low, ordinary or lively, not 'sleepy'\.$"):
        word("--energy", Energy)("sleepy")
    with pytest.raises(Misread, match=r"^--color is auto or never, not 'blue'\.$"):
        choice("--color", ("auto", "never"))("blue")


@pytest.mark.parametrize(("words", "said"), [(("a",), "a"), (("a", "b"), "a or b"), (("a", "b", "c"), "a, b or c")])
def test_words_are_said_as_a_choice(words: tuple[str, ...], said: str) -> None:
    assert one_of(words) == said
