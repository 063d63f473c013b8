"""Titles, names and notes that would harm a terminal, a parser or a reader."""

from __future__ import annotations

import json
import re

import pytest

from tests.cli.running import Ourweek

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
