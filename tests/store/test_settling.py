"""A window that stays open acknowledges a change with its journal's line, and writes the second copy afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.store import journal, settling
from planner.store.home import Home
from planner.store.journal import Line, read_back, read_lines
from planner.store.lock import locked
from planner.store.snapshot import read_snapshot
from tests.store.faults import watched
from tests.store.samples import NOW, a_boundary, a_plan, everything, save


def saved_at(folder: Path, name: str = "store") -> int:
    """The number that a snapshot stands at."""
    snapshot = read_snapshot(folder / f"{name}.json")
    return 0 if snapshot is None else snapshot.seq


def a_window(folder: Path) -> Home:
    """A home that settles when it is told to."""
    home = Home(folder)
    home.settles_later = True
    return home


def test_a_change_is_saved_before_its_second_copy_and_both_are_there_in_the_end(tmp_path: Path) -> None:
    home = a_window(tmp_path)
    save(home, a_plan(), a_boundary("a"))
    assert saved_at(tmp_path) == saved_at(tmp_path, "private-a") == 0
    assert home.unsettled()
    assert everything(tmp_path) == everything(home)
    home.settle()
    assert not home.unsettled()
    assert saved_at(tmp_path) == saved_at(tmp_path, "private-a") == 1
    (tmp_path / "journal.jsonl").unlink()
    assert Home(tmp_path).plans() == (a_plan(),)


def test_a_backup_may_come_later_than_the_second_copy(tmp_path: Path) -> None:
    home = a_window(tmp_path)
    save(home, a_plan())
    home.settle(backing_up=False)
    assert saved_at(tmp_path) == 1
    assert home.keeper.backups() == ()
    home.settle()
    assert [backup.seq for backup in home.keeper.backups()] == [1]


def test_the_acknowledgement_waits_for_one_file_alone(tmp_path: Path) -> None:
    home = a_window(tmp_path)
    save(home, a_plan())
    with watched() as log:
        save(home, a_plan("walk"))
    assert [(what, Path(path).name) for what, path in log] == [("write", "journal.jsonl"), ("sync", "journal.jsonl")]


def test_settling_waits_where_another_window_saves_and_comes_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = a_window(tmp_path)
    save(home, a_plan())
    with monkeypatch.context() as patch, locked(tmp_path):
        patch.setattr("planner.store.lock.locked", lambda folder: locked(folder, wait=0))
        home.settle()
    assert saved_at(tmp_path) == 0
    save(Home(tmp_path), a_plan("walk"))
    home.settle()
    assert saved_at(tmp_path) == 2
    assert len(home.plans()) == 2


def test_a_large_second_copy_is_not_written_for_each_command_but_is_when_a_window_settles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "EAGER_BYTES", 10)
    save(Home(tmp_path), a_plan())
    save(Home(tmp_path), a_plan("walk"))
    assert saved_at(tmp_path) == 1
    home = a_window(tmp_path)
    save(home, a_plan("soup"))
    home.settle()
    assert saved_at(tmp_path) == 3


@pytest.mark.parametrize("chunk", [1, 7, 200, 5000, 100_000])
def test_a_journal_is_read_back_as_it_is_read_forth(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(journal, "_CHUNK", chunk)
    for n in range(12):
        save(Home(tmp_path), a_plan(f"plan-{n}", note="long " * n * n))
    path = tmp_path / "journal.jsonl"
    data = path.read_bytes()
    forth = [line for line in read_lines(data, 0, path.name) if isinstance(line, Line)]
    assert len(forth) == 12
    assert list(read_back(path, len(data))) == forth[::-1]
    assert next(read_back(path, forth[5].end)) == forth[5]
    assert list(read_back(path, 0)) == []


def test_what_is_read_once_is_the_same_record_until_it_changes(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_plan("tea"), a_plan("walk"))
    tea, walk = home.plans()
    with home.act("Walk got longer", NOW) as writing:
        writing.save(a_plan("walk", minutes=90))
    assert home.plans()[0] is tea
    assert home.plans()[1] == a_plan("walk", minutes=90) != walk
