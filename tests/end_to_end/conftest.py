"""Two people at the screens of the whole program, with the activities that come with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import count
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from planner.planner import Planner
from planner.store.home import Home
from tests.planner.couples import shipped
from tests.tui.conftest import _no_idling

__all__ = ["_no_idling"]

At = Callable[[str], Planner]


@pytest.fixture
def at(tmp_path: Path) -> At:
    """Opens the couple's data at a local time, each time in a new window."""
    ids = count(1)

    def opened(now: str) -> Planner:
        wall = datetime.fromisoformat(now)
        return Planner(
            Home(tmp_path / "data"),
            shipped,
            lambda zone: wall.replace(tzinfo=ZoneInfo(zone)),
            lambda: str(UUID(int=next(ids))),
        )

    return opened
