"""What their own packs hold is kept beside them to be read quickly: for them alone, and for no other place."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.catalogue.compiled import NAME
from planner.cli.opening import all_packs
from planner.store.home import Home
from planner.store.keeper import Keeper
from tests.planner.couples import Life

PASSPHRASE = "a kettle and two cups"


@pytest.fixture
def picnic(tmp_path: Path) -> Life:
    """A couple who have written an activity of their own."""
    life = Life(tmp_path).begin()
    life.planner.write_activity({"title": "Secret picnic", "kind": "quality-time"})
    return life


def holding(folder: Path) -> list[str]:
    """The files of a folder that tell of the picnic, but for the pack and the journal in which it was written."""
    written = {"own.toml", "journal.jsonl"}
    found = (path for path in folder.rglob("*") if path.is_file() and path.name not in written)
    return [path.name for path in found if b"picnic" in path.read_bytes()]


def seen(folder: Path) -> bool:
    """Whether a window that was opened just now shows it."""
    return all_packs(Home(folder)).get("secret-picnic") is not None


def test_their_own_packs_are_kept_beside_them_and_in_no_backup(picnic: Life) -> None:
    assert seen(picnic.folder)
    assert holding(picnic.folder) == [NAME]
    kept = Keeper(picnic.folder)
    backup = kept.keep(1, picnic.planner._instant())
    assert not list(backup.folder.rglob(f"{NAME}*"))


def test_a_pack_that_was_taken_back_is_forgotten(picnic: Life) -> None:
    assert seen(picnic.folder)
    picnic.planner.undo()
    assert not seen(picnic.folder)
    assert holding(picnic.folder) == []


@pytest.mark.usefixtures("_quick_keys")
def test_where_what_they_share_is_sealed_nothing_is_kept(picnic: Life) -> None:
    assert seen(picnic.folder)
    picnic.planner.set_passphrase(None, PASSPHRASE)
    assert holding(picnic.folder) == []
    # Neither while it is closed nor once it is open.
    assert seen(picnic.folder)
    assert holding(picnic.folder) == []
    opened = Home(picnic.folder)
    opened.unlock(None, PASSPHRASE)
    assert all_packs(opened).get("secret-picnic") is not None
    assert holding(picnic.folder) == []


@pytest.mark.usefixtures("_quick_keys")
def test_what_was_kept_before_it_came_back_sealed_is_taken_away(picnic: Life) -> None:
    picnic.planner.set_passphrase(None, PASSPHRASE)
    (picnic.folder / NAME).write_bytes(b"a secret picnic")
    assert seen(picnic.folder)
    assert holding(picnic.folder) == []


def test_data_that_can_not_be_used_keep_nobody_from_reading_the_packs(picnic: Life) -> None:
    for name in ("store.json", "journal.jsonl"):
        (picnic.folder / name).write_bytes(b"damaged\n")
    assert seen(picnic.folder)


def test_a_catalogue_is_the_one_that_they_have_until_an_activity_is_written(picnic: Life) -> None:
    read = picnic.planner.catalogue
    assert picnic.planner.still_has(read)
    picnic.planner.write_activity({"title": "Secret supper", "kind": "quality-time"})
    assert not picnic.planner.still_has(read)
