"""Everything as one readable file: nothing is lost on the way there and back, and nothing else is taken for one."""

from __future__ import annotations

import json
import shutil
from base64 import b64decode
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.errors import DataProblem, Refused
from planner.store.content import read_readable, write_readable
from planner.store.home import Home
from tests import strategies
from tests.store.faults import Died, dies, faulty
from tests.store.samples import NOW, a_boundary, a_check_in, a_plan, a_rating, everything, save


def full(folder: Path) -> Home:
    """A home with something of everything."""
    home, plan = Home(folder), a_plan(note="for both")
    save(home, plan, a_check_in(plan, "a"), a_rating(plan, "a", note="kingfisher"), a_boundary("b", "heron"))
    with home.act("A pack was written", NOW) as writing:
        writing.write_file("packs/own.toml", "[pack]\n")
    return home


@settings(max_examples=25)
@given(records=st.lists(strategies.records, max_size=8))
def test_whatever_a_couple_has_comes_back_from_the_readable_file(
    tmp_path_factory: pytest.TempPathFactory, records: list[Any]
) -> None:
    home, other = Home(tmp_path_factory.mktemp("one")), Home(tmp_path_factory.mktemp("other"))
    save(home, *records)
    save(other, a_plan("another"), a_boundary("a", "another"))
    before = everything(other)
    data = write_readable(home.content(), "2026-11-23T09:00:00Z")
    other.restore(read_readable(data), "A backup was put back", NOW)
    assert everything(other) == everything(other.folder) == everything(home)
    assert other.content().stores == home.content().stores
    assert other.undo(NOW) == "A backup was put back"
    assert everything(other) == before


def test_fields_and_tables_that_only_another_version_knows_come_back(tmp_path: Path) -> None:
    home = full(tmp_path / "one")
    with home.act("", NOW):
        home.store_of(a_plan()).put("plans", "tea@ourweek", {"mood": "calm"})
        home.store_of(a_plan()).put("moods", "calm", {"name": "calm"})
    other = Home(tmp_path / "other")
    other.restore(read_readable(write_readable(home.content(), "")), "Back", NOW)
    assert other.content() == home.content()
    assert other.content().stores["store"]["plans"]["tea@ourweek"]["mood"] == "calm"


def test_own_files_come_back_and_others_stay(tmp_path: Path) -> None:
    content = full(tmp_path / "one").content()
    other = Home(tmp_path / "other")
    with other.act("Another pack", NOW) as writing:
        writing.write_file("packs/other.toml", "other\n")
    other.restore(content, "Back", NOW)
    assert dict(other.content().files) == {"packs/own.toml": "[pack]\n", "packs/other.toml": "other\n"}
    other.undo(NOW)
    assert dict(other.content().files) == {"packs/other.toml": "other\n"}


def test_no_eye_falls_on_what_is_one_partners_alone(tmp_path: Path) -> None:
    data = write_readable(full(tmp_path).content(), "")
    assert b"kingfisher" not in data
    assert b"heron" not in data
    assert b"for both" in data
    assert b"kingfisher" in b64decode(json.loads(data)["sealed"]["a"])


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.pop("format"),
        lambda d: d.update(format="other"),
        lambda d: d.pop("shared"),
        lambda d: d.update(shared=[]),
        lambda d: d.update(sealed={"c": d["sealed"]["a"]}),
        lambda d: d.update(sealed={"a": "no base64"}),
        lambda d: d.update(files={"../evil.toml": ""}),
        lambda d: d.update(files={"store.json": ""}),
        lambda d: d["shared"].update(plans={"tea@ourweek": {"minutes": "long"}}),
        lambda d: d["shared"]["plans"].update(other=d["shared"]["plans"]["tea@ourweek"]),
        lambda d: d.update(sealed={"b": d["sealed"]["a"]}),
    ],
)
def test_what_is_no_whole_backup_is_refused(tmp_path: Path, change: Any) -> None:
    document = json.loads(write_readable(full(tmp_path).content(), ""))
    change(document)
    with pytest.raises((Refused, DataProblem)):
        read_readable(json.dumps(document).encode())


@pytest.mark.parametrize("data", [b"", b"null", b"[]", b"{}", b"[" * 100_000, b"\xff", b'{"format":1}', b"9" * 9000])
def test_what_is_no_backup_at_all_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="no backup of Ourweek"):
        read_readable(data)


def test_a_newer_backup_is_refused(tmp_path: Path) -> None:
    document = json.loads(write_readable(full(tmp_path).content(), ""))
    document["schema"] = 99
    with pytest.raises(DataProblem, match="newer Ourweek"):
        read_readable(json.dumps(document).encode())


@pytest.mark.parametrize("half", [False, True])
def test_a_program_that_dies_while_it_restores_leaves_everything_as_it_was_or_as_it_shall_be(
    tmp_path: Path, half: bool
) -> None:
    content = full(tmp_path / "one").content()
    template, work = tmp_path / "template", tmp_path / "work"
    save(Home(template), a_plan("another"), a_boundary("a", "another"))
    before, seen = everything(template), set()
    for at in range(1, 80, 2):
        shutil.copytree(template, work)
        with faulty(at, dies, half=half) as calls, suppress(Died):
            Home(work).restore(content, "Back", NOW)
        now = everything(work)
        assert now in (before, everything(tmp_path / "one"))
        seen.add(now == before)
        save(Home(work), a_plan("next"))
        shutil.rmtree(work)
        if calls.count < at:
            break
    assert seen == {True, False}
