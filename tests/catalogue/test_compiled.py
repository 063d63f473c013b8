"""What is kept of packs is used where it is right, and is otherwise as if it were not there."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from planner.catalogue.catalogue import Catalogue, load
from planner.catalogue.compiled import NAME
from planner.catalogue.folders import cache_folder, shipped_folder
from planner.catalogue.pack import read_pack
from planner.model.value import names_of
from tests.catalogue.samples import COMPLETE, HEADER, TOUCH, write


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """A folder of two packs."""
    write(tmp_path / "packs" / "one.toml", COMPLETE, {**COMPLETE, "id": "another-line", "title": "Café — zwei"})
    write(tmp_path / "packs" / "two.toml", TOUCH, header={**HEADER, "authors": ["One", "Two"]})
    return tmp_path / "packs"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "ourweek"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the packs that are read and checked."""
    names: list[str] = []

    def noted(path: Path, *, complete: bool) -> Any:
        names.append(path.name)
        return read_pack(path, complete=complete)

    monkeypatch.setattr("planner.catalogue.catalogue.read_pack", noted)
    return names


def warm(packs: Path, cache: Path) -> Catalogue:
    """The catalogue, once what it holds has been kept."""
    return load([packs], cache=cache)


def test_what_was_kept_is_all_that_was_read(packs: Path, cache: Path, opened: list[str]) -> None:
    cold = warm(packs, cache)
    assert opened == ["one.toml", "two.toml"]
    again = load([packs], cache=cache)
    assert opened == ["one.toml", "two.toml"]
    assert again == cold == load([packs])
    assert [type(value) for value in vars_of(again)] == [type(value) for value in vars_of(cold)]


def vars_of(catalogue: Catalogue) -> list[Any]:
    """Every value of every activity, and those inside them."""
    values = [getattr(each, name) for each in catalogue.activities for name in names_of(type(each))]
    return values + [item for value in values if isinstance(value, tuple) for item in value]


def test_the_shipped_packs_come_back_the_same(cache: Path) -> None:
    assert load([shipped_folder()], cache=cache) == load([shipped_folder()], cache=cache) == load([shipped_folder()])


def test_only_its_owner_can_read_what_is_kept(packs: Path, cache: Path) -> None:
    warm(packs, cache)
    assert [path.name for path in cache.iterdir()] == [NAME]
    if os.name == "posix":
        assert stat.S_IMODE((cache / NAME).stat().st_mode) == 0o600
        assert stat.S_IMODE(cache.stat().st_mode) == 0o700


def test_a_pack_that_changed_is_read_anew_though_size_and_date_are_the_same(packs: Path, cache: Path) -> None:
    warm(packs, cache)
    path = packs / "one.toml"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Line in a pocket", b"Lime in a pocket"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    for _ in range(2):
        assert load([packs], cache=cache).find("lime in a pocket").id == "line-in-a-pocket"


def test_packs_that_come_go_or_change_their_name_are_seen(packs: Path, cache: Path) -> None:
    warm(packs, cache)
    write(packs / "three.toml", {**COMPLETE, "id": "third-line"})
    assert load([packs], cache=cache).get("third-line") is not None
    (packs / "three.toml").rename(packs / "four.toml")
    assert load([packs], cache=cache).packs[0].path.name == "four.toml"
    (packs / "four.toml").unlink()
    assert load([packs], cache=cache).get("third-line") is None


def test_packs_in_a_folder_that_was_moved_or_copied_are_not_read_again(
    packs: Path, cache: Path, opened: list[str]
) -> None:
    warm(packs, cache)
    moved = packs.rename(packs.with_name("elsewhere"))
    again = load([moved], cache=cache)
    assert opened == ["one.toml", "two.toml"]
    assert again == load([moved])
    assert [pack.path.parent for pack in again.packs] == [moved, moved]


def test_two_files_of_one_name_that_hold_the_same_are_two_packs(packs: Path, cache: Path) -> None:
    (packs / "below").mkdir()
    (packs / "below" / "one.toml").write_bytes((packs / "one.toml").read_bytes())
    assert warm(packs, cache) == load([packs], cache=cache) == load([packs])
    assert load([packs], cache=cache).faults


def test_what_an_interrupted_program_left_unfinished_makes_way(packs: Path, cache: Path, opened: list[str]) -> None:
    cache.mkdir(parents=True)
    (cache / f".{NAME}.new").write_bytes(b"half")
    assert warm(packs, cache) == load([packs], cache=cache)
    assert len(opened) == 2
    assert [path.name for path in cache.iterdir()] == [NAME]


