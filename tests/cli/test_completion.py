from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import Ourweek

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


def test_where_nobody_has_begun_nothing_private_can_be_offered(nobody: Ourweek) -> None:
    assert offered(nobody.data, "ourweek done ") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_each_shell(nobody: Ourweek, shell: str) -> None:
    run = nobody("completion", shell)
    assert "ourweek" in run.out
    assert shell in run.err


def test_bash_takes_the_script(nobody: Ourweek) -> None:
    script = nobody("completion", "bash").out
    run = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True, check=False, timeout=60)
    assert run.returncode == 0, run.stderr
