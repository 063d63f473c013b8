"""Data of every version that there ever was can be opened; how one becomes the next is tried with a made-up step."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from planner.model.errors import DataProblem
from planner.store import content, journal, loading, mending, migrations, reading, snapshot, store
from planner.store.content import read_readable, write_readable
from planner.store.home import Home
from planner.store.journal import SCHEMA, Tables
from tests.store.samples import NOW, a_plan, everything, save

VERSIONS = Path(__file__).parent / "versions"
FILES = ("store.json", "journal.jsonl", "private-a.json", "private-a.jsonl", "private-b.json", "private-b.jsonl")


def of_version(number: int, folder: Path) -> Path:
    """A copy of the files that this version wrote."""
    shutil.copytree(VERSIONS / str(number), folder)
    return folder


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> int:
    """There is a newer version, in which plans have a mood."""
    newer = SCHEMA + 1

    def step(name: str, tables: Tables) -> None:
        for record in tables.get("plans", {}).values():
            record["mood"] = f"{record['title']} in {name}"

    for module in (content, journal, loading, mending, migrations, reading, snapshot, store):
        if hasattr(module, "SCHEMA"):
            monkeypatch.setattr(module, "SCHEMA", newer)
    monkeypatch.setitem(migrations.STEPS, SCHEMA, step)
    return newer


def test_there_is_a_stored_folder_of_every_version_and_a_step_from_each_but_the_last() -> None:
    assert sorted(int(path.name) for path in VERSIONS.iterdir()) == list(range(1, SCHEMA + 1))
    assert sorted(migrations.STEPS) == list(range(1, SCHEMA))
    assert all((VERSIONS / str(n) / name).is_file() for n in range(1, SCHEMA + 1) for name in FILES)


@pytest.mark.parametrize("number", range(1, SCHEMA + 1))
def test_what_an_older_version_wrote_is_all_there(tmp_path: Path, number: int) -> None:
    home = Home(of_version(number, tmp_path / "data"))
    couple = home.couple()
    assert couple is not None
    assert couple.names == ("Alex", "Sam")
    assert {plan.title for plan in home.plans()} == {"Tea", "Walk"}
    assert [check_in.rated_by for check_in in home.check_ins()] == [("a", "b")]
    assert [len(part) for part in (home.sealed_ratings(), home.boundaries(), home.quiz_answers())] == [2, 1, 1]
    assert home.examine() == ()
    assert home.undo(NOW) == "Walk was planned"
    backup = read_readable((VERSIONS / str(number) / "everything.json").read_bytes())
    home.restore(backup, "Back", NOW)
    assert {plan.title for plan in home.plans()} == {"Tea", "Walk"}


def test_older_records_are_read_as_those_of_today_and_their_files_left_alone(tmp_path: Path, next_version: int) -> None:
    folder = of_version(SCHEMA, tmp_path / "data")
    before = {name: (folder / name).read_bytes() for name in FILES}
    home = Home(folder)
    stored = home.store_of(a_plan()).all("plans")
    assert {record["mood"] for record in stored.values()} == {"Tea in store", "Walk in store"}
    assert {name: (folder / name).read_bytes() for name in FILES} == before
    assert not (folder / "backups").exists()


def test_the_next_change_writes_them_down_after_a_backup(tmp_path: Path, next_version: int) -> None:
    folder = of_version(SCHEMA, tmp_path / "data")
    before = everything(folder)
    save(Home(folder), a_plan("soup"), what="Soup was planned")
    (kept, *_) = Home(folder).keeper.backups()
    assert kept.kind == "before-migration"
    assert {path.name for path in kept.folder.iterdir()} >= {f"{name}.gz" for name in FILES}
    assert f'"schema":{next_version}' in (folder / "store.json").read_text()
    home = Home(folder)
    assert set(home.plans()) == {*before[1], a_plan("soup")}
    assert home.store_of(a_plan()).all("plans")["tea@ourweek"]["mood"] == "Tea in store"
    assert home.undo(NOW) == "Soup was planned"
    assert everything(folder) == before
    (folder / "store.json").unlink()
    assert everything(folder) == before
    home.restore(home.content_of(kept.folder), "Back", NOW + timedelta(days=1))
    assert home.store_of(a_plan()).all("plans")["tea@ourweek"]["mood"] == "Tea in store"


def test_an_older_readable_backup_is_brought_up_to_today(tmp_path: Path, next_version: int) -> None:
    old = (VERSIONS / str(SCHEMA) / "everything.json").read_bytes()
    found = read_readable(old)
    assert found.stores["store"]["plans"]["tea@ourweek"]["mood"] == "Tea in store"
    assert f'"schema": {next_version}'.encode() in write_readable(found, "")


def test_without_room_for_the_backup_nothing_is_migrated(tmp_path: Path, next_version: int) -> None:
    folder = of_version(SCHEMA, tmp_path / "data")
    (folder / "backups").write_text("in the way")
    before = {name: (folder / name).read_bytes() for name in FILES}
    with pytest.raises(DataProblem):
        save(Home(folder), a_plan("soup"))
    assert {name: (folder / name).read_bytes() for name in FILES} == before
