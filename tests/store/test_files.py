"""The files themselves: private whatever the umask, replaced whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from planner.model.errors import DataProblem
from planner.store.exports import write_calendar
from planner.store.files import append_line, read_file, replace_file
from planner.store.home import Home
from tests.store.faults import Died, dies, disk_full, faulty, watched
from tests.store.samples import a_boundary, a_plan, save


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """Files made by this process get these bits taken away."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    """The permissions of a folder and all in it."""
    return {str(path.relative_to(folder)): path.stat().st_mode & 0o7777 for path in (folder, *folder.rglob("*"))}


@pytest.mark.usefixtures("umask")
def test_only_the_owner_may_read(tmp_path: Path) -> None:
    folder = tmp_path / "share" / "data"
    save(Home(folder), a_plan(), a_boundary("a"))
    (folder / "store.json").write_bytes(b"damaged")
    save(Home(folder), a_plan("walk"))
    found = modes(tmp_path / "share")
    assert {name: mode for name, mode in found.items() if mode & 0o077} == {}
    aside = next(name for name in found if name.startswith("data/damaged/store."))
    copy = next(name for name in found if name.endswith("/store.json.gz"))
    assert found["data/journal.jsonl"] == found[aside] == found[copy] == found["data/lock"] == 0o600
    assert found["data"] == found["data/backups"] == found[copy.rpartition("/")[0]] == found["."] == 0o700


def test_a_file_that_was_opened_to_others_is_closed_again(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_plan())
    files = [path for path in tmp_path.iterdir() if path.is_file()]
    for path in files:
        path.chmod(0o644)
    save(home, a_plan("walk"))
    assert {modes(tmp_path)[path.name] for path in files} == {0o600}


def test_the_mode_of_a_folder_that_was_there_is_left_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    save(Home(tmp_path), a_plan())
    assert tmp_path.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("half", [False, True])
def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, half: bool) -> None:
    path = tmp_path / "week.ics"
    path.write_bytes(b"old")
    seen = set()
    for at in range(1, 20):
        with faulty(at, dies, half=half) as calls, suppress(Died):
            replace_file(path, b"new and longer")
        seen.add(path.read_bytes())
        if calls.count < at:
            break
        path.write_bytes(b"old")
    assert seen == {b"old", b"new and longer"}


def test_a_file_that_can_not_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "week.ics"
    full = faulty(1, lambda name: disk_full(name) if name == "fsync" else None)
    with full, pytest.raises(DataProblem, match="disk is full"):
        replace_file(path, b"new")
    assert list(tmp_path.iterdir()) == []


def test_two_programs_that_write_one_calendar_at_once_both_write_it_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, others = tmp_path / "week.ics", [b"BEGIN:VCALENDAR of another program"]
    numbers = count(1)
    monkeypatch.setattr("planner.store.files.os.getpid", lambda: next(numbers))

    def overtaken(handle: int) -> None:
        # Between its last byte and its place, another one comes.
        if others:
            write_calendar(path, others.pop())
        os.fsync(handle)

    monkeypatch.setattr("planner.store.files.flush", overtaken)
    write_calendar(path, b"BEGIN:VCALENDAR of this one")
    assert path.read_bytes() == b"BEGIN:VCALENDAR of this one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_replaced_file_is_for_its_owner_alone_and_for_them_in_full(tmp_path: Path) -> None:
    (tmp_path / "week.ics").touch(mode=0o644)
    before = os.umask(0o777)
    try:
        replace_file(tmp_path / "week.ics", b"new")
    finally:
        os.umask(before)
    assert (tmp_path / "week.ics").stat().st_mode & 0o777 == 0o600


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_followed(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign"
    foreign.write_bytes(b"not ours")
    (tmp_path / "week.ics").symlink_to(foreign)
    replace_file(tmp_path / "week.ics", b"new")
    assert foreign.read_bytes() == b"not ours"
    assert (tmp_path / "week.ics").read_bytes() == b"new"


def test_a_line_is_added_after_what_is_good(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    assert append_line(path, b"one", 0) == 4
    with path.open("ab") as file:
        file.write(b"torn")
    assert append_line(path, b"two", 4) == 8
    assert read_file(path) == b"one\ntwo\n"
    assert read_file(path, 4) == b"two\n"


def test_a_torn_line_that_can_not_be_taken_away_gets_its_end_first(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    path.write_bytes(b"one\ntorn")
    with faulty(1, lambda name: disk_full(name) if name == "ftruncate" else None):
        assert append_line(path, b"two", 4) == 13
    assert path.read_bytes() == b"one\ntorn\ntwo\n"


def test_a_whole_line_that_can_not_be_taken_away_stops_the_next(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    path.write_bytes(b"one\nnot to count\n")
    full = faulty(1, lambda name: disk_full(name) if name == "ftruncate" else None)
    with full, pytest.raises(DataProblem, match="disk is full"):
        append_line(path, b"two", 4)
    assert path.read_bytes() == b"one\nnot to count\n"


def test_a_file_that_became_shorter_meanwhile_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    path.write_bytes(b"one\n")
    with pytest.raises(DataProblem, match="changed by another program"):
        append_line(path, b"two", 8)
    assert path.read_bytes() == b"one\n"


def test_a_file_that_is_not_there_reads_as_none(tmp_path: Path) -> None:
    assert read_file(tmp_path / "nothing") is None
    assert read_file(tmp_path / "no-folder" / "nothing") is None


def test_what_is_saved_is_synced_in_the_right_order(tmp_path: Path) -> None:
    folder = str(tmp_path)
    journal, snapshot, fresh = (f"{folder}/{name}" for name in ("journal.jsonl", "store.json", ".store.json.new"))
    home = Home(tmp_path)
    with watched() as first:
        save(home, a_plan())
    with watched() as second:
        save(home, a_plan("walk"))
    new_name = [("make", fresh), ("write", fresh), ("sync", fresh), ("replace", snapshot), ("sync", folder)]
    lock = [("make", f"{folder}/lock")]
    begun = [*lock, ("make", journal), ("sync", folder), ("write", journal), ("sync", journal), *new_name]
    assert first[: len(begun)] == begun
    assert {path for what, path in first[len(begun) :] if path.startswith(f"{folder}/backups")} == {
        path for what, path in first[len(begun) :] if path != folder
    }
    assert second == [("write", journal), ("sync", journal), *new_name]
