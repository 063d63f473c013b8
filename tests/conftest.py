"""What every test may count on: a home of its own, no clock or colour from outside, and still screens."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from planner.store import sealing

settings.register_profile(
    "ci",
    deadline=None,
    max_examples=60,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
settings.load_profile("ci")

HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
XDG_FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
NOT_FROM_OUTSIDE = (
    "OURWEEK_DATA",
    "OURWEEK_NOW",
    "OURWEEK_CACHE",
    "NO_COLOR",
    "FORCE_COLOR",
    "CLICOLOR_FORCE",
    "COLORTERM",
    "COLUMNS",
    "LINES",
    "PYTHONPATH",
    "XDG_RUNTIME_DIR",
)


@pytest.fixture(autouse=True)
def _own_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Gives the test an empty home beside its tmp_path, UTC, and nothing of the developer's settings."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as environment:
        for name in HOMES:
            environment.setenv(name, str(home))
        for name in XDG_FOLDERS:
            environment.setenv(name, str(home / name.lower()))
        for name in NOT_FROM_OUTSIDE:
            environment.delenv(name, raising=False)
        environment.setenv("TEXTUAL_ANIMATIONS", "none")
        environment.setenv("TERM", "xterm-256color")
        environment.setenv("TZ", "UTC")
        _settle_clock()
        yield
    _settle_clock()


@pytest.fixture
def opener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stands in for the desktop's opener; the file that it gives holds what was last opened."""
    if os.name != "posix":
        pytest.skip("Windows opens files without a program in between")
    folder, opened = tmp_path / "desktop", tmp_path / "opened"
    folder.mkdir()
    for name in ("xdg-open", "open"):
        (folder / name).write_text(f'#!/bin/sh\necho "$1" > "{opened}"\n', encoding="utf-8")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    return opened


@pytest.fixture
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes a passphrase as cheap to try as tests need it."""
    monkeypatch.setattr(sealing, "COST", 16)


def _settle_clock() -> None:
    """Lets this process see the TZ of its environment, where the platform can."""
    if hasattr(time, "tzset"):
        time.tzset()
