"""The tested versions in constraints.txt: exact, the ones at work, and one for every dependency."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ASKED = [Requirement(line) for line in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"])]


def pins() -> dict[str, str]:
    """The pinned version of each distribution, by its normal name."""
    return {canonicalize_name(name): pin for name, _, pin in (line.partition("==") for line in LINES)}


def test_a_pin_is_a_name_and_one_exact_version() -> None:
    assert LINES
    assert [line for line in LINES if not re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9A-Za-z.]*", line)] == []


def test_the_pinned_versions_are_those_the_tests_run_with() -> None:
    assert pins() == {name: version(name) for name in pins()}


def test_every_dependency_has_a_pin_that_suits_it() -> None:
    assert ASKED
    assert [str(asked) for asked in ASKED if not asked.specifier.contains(pins()[canonicalize_name(asked.name)])] == []
