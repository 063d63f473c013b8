"""What `today` and `week` say, said again without looking: only while nothing can have changed."""

from __future__ import annotations

import io
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import planner
from planner.__main__ import main
from planner.planner.looking import Looking
from planner.store import files, glance
from planner.store.home import Home
from tests.cli.running import MONDAY
from tests.planner.calendars import calendar_of, put

SIX = datetime.fromisoformat(MONDAY)
TEA = "20:00  ◆ Tea  30 min"
ALL = (("today",), ("week",), ("today", "--json"), ("week", "--json"))


class Output(io.TextIOWrapper):
    """Where a command writes: a terminal, or a pipe."""

    def __init__(self, *, terminal: bool, encoding: str) -> None:
        self.terminal, self.written = terminal, io.BytesIO()
        super().__init__(self.written, encoding=encoding)

    def isatty(self) -> bool:
        return self.terminal

    def text(self) -> str:
        self.flush()
        return self.written.getvalue().decode(self.encoding)


class Prompt:
    """A prompt that asks what is next, at a time that is set by hand."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self.file, self.now = folder, folder / glance.TODAY, SIX.replace(tzinfo=UTC)
        self.terminal, self.encoding = False, "utf-8"
        self.looked = 0
        patch.setenv("OURWEEK_DATA", str(folder))
        for name in ("OURWEEK_NOW", "NO_COLOR"):
            patch.delenv(name, raising=False)
        patch.setenv("TERM", "xterm")
        patch.setattr("planner.cli.opening.clock", lambda _: lambda zone: self.now.astimezone(ZoneInfo(zone)))
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

    def out(self, *words: str) -> str:
        """All that a command says."""
        with redirect_stdout(Output(terminal=self.terminal, encoding=self.encoding)) as out:
            assert main([*words]) == 0
        return out.text()

    def run(self, *words: str) -> str:
        """What a command says, without the space around it."""
        return self.out(*words).strip()

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

    def looked_up(self, *words: str) -> str:
        """What a command says where nothing is remembered; what was remembered stays for the next time."""
        files = {path: path.read_bytes() for name in glance.GLANCES if (path := self.folder / name).exists()}
        for path in files:
            path.unlink()
        found = self.out(*words)
        for path, data in files.items():
            path.write_bytes(data)
        return found

    def kept(self) -> list[str]:
        """The names of what is remembered."""
        return sorted(path.name for path in self.folder.glob("*.txt"))


@pytest.fixture
def prompt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Prompt:
    """The prompt of a couple with tea at eight."""
    return begun(Prompt(tmp_path / "data", monkeypatch))


def falsify(file: Path, old: str, new: str) -> None:
    """Write a remembered text as somebody would who knows how it is marked."""
    said = file.read_bytes().partition(b"\n")[2].replace(old.encode(), new.encode())
    file.write_bytes(glance._mark(said) + b"\n" + said)


def begun(prompt: Prompt, zone: str = "Africa/Abidjan") -> Prompt:
    prompt.run("init", "--names", "Alex", "Sam", "--timezone", zone)
    prompt.run("add", "--own", "Tea", "mon", "20:00", "--minutes", "30")
    return prompt


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


@pytest.mark.parametrize("name", ["store.json", "journal.jsonl"])
def test_either_file_that_is_another_one_is_seen(prompt: Prompt, name: str) -> None:
    prompt.today()
    put(prompt.folder / name, (prompt.folder / name).read_bytes())
    assert prompt.today() == (TEA, False)


def test_another_version_does_not_believe_it(prompt: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    prompt.today()
    monkeypatch.setattr(glance, "__version__", "9.9")
    assert prompt.today() == (TEA, False)


def test_the_same_version_with_another_file_of_its_code_does_not_believe_it(
    prompt: Prompt, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    code = tmp_path / "program" / "model" / "week.py"
    code.parent.mkdir(parents=True)
    code.write_text("1")
    monkeypatch.setattr(glance, "_PROGRAM", str(tmp_path / "program"))
    assert prompt.today() == (TEA, False)
    assert prompt.today() == (TEA, True)
    code.unlink()
    code.write_text("2")
    assert prompt.today() == (TEA, False)


def test_the_code_that_answers_is_where_it_is_looked_for() -> None:
    rooms = {path.parent.name for path in Path(planner.__file__).parent.glob("*/__init__.py")}
    assert rooms - set(glance._ROOMS) == {"catalogue", "tui"}
    assert set(glance._ROOMS) < rooms


def test_a_file_that_was_damaged_anywhere_is_not_believed(prompt: Prompt) -> None:
    said = prompt.today()[0]
    kept = prompt.file.read_bytes()
    whole = len(kept)
    damaged = [kept[:cut] for cut in range(0, whole, 3)]
    damaged += [bytes((*kept[:at], kept[at] ^ 1, *kept[at + 1 :])) for at in range(0, whole, 3)]
    damaged += [bytes(whole), kept + b"\0", kept + kept]
    for data in damaged:
        prompt.file.write_bytes(data)
        assert glance.kept(str(prompt.folder), glance.TODAY) is None, data
    prompt.file.write_bytes(kept)
    assert prompt.today() == (said, True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_in_its_place_keeps_nobody_waiting(prompt: Prompt) -> None:
    os.mkfifo(prompt.file)
    assert prompt.today() == (TEA, False)


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n", "nonsense", "a\nb\nc\nd", "\x1b]0;x\x07"])
def test_a_file_that_was_not_written_here_is_not_believed(prompt: Prompt, text: str) -> None:
    prompt.today()
    prompt.file.write_text(text)
    assert prompt.today() == (TEA, False)


def test_nothing_that_drives_a_terminal_is_said_again(prompt: Prompt) -> None:
    prompt.today()
    falsify(prompt.file, "Tea", "T\x1b[31mea")
    assert prompt.today() == (TEA, True)
    falsify(prompt.file, "\x1b[31m", "\x1b[2J")
    assert prompt.today() == (TEA, False)


def test_with_a_time_of_ones_own_it_is_always_looked(prompt: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    prompt.today()
    monkeypatch.setenv("OURWEEK_NOW", MONDAY)
    assert prompt.today() == (TEA, False)


def test_what_was_seen_before_a_change_is_not_kept_as_what_is_there_after_it(prompt: Prompt) -> None:
    prompt.today()
    prompt.file.unlink()
    glance.keep(str(prompt.folder), glance.TODAY, "another key", {}, (0, 1e12), "old")
    assert not prompt.file.exists()


def test_what_a_change_came_before_is_taken_away(prompt: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    replaced = files.replace_file

    def slowly(path: Path, data: bytes, *, durable: bool) -> None:
        replaced(path, data, durable=durable)
        put(prompt.folder / "store.json", (prompt.folder / "store.json").read_bytes())

    monkeypatch.setattr(files, "replace_file", slowly)
    assert prompt.today() == (TEA, False)
    assert prompt.kept() == []


def test_a_time_that_the_clocks_skip_ends_nothing_later(prompt: Prompt) -> None:
    prompt.run("settings", "timezone", "Europe/Berlin")
    prompt.run("settings", "free", "sun 02:30-05:00")
    prompt.now = datetime(2027, 3, 28, 0, 30, tzinfo=UTC)
    assert "Sun 02:30-05:00" in prompt.run("week")
    prompt.now = datetime(2027, 3, 28, 1, 15, tzinfo=UTC)
    assert "Sun 03:15-05:00" in prompt.run("week")


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


def test_a_plan_that_nobody_answered_is_told_otherwise_once_it_has_gone_by(prompt: Prompt) -> None:
    prompt.run("settings", "free", "mon 08:00-09:00")
    prompt.run("add", "--own", "Soup", "tue", "20:00", "--minutes", "30", "--by", "Alex")
    assert "waits for Sam" in prompt.run("week")
    prompt.now += timedelta(days=1, hours=2, minutes=29)
    assert "waits for Sam" in prompt.run("week")
    prompt.now += timedelta(minutes=2)
    assert "stayed open" in prompt.run("week")


def test_while_a_free_time_goes_by_the_week_is_looked_at_each_minute(prompt: Prompt) -> None:
    prompt.run("settings", "free", "mon 18:30-19:30, tue 20:00-22:00")
    assert prompt.week() == (["Tea"], False)
    prompt.now += timedelta(minutes=29)
    assert prompt.week() == (["Tea"], True)
    for _ in range(2):
        prompt.now += timedelta(minutes=1)
        assert prompt.week() == (["Tea"], False)
        prompt.now += timedelta(seconds=59)
        assert prompt.week() == (["Tea"], True)
        prompt.now -= timedelta(seconds=59)
    prompt.now += timedelta(hours=1)
    assert prompt.week() == (["Tea"], False)
    assert prompt.week() == (["Tea"], True)


def test_a_minute_that_goes_by_meanwhile_is_not_remembered(prompt: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    found_out = Looking.week

    def slowly(planner: Looking, *given: object) -> object:
        found = found_out(planner, *given)  # type: ignore[arg-type]
        prompt.now += timedelta(minutes=1)
        return found

    monkeypatch.setattr(Looking, "week", slowly)
    prompt.run("week")
    assert prompt.kept() == []


def test_a_calendar_that_is_planned_around_is_looked_at_each_day_and_when_it_changes(
    prompt: Prompt, tmp_path: Path
) -> None:
    prompt.run("settings", "free", "tue 20:00-22:00")
    work = put(tmp_path / "work.ics", calendar_of("DTSTART:20261124T200000 DURATION:PT1H"))
    prompt.run("busy", "add", str(work))
    said = prompt.week()
    assert said == (["Tea"], False)
    assert prompt.week() == (["Tea"], True)
    prompt.now += timedelta(hours=6)
    assert prompt.week() == (["Tea"], False)
    assert prompt.week() == (["Tea"], True)
    put(work, calendar_of("DTSTART:20261124T200000 DURATION:PT90M"))
    assert "Tue 21:30-22:00" in prompt.run("week")
    work.unlink()
    assert prompt.asked("week")[1] is False


@pytest.mark.skipif(os.name != "posix", reason="a file's last change is not told here")
def test_a_calendar_that_keeps_its_size_and_date_is_another_one_all_the_same(prompt: Prompt, tmp_path: Path) -> None:
    prompt.run("settings", "free", "tue 20:00-22:00")
    work = put(tmp_path / "work.ics", calendar_of("DTSTART:20261124T200000 DURATION:PT1H"))
    was = work.stat()
    prompt.run("busy", "add", str(work))
    assert "Tue 21:00-22:00" in prompt.run("week")
    work.write_bytes(calendar_of("DTSTART:20261124T210000 DURATION:PT1H"))
    os.utime(work, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert "Tue 20:00-21:00" in prompt.run("week")


def test_where_a_calendar_is_a_folder_or_gone_the_week_is_always_looked_at(prompt: Prompt, tmp_path: Path) -> None:
    folder = tmp_path / "calendars"
    folder.mkdir()
    prompt.run("busy", "add", str(folder))
    assert [prompt.week() for _ in range(3)] == [(["Tea"], False)] * 3
    folder.rmdir()
    assert [prompt.week() for _ in range(3)] == [(["Tea"], False)] * 3


def test_a_terminal_gets_the_same_in_colours_where_it_shows_them(
    prompt: Prompt, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = prompt.out("week")
    prompt.terminal = True
    coloured, again = prompt.asked("week")
    assert again
    assert f"{coloured}\n" == prompt.looked_up("week")
    assert "\x1b[1mWeek 48" in coloured
    for name, value in (("NO_COLOR", "1"), ("TERM", "dumb")):
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            assert prompt.asked("week") == (plain.strip(), True)
            assert prompt.looked_up("week") == plain


@pytest.mark.parametrize("words", ALL)
def test_whoever_names_the_folder_gets_the_same(prompt: Prompt, words: tuple[str, ...], tmp_path: Path) -> None:
    said, again = prompt.asked(*words)
    assert not again
    folder = str(prompt.folder)
    for named in (["--data", folder, *words], [*words, "--data", folder], [f"--data={folder}", *words[::-1]]):
        assert prompt.asked(*named) == (said, True)
    elsewhere = str(tmp_path / "elsewhere")
    prompt.run("init", "--names", "Kim", "Lou", "--data", elsewhere)
    assert prompt.asked(*words, "--data", elsewhere) != (said, True)
    assert prompt.asked(*words, "--data", folder, "--color", "never") == (said, False)


@pytest.mark.parametrize(
    "words",
    [["--data"], ["--data", ""], ["--data="], ["--data", "-x"], ["--data", "a", "--data", "b"], ["--data", "a\0b"]],
)
def test_a_folder_that_is_not_plainly_named_is_left_to_who_refuses_it(
    prompt: Prompt, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    prompt.run("init", "--names", "Kim", "Lou", "--data=-x")
    prompt.run("week", "--data=-x")
    prompt.run("week")
    before = prompt.looked
    with redirect_stdout(Output(terminal=False, encoding="utf-8")) as out:
        assert main(["week", *words]) != 0
    assert (out.text(), prompt.looked) == ("", before)


def test_what_can_not_be_written_there_is_looked_up(prompt: Prompt) -> None:
    prompt.run("week")
    prompt.encoding = "latin-1"
    assert prompt.asked("week")[1] is False


def test_a_text_with_anything_but_colours_is_not_said_again(prompt: Prompt) -> None:
    said = prompt.out("week")
    file = prompt.folder / glance.WEEK
    kept = file.read_bytes()
    for harm in ("\x1b[2J", "\x1b]0;x\x07", "\x1b[1", "\x9b1m", "\r", "\u202e", "\x1b[1;2m"):
        file.write_bytes(kept)
        falsify(file, "Tea", f"{harm}Tea")
        assert prompt.out("week") == said


STEPS = (
    ("add", "--own", "Soup", "wed", "19:00", "--note", "\u201cwarm\u201d \x1b[31m"),
    ("add", "--own", "Walk", "today", "23:50", "--minutes", "30"),
    ("move", "tea", "+1d", "20:30"),
    ("done", "tea"),
    ("skip", "tea"),
    ("rate", "tea", "5", "--by", "Alex"),
    ("rate", "tea", "2", "--by", "Sam"),
    ("remove", "tea"),
    ("undo",),
    ("add", "--own", "Rest", "tomorrow", "01:45", "--every", "day", "--by", "Alex"),
    ("agree", "rest", "--by", "Sam"),
    ("move", "rest", "+2d", "23:30"),
    ("edit", "tea", "--minutes", "300"),
    ("settings", "names", "Kim", "Lou"),
    ("settings", "week-start", "sunday"),
    ("settings", "free", "mon-sun 18:30-19:30, sat 23:00-02:00"),
    ("settings", "free", "mon-sun 01:30-04:00"),
    ("settings", "timezone", "America/New_York"),
)
CLOCK = st.integers(-2 * 24 * 60, 5 * 24 * 60) | st.integers(-70, 130)
"""Minutes that pass; less than none where a clock is set back."""
BEGINS = ("2026-11-23T18:00", "2027-03-27T22:00", "2026-10-24T21:00", "2027-04-03T12:00")
"""When somebody begins: on the eve of the clocks' changes in some of the zones, too."""


