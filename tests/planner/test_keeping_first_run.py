from __future__ import annotations

from tests.planner.couples import Life


def test_the_first_run_goes_on_in_another_window_where_it_was_left(life: Life) -> None:
    assert life.planner.first_step is None
    life.planner.keep_first_step("quiz")
    assert life.window().first_step == "quiz"
    life.planner.keep_first_step("balance")
    assert life.window().first_step == "balance"


def test_the_first_run_is_over_once_and_for_all(life: Life) -> None:
    life.planner.keep_first_step("balance")
    life.planner.keep_first_step(None)
    life.planner.keep_first_step(None)
    assert life.window().first_step is None


def test_names_that_were_half_typed_are_there_in_another_window_until_somebody_begins(nobody: Life) -> None:
    nobody.planner.keep_first_step("names", ("Al", ""))
    assert nobody.window().first_names == ("Al", "")
    assert not nobody.window().begun
    nobody.planner.keep_first_step("free")
    assert nobody.window().first_names == ()
