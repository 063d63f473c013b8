"""Two windows, threads and programs at once: nobody's change is lost, and everybody sees it."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from planner.model.checkin import Rating
from planner.model.errors import DataProblem
from planner.store import reading
from planner.store.home import Home
from planner.store.loading import load
from planner.store.lock import locked
from tests.store.samples import NOW, a_boundary, a_check_in, a_plan, a_rating, save

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from pathlib import Path
from planner.store.home import Home
from tests.store.samples import a_check_in, a_plan, a_rating, save

folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for n in range(count):
    plan = a_plan(f"{name}-{n}")
    save(Home(folder), plan, a_check_in(plan, "a"), a_rating(plan, "a"))
    print(plan.id, flush=True)
"""


def writer(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    """A program that saves plans with their ratings, and prints the id of each once it is saved."""
    command = [sys.executable, "-c", WRITER, str(folder), name, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_a_window_sees_what_another_one_saved(tmp_path: Path) -> None:
    home, other = Home(tmp_path), Home(tmp_path)
    assert home.plans() == ()
    save(other, a_plan(), a_boundary("a"))
    assert home.changed()
    assert home.plans() == (a_plan(),)
    assert not home.changed()
    assert home.boundaries() == (a_boundary("a"),)


def test_ones_own_act_is_no_change_from_elsewhere(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_plan(), a_boundary("b"))
    assert not home.changed()


def test_a_change_in_a_private_store_is_seen_once_that_was_read(tmp_path: Path) -> None:
    home, other = Home(tmp_path), Home(tmp_path)
    assert home.boundaries("a") == ()
    save(other, a_boundary("a"))
    assert home.changed()
    assert home.boundaries("a") == (a_boundary("a"),)


def test_two_windows_take_turns_and_keep_both_changes(tmp_path: Path) -> None:
    homes = Home(tmp_path), Home(tmp_path)
    for n in range(10):
        save(homes[n % 2], a_plan(f"plan-{n}"))
    assert homes[0].plans() == homes[1].plans()
    assert len(homes[0].plans()) == 10


def test_threads_of_one_window_keep_every_change(tmp_path: Path) -> None:
    home = Home(tmp_path)

    def save_one(n: int) -> int:
        save(home, a_plan(f"plan-{n}"))
        return len(home.plans())

    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(save_one, range(20)))
    assert all(counts)
    assert len(Home(tmp_path).plans()) == len(home.plans()) == 20


def test_programs_at_once_keep_every_change(tmp_path: Path) -> None:
    programs = [writer(tmp_path, name, 15) for name in ("one", "two", "three")]
    said = [program.communicate()[0].split() for program in programs]
    assert [program.returncode for program in programs] == [0, 0, 0]
    home = Home(tmp_path)
    assert {plan.id for plan in home.plans()} == {plan for plans in said for plan in plans}
    assert len(home.plans()) == len(home.sealed_ratings()) == len(home.check_ins()) == 45


@pytest.mark.parametrize("after", [1, 4, 9])
def test_a_killed_program_had_saved_what_it_said(tmp_path: Path, after: int) -> None:
    with writer(tmp_path, "killed", 500) as program:
        assert program.stdout is not None
        said = [program.stdout.readline().strip() for _ in range(after)]
        program.kill()
        said += program.stdout.read().split()
    home = Home(tmp_path)
    there = [plan.id for plan in home.plans()]
    assert said == there[: len(said)]
    assert len(there) <= len(said) + 1
    assert len(home.sealed_ratings()) == len(home.check_ins()) == len(there)
    save(home, a_plan("next"), a_check_in(a_plan("next"), "b"), a_rating(a_plan("next"), "b"))
    assert len(Home(tmp_path).plans()) == len(there) + 1


def test_a_lock_that_is_not_given_back_is_waited_for_only_so_long(tmp_path: Path) -> None:
    too_long = pytest.raises(DataProblem, match="Another window is saving")
    with locked(tmp_path), too_long, locked(tmp_path, wait=0):
        pass
    with locked(tmp_path, wait=0):
        assert (tmp_path / "lock").read_bytes() == b""


def test_a_file_that_a_program_without_the_lock_wrote_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_plan())
    journal = tmp_path / "journal.jsonl"

    def act() -> None:
        with home.act("Walk", NOW) as writing:
            writing.save(a_plan("walk"))
            journal.write_bytes(journal.read_bytes() + b"theirs")

    with pytest.raises(DataProblem, match="changed by another program"):
        act()
    assert journal.read_bytes().endswith(b"theirs")
    assert home.plans() == (a_plan(),)


def test_a_private_line_counts_from_the_moment_its_shared_line_is_there(tmp_path: Path) -> None:
    home, plan = Home(tmp_path), a_plan()
    save(home, plan, a_check_in(plan, "a"), a_rating(plan, "a", Rating.NICE))
    older = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    save(home, a_check_in(plan, "a", "b"), a_rating(plan, "a", Rating.LOVELY))
    journal = tmp_path / "journal.jsonl"
    newer = journal.read_bytes()
    for path in older.keys() - {tmp_path / "private-a.jsonl"}:
        path.write_bytes(older[path])
    reader = Home(tmp_path)
    assert reader.sealed_ratings() == (a_rating(plan, "a", Rating.NICE),)
    journal.write_bytes(newer)
    assert reader.sealed_ratings() == Home(tmp_path).sealed_ratings() == (a_rating(plan, "a", Rating.LOVELY),)


def test_what_an_act_keeps_for_both_alone_happens_for_both_or_for_neither(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_plan(), a_boundary("a", "film"), a_boundary("b", "film"))
    older = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    with home.act("", NOW) as writing:
        writing.save(a_boundary("a"), a_boundary("b"))
    assert len(Home(tmp_path).boundaries()) == 4
    for path in older.keys() - {tmp_path / "private-a.jsonl"}:
        path.write_bytes(older[path])
    assert Home(tmp_path).boundaries() == (a_boundary("a", "film"), a_boundary("b", "film"))


def test_what_is_written_while_somebody_reads_is_seen_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, other = Home(tmp_path), Home(tmp_path)
    save(other, a_plan("tea"))

    def load_and_be_overtaken(*args: Any, **kwargs: Any) -> Any:
        found = load(*args, **kwargs)
        monkeypatch.undo()
        save(other, a_plan("walk"))
        return found

    monkeypatch.setattr(reading, "load", load_and_be_overtaken)
    assert a_plan("tea") in reader.plans()
    assert reader.plans() == (a_plan("tea"), a_plan("walk"))


def test_reading_does_not_wait_for_the_lock(tmp_path: Path) -> None:
    save(Home(tmp_path), a_plan())
    with locked(tmp_path):
        assert Home(tmp_path).plans() == (a_plan(),)
