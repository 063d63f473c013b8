"""The first page of each room, which says what lies where in it."""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

import pytest

ROOMS = ("model", "catalogue", "suggest", "store", "ical", "planner", "cli", "tui", "tui.screens", "tui.widgets")


@pytest.mark.parametrize("name", ROOMS)
def test_the_first_page_of_a_room_names_all_that_lies_in_it_once(name: str) -> None:
    room = import_module(f"planner.{name}")
    rows = re.findall(r"^    \S.*?  +(\w+(?:, \w+)*)$", room.__doc__ or "", re.MULTILINE)
    named = Counter(each for row in rows for each in row.split(", "))
    assert named == Counter(found.name for found in iter_modules(room.__path__))
