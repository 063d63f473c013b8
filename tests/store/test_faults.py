"""Whatever fails, and whenever: an act has happened or it has not, and nothing from before is lost."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from planner.model.checkin import Rating
from planner.model.errors import DataProblem
from planner.store.home import Home
from tests.store.faults import Died, dies, disk_full, fails, faulty
from tests.store.samples import NOW, a_boundary, a_check_in, a_plan, a_rating, everything, save

Deed = Callable[[Home], object]
MANY_CALLS = 200

PLAN = a_plan()
FIRST = (PLAN, a_check_in(PLAN, "a"), a_rating(PLAN, "a", Rating.NICE, "so far"), a_boundary("b"))


def rate(home: Home) -> None:
    """Both stores, and a third."""
    save(
        home,
        a_check_in(PLAN, "a", "b"),
        a_rating(PLAN, "a", Rating.LOVELY),
        a_rating(PLAN, "b", Rating.MORE_OF_THIS),
    )


def plan_another(home: Home) -> None:
    save(home, a_plan("walk"))


def say_no(home: Home) -> None:
    with home.act("", NOW) as writing:
        writing.save(a_boundary("a"))


def take_back(home: Home) -> None:
    home.undo(NOW)


DEEDS: tuple[Deed, ...] = (rate, plan_another, say_no, take_back)


def begun(folder: Path) -> Path:
    """A home with something in it, and a first act that can be taken back."""
    home = Home(folder)
    save(home, *FIRST)
    save(home, a_check_in(PLAN, "a"), a_rating(PLAN, "a", Rating.SO_SO, "again"), what="Tea was rated")
    return folder


def outcomes(template: Path, work: Path, deed: Deed) -> tuple[Any, Any]:
    """What is at home before and after the deed when nothing fails."""
    shutil.copytree(template, work)
    before = everything(work)
    deed(Home(work))
    after = everything(work)
    shutil.rmtree(work)
    assert before != after
    return before, after


def still_works(folder: Path, seen: Any) -> None:
    """The next act adds itself and leaves the rest."""
    save(Home(folder), a_plan("next"))
    now = everything(folder)
    assert a_plan("next") in now[1]
    assert [part for n, part in enumerate(now) if n != 1] == [part for n, part in enumerate(seen) if n != 1]
    assert set(now[1]) == {*seen[1], a_plan("next")}


@pytest.mark.parametrize("half", [False, True], ids=["before", "midway"])
@pytest.mark.parametrize("deed", DEEDS)
def test_a_program_that_dies_at_any_moment_leaves_the_act_done_or_not(tmp_path: Path, deed: Deed, half: bool) -> None:
    template, work = begun(tmp_path / "template"), tmp_path / "work"
    before, after = outcomes(template, work, deed)
    seen_old = seen_new = 0
    for at in range(1, MANY_CALLS):
        shutil.copytree(template, work)
        died = False
        with faulty(at, dies, half=half):
            try:
                deed(Home(work))
            except Died:
                died = True
        seen = everything(work)
        assert seen in (before, after), f"half an act at call {at}"
        seen_old += seen == before
        seen_new += seen == after
        still_works(work, seen)
        shutil.rmtree(work)
        if not died:
            break
    assert seen_old
    assert seen_new > 1, "the act counts before its last call"


@pytest.mark.parametrize("once", [True, False], ids=["once", "for-good"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
@pytest.mark.parametrize("deed", DEEDS)
def test_a_call_that_fails_is_said_plainly_and_costs_nothing(
    tmp_path: Path, deed: Deed, number: int, once: bool
) -> None:
    template, work = begun(tmp_path / "template"), tmp_path / "work"
    before, after = outcomes(template, work, deed)
    refused = 0
    for at in range(1, MANY_CALLS):
        shutil.copytree(template, work)
        home = Home(work)
        assert everything(home) == before
        problem = None
        with faulty(at, fails(number), once=once, half=True) as calls:
            try:
                deed(home)
            except DataProblem as error:
                problem = error
        seen = everything(home)
        assert seen == everything(work)
        if problem is None:
            assert seen == after
        else:
            refused += 1
            # Only where nothing can be taken back from the disk either may what was refused still be there.
            assert seen == before or (seen == after and not once)
            assert "so far" not in str(problem)
        still_works(work, seen)
        shutil.rmtree(work)
        if calls.count < at:
            break
    assert refused


def test_a_full_disk_is_named_and_there_is_room_again_later(tmp_path: Path) -> None:
    home = Home(begun(tmp_path / "data"))
    before = everything(home)
    with faulty(1, lambda name: disk_full(name) if name == "write" else None):
        with pytest.raises(DataProblem, match="The disk is full"):
            plan_another(home)
        assert everything(home) == before
    plan_another(home)
    assert a_plan("walk") in home.plans()


def test_a_second_copy_that_fails_is_told_of_and_the_act_is_kept(tmp_path: Path) -> None:
    home = Home(begun(tmp_path / "data"))
    with faulty(1, lambda name: disk_full(name) if name == "replace" else None):
        plan_another(home)
    assert a_plan("walk") in Home(tmp_path / "data").plans()
    (notice,) = home.notices()
    assert "This is saved" in notice
    assert home.notices() == ()
    save(home, a_plan("later"))
    assert home.notices() == ()
    (tmp_path / "data" / "journal.jsonl").unlink()
    assert {a_plan("walk"), a_plan("later")} <= set(Home(tmp_path / "data").plans())


def test_a_first_act_that_dies_leaves_a_home_that_can_begin_again(tmp_path: Path) -> None:
    for at in range(1, MANY_CALLS):
        folder = tmp_path / f"{at}" / "data"
        with faulty(at, dies, half=True) as calls, suppress(Died):
            save(Home(folder), *FIRST)
        seen = everything(folder)
        assert sum(map(len, seen)) in (0, len(FIRST))
        still_works(folder, seen)
        if calls.count < at:
            break


def test_an_interrupted_line_is_passed_over_and_makes_way(tmp_path: Path) -> None:
    folder = begun(tmp_path / "data")
    before = everything(folder)
    with (folder / "journal.jsonl").open("ab") as file:
        file.write(b'0123456789abcdef {"n":3,"v":1,"t":"2026')
    assert everything(folder) == before
    still_works(folder, before)
    assert b'"t":"2026\n' not in (folder / "journal.jsonl").read_bytes()


def test_a_folder_that_can_only_be_read_is_read(tmp_path: Path) -> None:
    folder = begun(tmp_path / "data")
    before = everything(folder)
    home = Home(folder)

    with faulty(1, lambda name: fails(errno.EROFS)(name) if name != "open" else None):
        assert everything(home) == before
        with pytest.raises(DataProblem, match="only be read"):
            plan_another(home)
        assert everything(home) == before
