from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalogue.layout import MAX_DEPTH, danger, places

TEXT = """\
# [[activity]] in a comment
[pack]
name = "One"
authors = [
  "somebody",
]

[[activity]]
id = "first"
summary = \"\"\"
[[activity]]
title = "not a field"
\"\"\"
steps = [
  "title = 1",
  '[[activity]]',  # [[activity]]
]
"kind" = "touch"
minutes.min = 3
title = 'It''s'

[[ "activity" ]]
id = "second"
[activity.minutes]
min = 1
"""


def test_every_field_is_found_on_its_line_whatever_stands_inside_texts() -> None:
    found = places(TEXT)
    assert [table[""] for table in found.items] == [8, 22]
    assert [found.in_pack(name) for name in ("", "name", "authors", "missing")] == [2, 3, 4, 2]
    lines = [found.in_item(0, name) for name in ("id", "summary", "steps", "kind", "minutes", "title", "cost")]
    assert lines == [9, 10, 14, 18, 19, 20, 8]
    assert [found.in_item(1, name) for name in ("id", "minutes", "min")] == [23, 24, 22]


def test_lines_end_in_the_windows_way_too() -> None:
    assert places(TEXT.replace("\n", "\r\n")) == places(TEXT)


def test_tables_written_in_one_line_are_found_there() -> None:
    found = places('\npack = { name = "x" }\nactivity = [{ title = "a" }, { title = "b" }]\n')
    assert found.in_pack("name") == 2
    assert found.in_item(1, "title") == 3


def test_a_list_of_other_tables_is_found_by_its_name() -> None:
    found = places('[[study]]\nid = "E01"\n\n[[study]]\nid = "E02"\n', "study")
    assert [found.in_item(index, "id") for index in (0, 1)] == [2, 5]


@pytest.mark.parametrize(
    "text",
    [
        'a = "[[[[[[[[[[[[[[[[[[[[[[["',
        "a = '{{{{{{{{{{{{{{{{{{{{{{{'",
        "# [[[[[[[[[[[[[[[[[[[[[[[[[[[",
        'a = """\n[[[[[[[[[[[[[[[[[[[[ \\""" [[[\n"""',
        "a = '''\n[[[[[[[[[[[[[[[[[[[[ '' [[[\n'''''",
        'a = "...................."',
        "a = [1.5, 2.5]\n" * 30,
        "a = " + "[" * MAX_DEPTH + "]" * MAX_DEPTH,
        'a = "\t"\r\n',
        "é" * 2048,
    ],
)
def test_what_only_looks_dangerous_is_let_through(text: str) -> None:
    assert danger(text) is None


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a = 1\nb = " + "[" * 17 + "]" * 17, 2, "nests brackets"),
        ("a = [\n" * 17, 17, "nests brackets"),
        ("a = " + "{a = " * 17 + "1" + "}" * 17, 1, "nests brackets"),
        ('a = """ """"\nb = ' + "[" * 17, 2, "nests brackets"),
        ("a = '''x'''''\nb = " + "[" * 17, 2, "nests brackets"),
        ('a = ["""x"""", ' + "[" * 17, 1, "nests brackets"),
        ("a = ['''x'''', " + "[" * 17, 1, "nests brackets"),
        ('a = "open\nb = ' + "[" * 17, 2, "nests brackets"),
        ("\n" + ".".join("a" * 18) + " = 1", 2, "dots"),
        ("\n" + " . ".join(['"a"'] * 18) + " = 1", 2, "dots"),
        ("[" + ".".join("a" * 18) + "]", 1, "dots"),
        ("\n\n" + "x" * 4097, 3, "4096 bytes"),
        ("é" * 2049, 1, "4096 bytes"),
        ("\U0001f600" * 1025, 1, "4096 bytes"),
        ("a\n\x1b[2J", 2, "control character"),
        ("a\n\x00", 2, "control character"),
        ("a\n\n\x9b31m", 3, "control character"),
        ("a\u2028b", 1, "control character"),
    ],
)
def test_danger_is_named_with_its_line(text: str, line: int, words: str) -> None:
    found = danger(text)
    assert found is not None
    assert found[0] == line
    assert words in found[1]


def reads(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


INSIDE = st.text(alphabet="x\"'\\[]{}#.\n", max_size=8)
AROUND = st.sampled_from(['k{} = "{}"\n', "k{} = '{}'\n", 'k{} = """{}"""\n', "k{} = '''{}'''\n", "# {}{}\n"])


@given(st.lists(st.tuples(AROUND, INSIDE), max_size=6))
def test_no_text_before_it_hides_what_is_nested_too_deep(pieces: list[tuple[str, str]]) -> None:
    lines = [around.format(number, inside) for number, (around, inside) in enumerate(pieces)]
    text = "".join(filter(reads, lines))
    assert danger(text + "x = [[1]]") is None
    assert danger(text + "x = " + "[" * 17 + "]" * 17) == (
        text.count("\n") + 1,
        "nests brackets more than 16 deep; make it flat.",
    )


@given(st.text(alphabet="ab\"'\\#[]{}.,= \n"))
def test_any_text_at_all_can_be_looked_through(text: str) -> None:
    found = places(text)
    assert all(1 <= line <= text.count("\n") + 1 for line in found.top.values())


@given(st.lists(st.text(alphabet="x\"'\\[]#=\n", max_size=12), min_size=1, max_size=5))
def test_a_line_is_right_after_any_text_that_toml_can_hold(values: list[str]) -> None:
    lines, text = [], ""
    for number, value in enumerate(values):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        lines.append(text.count("\n") + 1)
        text += f'k{number} = """{escaped}"""\n'
    parsed = tomllib.loads(text)
    assert [parsed[f"k{number}"] for number in range(len(values))] == [value.removeprefix("\n") for value in values]
    assert places(text).top == {f"k{number}": line for number, line in enumerate(lines)}
