"""The line of today, said again without looking: only while nothing can have changed."""

from __future__ import annotations

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
        self.file, self.now, self._capture = folder / glance.FILE, SIX.replace(tzinfo=UTC), capture
        self.looked = 0
        patch.setenv("OURWEEK_DATA", str(folder))
        patch.delenv("OURWEEK_NOW", raising=False)
        patch.setattr("planner.cli.opening.clock", lambda _: lambda _: self.now)
        patch.setattr(glance, "time", self._time)
        found_out = Looking.next_today

        def looking(planner: Looking) -> object:
            self.looked += 1
            return found_out(planner)

        patch.setattr(Looking, "next_today", looking)

    def _time(self) -> float:
        return self.now.timestamp()

    def run(self, *words: str) -> str:
        """What a command says."""
        assert main([*words]) == 0
        return self._capture.readouterr().out.strip()

    def today(self) -> tuple[str, bool]:
        """The line, and whether it was said without looking."""
        before = self.looked
        return self.run("today"), self.looked == before


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
    glance.keep(str(prompt.file.parent), "another key", 0, 1e12, "old")
    assert not prompt.file.exists()


def test_it_is_not_kept_where_what_both_share_is_sealed(prompt: Prompt) -> None:
    prompt.today()
    pytest.importorskip("cryptography")
    Home(prompt.file.parent).set_passphrase(None, "a passphrase")
    assert not prompt.file.exists()


def test_erasing_takes_it_away(prompt: Prompt) -> None:
    prompt.today()
    prompt.run("erase", "--yes")
    assert not prompt.file.exists()
