"""The docs: every command in them works, every page and picture they name is there, and made pages are as made now."""

from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path
from types import ModuleType

import pytest

from planner.cli.parser import GROUPS, parse
from planner.model.errors import Misread
from planner.tui.commands import SCREENS
from tests.cli.running import Ourweek

ROOT = Path(__file__).parents[2]
MADE = ("commands.md", "keys.md")
ON_ACTIVITIES = ROOT / "activities" / "README.md"
PAGES = [
    ROOT / "README.md",
    *(p for p in sorted((ROOT / "docs").glob("*.md")) if p.name not in MADE),
    ON_ACTIVITIES,
]
ALL_PAGES = [*PAGES, *(ROOT / "docs" / name for name in MADE), ROOT / "CHANGELOG.md"]

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
    text = page.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = re.findall(r"^    ourweek (.*)$", text, re.MULTILINE)
    return [shlex.split(re.split(" [|<>] ", line)[0], comments=True) for line in lines]


def commands_within(page: Path) -> list[list[str]]:
    """The words of every command that a page names in the midst of a sentence."""
    found = re.findall(r"`(?:\$ )?ourweek ([^`]*)`", page.read_text(encoding="utf-8").replace("\n", " "))
    return [shlex.split(words) for words in found if "..." not in words]


def made(name: str) -> ModuleType:
    """The script of the docs of this name."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", [p for p in PAGES if commands_in(p)], ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_of_a_page_works_one_after_the_other(
    nobody: Ourweek, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    theirs = tmp_path / "activities" / "touch" / "my-theme.toml"
    theirs.parent.mkdir(parents=True)
    theirs.write_text(re.findall(r"```toml\n(.*?)```", ON_ACTIVITIES.read_text(encoding="utf-8"), re.DOTALL)[1])
    commands = commands_in(page)
    if not any(words[0] == "init" for words in commands):
        nobody.begin().own("Tea", "thu", "20:00")
    for words in commands:
        if words[:2] in AT_A_TERMINAL:
            assert parse(words).run is not None
            continue
        ran = nobody.anyhow(*words, *ANSWERS.get(words[0], ()))
        assert ran.code == 0, (page.name, words, ran.err)


@pytest.mark.parametrize("page", ALL_PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_within_a_sentence_is_one(page: Path) -> None:
    assert [(words, said) for words in commands_within(page) if (said := refusal(words))] == []


def refusal(words: list[str]) -> str:
    """What is said to the words of a command, if anything; in a sentence it may lack some that go with it."""
    try:
        parse(words)
    except Misread as error:
        return "" if str(error).startswith(("Still missing", "One of these is needed")) else str(error)
    return ""


def test_every_setting_of_a_calendar_can_be_set_as_the_page_shows(nobody: Ourweek) -> None:
    nobody.begin()
    page = (ROOT / "docs" / "calendars.md").read_text(encoding="utf-8")
    table = page.partition("| `ourweek settings ...` |")[2].partition("\n\n")[0]
    shown = re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)
    assert len(shown) >= 6
    for words in shown:
        nobody("settings", *shlex.split(words))


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
