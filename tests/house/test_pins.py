"""The tested versions in constraints.txt: complete, exact, and the ones at work."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ASKED = [Requirement(line) for line in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"])]


@pytest.mark.parametrize("line", LINES)
def test_a_pin_is_a_name_and_one_exact_version(line: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9A-Za-z.]*", line)


@pytest.mark.parametrize("line", LINES)
def test_the_pinned_version_is_the_one_the_tests_run_with(line: str) -> None:
    name, _, pinned = line.partition("==")
    assert version(name) == pinned


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked.name)
def test_every_dependency_has_a_pin_that_suits_it(asked: Requirement) -> None:
    pins = {canonicalize_name(name): pin for name, _, pin in (line.partition("==") for line in LINES)}
    assert asked.specifier.contains(pins[canonicalize_name(asked.name)])
