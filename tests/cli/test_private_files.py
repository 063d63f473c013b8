"""Every file that any command writes is its owner's alone, whatever the umask, and nothing else is left behind."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import Ourweek
from tests.cli.test_unseen import CHANGING, SUGGESTING, ran

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="permissions come from the user's profile there")


@pytest.fixture(params=[0o000, 0o022], ids=oct)
def _umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_umask", "_quick_keys")
def test_every_file_is_its_owners_alone(nobody: Ourweek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("here", "cache", "state", "temporary"):
        (tmp_path / name).mkdir(mode=0o700)
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    before = dict(os.environ)
    nobody.begin()
    for title in ("Tea", "Walk", "Soup"):
        nobody("add", "--own", title, "today", "19:00", "--note", "kingfisher")
    nobody.now = "2026-11-23T22:00"
    nobody("boundary", "add", "--by", "Alex", "--tag", "music")
    for line in (CHANGING + SUGGESTING).strip().splitlines():
        ran(nobody, line, monkeypatch)
    planner = nobody.planner()
    planner.set_passphrase(planner.couple.partners[0], "a kettle and two cups")
    (nobody.data / "store.json").write_bytes(b"damaged")
    nobody("settings", "reminder", "45")
    made = {path: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*")}
    files = {path for path in made if path.is_file()}
    assert {"store.json", "private-a.jsonl", "lock", "own.toml", "week.ics"} <= {path.name for path in files}
    assert any(path.is_relative_to(nobody.data / "damaged") for path in files)
    assert any(path.is_relative_to(tmp_path / "cache") for path in files)
    assert [str(path) for path in files if made[path] != 0o600] == []
    assert [str(path) for path in made if path not in files and made[path] != 0o700] == []
    assert list((tmp_path / "temporary").iterdir()) == []
    assert dict(os.environ) == before
    outside = (path for path in files if not path.is_relative_to(nobody.data))
    assert {path.parent.name for path in outside if b"kingfisher" in path.read_bytes()} <= {"here", "calendar"}
