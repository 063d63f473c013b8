from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from planner.model.proposal import Reason
from planner.model.value import replace
from planner.tui.widgets.proposals import idea_lines, proposal_lines, told_in_turn
from tests.tui.samples import proposed

HUG, SUPPER, LETTER = proposed()


def test_what_there_is_no_room_for_is_left_out_whole() -> None:
    lines = proposal_lines(SUPPER, 44).plain.split("\n")
    assert lines == ["Thu 20:00  ◆ One shelf, one supper  60 min", "             Sam's turn for a favourite"]


def test_a_later_reason_that_fits_takes_the_place_of_one_that_does_not() -> None:
    reasons = tuple(Reason(str(n), text) for n, text in enumerate(("first", "much " * 20, "third")))
    assert "first · third" in proposal_lines(replace(HUG, reasons=reasons), 50).plain


def test_what_is_for_each_alone_says_so_before_its_reasons() -> None:
    alone = replace(SUPPER, slot=replace(SUPPER.slot, busy=("a",)))
    assert alone.why[1:] == SUPPER.why
    assert "one of you is busy, so each in your own time" in proposal_lines(alone, 70).plain


def test_proposals_one_under_the_other_do_not_all_begin_with_the_same_reason() -> None:
    balance, loved, small = (Reason(code, code) for code in ("balance", "loved", "length"))
    given = [(balance, loved), (balance, loved, small), (balance, loved, small), (balance,), ()]
    told = list(told_in_turn(replace(HUG, reasons=reasons) for reasons in given))
    assert [[r.code for r in each.reasons] for each in told] == [
        ["balance", "loved"],
        ["loved", "length", "balance"],
        ["length", "balance", "loved"],
        ["balance"],
        [],
    ]
    assert [replace(each, reasons=()) for each in told] == [replace(HUG, reasons=())] * len(given)


@pytest.mark.parametrize("lines", [2, 3, 4, 5])
def test_an_idea_takes_no_more_lines_than_it_is_given_and_one_of_air(lines: int) -> None:
    assert len(idea_lines(SUPPER, 40, lines).plain.split("\n")) <= lines + 1


@given(width=st.integers(20, 160), words=st.lists(st.text("a 長w", min_size=1, max_size=90), max_size=4))
def test_nothing_is_wider_than_its_place(width: int, words: list[str]) -> None:
    reasons = tuple(Reason(str(number), text) for number, text in enumerate(words))
    one = replace(LETTER, activity=replace(LETTER.activity, title="Ink"), reasons=reasons)
    for content in (proposal_lines(one, width), idea_lines(one, width, 3)):
        assert all(cell_len(line) <= width for line in content.plain.split("\n"))
