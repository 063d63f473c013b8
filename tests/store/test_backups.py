"""Backups: kept by themselves, thinned as they grow old, and enough to bring everything back."""

from __future__ import annotations

import gzip
import shutil
from collections import Counter
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.errors import DataProblem
from planner.store import sealing
from planner.store.backups import (
    BY_HAND,
    BY_ITSELF,
    CLOSELY,
    Backup,
    Packing,
    backups_in,
    files_of,
    keep_backup,
    superfluous,
)
from planner.store.checkup import check_up
from planner.store.content import read_readable, write_readable
from planner.store.home import Home
from planner.store.own_files import is_own
from tests.store.faults import disk_full, faulty
from tests.store.samples import NOW, a_boundary, a_plan, everything, save

DAY = timedelta(days=1)


def plan_one(home: Home, n: int, now: datetime = NOW) -> None:
    with home.act("Something was planned", now) as writing:
        writing.save(a_plan(f"plan-{n}"))


def kinds(home: Home) -> list[str]:
    return [backup.kind for backup in home.keeper.backups()]


def test_the_first_change_of_a_day_keeps_a_backup_and_the_next_ones_cost_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for n in range(5):
        plan_one(home, n)
    assert kinds(home) == [BY_ITSELF]
    plan_one(Home(tmp_path), 5, NOW + DAY)
    assert kinds(home) == [BY_ITSELF, BY_ITSELF]


def test_many_changes_on_one_day_are_kept_closely(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for n in range(2 * CLOSELY + 1):
        plan_one(home, n)
    assert [backup.seq for backup in home.keeper.backups()] == [1, 1 + CLOSELY, 1 + 2 * CLOSELY]


def test_a_second_folder_has_one_of_each_day_and_is_enough(tmp_path: Path) -> None:
    spare = tmp_path / "state"
    home = Home(tmp_path / "data", lambda: spare)
    for n in range(2 * CLOSELY):
        plan_one(home, n)
    assert [backup.seq for backup in backups_in(spare)] == [1]
    plan_one(home, 999, NOW + DAY)
    assert [backup.seq for backup in backups_in(spare)] == [1, 2 * CLOSELY + 1]
    assert files_of(backups_in(spare)[-1].folder) == files_of(home.keeper.backups()[-1].folder)


def test_copies_of_before_the_folder_was_deleted_by_hand_come_before_the_new_ones(tmp_path: Path) -> None:
    for number in range(2):
        home = Home(tmp_path / "data", lambda: tmp_path / "state")
        plan_one(home, number)
        home.back_up(BY_HAND, NOW + number * DAY)
        assert [backup.row for backup in home.keeper.backups()] == [*range(1, 2 * number + 3)]
        shutil.rmtree(tmp_path / "data")


def test_a_backup_holds_both_partners_own_parts_and_their_packs(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_plan(), a_boundary("a"), a_boundary("b"))
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "own.toml").write_text("[pack]\n")
    (tmp_path / "packs" / "elsewhere.toml").symlink_to(tmp_path / "store.json")
    backup = home.back_up(BY_HAND, NOW)
    assert set(files_of(backup.folder)) == {"store.json", "private-a.json", "private-b.json", "packs/own.toml"}
    assert files_of(backup.folder)["store.json"] == (tmp_path / "store.json").read_bytes()


@pytest.mark.parametrize("name", ["für uns", "_later", "Ideas (ours), 2026", "週末", "x" * 80])
def test_a_pack_of_any_name_comes_back_from_its_copies(tmp_path: Path, name: str) -> None:
    home, pack = Home(tmp_path), tmp_path / "packs" / f"{name}.toml"
    save(home, a_plan())
    pack.parent.mkdir()
    pack.write_text("[pack]\n")
    kept = home.content_of(home.back_up(BY_HAND, NOW).folder)
    for content in (kept, read_readable(write_readable(home.content(), ""))):
        pack.unlink()
        home.restore(content, "A copy was put back", NOW)
        assert pack.read_text() == "[pack]\n"


@pytest.mark.parametrize(
    "place",
    [
        *("own.toml", "packs/own.tom", "packs/.toml", "packs/.own.toml", "packs/../own.toml", "packs/a/b.toml"),
        *("packs/a\\b.toml", "packs/a\nb.toml", "packs/a:b.toml", "packs/\ud800.toml"),
        *(f"packs/{'x' * 81}.toml", f"packs/{'週' * 79}.toml"),
    ],
)
def test_what_could_lie_elsewhere_or_nowhere_is_no_file_of_theirs(place: str) -> None:
    assert not is_own(place)


def test_what_is_as_it_was_takes_no_room_twice(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_plan(), a_boundary("a"))
    first = home.keeper.backups()[-1].folder
    plan_one(home, 1)
    second = home.back_up(BY_HAND, NOW).folder
    assert (first / "private-a.json.gz").samefile(second / "private-a.json.gz")
    assert not (first / "store.json.gz").samefile(second / "store.json.gz")


