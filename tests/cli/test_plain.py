from __future__ import annotations

import pytest

from planner.cli import plain
from planner.cli.parser import parse

SAID = [
    [],
    ["--json"],
    ["week"],
    ["today"],
    ["week", "--json"],
    ["--json", "today"],
    ["--data", "a b", "week"],
    ["week", "--data=a", "--json"],
    ["--data", "week"],
    ["--data=a=b"],
]


@pytest.mark.parametrize("words", SAID)
def test_what_is_read_plainly_is_what_the_parser_gives(words: list[str]) -> None:
    given, parsed = vars(plain.given(words)), vars(parse(words))

    assert given == {name: parsed[name] for name in plain.USUALLY}


@pytest.mark.parametrize(
    "words",
    [
        ["week", "next"],
        ["next"],
        ["Week"],
        ["week", "week"],
        ["today", "--by", "Alex"],
        ["--now", "2026-11-23T19:00"],
        ["--data"],
        ["--data="],
        ["--data", "--json", "week"],
        ["--data", "a\0b"],
        ["--data", "a", "--data", "b"],
        ["--dat", "a"],
        ["--", "week"],
        [""],
        ["--help"],
    ],
)
def test_everything_else_is_left_to_the_parser(words: list[str]) -> None:
    assert plain.given(words) is None


def test_completing_is_left_to_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_ARGCOMPLETE", "1")

    assert plain.given(["week"]) is None
