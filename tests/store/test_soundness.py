"""What a file from somewhere else holds has to make sense before it takes the place of what is there."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from planner.model.couple import Couple, two_partners
from planner.model.errors import DataProblem
from planner.store.content import read_readable, write_readable
from planner.store.home import Home
from planner.store.soundness import is_sound
from tests import strategies
from tests.store.samples import a_boundary, a_check_in, a_plan, a_rating, save

Change = Callable[[Any], object]


@given(strategies.records)
def test_whatever_the_program_keeps_makes_sense(record: Any) -> None:
    assert is_sound(record)


@pytest.fixture
def document(tmp_path: Path) -> Any:
    """A readable copy of a couple with a ritual, what became of it, a rating and a limit."""
    us = Couple(id="one", partners=two_partners("Alex", "Sam"), timezone="Europe/Berlin", since=date(2026, 11, 23))
    home, tea = Home(tmp_path), a_plan(rule="FREQ=WEEKLY")
    save(home, us, tea, a_check_in(tea, "a"), a_rating(tea, "a"), a_boundary("b"))
    return json.loads(write_readable(home.content(), ""))


def couple(**fields: Any) -> Change:
    return lambda found: found["shared"]["couple"]["couple"].update(fields)


def plan(**fields: Any) -> Change:
    return lambda found: found["shared"]["plans"]["tea@ourweek"].update(fields)


def check_in(**fields: Any) -> Change:
    return lambda found: next(iter(found["shared"]["check_ins"].values())).update(fields)


def boundary(**fields: Any) -> Change:
    def change(found: Any) -> None:
        tables = json.loads(b64decode(found["sealed"]["b"]))
        tables["boundaries"]["b-massage"].update(fields)
        found["sealed"]["b"] = b64encode(json.dumps(tables).encode()).decode()

    return change


FREE = {"weekday": 0, "start": "20:00:00", "minutes": 60}


@pytest.mark.parametrize(
    "change",
    [
        *(couple(timezone=zone) for zone in ("Nowhere", "", "../../etc/passwd", "Europe/Berlin\0")),
        *(couple(first_weekday=day) for day in (-1, 7)),
        *(couple(free=[{**FREE, **wrong}]) for wrong in ({"weekday": 7}, {"minutes": 0}, {"minutes": 10**12})),
        couple(free=[{**FREE, "start": "20:00:00+02:00"}]),
        couple(titles="loud"),
        couple(calendar={"own": [{"timezone": "Nowhere"}, {}]}),
        couple(partners=[{"id": "a", "name": "Alex"}, {"id": "a", "name": "Sam"}]),
        couple(partners=[{"id": "a", "name": "Alex"}, {"id": "b", "name": " "}]),
        *(plan(rule=rule) for rule in ("", "x", "FREQ=SECONDLY", "FREQ=DAILY;INTERVAL=0", "FREQ=WEEKLY;COUNT=x")),
        *(plan(rule=rule) for rule in ("FREQ=DAILY;UNTIL=zz", "FREQ=MONTHLY;BYMONTHDAY=99")),
        plan(rule="FREQ=DAILY;INTERVAL=99999999999"),
        *(plan(start=start) for start in ("0001-01-01T00:00:00", "9985-12-31T00:00:00", "2026-11-27T20:00:00Z")),
        *(plan(minutes=minutes) for minutes in (-1, 0, 1441, 10**15)),
        plan(changes=[{"original_start": "2026-12-04T20:00:00", "start": None, "minutes": -1}]),
        plan(timezone="Nowhere"),
        plan(created="2026-11-23T09:00:00"),
        plan(agreed_by=["a", "a"]),
        plan(agreed_by=["c"]),
        check_in(rated_by=["a", "b", "c"]),
        check_in(opinions=[{"partner": "y", "rating": 1}, {"partner": "z", "rating": 5}]),
        check_in(minutes=-9),
        boundary(about="contact", value="many"),
    ],
)
def test_a_copy_in_which_something_makes_no_sense_is_refused(document: Any, change: Change) -> None:
    assert read_readable(json.dumps(document).encode()).stores
    change(document)
    with pytest.raises(DataProblem, match=r"^A record among the \w+ makes no sense; take another backup\.$"):
        read_readable(json.dumps(document).encode())


@pytest.mark.parametrize("share", ["NaN", "Infinity", "-1e999"])
def test_a_copy_with_a_share_that_is_no_number_is_refused(document: Any, share: str) -> None:
    text = json.dumps(document).replace('"touch": 0.333', f'"touch": {share}, "was": 0.333')
    assert share in text
    with pytest.raises(DataProblem, match=r"^A record among the couple can't be read; restore a backup\.$"):
        read_readable(text.encode())
