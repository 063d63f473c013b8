"""The docs: every command in them works, every page and picture they name is there, and made pages are as made now."""

from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path
from types import ModuleType

import pytest

from planner.cli.parser import GROUPS, parse
from planner.tui.commands import SCREENS
from tests.cli.running import Ourweek

ROOT = Path(__file__).parents[2]
MADE = ("commands.md", "keys.md")
PAGES = [ROOT / "README.md", *(p for p in sorted((ROOT / "docs").glob("*.md")) if p.name not in MADE)]
ALL_PAGES = [*PAGES, *(ROOT / "docs" / name for name in MADE), ROOT / "CHANGELOG.md", ROOT / "activities" / "README.md"]


AT_A_TERMINAL = [["partner", "pin"]]
"""What asks for something that is not to be seen; a sitting at a real terminal is another test."""
ANSWERS = {"erase": ("--yes",)}
"""What a person would answer at a terminal."""


@pytest.fixture
def nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ourweek:
    """A command line where nobody has begun."""
    return Ourweek(tmp_path / "data", capsys)


def commands_in(page: Path) -> list[list[str]]:
    """The words of every command that a page shows, without what the shell does with them."""
    lines = re.findall(r"^    ourweek (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return [shlex.split(re.split(" [|<>] ", line)[0], comments=True) for line in lines]


def made(name: str) -> ModuleType:
    """The script of the docs of this name."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", [p for p in PAGES if commands_in(p)], ids=lambda page: page.name)
def test_every_command_of_a_page_works_one_after_the_other(
    nobody: Ourweek, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    commands = commands_in(page)
    if not any(words[0] == "init" for words in commands):
        nobody.begin().own("Tea", "thu", "20:00")
    for words in commands:
        if words[:2] in AT_A_TERMINAL:
            assert parse(words).run is not None
            continue
        ran = nobody.anyhow(*words, *ANSWERS.get(words[0], ()))
        assert ran.code == 0, (page.name, words, ran.err)


def test_every_example_of_the_commands_is_understood() -> None:
    examples = commands_in(ROOT / "docs" / "commands.md")
    assert {words[0] for words in examples} == {name for names in GROUPS.values() for name in names}
    for words in examples:
        assert parse(words).run is not None


@pytest.mark.parametrize("name", MADE)
def test_a_made_page_is_as_it_would_be_made_now(name: str) -> None:
    page: str = made("make_pages").PAGES[name]()
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == page, "run 'make pages'"


def test_the_page_of_keys_names_every_command() -> None:
    page = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    assert all(f"`{command.id}`" in page for commands in SCREENS.values() for command in commands)


@pytest.mark.parametrize("page", ALL_PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_page_and_picture_that_a_page_names_is_there(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} names {target}"
