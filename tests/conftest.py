"""What every test may count on: a home of its own, no clock or colour from outside, and still screens."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci",
    deadline=None,
    max_examples=60,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
settings.load_profile("ci")

XDG_FOLDERS = ("CONFIG", "DATA", "STATE", "CACHE")
UNSET = ("OURWEEK_DATA", "OURWEEK_NOW", "NO_COLOR", "FORCE_COLOR", "COLORTERM", "XDG_RUNTIME_DIR", "COLUMNS", "LINES")


@pytest.fixture(autouse=True)
def _own_world(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Gives the test an empty home outside its own tmp_path, and takes away what the developer's shell has set."""
    home = tmp_path_factory.mktemp("home")
    _settle_folders(home, monkeypatch)
    for name in UNSET:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def _settle_folders(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for folder in XDG_FOLDERS:
        monkeypatch.setenv(f"XDG_{folder}_HOME", str(home / folder.lower()))
