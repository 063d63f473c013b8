"""The line of today and the week, said again without looking: only while nothing can have changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planner.__main__ import main
from planner.planner.looking import Looking
from planner.store import glance
from planner.store.home import Home
from tests.cli.running import MONDAY

SIX = datetime.fromisoformat(MONDAY)
TEA = "20:00  ◆ Tea  30 min"


class Prompt:
    """A prompt that asks for today's line, at a time that is set by hand."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.file, self.now, self._capture = folder / glance.TODAY, SIX.replace(tzinfo=UTC), capture
        self.looked = 0
        patch.setenv("OURWEEK_DATA", str(folder))
        patch.delenv("OURWEEK_NOW", raising=False)
        patch.setattr("planner.cli.opening.clock", lambda _: lambda _: self.now)
        patch.setattr(glance, "time", self._time)
        for name in ("next_today", "week"):
            patch.setattr(Looking, name, self._counted(getattr(Looking, name)))

    def _counted(self, found_out: Callable[..., object]) -> Callable[..., object]:
        def looking(planner: Looking, *given: object) -> object:
            self.looked += 1
            return found_out(planner, *given)

        return looking

    def _time(self) -> float:
        return self.now.timestamp()

    def run(self, *words: str) -> str:
        """What a command says."""
        assert main([*words]) == 0
        return self._capture.readouterr().out.strip()

    def today(self) -> tuple[str, bool]:
        """The line, and whether it was said without looking."""
        return self.asked("today")

    def asked(self, *words: str) -> tuple[str, bool]:
        """What a command says, and whether it was said without looking."""
        before = self.looked
        return self.run(*words), self.looked == before

    def week(self) -> tuple[list[str], bool]:
        """The titles in the week, and whether they were said without looking."""
        line, again = self.asked("week", "--json")
        return [plan["title"] for plan in json.loads(line)["plans"]], again


@pytest.fixture
def prompt(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Prompt:
    """The prompt of a couple with tea at eight."""
    found = Prompt(tmp_path, capsys, monkeypatch)
    found.run("init", "--names", "Alex", "Sam", "--timezone", "Africa/Abidjan")
    found.run("add", "--own", "Tea", "mon", "20:00", "--minutes", "30")
    return found


def test_what_was_said_once_is_said_again_without_looking(prompt: Prompt) -> None:
    assert prompt.today() == (TEA, False)
    assert prompt.file.stat().st_mode & 0o777 == 0o600
    prompt.now += timedelta(hours=2, minutes=29)
    assert prompt.today() == (TEA, True)


def test_when_it_is_over_nothing_is_left_today_and_the_next_day_is_looked_at_anew(prompt: Prompt) -> None:
    prompt.today()
    prompt.now += timedelta(hours=2, minutes=30)
    assert prompt.today() == ("", False)
    assert prompt.today() == ("", True)
    prompt.now += timedelta(hours=3, minutes=30)
    assert prompt.today() == ("", False)


def test_a_clock_that_was_set_back_is_not_believed(prompt: Prompt) -> None:
    prompt.today()
    prompt.now -= timedelta(minutes=1)
    assert prompt.today() == (TEA, False)


@pytest.mark.parametrize("words", [("move", "tea", "mon", "19:00"), ("done", "tea"), ("remove", "tea")])
def test_any_change_is_seen_at_once_and_so_is_its_undo(prompt: Prompt, words: tuple[str, ...]) -> None:
    prompt.today()
    prompt.run(*words)
    line, again = prompt.today()
    assert not again
    assert line != TEA
    prompt.run("undo")
    assert prompt.today() == (TEA, False)


def test_another_version_does_not_believe_it(prompt: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    prompt.today()
    monkeypatch.setattr(glance, "__version__", "9.9")
    assert prompt.today() == (TEA, False)


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n", "nonsense", "a\nb\nc\nd", "\x1b]0;x\x07"])
def test_a_file_that_was_not_written_here_is_not_believed(prompt: Prompt, text: str) -> None:
    prompt.today()
    prompt.file.write_text(text)
    assert prompt.today() == (TEA, False)


def test_nothing_that_drives_a_terminal_is_said_again(prompt: Prompt) -> None:
    prompt.today()
    prompt.file.write_text(prompt.file.read_text().replace("Tea", "T\x1b[2Ja"))
    assert prompt.today() == (TEA, False)


def test_with_a_time_of_ones_own_it_is_always_looked(prompt: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    prompt.today()
    monkeypatch.setenv("OURWEEK_NOW", MONDAY)
    assert prompt.today() == (TEA, False)


def test_what_was_seen_before_a_change_is_not_kept_as_what_is_there_after_it(prompt: Prompt) -> None:
    prompt.today()
    prompt.file.unlink()
    glance.keep(str(prompt.file.parent), glance.TODAY, "another key", 0, 1e12, "old")
    assert not prompt.file.exists()


def test_the_week_is_said_again_word_for_word_while_nothing_changes(prompt: Prompt) -> None:
    said, again = prompt.asked("week", "--json")
    assert not again
    prompt.now += timedelta(minutes=1)
    assert prompt.asked("week", "--json") == (said, True)
    assert prompt.asked("week", "--json", "next") != (said, True)
    assert prompt.today() == (TEA, False)


def test_a_change_of_the_week_is_seen_at_once_and_so_is_its_undo(prompt: Prompt) -> None:
    prompt.week()
    prompt.run("add", "--own", "Soup", "tue", "20:00")
    assert prompt.week() == (["Tea", "Soup"], False)
    assert prompt.week() == (["Tea", "Soup"], True)
    prompt.run("undo")
    assert prompt.week() == (["Tea"], False)


def test_the_next_week_is_another_one(prompt: Prompt) -> None:
    prompt.run("settings", "free", "mon 08:00-09:00")
    prompt.week()
    prompt.now += timedelta(days=6, hours=5)
    assert prompt.week() == (["Tea"], True)
    prompt.now += timedelta(hours=1)
    assert prompt.week() == ([], False)


def test_while_a_free_time_goes_by_the_week_is_looked_at_each_time(prompt: Prompt) -> None:
    prompt.run("settings", "free", "mon 18:30-19:30, tue 20:00-22:00")
    assert prompt.week() == (["Tea"], False)
    prompt.now += timedelta(minutes=29)
    assert prompt.week() == (["Tea"], True)
    for _ in range(2):
        prompt.now += timedelta(minutes=1)
        assert prompt.week() == (["Tea"], False)
    prompt.now += timedelta(hours=1)
    assert prompt.week() == (["Tea"], False)
    assert prompt.week() == (["Tea"], True)


def test_with_a_calendar_to_plan_around_the_week_is_always_looked_at(prompt: Prompt, tmp_path: Path) -> None:
    folder = tmp_path / "calendars"
    folder.mkdir()
    prompt.run("busy", "add", str(folder))
    assert [prompt.week() for _ in range(2)] == [(["Tea"], False)] * 2


def test_it_is_not_kept_where_what_both_share_is_sealed(prompt: Prompt) -> None:
    prompt.today()
    prompt.week()
    pytest.importorskip("cryptography")
    Home(prompt.file.parent).set_passphrase(None, "a passphrase")
    assert not [path for path in prompt.file.parent.iterdir() if path.suffix == ".txt"]


def test_erasing_takes_it_away(prompt: Prompt) -> None:
    prompt.today()
    prompt.week()
    prompt.run("erase", "--yes")
    assert not [path for path in prompt.file.parent.glob("*") if path.suffix == ".txt"]
