"""The first week of a couple, from nothing to the second week's plans, through the command line alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.cli.running import Ourweek


@pytest.fixture
def ourweek(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ourweek:
    return Ourweek(tmp_path / "data", capsys)


def first_week(ourweek: Ourweek, calendar: Path, ratings: dict[str, str]) -> dict[str, Any]:
    """Live through a first week in which each kind is rated so by both, and return the next week's proposals."""
    ourweek("init", "--names", "Alex", "Sam", "--timezone", "Europe/Berlin")
    ourweek("fill", "--agree")
    ourweek("export", str(calendar))
    for plan in ourweek.json("week")["plans"]:
        ourweek.now = f"{plan['start'][:10]}T23:30"
        ourweek("done", plan["id"])
        for name in ("Alex", "Sam"):
            ourweek("rate", plan["id"], ratings[plan["kind"]], "--by", name)
    ourweek.now = "2026-11-29T23:30"
    found: dict[str, Any] = ourweek.json("fill", "next")
    return found


def test_a_first_week_is_planned_exported_done_rated_and_learned_from(ourweek: Ourweek, tmp_path: Path) -> None:
    assert "Nobody has begun here yet" in ourweek("week", code=1).err
    ourweek("init", "--names", "Alex", "Sam", "--timezone", "Europe/Berlin")
    shown = ourweek.json("fill")
    planned = ourweek.json("fill", "--agree")
    assert planned["proposals"] == shown["proposals"]
    assert len(planned["plans"]) == 5

    calendar = tmp_path / "week.ics"
    assert ourweek("export", str(calendar)).err == f"For your calendar: 5 new.\nWrote {calendar}.\n"
    events = icalendar.Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")
    starts = sorted(f"{event.decoded('DTSTART'):%Y-%m-%dT%H:%M:%S}" for event in events)
    assert starts == [plan["start"] for plan in planned["plans"]]

    first, second, *_ = planned["plans"]
    ourweek.now = f"{first['start'][:10]}T22:30"
    assert ourweek.json("done", first["id"])["plan"]["state"] == "done"
    assert "sealed until Sam" in ourweek("rate", first["id"], "5", "--by", "Alex", "--note", "the candles").out
    assert ourweek.json("journal")["check_ins"][0]["ratings"] is None
    assert "Alex: more of this, Sam: nice" in ourweek("rate", first["id"], "3", "--by", "Sam").out
    (entry,) = ourweek.json("journal")["check_ins"]
    assert (entry["ratings"], entry["notes"]) == ({"Alex": 5, "Sam": 3}, {"Alex": "the candles"})

    ourweek.now = f"{second['start'][:10]}T08:00"
    moved = ourweek.json("move", second["id"], "sun", "16:00")["plan"]
    assert moved["start"] == "2026-11-29T16:00:00"
    assert ourweek("export", str(calendar)).err == f"For your calendar: 1 moved.\nWrote {calendar}.\n"
    assert ourweek("undo").out.startswith(f"Taken back: {second['title']} was moved")

    ourweek.now = "2026-11-29T23:00"
    ourweek("skip", second["id"])
    assert [entry["state"] for entry in ourweek.json("journal")["check_ins"]] == ["skipped", "done"]
    following = ourweek.json("fill", "next", "--agree")
    assert all(plan["start"] >= "2026-11-30" for plan in following["plans"])
    assert first["activity"] not in [plan["activity"] for plan in following["plans"]]


def test_the_next_week_differs_with_how_the_first_one_felt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = []
    for name, touch in (("touched", "5"), ("untouched", "1")):
        ratings = {"quality-time": "3", "touch": touch, "appreciation": "5" if touch == "1" else "1"}
        couple = Ourweek(tmp_path / name, capsys)
        found.append([p["activity"] for p in first_week(couple, tmp_path / f"{name}.ics", ratings)["proposals"]])
    assert found[0]
    assert found[0] != found[1]