@contextmanager
def somewhere(zone: str, begins: str) -> Iterator[Prompt]:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        prompt = Prompt(Path(folder) / "data", patch)
        prompt.now = datetime.fromisoformat(begins).replace(tzinfo=UTC)
        yield begun(prompt, zone)


@settings(max_examples=8, deadline=None)
@given(
    st.sampled_from(["Africa/Abidjan", "Europe/Berlin", "Australia/Lord_Howe"]),
    st.sampled_from(BEGINS),
    st.booleans(),
    st.lists(st.sampled_from(STEPS) | CLOCK | st.booleans(), max_size=6),
)
def test_what_is_said_again_is_always_what_would_be_looked_up(
    zone: str, begins: str, around: bool, steps: list[tuple[str, ...] | int | bool]
) -> None:
    with somewhere(zone, begins) as prompt:
        work = put(prompt.folder.parent / "work.ics", calendar_of("DTSTART:20261124T183000 DURATION:PT20M"))
        if around:
            prompt.run("busy", "add", str(work))
        for step in [0, *steps]:
            if isinstance(step, bool):
                # Another program writes the calendar, and the next who asks sits at a terminal, or doesn't.
                put(work, calendar_of(f"DTSTART:20261125T183000 DURATION:PT{30 + 10 * step}M"))
                prompt.terminal = step
            elif isinstance(step, int):
                prompt.now += timedelta(minutes=step)
            else:
                tried(prompt, *step)
            for words in ALL:
                assert prompt.out(*words) == prompt.looked_up(*words)


def tried(prompt: Prompt, *words: str) -> None:
    """Run a command that may have nothing to do by now."""
    with redirect_stdout(Output(terminal=False, encoding="utf-8")):
        main([*words])


def test_it_is_not_kept_where_what_both_share_is_sealed(prompt: Prompt) -> None:
    for words in ALL:
        prompt.run(*words)
    assert prompt.kept() == sorted(glance.GLANCES)
    pytest.importorskip("cryptography")
    Home(prompt.folder).set_passphrase(None, "a passphrase")
    assert prompt.kept() == []


def test_erasing_takes_it_away(prompt: Prompt) -> None:
    for words in ALL:
        prompt.run(*words)
    prompt.run("erase", "--yes")
    assert prompt.kept() == []


def test_whoever_asks_does_not_wait_for_the_disk(prompt: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    prompt.looked_up("week")
    for name in ("flush", "sync_folder"):
        monkeypatch.setattr(files, name, lambda _: pytest.fail("it waits for the disk"))
    for words in ALL:
        prompt.run(*words)
        assert prompt.asked(*words)[1]
