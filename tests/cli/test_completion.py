from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.planner.settings import SETTINGS
from tests.cli.running import MONDAY, Ourweek

ROOT = Path(__file__).parents[2]


def offered(data: Path, line: str) -> list[str]:
    """What the shell is told after somebody has typed this much."""
    answer = data.parent / "offered"
    environment = {
        **os.environ,
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_SUPPRESS_SPACE": "1",
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
        "OURWEEK_DATA": str(data),
        "OURWEEK_NOW": MONDAY,
    }
    subprocess.run([sys.executable, "-m", "planner"], cwd=ROOT, env=environment, check=False, timeout=60)
    return [word.strip() for word in answer.read_text(encoding="utf-8").splitlines()]


def test_plans_partners_activities_and_settings_are_offered(ourweek: Ourweek) -> None:
    plan = ourweek.own("Tea", "tue", "20:00")
    assert "agree" in offered(ourweek.data, "ourweek ag")
    (shown,) = offered(ourweek.data, "ourweek done ")
    assert plan.startswith(shown)
    assert offered(ourweek.data, "ourweek rate tea 4 --by A") == ["Alex"]
    assert offered(ourweek.data, "ourweek settings week") == ["week-start"]
    assert offered(ourweek.data, "ourweek suggest --energy l") == ["low", "lively"]


def test_a_plan_is_offered_by_the_words_that_name_it_alone_and_long_after_it_by_none(ourweek: Ourweek) -> None:
    ourweek.own("Soup on the roof", "tue 20:00")
    ourweek.own("Roof and stars", "wed 20:00")
    ourweek.own("Oldest walk", "2026-01-02 9:00")
    assert offered(ourweek.data, "ourweek move so") == ["soup"]
    assert offered(ourweek.data, "ourweek move roo") == offered(ourweek.data, "ourweek move old") == []
    ourweek("move", *offered(ourweek.data, "ourweek move st"), "fri", "20:00")


def test_a_setting_that_has_words_is_offered_them(ourweek: Ourweek) -> None:
    assert offered(ourweek.data, "ourweek settings care a") == ["around_ok", "asleep_or_occupied"]
    assert offered(ourweek.data, "ourweek settings calendar c") == []
    offers = {setting.key: setting.choices for setting in SETTINGS if setting.choices}
    yes_or_no, words = ["apart", "bell", "motion", "remind-touch"], ["care", "cost", "show-as", "titles", "week-start"]
    assert sorted(offers) == sorted((*yes_or_no, *words))
    for key, choices in offers.items():
        for word in choices:
            ourweek("settings", key, word)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("ourweek catalogue show tea-w", ["tea-without-screens"]),
        ("ourweek boundary add --by Sam --activity tea-w", ["tea-without-screens"]),
        ("ourweek boundary add --by Sam --tag mus", ["music"]),
        ("ourweek boundary add --by Sam --tag music --until tom", ["tomorrow"]),
        ("ourweek catalogue new --tags mus", ["music"]),
        ("ourweek catalogue list --cost tr", ["treat"]),
        ("ourweek journal --felt l", ["loved"]),
        ("ourweek backup --format j", ["json"]),
        ("ourweek export --week n", ["next"]),
        ("ourweek week --color al", ["always"]),
        ("ourweek busy remove w", ["work"]),
        ("ourweek catalogue new --pack o", ["own"]),
    ],
)
def test_each_argument_is_offered_what_may_stand_there(ourweek: Ourweek, line: str, words: list[str]) -> None:
    calendar = ourweek.data.parent / "work.ics"
    calendar.write_text("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", encoding="utf-8")
    ourweek("busy", "add", str(calendar))
    ourweek("catalogue", "new", "--title", "Soup on the roof", "--kind", "quality-time")
    assert offered(ourweek.data, line) == words


def test_no_shell_tells_whether_somebody_keeps_limits(ourweek: Ourweek) -> None:
    ourweek.own("Tea", "tue", "20:00")
    ourweek("boundary", "add", "--by", "Sam", "--tag", "film")
    assert offered(ourweek.data, "ourweek boundary remove ") == []


def test_where_nobody_has_begun_nothing_private_can_be_offered(nobody: Ourweek) -> None:
    assert offered(nobody.data, "ourweek done ") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_each_shell_with_advice_for_those_who_see_it(
    nobody: Ourweek, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    run = nobody("completion", shell)
    assert "ourweek" in run.out
    # A shell that takes it each time it begins would say it each time.
    assert run.err == ""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert shell in nobody("completion", shell).err


def test_bash_takes_the_script(nobody: Ourweek) -> None:
    script = nobody("completion", "bash").out
    run = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True, check=False, timeout=60)
    assert run.returncode == 0, run.stderr