def test_another_version_of_the_program_reads_anew(
    packs: Path, cache: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    warm(packs, cache)
    monkeypatch.setattr("planner.catalogue.compiled.__version__", "99")
    load([packs], cache=cache)
    assert len(opened) == 4


def test_only_what_changed_is_read_anew(packs: Path, cache: Path, opened: list[str]) -> None:
    warm(packs, cache)
    write(packs / "two.toml", TOUCH, {**COMPLETE, "id": "fourth-line", "title": "Another hand"})
    again = warm(packs, cache)
    assert opened == ["one.toml", "two.toml", "two.toml"]
    assert again == load([packs])


def test_damage_of_any_byte_is_seen_and_mended(packs: Path, cache: Path, opened: list[str]) -> None:
    cold = warm(packs, cache)
    whole = (cache / NAME).read_bytes()
    for place in range(0, len(whole), 97):
        (cache / NAME).write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        opened.clear()
        assert load([packs], cache=cache) == cold
        assert opened == ["one.toml", "two.toml"]
        assert (cache / NAME).read_bytes() == whole


@pytest.mark.parametrize("content", [b"", b"\n", b"{}", b"null\n" * 3, b"\xff\xfe", b"x" * 10_000, b"[" * 100_000])
def test_anything_else_in_its_place_is_passed_over(packs: Path, cache: Path, content: bytes) -> None:
    cold = warm(packs, cache)
    (cache / NAME).write_bytes(content)
    assert load([packs], cache=cache) == cold


@pytest.mark.parametrize("body", [b"null", b"[]", b"", b"[5]\n", b'[{"activities": 1}]\n{}\n', b"not json"])
def test_a_body_of_another_shape_is_passed_over_though_its_checksum_is_right(
    packs: Path, cache: Path, body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold = load([packs])
    monkeypatch.setattr("planner.catalogue.compiled._head", lambda body: b"right\n")
    cache.mkdir(parents=True)
    (cache / NAME).write_bytes(b"right\n" + body)
    assert load([packs], cache=cache) == cold


def test_what_others_may_have_written_is_not_trusted(packs: Path, cache: Path, opened: list[str]) -> None:
    warm(packs, cache)
    (cache / NAME).chmod(0o666)
    load([packs], cache=cache)
    if os.name == "posix":
        assert len(opened) == 4
        assert stat.S_IMODE((cache / NAME).stat().st_mode) == 0o600


def test_a_link_in_its_place_is_neither_read_nor_followed(packs: Path, cache: Path, tmp_path: Path) -> None:
    cold = warm(packs, cache)
    elsewhere = tmp_path / "elsewhere"
    (cache / NAME).rename(elsewhere)
    (cache / NAME).symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    assert load([packs], cache=cache) == cold
    assert elsewhere.read_bytes() == before
    assert not (cache / NAME).is_symlink()


def test_where_nothing_can_be_kept_the_packs_are_read(packs: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        assert load([packs], cache=folder) == load([packs])
    (tmp_path / "taken" / NAME).mkdir(parents=True)
    assert load([packs], cache=tmp_path / "taken") == load([packs])
    assert [path.name for path in (tmp_path / "taken").iterdir()] == [NAME]


def test_faulty_packs_are_never_kept_and_always_said(packs: Path, cache: Path) -> None:
    warm(packs, cache)
    write(packs / "bad.toml", {**COMPLETE, "id": "x"})
    for _ in range(2):
        assert [fault.path.name for fault in load([packs], cache=cache).faults] == ["bad.toml"]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of a pack of their own."""
    return write(tmp_path / "own" / "ours.toml", {"title": "Secret picnic", "kind": "quality-time"}).parent


def test_own_packs_are_kept_in_a_folder_of_their_own_and_nowhere_else(
    packs: Path, cache: Path, own: Path, tmp_path: Path, opened: list[str]
) -> None:
    beside = tmp_path / "beside"
    for _ in range(2):
        assert load([packs], own, cache=cache).get("secret-picnic") is not None
    opened.clear()
    for _ in range(2):
        assert load([packs], own, cache=cache, own_cache=beside) == load([packs], own)
    assert opened.count("ours.toml") == 3
    assert b"picnic" in (beside / NAME).read_bytes()
    assert b"picnic" not in (cache / NAME).read_bytes()
    assert b"pocket" not in (beside / NAME).read_bytes()


def test_an_own_pack_that_takes_an_id_is_said_every_time(packs: Path, own: Path, tmp_path: Path) -> None:
    clash = write(own / "clash.toml", {"title": "Line in a pocket", "kind": "touch"})
    for _ in range(2):
        found = load([packs], own, own_cache=tmp_path / "beside")
        assert [fault.path for fault in found.faults] == [clash]
        assert found.get("secret-picnic") is not None


def test_of_a_pack_that_is_gone_nothing_is_kept(packs: Path, own: Path, tmp_path: Path) -> None:
    beside = tmp_path / "beside"
    write(own / "more.toml", {"title": "Soup on the roof", "kind": "quality-time"})
    load([packs], own, own_cache=beside)
    (own / "ours.toml").unlink()
    load([packs], own, own_cache=beside)
    assert b"picnic" not in (beside / NAME).read_bytes()
    (own / "more.toml").unlink()
    load([packs], own, own_cache=beside)
    assert list(beside.iterdir()) == []


def test_the_cache_lies_where_the_platform_or_the_couple_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert cache_folder().name in ("ourweek", "Cache")
    monkeypatch.setenv("OURWEEK_CACHE", "/somewhere/else")
    assert cache_folder() == Path("/somewhere/else")
