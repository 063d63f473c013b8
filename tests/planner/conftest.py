"""A couple for every test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.planner.couples import Life


@pytest.fixture
def nobody(tmp_path: Path) -> Life:
    """A folder in which nobody has begun."""
    return Life(tmp_path / "data")


@pytest.fixture
def life(nobody: Life) -> Life:
    """Alex and Sam, who have begun on a Monday morning in Berlin."""
    return nobody.begin()