def test_a_file_is_packed_once_for_both_folders_and_never_again_while_it_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed: list[bytes] = []
    compress = gzip.compress

    def counted(data: bytes, *how: int, **more: float) -> bytes:
        packed.append(data)
        return compress(data, *how, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(gzip, "compress", counted)
    here, outside, pack = tmp_path / "here", tmp_path / "outside", b"title = 'Soup'"
    packing = Packing({"packs/ours.toml": pack, "store.json": b"{}"}.items)
    for folder in (here, outside):
        keep_backup(folder, packing, 1, 1, NOW, BY_ITSELF)
    keep_backup(here, Packing({"packs/ours.toml": pack, "store.json": b"{ }"}.items), 2, 2, NOW, BY_ITSELF)
    assert packed == [pack, b"{}", b"{ }"]
    assert [files_of(backup.folder) for backup in backups_in(here)] == [
        {"packs/ours.toml": pack, "store.json": b"{}"},
        {"packs/ours.toml": pack, "store.json": b"{ }"},
    ]


def test_what_is_damaged_in_a_backup_is_packed_anew_in_the_next(tmp_path: Path) -> None:
    first = keep_backup(tmp_path, Packing({"store.json": b"{}"}.items), 1, 1, NOW, BY_ITSELF)
    (first.folder / "store.json.gz").write_bytes(b"rubbish")
    second = keep_backup(tmp_path, Packing({"store.json": b"{}"}.items), 2, 2, NOW, BY_ITSELF)
    assert files_of(second.folder) == {"store.json": b"{}"}


def test_a_clock_that_jumps_back_does_not_change_which_backup_is_the_newest(tmp_path: Path) -> None:
    home = Home(tmp_path)
    plan_one(home, 1)
    plan_one(home, 2, NOW - 3650 * DAY)
    plan_one(home, 3, NOW - 3650 * DAY)
    assert [(backup.row, backup.seq) for backup in home.keeper.backups()] == [(1, 1), (2, 2)]


def test_a_backup_that_can_not_be_kept_costs_no_change_and_is_said(tmp_path: Path) -> None:
    home = Home(tmp_path)
    plan_one(home, 1)
    (tmp_path / "backups").rename(tmp_path / "elsewhere")
    (tmp_path / "backups").write_text("in the way")
    plan_one(home, 2, NOW + DAY)
    assert len(Home(tmp_path).plans()) == 2
    (notice,) = home.notices()
    assert notice.startswith("This is saved, but no backup could be kept")


def test_a_disk_that_is_full_leaves_no_half_backup(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_plan(), a_boundary("a"))
    before = files_of(home.keeper.backups()[-1].folder)
    for at in range(1, 40):
        with faulty(at, disk_full) as calls, suppress(DataProblem):
            home.back_up(BY_HAND, NOW)
        assert all(files_of(backup.folder) == before for backup in home.keeper.backups())
        if calls.count < at:
            break
    assert kinds(home)[:2] == [BY_ITSELF, BY_HAND]


@pytest.mark.parametrize("row", [1, 2, 3, 4])
def test_where_both_files_are_damaged_a_backup_and_the_rest_of_the_journal_lose_nothing(
    tmp_path: Path, row: int
) -> None:
    home = Home(tmp_path)
    for n in range(row):
        plan_one(home, n)
    home.back_up(BY_HAND, NOW)
    plan_one(home, row)
    before = everything(home)
    journal = tmp_path / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines[: row - 1], b"damaged\n", *lines[row:]]))
    (tmp_path / "store.json").write_bytes(b"damaged")
    assert everything(tmp_path) == before
    plan_one(Home(tmp_path), 99)
    assert len(Home(tmp_path).plans()) == len(before[1]) + 1
    (tmp_path / "store.json").unlink()
    assert len(Home(tmp_path).plans()) == len(before[1]) + 1


def test_a_backup_is_never_taken_for_the_present_without_being_asked(tmp_path: Path) -> None:
    home = Home(tmp_path)
    plan_one(home, 1)
    plan_one(home, 2)
    (tmp_path / "journal.jsonl").unlink()
    (tmp_path / "store.json").write_bytes(b"damaged")
    with pytest.raises(DataProblem, match="ourweek doctor --repair"):
        Home(tmp_path).plans()
    (sentence,) = Home(tmp_path).mend()
    assert "after change 1" in sentence
    assert Home(tmp_path).plans() == (a_plan("plan-1"),)
    assert b"damaged" in [path.read_bytes() for path in (tmp_path / "damaged").iterdir()]


def test_mending_takes_the_newest_that_can_be_read(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for n in range(4):
        plan_one(home, n)
    journal = tmp_path / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines[:2], b"damaged\n", lines[3]]))
    (tmp_path / "store.json").write_bytes(b"damaged")
    assert len(Home(tmp_path).mend()) == 1
    assert [plan.id for plan in Home(tmp_path).plans()] == ["plan-0@ourweek", "plan-1@ourweek"]
    plan_one(Home(tmp_path), 9)
    assert Home(tmp_path).examine() == ()


