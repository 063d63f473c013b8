from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.text import UNSAFE, clean, clean_lines

HARMFUL = (
    "\x00\x07\x08\x1b\x7f\x85\x9b\x9d\r\n\t\x0b\x0c\u200b\u200d\u200e\u202e\u2028\u2029\u2066\u2069"
    "\ufe0f\ufeff\U000e0041\ud800\udfff"
)
TEXTS = st.text(st.characters()) | st.text(HARMFUL + "aé e\u0301[]/mü\u3164\u00ad")
LIMITS = st.integers(1, 60)
DRAWN = ("ARABIC ", "SYRIAC ", "KAITHI ", "EGYPTIAN ")
"""Scripts whose format characters are signs that one sees."""
BLANK = set("\u034f\u061c\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Letters and marks that show nothing at all."""
TURNS_AROUND = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def harm_in(text: str) -> list[str]:
    """The characters of a text that drive a terminal, break a line, turn text around, or cannot be written."""
    return [
        char
        for char in text
        if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} or unicodedata.bidirectional(char) in TURNS_AROUND
    ]


@given(TEXTS, LIMITS)
def test_a_clean_line_holds_nothing_harmful_and_keeps_its_limit(text: str, limit: int) -> None:
    line = clean(text, limit)
    assert harm_in(line) == []
    assert len(line) <= limit
    assert line == line.strip()
    assert "  " not in line
    assert line.encode("utf-8").decode("utf-8") == line


def test_of_all_characters_just_those_that_are_not_seen_are_unsafe() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    unsafe = set(UNSAFE.findall(every))
    unseen = {
        char
        for char in every
        for name in (unicodedata.name(char, ""),)
        if (unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and not name.startswith(DRAWN))
        or "VARIATION SELECTOR" in name
    }
    assert unseen - unsafe == {"\t", "\n"}
    assert {char for char in unsafe - unseen if unicodedata.category(char) != "Cn"} == BLANK


@given(TEXTS, LIMITS)
def test_cleaning_twice_changes_nothing_more(text: str, limit: int) -> None:
    assert clean(clean(text, limit), limit) == clean(text, limit)
    assert clean_lines(clean_lines(text, limit), limit) == clean_lines(text, limit)
    assert unicodedata.is_normalized("NFC", clean(text, limit))


@given(TEXTS, LIMITS)
def test_clean_lines_hold_nothing_harmful_but_their_line_ends(text: str, limit: int) -> None:
    lines = clean_lines(text, limit)
    assert set(harm_in(lines)) <= {"\n"}
    assert len(lines) <= limit
    assert lines == lines.strip()


@given(TEXTS)
def test_lines_made_one_are_the_clean_line(text: str) -> None:
    assert clean(clean_lines(text, 10_000), 10_000) == clean(text, 10_000)


@given(st.text("abcxyzÄßçñ한字♥◆ 0123456789[]()/-,.'", max_size=200).map(lambda text: " ".join(text.split())))
def test_ordinary_words_stay_as_they_are(text: str) -> None:
    assert clean(text) == text
    assert clean_lines(text) == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x1b]52;c;aGVsbG8=\x07x", "]52;c;aGVsbG8=x"),
        ("\x9b2Jx", "2Jx"),
        ("Tom\u202e\u2066mas\u2069", "Tommas"),
        ("in\u200bvi\u00adsible\ufeff\u2060", "invisible"),
        ("\u3164\u115f\u1160\uffa0\u180e\u034f", ""),
        ("heart \u2665\ufe0f", "heart \u2665"),
        ("cafe\u0301", "café"),
        ("e\u200b\u0301", "é"),
        ("a\ud800b", "a?b"),
        ("  a \t\r\n b  ", "a b"),
        ("one\u2028two\u2029three\x0bfour\x0cfive\x85six", "one two three four five six"),
        ("wide\u3000\u00a0spaces", "wide spaces"),
        ("", ""),
        ("\x00\x1b\u200b", ""),
    ],
)
def test_harm_is_taken_out_and_words_stay(text: str, line: str) -> None:
    assert clean(text) == line


def test_line_ends_of_every_kind_are_kept_as_one() -> None:
    assert clean_lines("one\r\ntwo\rthree\nfour\u2028five") == "one\ntwo\nthree\nfour\nfive"


def test_tabs_and_blank_lines_around_are_taken_away_and_those_inside_stay() -> None:
    assert clean_lines("\n\n a\tb \n\n c\n\n") == "a b\n\nc"


def test_a_text_is_cut_at_its_limit_without_a_space_at_the_end() -> None:
    assert clean("abc def", limit=4) == "abc"
    assert clean("x" * 500) == "x" * 200
    assert clean_lines("ab\ncd", limit=3) == "ab"
    assert len(clean_lines("x" * 5000)) == 2000
