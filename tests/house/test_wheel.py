"""The wheel on its own: built from the source archive, installed in an empty venv, used from elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from planner import __version__

ROOT = Path(__file__).parents[2]
MANY = 60


def run(*command: str | Path, cwd: Path) -> str:
    """Runs a command to its good end and gives what it printed."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def activities(listing: str) -> set[str]:
    """The ids of the activities in what `catalogue list --json` printed."""
    document: dict[str, Any] = json.loads(listing)
    assert next(iter(document)) == "schema"
    return {activity["id"] for activity in document["activities"]}


# These two are built once, before any test has its own home: pip may need the settings of the real one.


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the source archive."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=ROOT)
    (archive,) = folder.glob("*.tar.gz")
    by_itself = ("--no-deps", "--no-build-isolation", "--wheel-dir", folder)
    run(sys.executable, "-m", "pip", "wheel", *by_itself, archive, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs' folder of a venv that holds the wheel and what it depends on."""
    venv = tmp_path_factory.mktemp("venv")
    run(sys.executable, "-m", "venv", "--without-pip", venv, cwd=venv)
    programs = venv / ("Scripts" if os.name == "nt" else "bin")
    python = programs / Path(sys.executable).name
    pinned = ("--constraint", ROOT / "constraints.txt")
    run(sys.executable, "-m", "pip", "--python", python, "install", *pinned, wheel, cwd=venv)
    return programs


def test_the_wheel_holds_every_pack_and_the_type_marker(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    packs = {path.relative_to(ROOT).as_posix() for path in (ROOT / "activities").rglob("*.toml")}
    assert packs
    assert {f"planner/{pack}" for pack in packs} | {"planner/py.typed"} <= names


def test_the_wheel_brings_nothing_but_the_package(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0] for name in names} == {"planner", f"ourweek-{__version__}.dist-info"}


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    files = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "planner").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files <= names


def test_the_installed_command_says_its_version(installed: Path, tmp_path: Path) -> None:
    assert __version__ in run(installed / "ourweek", "--version", cwd=tmp_path)


def test_the_installed_command_and_a_checkout_know_the_same_activities(installed: Path, tmp_path: Path) -> None:
    listing = ("catalogue", "list", "--json")
    in_wheel = activities(run(installed / "ourweek", *listing, cwd=tmp_path))
    in_checkout = activities(run(sys.executable, "-m", "planner", *listing, cwd=tmp_path))
    assert len(in_wheel) >= MANY
    assert in_wheel == in_checkout


def test_the_installed_command_sets_up_a_couple_and_shows_its_week(installed: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    run(installed / "ourweek", "init", "--names", "Robin", "Kim", "--data", data, cwd=tmp_path)
    week = json.loads(run(installed / "ourweek", "week", "--json", "--data", data, cwd=tmp_path))
    assert next(iter(week)) == "schema"
    assert week["plans"] == []


def test_a_checkout_finds_its_activities_from_another_folder(tmp_path: Path) -> None:
    listing = run(sys.executable, "-m", "planner", "catalogue", "list", "--json", cwd=tmp_path)
    assert len(activities(listing)) >= MANY