def test_what_is_sound_is_not_mended(tmp_path: Path) -> None:
    home = Home(tmp_path)
    save(home, a_plan(), a_boundary("a"))
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert home.mend() == ()
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_a_new_passphrase_leaves_no_copy_that_opens_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("cryptography")
    monkeypatch.setattr(sealing, "COST", 16)
    home = Home(tmp_path / "data", lambda: tmp_path / "state")
    save(home, a_plan(), a_boundary("a", "kingfisher"))
    (tmp_path / "data" / "private-a.json").write_bytes(b'{"kingfisher"')
    save(home, a_boundary("a", "tickling"))
    assert holding(tmp_path, b"kingfisher")
    home.set_passphrase("a", "a kettle")
    assert not holding(tmp_path, b"kingfisher")
    assert all("store.json" in files_of(backup.folder) for backup in home.keeper.backups())
    assert "private-a.json" in files_of(home.keeper.backups()[-1].folder)


def holding(folder: Path, word: bytes) -> list[Path]:
    """The files in which a word can be read."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            if word in (gzip.decompress(data) if path.suffix == ".gz" else data):
                found.append(path)
    return found


def a_row(days: list[int], kind: str = BY_ITSELF) -> list[Backup]:
    return [
        Backup(Path(f"{n}"), n, n, datetime(2026, 1, 1) + day * DAY, kind)
        for n, day in enumerate(days, start=1)
    ]


def test_after_years_there_are_a_few_dozen_the_recent_ones_close_together() -> None:
    row: list[Backup] = []
    for backup in a_row([n // 3 for n in range(3 * 365 * 3)]):
        row.append(backup)
        gone = superfluous(row)
        row = [each for each in row if each not in gone]
    ages = [(row[-1].at - backup.at).days for backup in row]
    assert len(row) < 50
    assert max(ages) > 300
    assert {age for age in ages if age < 14} == set(range(14))
    assert len([age for age in ages if age < 7]) > 14


def test_of_a_long_row_just_what_is_promised_stays() -> None:
    by_hand, before = a_row([0, 1], BY_HAND), a_row([0, 1, 2, 3, 4], "before-restore")
    # Three times a day from New Year to the end of April, a Thursday.
    row = [*by_hand, *before, *a_row([n // 3 for n in range(360)])]
    row = [Backup(each.folder, n, n, each.at, each.kind) for n, each in enumerate(row, start=1)]
    gone = superfluous(row)
    stays = [each for each in row if each not in gone]
    assert [each.row for each in stays if each.kind != BY_ITSELF] == [1, 2, 5, 6, 7]
    days = Counter(f"{each.at:%m-%d}" for each in stays if each.kind == BY_ITSELF)
    assert {day for day, times in days.items() if times == 3} == {f"04-{day}" for day in range(25, 31)}
    assert {day for day, times in days.items() if times == 2} == {"04-24"}
    once = {f"04-{day}" for day in range(17, 24)}
    weeks, months = {"04-12", "04-05", "03-29", "03-22", "03-15"}, {"03-31", "02-28", "01-31"}
    assert {day for day, times in days.items() if times == 1} == once | weeks | months


@given(st.lists(st.tuples(st.integers(-4000, 4000), st.sampled_from([BY_ITSELF, BY_HAND, "before-restore"]))))
def test_the_newest_and_those_made_by_hand_are_never_superfluous(made: list[tuple[int, str]]) -> None:
    row = [
        Backup(Path(f"{n}"), n, n, datetime(2026, 1, 1) + day * DAY, kind)
        for n, (day, kind) in enumerate(made, start=1)
    ]
    gone = superfluous(row)
    assert not set(gone) & set(row[-20:])
    assert BY_HAND not in {backup.kind for backup in gone}
    assert [b for b in row if b.kind == "before-restore"][-3:] == [
        b for b in row if b.kind == "before-restore" and b not in gone
    ][-3:]
    stays = [backup for backup in row if backup not in gone]
    assert superfluous(stays) == [] or len(superfluous(stays)) < len(stays)


def test_what_is_sealed_and_locked_is_no_fault_and_its_backups_none_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("cryptography")
    monkeypatch.setattr(sealing, "COST", 16)
    home = Home(tmp_path)
    save(home, a_plan(), a_boundary("a", "kingfisher"))
    home.set_passphrase("a", "a kettle")
    assert list(check_up(Home(tmp_path), repair=True)) == []
    assert Home(tmp_path).examine() == Home(tmp_path).mend() == ()


def test_no_backup_tells_that_somebody_changed_something_private(tmp_path: Path) -> None:
    home = Home(tmp_path)
    plan_one(home, 1)
    for day in (1, 2):
        with Home(tmp_path).act("", NOW + day * DAY) as writing:
            writing.save(a_boundary("a", f"value {day}"))
    assert [backup.at.date() for backup in home.keeper.backups()] == [NOW.date()]
    plan_one(home, 2, NOW + 3 * DAY)
    assert "private-a.json" in files_of(home.keeper.backups()[-1].folder)
