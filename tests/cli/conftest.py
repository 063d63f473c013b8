"""A command line for every test, before and after a couple has begun."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Ourweek


@pytest.fixture
def nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ourweek:
    """Nobody has begun here."""
    return Ourweek(tmp_path / "data", capsys)


@pytest.fixture
def ourweek(nobody: Ourweek) -> Ourweek:
    """Alex and Sam have begun, in Berlin."""
    return nobody.begin()
