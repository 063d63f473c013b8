"""The floors of the house: who may import whom, and what stays unloaded until it is needed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from planner.__main__ import main
from planner.planner import Planner
from planner.store import glance

ROOT = Path(__file__).parents[2]
HEAVY = {"textual", "tinydb", "icalendar"}

LOAD_AND_LIST = """
import importlib, json, pkgutil, sys

def modules(name):
    yield name
    for found in pkgutil.walk_packages(getattr(importlib.import_module(name), "__path__", []), name + "."):
        yield found.name

loaded = [name for root in sys.argv[1:] for name in modules(root)]
for name in loaded:
    importlib.import_module(name)
print(json.dumps({"loaded": loaded, "all": sorted({name.partition(".")[0] for name in sys.modules})}))
"""


def load(*names: str) -> tuple[list[str], set[str]]:
    """Imports these in a fresh interpreter; gives all their modules, and every top name that is then loaded."""
    run = subprocess.run(
        [sys.executable, "-c", LOAD_AND_LIST, *names], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    return found["loaded"], set(found["all"])


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Checks the contracts of the project in this folder."""
    tool = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([tool, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)


def test_imports_only_go_down() -> None:
    run = lint_imports(ROOT)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    ("room", "line", "contract"),
    [
        ("model", "import tinydb", "The model knows nothing but dates"),
        ("suggest", "import tomllib", "The engine takes numbers in and gives proposals out"),
        ("catalogue", "import icalendar", "The catalogue reads packs and nothing else"),
        ("catalogue", "import planner.suggest", "Imports only go down, and never sideways"),
        ("store", "import planner.planner", "Imports only go down, and never sideways"),
        ("cli", "import textual", "Only the screens know Textual"),
        ("tui", "import argparse", "Only the command line reads arguments"),
    ],
)
def test_an_import_that_goes_the_wrong_way_is_named(tmp_path: Path, room: str, line: str, contract: str) -> None:
    shutil.copytree(ROOT / "planner", tmp_path / "planner", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "planner" / room / "stray.py").write_text(f"{line}\n", encoding="utf-8")
    run = lint_imports(tmp_path)
    assert run.returncode == 1, run.stdout + run.stderr
    assert f"{contract} BROKEN" in run.stdout
    assert f"planner.{room}.stray" in run.stdout


@pytest.mark.parametrize("room", ["planner.model", "planner.catalogue", "planner.suggest"])
def test_the_core_loads_without_screens_database_or_calendar(room: str) -> None:
    loaded, everything = load(room)
    assert len(loaded) > 1, f"no module found in {room}"
    assert not everything & HEAVY


@pytest.mark.parametrize("name", ["planner.planner", "planner.cli"])
def test_what_starts_first_leaves_the_heavy_libraries_for_later(name: str) -> None:
    loaded, everything = load(name)
    assert name in loaded
    assert not everything & HEAVY


def test_what_seals_is_loaded_only_where_something_is_sealed() -> None:
    loaded, everything = load("planner.store")
    assert "planner.store.sealing" in loaded
    assert "cryptography" not in everything


def test_the_app_loads_no_encryption_for_a_network() -> None:
    loaded, everything = load("planner.tui")
    assert {"planner.tui.app", "planner.tui.screens.fill"} <= set(loaded)
    assert "asyncio" in everything
    assert not everything & {"ssl", "_ssl", "_hashlib"}


WHAT_THE_APP_BEGINS_WITH = "import json, sys, planner.tui.opening; print(json.dumps(sorted(sys.modules)))"


def test_the_app_begins_without_the_palette_and_its_fields() -> None:
    run = subprocess.run(
        [sys.executable, "-c", WHAT_THE_APP_BEGINS_WITH], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(json.loads(run.stdout))
    assert "textual.app" in loaded
    assert not loaded & {"textual.command", "textual.widgets._input", "textual.widgets._option_list"}


WHAT_A_COMMAND_LOADS = """
import json, sys
from planner.__main__ import main
code = main(sys.argv[1:])
print(json.dumps(sorted(sys.modules)))
sys.exit(code)
"""


@pytest.mark.parametrize("command", [["today"], ["week"], ["week", "--json"]])
def test_a_glance_loads_nothing_that_only_others_need(command: list[str], tmp_path: Path) -> None:
    common = ["--data", str(tmp_path), "--now", "2026-11-23T18:00"]
    main([*common, "init", "--names", "Alex", "Sam", "--timezone", "Europe/Berlin"])
    main([*common, "add", "--own", "Tea", "mon 20:00"])
    run = subprocess.run(
        [sys.executable, "-c", WHAT_A_COMMAND_LOADS, *common, *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    loaded = set(json.loads(run.stdout.splitlines()[-1]))
    assert "Tea" in run.stdout
    assert "planner.planner.looking" in loaded
    unneeded = {*HEAVY, "dateutil", "shutil", "_hashlib", "planner.planner.whole", "planner.model.activity"}
    assert loaded & unneeded == set()


WHAT_SAYING_IT_AGAIN_LOADS = """
import os, sys
before = set(sys.modules)
from planner.__main__ import main
main(sys.argv[1:])
print(*sorted(set(sys.modules) - before))
"""


def test_what_is_said_again_loads_nothing_besides(tmp_path: Path) -> None:
    folder = str(tmp_path)
    glance.keep(folder, glance.WEEK, glance.key_of(folder), {}, (0, 1e12), "Said before")
    run = subprocess.run(
        [sys.executable, "-S", "-c", WHAT_SAYING_IT_AGAIN_LOADS, "--data", folder, "week"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    said, loaded = run.stdout.splitlines()
    assert said == "Said before"
    ours = {"planner", "planner.__main__", "planner.store", "planner.store.glance"}
    cli = {"planner.cli", "planner.cli.again", "planner.cli.plain"}
    assert set(loaded.split()) == {*ours, *cli, "__future__", "gc"}


def test_the_command_line_holds_its_main_module() -> None:
    loaded, _ = load("planner.cli")
    assert "planner.cli.main" in loaded


def test_a_loaded_library_would_be_seen() -> None:
    _, everything = load("icalendar.prop", "tinydb")
    assert {"icalendar", "tinydb"} <= everything


def test_every_use_case_has_one_method() -> None:
    named = [name for room in Planner.__mro__ if room is not object for name in vars(room) if not name.startswith("__")]
    assert sorted(name for name in set(named) if named.count(name) > 1) == []
