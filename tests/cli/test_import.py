from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.cli.running import Ourweek
from tests.planner.calendars import calendar_of, put


@pytest.fixture
def file(ourweek: Ourweek, tmp_path: Path) -> Path:
    """Tea on Friday, exported at eight and moved to nine in the calendar program."""
    ourweek.own("Tea", "fri", "20:00", "--minutes", "60")
    path = tmp_path / "week.ics"
    ourweek("export", str(path))
    data = path.read_bytes().replace(b":20261127T21", b":20261127T22").replace(b":20261127T20", b":20261127T21")
    return put(path, data)


def starts(ourweek: Ourweek) -> list[str]:
    return [plan["start"] for plan in ourweek.json("week")["plans"]]


def test_what_would_change_is_only_shown(ourweek: Ourweek, file: Path) -> None:
    ran = ourweek("import", str(file))
    assert ran.out == "Tea moves from Fri 27 Nov 20:00 to Fri 27 Nov 21:00.\n"
    assert "--apply" in ran.err
    assert starts(ourweek) == ["2026-11-27T20:00:00"]


def test_with_apply_it_is_done_and_undo_takes_it_back(ourweek: Ourweek, file: Path) -> None:
    done = ourweek.json("import", str(file), "--apply")
    assert done["applied"] is True
    assert done["changes"][0]["to"] == {"title": "Tea", "start": "2026-11-27T21:00:00", "minutes": 60}
    assert starts(ourweek) == ["2026-11-27T21:00:00"]
    ourweek("undo")
    assert starts(ourweek) == ["2026-11-27T20:00:00"]


def test_scripts_see_the_same_before_it_is_done(ourweek: Ourweek, file: Path) -> None:
    shown = ourweek.json("import", str(file))
    (change,) = shown["changes"]
    assert list(shown) == ["path", "applied", "changes", "conflicts", "left", "others"]
    assert shown["applied"] is False
    assert (change["change"], change["from"]["start"]) == ("changed", "2026-11-27T20:00:00")


@pytest.mark.parametrize(("answer", "hour"), [("y\n", "21"), ("\n", "20"), ("", "20")])
def test_at_a_terminal_it_asks_first(
    ourweek: Ourweek, file: Path, monkeypatch: pytest.MonkeyPatch, answer: str, hour: str
) -> None:
    with monkeypatch.context() as terminal:
        terminal.setattr(sys, "stdin", io.StringIO(answer))
        terminal.setattr("planner.cli.main.at_terminal", lambda: True)
        assert "[y/N]" in ourweek("import", str(file)).err
    assert starts(ourweek) == [f"2026-11-27T{hour}:00:00"]


def test_a_calendar_of_others_changes_nothing_and_is_counted(ourweek: Ourweek, file: Path, tmp_path: Path) -> None:
    other = put(tmp_path / "other.ics", calendar_of("DTSTART:20261127T190000Z", "DTSTART:20261128T190000Z"))
    ran = ourweek("import", str(other), "--apply")
    assert ran.out == "2 other events were left alone.\n"
    assert ran.err == "Nothing to take back.\n"


def test_what_is_no_calendar_is_refused_in_one_sentence(ourweek: Ourweek, tmp_path: Path) -> None:
    ran = ourweek("import", str(tmp_path / "missing.ics"), "--apply", code=1)
    assert ran.err.startswith("ourweek: There is no calendar at")
