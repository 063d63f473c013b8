"""A planner for every test: for nobody yet, for Alex and Sam, and for their planned week."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from planner.planner import Planner
from tests.tui.driving import BERLIN, planner_at
from tests.tui.samples import Proposing, plan_a_week

# Pseudo-terminals are made in another way there.
collect_ignore = ["test_terminal.py"] if sys.platform == "win32" else []


@pytest.fixture(autouse=True)
def _no_idling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps the pilot from watching the processor after each key; a visit settles by the messages instead."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the couple's data lie."""
    return tmp_path / "data"


@pytest.fixture
def nobody(folder: Path) -> Planner:
    """Nobody has begun here."""
    return planner_at(folder)


@pytest.fixture
def couple(nobody: Planner) -> Planner:
    """Alex and Sam have begun."""
    nobody.begin(("Alex", "Sam"), BERLIN)
    return nobody


@pytest.fixture
def planned(couple: Planner) -> Planner:
    """Alex and Sam have a week before them."""
    plan_a_week(couple)
    return couple


@pytest.fixture
def proposing(folder: Path) -> Planner:
    """Alex and Sam have begun, and the same three things are always proposed."""
    planner = planner_at(folder, kind=Proposing)
    planner.begin(("Alex", "Sam"), BERLIN)
    return planner
