from __future__ import annotations

import re

import pytest

from planner.cli.parser import GROUPS
from tests.cli.running import Ourweek

COMMANDS = [name for names in GROUPS.values() for name in names]
LIMITS = "--activity --tag --setting --contact --depth"
BELOW = [
    *(f"catalogue {name}" for name in ("list", "show", "search", "check", "packs")),
    *(f"boundary {name}" for name in ("add", "list", "remove")),
    *(f"partner {name}" for name in ("list", "rename", "free", "pin")),
]


@pytest.mark.parametrize("command", [*COMMANDS, *BELOW])
def test_the_help_of_each_command_holds_an_example_that_begins_with_it(nobody: Ourweek, command: str) -> None:
    shown = nobody(*command.split(), "--help").out
    assert f"example: ourweek {command}" in shown
    assert "--json" in shown


def test_the_help_lists_every_command_in_order(nobody: Ourweek) -> None:
    _, _, listed = nobody("--help").out.partition("  COMMAND\n")
    assert re.findall(r"^    (\w+)  ", listed, re.MULTILINE) == COMMANDS


def test_help_beside_a_command_name_still_lists_every_command(nobody: Ourweek) -> None:
    assert nobody("--help", "week").out == nobody("--help").out


@pytest.mark.parametrize("words", [(), ("fill",), ("catalogue", "new")])
def test_help_may_be_asked_for_by_a_word(nobody: Ourweek, words: tuple[str, ...]) -> None:
    assert nobody("help", *words).out == nobody(*words, "--help").out


def test_help_after_a_command_is_not_taken_for_an_option(ourweek: Ourweek) -> None:
    ourweek.own("help", "fri", "20:00")
    assert ourweek.json("week")["plans"][0]["title"] == "help"


def test_the_version_is_one_line(nobody: Ourweek) -> None:
    assert nobody("version").out == "ourweek 0.1.0\n"
    assert nobody("--version").out == "ourweek 0.1.0\n"
    assert nobody("week", "--version").out == "ourweek 0.1.0\n"


@pytest.mark.parametrize("words", [("--json", "week", "next"), ("week", "--json", "next"), ("week", "next", "--json")])
def test_options_of_every_command_may_stand_anywhere(ourweek: Ourweek, words: tuple[str, ...]) -> None:
    assert ourweek(*words).json["start"] == "2026-11-30"


def test_the_time_and_the_folder_given_last_are_the_ones_that_count(ourweek: Ourweek) -> None:
    assert ourweek("week", "--json", "--now", "2027-03-01T10:00").json["start"] == "2027-03-01"
    assert ourweek("where", "--json", "--data", "elsewhere").json["data"] == "elsewhere"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("nonsense", "There is no command 'nonsense'; 'ourweek --help' shows how."),
        ("fil", "There is no command 'fil', perhaps 'fill' is meant; 'ourweek --help' shows how."),
        ("delete tea", "There is no command 'delete', perhaps 'remove' is meant; 'ourweek --help' shows how."),
        ("catalogue delete", "There is no command 'delete'; 'ourweek catalogue --help' shows how."),
        ("week --sideways", "'--sideways' does not belong here; 'ourweek week --help' shows how."),
        ("rate tea", "Still missing: RATING, --by; 'ourweek rate --help' shows how."),
        ("add tea", "Still missing: WHEN; 'ourweek add --help' shows how."),
        ("fill --agree --by Sam", "--by and --agree do not go together; 'ourweek fill --help' shows how."),
        ("fill --by", "--by needs a value after it; 'ourweek fill --help' shows how."),
        ("week --json=yes", "--json takes no value; 'ourweek week --help' shows how."),
        ("boundary", "Say what to do: add, list or remove; 'ourweek boundary --help' shows how."),
        ("boundary add --by Sam", f"One of these is needed: {LIMITS}; 'ourweek boundary add --help' shows how."),
        ("suggest --minutes soon", "--minutes is a whole number from 1 to 1440, not 'soon'."),
        ("suggest --minutes -5", "--minutes is a whole number from 1 to 1440, not '-5'."),
        ("suggest --minutes ٣", "--minutes is a whole number from 1 to 1440, not '٣'."),
        ("suggest --count 13", "--count is a whole number from 1 to 12, not '13'."),
        ("suggest --kind sport", "--kind is quality-time, touch or appreciation, not 'sport'."),
        ("suggest --energy much", "--energy is low, ordinary or lively, not 'much'."),
        ("week --color pink", "--color is auto, always or never, not 'pink'."),
        ("week --now later", "'later' is no time for --now; write one such as 2026-11-23T19:00."),
        ("week --now 0001-01-01", "'0001-01-01' is no time for --now; write one such as 2026-11-23T19:00."),
        (
            "export --titles loud",
            (
                "Titles are plain, soft or blank, or one for each of quality time, touch and appreciation, "
                "such as plain:soft:plain."
            ),
        ),
        ("export --remind -1", "--remind is a whole number from 0 to 40320, not '-1'."),
        (
            "init --names Alex",
            "--names needs 2 values after it, each in quotes where it has spaces; 'ourweek init --help' shows how.",
        ),
        (
            "init --names Alex and Sam",
            "'Sam' is too much here, or belongs in quotes with what is before it; 'ourweek init --help' shows how.",
        ),
    ],
)
def test_wrong_usage_is_one_sentence(ourweek: Ourweek, words: str, sentence: str) -> None:
    ran = ourweek(*words.split(), code=2)
    assert (ran.out, ran.err) == ("", f"ourweek: {sentence}\n")


def test_what_was_typed_is_harmless_when_it_is_said_again(nobody: Ourweek) -> None:
    for words in (["\x1b[31mred"], ["week", "\x1b]0;x\x07"], ["week", "--now", "\x1b[2J"], ["where", "--x\x1b[0m"]):
        ran = nobody(*words, code=1 if words == ["week", "\x1b]0;x\x07"] else 2)
        assert "\x1b" not in ran.err
        assert ran.err.count("\n") == 1


def test_each_command_is_declared_by_the_module_that_is_said_to(nobody: Ourweek) -> None:
    for names in GROUPS.values():
        for name in names:
            assert nobody(name, "--help").out.startswith(f"usage: ourweek {name}")
