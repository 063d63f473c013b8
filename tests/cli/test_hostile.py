"""Titles, names and notes that would harm a terminal, a parser or a reader."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.running import Ourweek

COMMANDS = [
    *("week", "today", "fill", "suggest", "add --own tea", "add", "agree tea", "decline tea", "move tea", "remove tea"),
    *("edit tea", "done tea", "skip tea", "rate tea", "undo", "journal", "settings", "boundary add", "boundary list"),
    *(
        "catalogue list",
        "catalogue show",
        "catalogue search",
        "catalogue packs",
        "catalogue check",
        "where",
        "export -",
    ),
]
WORDS = [
    *("tea", "fri", "20:00", "next", "2026-11-27", "3", "0", "-1", "", "-", "--", "@", "tea@2026-11-27", "+3d"),
    *("--by", "Alex", "Sam", "--json", "--all", "--own", "--every", "week", "day", "FREQ=DAILY;COUNT=2", "--note"),
    *("--minutes", "--kind", "touch", "--energy", "low", "--at", "--count", "--seed", "--agree", "--dry-run"),
    *("--title", "--since", "--until", "--tag", "--contact", "--color", "always", "timezone", "free", "names"),
    *("99999999999999999999", "1970-01-01", "2199-12-31", "9999-12-31 23:59", "00:00", "\x1b[0m", "nan", "١", "*"),
]
SOME, MANY = (st.lists(st.sampled_from(WORDS), max_size=most) for most in (1, 8))

TITLES = [
    "[/]",
    "[bold]x",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;window\x07title",
    "\x9b2Jwiped",
    "safe\u202egnp.exe",
    "two\nlines\r\x08",
    "zero\u200bwidth\ufeff",
    "%s %d {0} {x!r}",
    "--json",
    "@file",
    "a" * 300,
    "\udcff\udcfe",
    "e\u0301te\u0301",
]
HARM = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


@pytest.mark.parametrize("title", TITLES, ids=ascii)
def test_no_title_note_or_name_reaches_a_terminal_raw(nobody: Ourweek, title: str) -> None:
    nobody("init", f"--names={title}", "Sam", code=2)
    nobody("init", "--names", f"x{title}", "Sam")
    nobody("add", "--own", "today", "20:00", f"--note={title}", "--", f"x{title}", code=2)
    nobody("add", "--own", f"x{title}", "today", "20:00", f"--note={title}")
    plan = nobody.json("week")["plans"][0]["id"]
    nobody("rate", plan, "3", "--by", "Sam", f"--note={title}")
    nobody("rate", plan, "3", f"--by=x{title}"[:30], f"--note={title}")
    for words in ("week", "today", "journal", "settings", "week --json", "journal --json", "undo"):
        ran = nobody(*words.split())
        assert not HARM.search(ran.out + ran.err), ran
        if "--json" in words:
            json.loads(ran.out)
            assert ran.out.isascii()


@pytest.mark.parametrize("title", ["\x1b\x07", "\u200b", "", "  "], ids=ascii)
def test_a_title_without_a_letter_is_refused(ourweek: Ourweek, title: str) -> None:
    assert ourweek("add", "--own", title, "fri", "20:00", code=1).err == (
        "ourweek: A plan needs a title of at least one letter.\n"
    )


@pytest.mark.parametrize(
    "words", [["done"], ["catalogue", "show"], ["settings"], ["week"], ["boundary", "list", "--by"]]
)
def test_harmful_words_are_harmless_in_what_refuses_them(ourweek: Ourweek, words: list[str]) -> None:
    code = 2 if words[0] in ("settings", "week") else 1
    ran = ourweek(*words, "\x1b[31m\u202ex\x07", code=code)
    assert not HARM.search(ran.err)
    assert ran.err.count("\n") == 1


@settings(max_examples=200)
@given(st.sampled_from(COMMANDS), SOME | MANY, st.booleans())
def test_whatever_is_typed_ends_in_an_answer_or_in_one_sentence(
    ourweek: Ourweek, command: str, words: list[str], as_json: bool
) -> None:
    # Among all the words it would hardly ever stand where something is answered.
    ran = ourweek.anyhow(*command.split(), *(["--json"] if as_json else []), *words)
    assert ran.code in (0, 1, 2), ran
    assert "unexpected" not in ran.err
    assert ran.err.count("ourweek: ") == (ran.code != 0 and not ran.out), ran
    if ran.code == 0 and ran.out.startswith("{"):
        assert json.loads(ran.out)["schema"] == 1
