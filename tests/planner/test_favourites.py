from __future__ import annotations

from tests.planner.couples import Life, shipped

FIRST, SECOND, *_ = shipped().activities


def test_a_heart_is_there_for_both_and_in_every_window(life: Life) -> None:
    assert life.planner.favourites() == frozenset()
    assert life.planner.favour(FIRST)
    assert life.window().favourites() == {FIRST.id}
    assert not life.window().favour(FIRST)
    assert life.planner.favourites() == frozenset()


def test_what_is_a_favourite_already_stays_one_and_leaves_nothing_to_take_back(life: Life) -> None:
    life.planner.favour(FIRST)
    assert life.planner.favour(SECOND, liked=True)
    assert life.planner.favour(FIRST, liked=True)
    assert life.planner.undo() == f"{SECOND.title} became a favourite"
    assert life.planner.favourites() == {FIRST.id}
    assert not life.planner.favour(SECOND, liked=False)
    assert life.planner.favourites() == {FIRST.id}


def test_hearts_are_not_kept_by_whom(life: Life) -> None:
    life.planner.favour(FIRST)
    (kept,) = life.planner.home.favourites()
    assert (kept.activity, kept.since.isoformat()) == (FIRST.id, "2026-11-23")
    assert not {"a", "b"} & {repr(kept).split("=")[-1].strip("')"), life.alex.name, life.sam.name}
