from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from planner.catalogue.catalogue import Catalogue, load
from planner.catalogue.check import read_packs
from planner.catalogue.filters import live, of_kind
from planner.catalogue.folders import shipped_folder
from planner.model.activity import Kind
from planner.model.errors import DataProblem
from tests.catalogue.samples import COMPLETE, HEADER, TOUCH, activity, write

OWN = {"title": "Our walk", "kind": "quality-time"}
ROOT = Path(__file__).parents[2]


def ids(catalogue: Catalogue) -> list[str]:
    return [activity.id for activity in catalogue.activities]


def test_shipped_packs_come_first_and_all_in_a_steady_order(tmp_path: Path) -> None:
    write(tmp_path / "shipped/touch/b.toml", TOUCH)
    write(tmp_path / "shipped/touch/a.toml", {**TOUCH, "id": "earlier"})
    write(tmp_path / "shipped/appreciation/z.toml", COMPLETE)
    write(tmp_path / "own/ours.toml", OWN, header={})
    catalogue = load([tmp_path / "shipped"], tmp_path / "own")
    assert catalogue.faults == ()
    assert ids(catalogue) == ["line-in-a-pocket", "earlier", "hands-for-one-song", "our-walk"]
    assert [pack.own for pack in catalogue.packs] == [False, False, False, True]


def test_only_packs_are_read(tmp_path: Path) -> None:
    write(tmp_path / "shipped/a.toml", COMPLETE)
    for name in ("shipped/evidence.toml", "shipped/.a.toml", "shipped/README.md", "own/.b.toml", "own/old/c.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("not a pack", encoding="utf-8")
    catalogue = load([tmp_path / "shipped"], tmp_path / "own")
    assert catalogue.faults == ()
    assert ids(catalogue) == ["line-in-a-pocket"]


def test_an_own_pack_cannot_take_the_place_of_a_shipped_activity(tmp_path: Path) -> None:
    write(tmp_path / "shipped/a.toml", COMPLETE)
    write(tmp_path / "own/a.toml", OWN, {**OWN, "title": "Line in a pocket"}, header={})
    write(tmp_path / "own/b.toml", OWN, header={})
    catalogue = load([tmp_path / "shipped"], tmp_path / "own")
    assert [(each.id, each.pack) for each in catalogue.activities] == [
        ("line-in-a-pocket", "Samples"),
        ("our-walk", "b"),
    ]
    assert [str(fault) for fault in catalogue.faults] == [
        'a.toml:7: activity "line-in-a-pocket", id: is taken by the pack "Samples"; give this one another.'
    ]


def test_a_faulty_pack_is_left_out_whole(tmp_path: Path) -> None:
    write(tmp_path / "a.toml", {**COMPLETE, "id": "sound"}, {**COMPLETE, "cost": "lots"})
    write(tmp_path / "b.toml", TOUCH)
    catalogue = load([tmp_path])
    assert ids(catalogue) == ["hands-for-one-song"]
    assert [fault.field for fault in catalogue.faults] == ["cost"]


def test_folders_that_are_not_there_hold_nothing(tmp_path: Path) -> None:
    assert load([tmp_path / "none"], tmp_path / "packs") == Catalogue()


def test_activities_are_got_by_id_and_chosen_by_filter() -> None:
    hug, old = activity("Hug", kind=Kind.TOUCH), activity("Old hug", kind=Kind.TOUCH, status="retired")
    catalogue = Catalogue((hug, old, activity("Walk")))
    assert catalogue.get("old-hug") is old
    assert catalogue.get("nothing") is None
    assert catalogue.where(of_kind(Kind.TOUCH)) == (hug, old)
    assert catalogue.where(of_kind(Kind.TOUCH) & live) == (hug,)


def test_check_names_the_faults_of_all_files_and_folders(tmp_path: Path) -> None:
    first = write(tmp_path / "one/a.toml", {**COMPLETE, "cost": "lots", "depth": 9})
    write(tmp_path / "two/deep/b.toml", {**TOUCH, "title": ""})
    write(tmp_path / "two/evidence.toml", {"not": "a pack"}, header={})
    _, faults = read_packs([first, tmp_path / "two", tmp_path / "gone.toml"], complete=True)
    assert [(fault.path.name, fault.field) for fault in faults] == [
        ("a.toml", "cost"),
        ("a.toml", "depth"),
        ("b.toml", "title"),
        ("gone.toml", ""),
    ]


def test_check_knows_ids_that_another_pack_has(tmp_path: Path) -> None:
    write(tmp_path / "a.toml", COMPLETE)
    write(tmp_path / "b.toml", COMPLETE, header={**HEADER, "name": "Others"})
    (fault,) = read_packs([tmp_path], complete=True)[1]
    assert str(fault).startswith('b.toml:9: activity "line-in-a-pocket", id: is taken by the pack "Samples"')
    shipped = load([tmp_path]).packs
    _, faults = read_packs([tmp_path / "b.toml"], complete=True, beside=shipped)
    assert [each.field for each in faults] == ["id"]


def test_check_asks_less_of_an_own_pack(tmp_path: Path) -> None:
    own = write(tmp_path / "ours.toml", OWN, header={})
    assert read_packs([own], complete=False)[1] == []
    assert len(read_packs([own], complete=True)[1]) > 20


def test_the_shipped_folder_is_in_the_package_or_else_beside_it(tmp_path: Path) -> None:
    package = tmp_path / "planner"
    package.mkdir()
    with pytest.raises(DataProblem, match="install Ourweek again"):
        shipped_folder(package)
    (tmp_path / "activities").mkdir()
    assert shipped_folder(package) == tmp_path / "activities"
    (package / "activities").mkdir()
    assert shipped_folder(package) == package / "activities"


def test_the_reader_of_toml_waits_until_a_pack_is_read() -> None:
    rooms = "import planner.catalogue.catalogue, planner.catalogue.check, planner.catalogue.filters, sys"
    line = f"{rooms}; sys.exit(bool({{'tomllib', 'difflib'}} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", line], cwd=ROOT, check=False).returncode == 0
