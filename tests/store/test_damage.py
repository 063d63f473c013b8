"""Damaged files: either one alone is enough, and what can't be made good is said, not guessed."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.model.errors import DataProblem
from planner.store import settling
from planner.store.home import Home
from tests.store.samples import NOW, a_boundary, a_check_in, a_plan, a_rating, everything, save

Damage = Callable[[bytes], bytes]


def flip(at: float) -> Damage:
    """One bit is another, at a share of the file."""

    def flipped(data: bytes) -> bytes:
        place = int(len(data) * at)
        return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]

    return flipped


DAMAGES: dict[str, Damage] = {
    "empty": lambda _: b"",
    "one byte": lambda _: b"x",
    "zeros": lambda data: bytes(len(data)),
    "last half is zeros": lambda data: data[: len(data) // 2] + bytes(len(data) // 2),
    "cut in half": lambda data: data[: len(data) // 2],
    "cut by one byte": lambda data: data[:-1],
    "cut by a line": lambda data: b"".join(data.splitlines(keepends=True)[:-1]),
    "first line gone": lambda data: b"".join(data.splitlines(keepends=True)[1:]),
    "lines turned round": lambda data: b"".join(reversed(data.splitlines(keepends=True))),
    "twice the same": lambda data: data + data,
    "another text": lambda _: b"hello\nworld\n",
    "a list": lambda _: b"[]\n",
    "deep": lambda _: b"[" * 100_000,
    "latin": lambda data: data.replace(b"Tea", b"T\xe9a"),
    "byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "utf-16": lambda data: data.decode().encode("utf-16"),
    "long number": lambda data: re.sub(rb'"minutes":\d+', b'"minutes":' + b"9" * 6000, data),
    "bit in the beginning": flip(0.01),
    "bit in the middle": flip(0.5),
    "bit near the end": flip(0.97),
    "last byte": lambda data: data[:-1] + b"?",
    "minutes by hand": lambda data: data.replace(b'"minutes":45', b'"minutes":54'),
}
NOT_IN_PRIVATE_FILES = ("latin", "long number", "minutes by hand")
FILES = ("store.json", "journal.jsonl", "private-a.json", "private-a.jsonl")


def begun(folder: Path) -> Home:
    """A home whose files hold a few acts."""
    home, plan = Home(folder), a_plan()
    save(home, plan)
    save(home, a_check_in(plan, "a"), a_rating(plan, "a"), a_boundary("a"))
    save(home, a_plan("walk"), a_boundary("a", "tickling"))
    save(home, a_plan("bath"))
    return home


def without_backups(folder: Path) -> None:
    """As if there had never been one."""
    shutil.rmtree(folder / "backups")


def kept(folder: Path, data: bytes) -> bool:
    """Whether these bytes still lie somewhere in the folder."""
    return any(data in path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        (name, damage)
        for name in FILES
        for damage in DAMAGES
        if not (name.startswith("private") and damage in NOT_IN_PRIVATE_FILES)
        if not (name.endswith(".json") and damage == "lines turned round")
    ],
)
def test_one_damaged_file_loses_nothing(tmp_path: Path, name: str, damage: str) -> None:
    before = everything(begun(tmp_path))
    path = tmp_path / name
    damaged = DAMAGES[damage](path.read_bytes())
    assert damaged != path.read_bytes()
    path.write_bytes(damaged)
    assert everything(tmp_path) == before
    assert path.read_bytes() == damaged
    home = Home(tmp_path)
    save(home, a_plan("next"), a_boundary("a", "next"))
    after = everything(home)
    new = [record for part, old in zip(after, before, strict=True) for record in part if record not in old]
    assert sorted(new, key=repr) == sorted((a_plan("next"), a_boundary("a", "next")), key=repr)
    assert sum(map(len, after)) == sum(map(len, before)) + 2
    assert everything(tmp_path) == after
    assert kept(tmp_path, damaged)


@pytest.mark.parametrize("name", FILES)
def test_one_missing_file_loses_nothing(tmp_path: Path, name: str) -> None:
    before = everything(begun(tmp_path))
    (tmp_path / name).unlink()
    assert everything(tmp_path) == before
    save(Home(tmp_path), a_plan("next"), a_boundary("a", "next"))
    assert len(everything(tmp_path)[1]) == len(before[1]) + 1
    assert (tmp_path / name).exists()


def test_what_was_mended_is_told_once(tmp_path: Path) -> None:
    begun(tmp_path)
    (tmp_path / "store.json").write_bytes(b"damaged")
    home = Home(tmp_path)
    save(home, a_plan("next"))
    (notice,) = home.notices()
    assert "store.json was damaged" in notice
    assert home.notices() == ()
    assert [path.read_bytes() for path in (tmp_path / "damaged").iterdir()] == [b"damaged"]


def test_undo_ends_where_the_journal_was_begun_anew(tmp_path: Path) -> None:
    begun(tmp_path)
    (tmp_path / "journal.jsonl").unlink()
    home = Home(tmp_path)
    save(home, a_plan("next"), what="Next was planned")
    before = home.plans()
    assert home.undo(NOW) == "Next was planned"
    with pytest.raises(Exception, match="nothing to take back"):
        home.undo(NOW)
    assert home.plans() == tuple(plan for plan in before if plan != a_plan("next"))


def test_a_journal_that_was_begun_anew_is_enough_alone(tmp_path: Path) -> None:
    begun(tmp_path)
    (tmp_path / "journal.jsonl").unlink()
    save(Home(tmp_path), a_plan("next"))
    before = everything(tmp_path)
    (tmp_path / "store.json").unlink()
    assert everything(tmp_path) == before


@pytest.mark.parametrize("damage", ["first line gone", "cut in half", "cut by a line", "twice the same", "zeros"])
def test_after_the_next_act_a_mended_journal_is_enough_alone(tmp_path: Path, damage: str) -> None:
    begun(tmp_path)
    journal = tmp_path / "journal.jsonl"
    journal.write_bytes(DAMAGES[damage](journal.read_bytes()))
    save(Home(tmp_path), a_plan("next"))
    before = everything(tmp_path)
    (tmp_path / "store.json").unlink()
    assert everything(tmp_path) == before


@pytest.mark.parametrize("row", [1, 2, 3])
def test_both_files_damaged_is_said_with_file_and_line(tmp_path: Path, row: int) -> None:
    begun(tmp_path)
    without_backups(tmp_path)
    lines = (tmp_path / "journal.jsonl").read_bytes().splitlines(keepends=True)
    lines[row - 1] = lines[row - 1].replace(b'"n"', b'"m"')
    (tmp_path / "journal.jsonl").write_bytes(b"".join(lines))
    (tmp_path / "store.json").write_bytes(b"damaged")
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    home = Home(tmp_path)
    for attempt in (home.plans, home.couple, lambda: home.undo(NOW), lambda: save(home, a_plan("next"))):
        with pytest.raises(DataProblem, match=rf"journal\.jsonl is damaged at line {row}"):
            attempt()
    assert {path: path.read_bytes() for path in before} == before


def test_an_empty_snapshot_without_a_journal_is_no_new_home(tmp_path: Path) -> None:
    (tmp_path / "store.json").touch()
    with pytest.raises(DataProblem, match="damaged"):
        Home(tmp_path).plans()
    with pytest.raises(DataProblem, match="damaged"):
        save(Home(tmp_path), a_plan())
    assert (tmp_path / "store.json").read_bytes() == b""


@pytest.mark.parametrize("journal", [None, b"", b"rubbish", b"\n", bytes(40)])
def test_a_journal_beside_a_damaged_snapshot_is_never_said_to_be_missing_when_it_is_there(
    tmp_path: Path, journal: bytes | None
) -> None:
    (tmp_path / "store.json").write_bytes(b"damaged")
    if journal is not None:
        (tmp_path / "journal.jsonl").write_bytes(journal)
    with pytest.raises(DataProblem, match=r"store\.json is damaged, and no journal beside it tells what it held;"):
        Home(tmp_path).plans()


def test_a_change_that_only_the_damaged_journal_held_is_missed(tmp_path: Path) -> None:
    home = begun(tmp_path)
    snapshot = (tmp_path / "store.json").read_bytes()
    save(home, a_plan("next"))
    (tmp_path / "store.json").write_bytes(snapshot)
    assert a_plan("next") in Home(tmp_path).plans()
    journal = tmp_path / "journal.jsonl"
    journal.write_bytes(journal.read_bytes()[:-5] + b"?]]}\n")
    with pytest.raises(DataProblem, match=r"journal\.jsonl is damaged at line 5"):
        Home(tmp_path).plans()


def test_two_pasts_are_not_mixed(tmp_path: Path) -> None:
    begun(tmp_path / "one")
    save(begun(tmp_path / "two"), a_plan("other"))
    (tmp_path / "two" / "journal.jsonl").replace(tmp_path / "one" / "journal.jsonl")
    with pytest.raises(DataProblem, match="two different pasts"):
        Home(tmp_path / "one").plans()


@pytest.mark.parametrize(("name", "pattern"), [("store.json", rb'"schema":(1)'), ("journal.jsonl", rb'"n":4,"v":(1)')])
def test_a_newer_file_is_left_as_it_is(tmp_path: Path, name: str, pattern: bytes) -> None:
    begun(tmp_path)
    path = tmp_path / name
    data = path.read_bytes()
    assert re.search(pattern, data)
    path.write_bytes(re.sub(pattern, lambda match: match[0][:-1] + b"9999", data))
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    home = Home(tmp_path)
    with pytest.raises(DataProblem, match="newer Ourweek"):
        home.plans()
    with pytest.raises(DataProblem, match="newer Ourweek"):
        save(home, a_plan("next"))
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_lines_of_two_pasts_are_not_mixed_either(tmp_path: Path) -> None:
    begun(tmp_path / "one")
    begun(tmp_path / "two")
    journals = [(tmp_path / name / "journal.jsonl").read_bytes().splitlines(keepends=True) for name in ("one", "two")]
    (tmp_path / "one" / "journal.jsonl").write_bytes(b"".join(journals[0][:2] + journals[1][2:]))
    (tmp_path / "one" / "store.json").unlink()
    with pytest.raises(DataProblem, match=r"journal\.jsonl is damaged at line 3"):
        Home(tmp_path / "one").plans()


def test_an_older_snapshot_put_back_catches_up_with_the_journal(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_plan("tea"))
    older = (tmp_path / "store.json").read_bytes()
    for n in range(5):
        save(home, a_plan(f"plan-{n}"))
    before = everything(home)
    (tmp_path / "store.json").write_bytes(older)
    assert everything(home) == everything(tmp_path) == before


@pytest.mark.parametrize("name", ["store.json", "journal.jsonl", "lock"])
@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_is_no_plain_file_is_neither_followed_nor_waited_for(tmp_path: Path, name: str, kind: str) -> None:
    folder, foreign = tmp_path / "data", tmp_path / "foreign"
    begun(folder)
    foreign.write_bytes(b"not ours")
    path = folder / name
    path.unlink()
    if kind == "link":
        path.symlink_to(foreign)
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
    with pytest.raises(DataProblem, match="not a plain file"):
        save(Home(folder), a_plan("next"))
    assert foreign.read_bytes() == b"not ours"


def test_beyond_a_size_the_snapshot_waits_for_more_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "EAGER_BYTES", 0)
    home = Home(tmp_path)
    standing = []
    for n in range(40):
        save(home, a_plan(f"plan-{n}"))
        assert everything(tmp_path) == everything(home)
        standing.append(json.loads((tmp_path / "store.json").read_bytes())["seq"])
    assert sorted(set(standing)) == [1, 17, 26]  # a backup by itself comes with the 26th


def test_a_sound_home_has_no_faults(tmp_path: Path) -> None:
    assert Home(tmp_path / "data").examine() == ()
    begun(tmp_path)
    assert Home(tmp_path).examine() == ()


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", ["empty", "first line gone", "zeros", "bit in the beginning", "last byte"])
def test_every_fault_is_found_and_the_next_act_mends_it(tmp_path: Path, name: str, damage: str) -> None:
    begun(tmp_path)
    (tmp_path / name).write_bytes(DAMAGES[damage]((tmp_path / name).read_bytes()))
    home = Home(tmp_path)
    (fault,) = home.examine()
    assert fault.startswith(f"{name} is damaged")
    save(home, a_plan("next"), a_boundary("a", "next"))
    assert home.examine() == Home(tmp_path).examine() == ()


def test_faults_beyond_mending_are_found_in_every_store(tmp_path: Path) -> None:
    begun(tmp_path)
    for name in FILES:
        (tmp_path / name).write_bytes(b"damaged\n")
    assert [fault.split(" is ")[0].rpartition("/")[2] for fault in Home(tmp_path).examine()] == [
        "journal.jsonl",
        "private-a.jsonl",
    ]


def test_a_record_that_can_not_be_read_is_a_fault(tmp_path: Path) -> None:
    home = begun(tmp_path)
    with home.act("", NOW):
        home.store_of(a_plan()).put("plans", "tea@ourweek", {"minutes": "long"})
    assert home.examine() == ("A record among the plans can't be read; restore a backup.",)
