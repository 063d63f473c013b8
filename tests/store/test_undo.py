"""Undo: the last act is taken back in every store that it touched, twenty deep, across runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.model.checkin import Rating
from planner.model.errors import DataProblem, Refused
from planner.store.home import Home
from tests.store.faults import disk_full, faulty
from tests.store.samples import NOW, a_boundary, a_check_in, a_plan, a_rating, everything, save


def test_the_last_act_is_taken_back_and_named(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_plan("tea"), what="Tea was planned")
    save(home, a_plan("walk"), what="A walk was planned")
    assert home.undo(NOW) == "A walk was planned"
    assert home.plans() == Home(tmp_path).plans() == (a_plan("tea"),)
    assert home.undo(NOW) == "Tea was planned"
    assert home.plans() == ()


def test_with_nothing_to_take_back_that_is_said_and_no_folder_is_made(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="nothing to take back"):
        Home(tmp_path / "data").undo(NOW)
    assert not (tmp_path / "data").exists()


def test_a_change_and_a_removal_are_taken_back_too(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_plan("tea"), a_plan("walk"))
    before = everything(home)
    with home.act("Tea got longer and the walk was taken off", NOW) as writing:
        writing.save(a_plan("tea", minutes=120))
        writing.drop(a_plan("walk"))
    home.undo(NOW)
    assert everything(home) == everything(tmp_path) == before


def test_it_reaches_into_both_private_stores(tmp_path: Path) -> None:
    home, plan = Home(tmp_path), a_plan()
    save(home, plan, a_check_in(plan, "a"), a_rating(plan, "a", Rating.NICE))
    before = everything(home)
    save(home, a_check_in(plan, "a", "b"), a_rating(plan, "a", Rating.SO_SO), a_rating(plan, "b"), what="Tea was rated")
    assert len(home.sealed_ratings()) == 2
    assert Home(tmp_path).undo(NOW) == "Tea was rated"
    assert everything(home) == before


def test_it_is_twenty_deep_across_runs(tmp_path: Path) -> None:
    for n in range(25):
        save(Home(tmp_path), a_plan(f"plan-{n}"), what=f"Plan {n} was made")
    assert [Home(tmp_path).undo(NOW) for _ in range(20)] == [f"Plan {n} was made" for n in range(24, 4, -1)]
    assert {plan.id for plan in Home(tmp_path).plans()} == {f"plan-{n}@ourweek" for n in range(5)}
    with pytest.raises(Refused, match="nothing to take back"):
        Home(tmp_path).undo(NOW)


def test_after_an_undo_a_new_act_is_the_next_to_be_taken_back(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for name in ("tea", "walk"):
        save(home, a_plan(name), what=name)
    assert home.undo(NOW) == "walk"
    save(home, a_plan("bath"), what="bath")
    assert [home.undo(NOW), home.undo(NOW)] == ["bath", "tea"]
    assert home.plans() == ()


def test_acts_that_are_not_for_undo_are_passed_over_and_stay(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_plan(), what="Tea was planned")
    with home.act("", NOW) as writing:
        writing.save(a_boundary("a"), a_plan("walk"))
    assert home.undo(NOW) == "Tea was planned"
    assert home.boundaries() == (a_boundary("a"),)
    assert home.plans() == (a_plan("walk"),)


def test_what_was_changed_again_since_is_not_overwritten(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_plan("tea"), a_plan("walk"), what="Tea was planned")
    with home.act("", NOW) as writing:
        writing.save(a_plan("walk", minutes=10))
    before = everything(home)
    with pytest.raises(Refused, match="changed again since"):
        home.undo(NOW)
    assert everything(home) == everything(tmp_path) == before


def test_an_act_that_changed_nothing_leaves_no_trace_in_the_next(tmp_path: Path) -> None:
    home, other = Home(tmp_path), Home(tmp_path)
    save(home, a_plan("tea"), what="Tea was planned")
    save(home, a_plan("tea"), what="Nothing was changed")
    assert other.undo(NOW) == "Tea was planned"
    save(home, a_plan("tea"), what="Tea was planned again")
    assert Home(tmp_path).plans() == home.plans() == (a_plan("tea"),)
    assert home.undo(NOW) == "Tea was planned again"
    assert Home(tmp_path).plans() == home.plans() == ()


def test_an_act_of_another_window_is_taken_back_too(tmp_path: Path) -> None:
    home, other = Home(tmp_path), Home(tmp_path)
    save(home, a_plan("tea"), what="Tea was planned")
    save(other, a_plan("walk"), what="A walk was planned")
    assert home.undo(NOW) == "A walk was planned"
    assert other.plans() == (a_plan("tea"),)


def test_an_act_that_touches_private_stores_alone_can_be_taken_back(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_boundary("a"), what="Something private was changed")
    assert home.undo(NOW) == "Something private was changed"
    assert home.boundaries() == ()


def test_a_file_of_their_own_is_taken_back_too(tmp_path: Path) -> None:
    for n, text in enumerate(("one\n", "one\ntwo\n")):
        with Home(tmp_path).act(f"Line {n} was written", NOW) as writing:
            writing.write_file("packs/own.toml", text)
    pack = tmp_path / "packs" / "own.toml"
    assert pack.read_text() == "one\ntwo\n"
    assert Home(tmp_path).undo(NOW) == "Line 1 was written"
    assert pack.read_text() == "one\n"
    assert Home(tmp_path).undo(NOW) == "Line 0 was written"
    assert not pack.exists()


def test_a_file_of_their_own_that_was_changed_by_hand_since_stays(tmp_path: Path) -> None:
    with Home(tmp_path).act("A pack was written", NOW) as writing:
        writing.write_file("packs/own.toml", "one\n")
    (tmp_path / "packs" / "own.toml").write_text("mine\n")
    with pytest.raises(Refused, match=r"packs/own\.toml has been changed again since"):
        Home(tmp_path).undo(NOW)
    assert (tmp_path / "packs" / "own.toml").read_text() == "mine\n"


@pytest.mark.parametrize("path", ["../x.toml", "packs/../../x.toml", "store.json", "packs/x", "/x.toml", ".x.toml"])
def test_only_places_of_their_own_files_are_written(tmp_path: Path, path: str) -> None:
    home = Home(tmp_path / "data")
    with pytest.raises(DataProblem, match="no place for a file"), home.act("A file", NOW) as writing:
        writing.write_file(path, "text")
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == ["lock"]


def test_a_file_of_their_own_is_as_it_was_when_the_act_fails(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_plan())
    with home.act("A pack was written", NOW) as writing:
        writing.write_file("packs/own.toml", "one\n")
    for at in range(1, 40):
        before = everything(home)
        failed = False
        with faulty(at, disk_full, once=True) as calls:
            try:
                with home.act("A pack was written on", NOW) as writing:
                    writing.write_file("packs/own.toml", "two\n")
                    writing.save(a_plan("walk"))
            except DataProblem:
                failed = True
        assert (tmp_path / "packs" / "own.toml").read_text() == ("one\n" if failed else "two\n")
        assert (everything(home) == before) is failed
        if not failed:
            home.undo(NOW)
        if calls.count < at:
            break


def test_what_is_one_partners_alone_has_a_way_back_of_its_own(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_plan(), what="Tea was planned")
    for value in ("massage", "tickling"):
        with home.act("", NOW) as writing:
            writing.save(a_boundary("a", value))
    shared = (tmp_path / "journal.jsonl").read_bytes()
    with pytest.raises(Refused, match="nothing of your own"):
        home.undo_private("b", NOW)
    Home(tmp_path).undo_private("a", NOW)
    assert home.boundaries() == (a_boundary("a", "massage"),)
    home.undo_private("a", NOW)
    assert home.boundaries() == Home(tmp_path).boundaries() == ()
    with pytest.raises(Refused, match="nothing of your own"):
        home.undo_private("a", NOW)
    assert (tmp_path / "journal.jsonl").read_bytes() == shared
    assert home.undo(NOW) == "Tea was planned"


def test_the_private_way_back_leaves_ratings_to_the_shared_one(tmp_path: Path) -> None:
    home, plan = Home(tmp_path), a_plan()
    save(home, plan, a_check_in(plan, "a"), a_rating(plan, "a"), what="Alex rated Tea")
    with pytest.raises(Refused, match="nothing of your own"):
        home.undo_private("a", NOW)
    assert home.undo(NOW) == "Alex rated Tea"
