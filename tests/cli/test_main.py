from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.__main__ import main
from planner.planner import Planner
from planner.planner.looking import Looking
from tests.cli.running import MONDAY, Ourweek

COUPLE = ["week", "fill", "suggest", "undo", "journal", "export -", "settings", "settings contact 2"]
COUPLE += ["boundary list --by Alex", "add tea fri 20:00", "done tea", "skip tea", "rate tea 3 --by Alex"]
COUPLE += ["agree tea --by Alex", "decline tea --by Alex", "move tea fri", "remove tea", "edit tea --minutes 5", ""]


def run(*words: str, data: Path, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own."""
    environment = {**os.environ, "OURWEEK_DATA": str(data), "OURWEEK_NOW": MONDAY, **variables}
    return subprocess.run(
        [sys.executable, "-m", "planner", *words], capture_output=True, env=environment, check=False, timeout=60
    )


@pytest.mark.parametrize("words", COUPLE)
def test_before_anybody_has_begun_every_command_says_how_to_begin(nobody: Ourweek, words: str) -> None:
    ran = nobody(*words.split(), code=1)
    assert ran.out == ""
    assert ran.err == (
        "ourweek: Nobody has begun here yet; start with 'ourweek init --names A B', or just 'ourweek'.\n"
    )
    assert not nobody.data.exists()


@pytest.mark.parametrize("words", ["today", "where", "catalogue packs", "catalogue list", "--help"])
def test_what_needs_no_couple_works_without_one(nobody: Ourweek, words: str) -> None:
    ran = nobody(*words.split())
    assert ran.err == ""
    assert not nobody.data.exists()


def test_without_a_command_and_a_terminal_this_week_is_shown(ourweek: Ourweek) -> None:
    assert ourweek().out == ourweek("week").out
    assert ourweek.json() == ourweek.json("week")


def test_an_unexpected_error_is_one_sentence_without_any_value(
    ourweek: Ourweek, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("what Sam wrote")

    monkeypatch.setattr(Looking, "week", fail)
    ran = ourweek("week", code=1)
    assert ran.out == ""
    assert ran.err.startswith("ourweek: KeyError in test_main.py, line ")
    assert ran.err.count("\n") == 1
    assert "Sam" not in ran.err
    report = Path(ran.err.rpartition(" lies in ")[2].strip().removesuffix("."))
    assert report.stat().st_mode & 0o777 == 0o600
    said = report.read_text()
    assert "builtins.KeyError" in said
    assert "exit code 1" in said
    assert "in fail" in said
    assert "Sam" not in said


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt(), 130), (BrokenPipeError(), 0)])
def test_stopping_a_command_is_quiet(
    ourweek: Ourweek, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Looking, "week", fail)
    assert ourweek("week", code=code).err == ""


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    environment = {**os.environ, "OURWEEK_DATA": str(tmp_path)}
    ran = subprocess.run(
        [sys.executable, "-m", "planner", "catalogue", "list"],
        stdout=write,
        stderr=subprocess.PIPE,
        env=environment,
        check=False,
        timeout=60,
    )
    os.close(write)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_what_is_asked_for_is_done_also_where_nobody_can_be_told_of_it(ourweek: Ourweek, tmp_path: Path) -> None:
    ourweek.own("Tea", "fri", "20:00")
    read, write = os.pipe()
    os.close(read)
    calendar = tmp_path / "week.ics"
    environment = {**os.environ, "OURWEEK_DATA": str(ourweek.data), "OURWEEK_NOW": MONDAY}
    codes = [
        subprocess.run(
            [sys.executable, "-m", "planner", *words], stderr=write, env=environment, check=False, timeout=60
        ).returncode
        for words in (["export", str(calendar)], ["nothing"])
    ]
    os.close(write)
    assert codes == [0, 2]
    assert b"SUMMARY:Tea" in calendar.read_bytes()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a system without a device that is always full")
@pytest.mark.parametrize("words", ["week", "--help", "week --help", "--version"])
def test_what_could_not_be_put_out_is_no_success(ourweek: Ourweek, words: str) -> None:
    environment = {**os.environ, "OURWEEK_DATA": str(ourweek.data)}
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "planner", *words.split()],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment,
            check=False,
            timeout=60,
        )
    assert (ran.returncode, ran.stderr) == (1, b"ourweek: That could not be done: no space left on device.\n")


@pytest.mark.parametrize("variables", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {}])
def test_any_locale_takes_every_name_and_title(tmp_path: Path, variables: dict[str, str]) -> None:
    words = ("init", "--names", "Zoë", "李", "--timezone", "Europe/Berlin")
    begun = run(*words, data=tmp_path, **variables)
    assert begun.returncode == 0, begun.stderr
    assert "Zoë and 李" in begun.stdout.decode("utf-8")
    shown = json.loads(run("settings", "names", "--json", data=tmp_path, **variables).stdout)
    assert shown["settings"]["names"] == ["Zoë", "李"]


def test_output_is_utf8_where_the_locale_lacks_our_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="latin-1"))
    assert main(["catalogue", "list", "--kind", "touch", "--data", str(tmp_path)]) == 0
    assert "● Hand cream minutes" in written.getvalue().decode("utf-8")


@pytest.mark.parametrize("words", [["today"], ["week"], ["journal"], ["--json", "week", "next"]])
def test_looking_loads_no_screens_calendars_or_date_readers(ourweek: Ourweek, words: list[str]) -> None:
    ourweek.own("Tea", "fri", "20:00")
    script = (
        "import sys; from planner.__main__ import main; code = main(sys.argv[1:]);"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr); sys.exit(code)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, "--data", str(ourweek.data), "--now", MONDAY, *words],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded = set(ran.stderr.split())
    assert "planner" in loaded
    heavy = {"textual", "rich", "icalendar", "tinydb", "dateutil", "platformdirs", "tzlocal", "tomllib", "uuid"}
    assert not loaded & {*heavy, "asyncio"}


def test_the_data_folder_and_the_time_may_come_from_the_environment(tmp_path: Path) -> None:
    assert run("init", "--names", "A", "B", data=tmp_path / "here").returncode == 0
    assert (tmp_path / "here" / "store.json").is_file()
    week = json.loads(run("week", "--json", data=tmp_path / "here", OURWEEK_NOW="2027-01-01T10:00").stdout)
    assert week["start"] == "2026-12-28"


@pytest.mark.parametrize(
    "words", [["--now", "", "week"], ["week", ""], ["fill", "", "--agree"], ["export", "--week", ""]]
)
def test_an_empty_word_is_no_time_and_not_the_present_one(ourweek: Ourweek, words: list[str]) -> None:
    assert ourweek(*words, code=2).out == ""


def test_without_a_named_folder_the_data_lies_where_the_platform_keeps_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["where", "--json"]) == 0
    shown = Path(json.loads(capsys.readouterr().out)["data"])
    assert shown.name == "ourweek"
    assert Path.home() in shown.parents


def test_a_folder_that_is_a_file_is_said_in_one_sentence(nobody: Ourweek) -> None:
    nobody.data.write_text("something else", encoding="utf-8")
    for words in (["week"], ["init", "--names", "A", "B"], ["today"], ["doctor"]):
        assert nobody(*words, code=3).err == (
            f"ourweek: {nobody.data} is no folder; choose another one with --data.\n"
        )


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_folder_that_nobody_may_look_into_is_said_with_its_name(ourweek: Ourweek) -> None:
    ourweek.data.chmod(0)
    try:
        said = {words: ourweek.anyhow(*words.split()) for words in ("where", "doctor", "week", "catalogue packs")}
    finally:
        ourweek.data.chmod(0o700)
    assert {words: ran.code for words, ran in said.items()} == {
        "where": 3, "doctor": 3, "week": 3, "catalogue packs": 1
    }  # fmt: skip
    for ran in said.values():
        assert f"Ourweek is not allowed to use {ourweek.data}" in ran.out + ran.err


def test_what_the_system_refuses_is_said_with_the_file_that_it_is_about(
    ourweek: Ourweek, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "/somewhere/packs")

    monkeypatch.setattr(Looking, "week", refuse)
    said = "ourweek: Ourweek is not allowed to use /somewhere/packs; check its permissions.\n"
    assert ourweek("week", code=1).err == said


@pytest.mark.parametrize(("choice", "coloured"), [("always", True), ("never", False), ("auto", False)])
def test_colour_is_used_where_it_is_asked_for(ourweek: Ourweek, choice: str, coloured: bool) -> None:
    ourweek.own("Tea", "fri", "20:00")
    assert ("\x1b[" in ourweek("week", "--color", choice).out) is coloured
    assert "\x1b" not in ourweek("week", "--json", "--color", choice).out


def test_a_faulty_pack_is_said_once_and_the_rest_goes_on(ourweek: Ourweek) -> None:
    packs = ourweek.data / "packs"
    packs.mkdir()
    (packs / "ours.toml").write_text('[[activity]]\ntitle = "Stars"\nkind = "sky"\n', encoding="utf-8")
    ran = ourweek("fill")
    assert ran.err.count("ours.toml:3") == 1
    assert "kind" in ran.err
    assert ran.out.strip()
    assert ourweek("week").err == ""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Planner]:
    """The planners that the app was opened on; the test is at a terminal."""
    planners: list[Planner] = []

    def run_app(planner: Planner) -> int:
        planners.append(planner)
        return 0

    monkeypatch.setattr("planner.tui.opening.run", run_app)
    monkeypatch.setattr("planner.cli.main.at_terminal", lambda: True)
    return planners


def test_without_a_command_the_app_opens_on_a_terminal(ourweek: Ourweek, opened: list[Planner]) -> None:
    assert ourweek().out == ""
    (planner,) = opened
    assert planner.couple.names == ("Alex", "Sam")


def test_the_app_opens_for_those_who_have_not_begun(nobody: Ourweek, opened: list[Planner]) -> None:
    nobody()
    (planner,) = opened
    assert not planner.begun


def test_with_json_no_app_is_opened(ourweek: Ourweek, opened: list[Planner]) -> None:
    assert ourweek.json()["plans"] == []
    assert opened == []


def test_where_nobody_sits_before_it_the_demo_shows_its_week(nobody: Ourweek, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.tui.opening.run", lambda _: pytest.fail("the app was opened"))
    assert nobody("demo").out == nobody("demo", "--print").out


def test_the_demo_opens_the_app_on_a_couple_of_its_own(nobody: Ourweek, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def run_app(planner: Planner) -> int:
        seen.append((planner.couple.names, len(planner.journal()) > 60, planner.home.folder))
        return 0

    monkeypatch.setattr("planner.tui.opening.run", run_app)
    monkeypatch.setattr("planner.cli.main.at_terminal", lambda: True)
    nobody("demo")
    ((names, lived, folder),) = seen
    assert (names, lived) == (("Alex", "Sam"), True)
    assert not folder.exists()


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_harm_nothing(tmp_path: Path, closed: str) -> None:
    command = f'"{sys.executable}" -m planner --data "{tmp_path}" init --names A B {closed}'
    assert subprocess.run(["sh", "-c", command], check=False, timeout=60).returncode == 0
    week = run("week", "--json", data=tmp_path)
    assert (week.returncode, week.stderr) == (0, b"")
    # The second time it is said again.
    for _ in range(2):
        again = f'"{sys.executable}" -m planner --data "{tmp_path}" week {closed}'
        assert subprocess.run(["sh", "-c", again], check=False, timeout=60).returncode == 0


def test_a_terminal_gets_no_word_broken_at_its_edge_and_a_program_one_line(
    ourweek: Ourweek, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

        def fileno(self) -> int:
            return 2

    wrong = ("--data", str(ourweek.data), "done", "of-which-there-is-none")
    told = ourweek.anyhow(*wrong[2:]).err
    assert told.count("\n") == 1
    monkeypatch.setattr("planner.cli.opening.os.get_terminal_size", lambda _: os.terminal_size((30, 20)))
    monkeypatch.setattr("sys.stderr", shown := Terminal())
    main([*wrong, "--now", MONDAY])
    assert max(map(len, shown.getvalue().splitlines())) <= 30 < len(told)
    assert shown.getvalue().split() == told.split()
