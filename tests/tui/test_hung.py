"""Steps go on below their words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from textual.content import Content

from planner.tui.widgets.hung import hung
from planner.tui.widgets.whole_activity import numbered

WORDS = st.text("aé長 ", min_size=1, max_size=60).filter(str.strip)


def test_a_step_goes_on_below_its_words_and_not_below_its_number() -> None:
    steps = Content("\n").join(numbered(("Begin at the front door", "Sit down")))
    assert hung(steps, 14).plain.split("\n") == ["1  Begin at", "   the front", "   door", "2  Sit down"]


def test_what_has_no_mark_is_wrapped_as_it_is_and_empty_lines_stay() -> None:
    assert hung(Content("one two\n\nthree"), 5).plain.split("\n") == ["one", "two", "", "three"]


def test_where_there_is_no_room_for_words_nothing_hangs() -> None:
    assert hung(Content("1  one two"), 8).plain.split("\n") == ["1  one", "two"]


@settings(max_examples=60)
@given(steps=st.lists(WORDS, min_size=1, max_size=4), width=st.integers(12, 40))
def test_no_line_is_wider_than_there_is_room_and_no_letter_is_lost(steps: list[str], width: int) -> None:
    found = hung(Content("\n").join(numbered(steps)), width)
    assert all(line.cell_length <= width for line in found.split("\n", allow_blank=True))
    letters = "".join(f"{number}{step}" for number, step in enumerate(steps, 1))
    assert "".join(found.plain.split()) == "".join(letters.split())
