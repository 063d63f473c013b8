"""Every character in the sources is one that all terminals and editors show alike."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
JOINERS = {"\N{VARIATION SELECTOR-16}", "\N{ZERO WIDTH JOINER}"}
TURNS_TEXT_AROUND = {chr(point) for point in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}


def sources(folder: str) -> list[Path]:
    """Every file under a folder of the project, but what Python leaves there."""
    return sorted(path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def strays(text: str) -> list[str]:
    """Where characters stand that have no place in a source, as `line 3: U+200D`."""
    return [
        f"line {number}: U+{ord(char):04X}"
        for number, line in enumerate(text.split("\n"), start=1)
        for char in line
        if char in JOINERS | TURNS_TEXT_AROUND or unicodedata.category(char) == "Cc" or char == "\ufeff"
    ]


@pytest.mark.parametrize("folder", ["planner", "activities"])
def test_sources_hold_no_joined_emoji_and_no_control_characters(folder: str) -> None:
    files = sources(folder)
    assert files, f"nothing found in {folder}"
    found = {str(path.relative_to(ROOT)): strays(path.read_bytes().decode("utf-8")) for path in files}
    assert not {path: places for path, places in found.items() if places}


@pytest.mark.parametrize("char", ["\ufe0f", "\u200d", "\x1b", "\x00", "\r", "\t", "\x9b", "\u202e", "\ufeff"])
def test_a_stray_character_is_found_with_its_line(char: str) -> None:
    assert strays(f"one\ntwo {char}\n") == [f"line 2: U+{ord(char):04X}"]


def test_glyphs_that_all_terminals_agree_on_may_stay() -> None:
    assert strays("◆ ● ✦ ✓ ○ ♥ ★ ⟳ é – …\n") == []
