"""Records that stay the texts of their file: they are what they were, and are written as they lay."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.errors import DataProblem
from planner.store.texts import Texts, lines_of, plain_tables, tables_in, text_tables

Given = dict[str, dict[str, dict[str, object]]]

words = st.text(st.characters(codec="utf-8")) | st.sampled_from(['"', '\\', '":{', "\n},\n", "{\n", '",\n"', "}}"])
values = st.recursive(words | st.integers() | st.none(), lambda inner: st.lists(inner, max_size=3), max_leaves=4)
records = st.dictionaries(words, values | st.dictionaries(words, values, max_size=2), max_size=3)
tables = st.dictionaries(words, st.dictionaries(words, records, min_size=1, max_size=4), max_size=3)


@given(tables)
def test_whatever_is_written_is_read_as_it_was_in_its_order(given_tables: Given) -> None:
    lines = [*lines_of(text_tables(given_tables))]
    read = tables_in(lines)
    assert plain_tables(read) == given_tables == json.loads(b"{" + b"\n".join(lines))
    assert [list(table) for table in read.values()] == [list(table) for table in given_tables.values()]
    assert [*lines_of(read)] == lines
    assert not any(b"\n" in line for line in lines)


def test_each_record_has_a_line_of_its_own_and_an_empty_table_none() -> None:
    tables = text_tables({"plans": {"tea": {"minutes": 20}, "walk": {"minutes": 45}}, "none": {}})
    assert [*lines_of(tables)] == [b'"plans":{', b'"tea":{"minutes":20},', b'"walk":{"minutes":45}', b"}", b"}"]


def test_half_of_a_surrogate_pair_is_kept() -> None:
    half = {"plans": {"tea": {"note": "\ud83c"}}}
    assert plain_tables(tables_in(lines_of(text_tables(half)))) == half


def test_a_change_touches_one_record_and_leaves_the_marks_of_the_others() -> None:
    table = Texts({"tea": b'"tea":{"minutes":20},', "walk": b'"walk":{"minutes":45}'})
    tea, walk = table.mark("tea"), table.mark("walk")
    table["tea"] = {"minutes": 30}
    assert table.mark("tea") is not tea
    assert table.mark("walk") is walk
    assert dict(table) == {"tea": {"minutes": 30}, "walk": {"minutes": 45}}
    assert [*table.lines()] == [b'"tea":{"minutes":30},', b'"walk":{"minutes":45}']


def test_nobody_looks_twice_at_what_did_not_change() -> None:
    table = Texts({"tea": b'"tea":{"minutes":20}', "walk": b'"walk":{"minutes":45}'})
    looked: list[bytes] = []

    def minutes(text: bytes) -> bytes:
        looked.append(text)
        return text.rpartition(b":")[2].rstrip(b"}")

    assert table.ordered_by(minutes) == table.ordered_by(minutes) == ([b"20", b"45"], ["tea", "walk"])
    assert len(looked) == 2
    table["tea"] = {"minutes": 30}
    table["bath"] = {"minutes": 60}
    del table["walk"]
    assert table.ordered_by(minutes) == ([b"30", b"60"], ["tea", "bath"])
    assert len(looked) == 4


@pytest.mark.parametrize("text", [b'"tea":{"minutes":}', b'"tea":{"minutes":' + b"[" * 100_000])
def test_a_text_that_is_no_record_is_said_in_a_sentence(text: bytes) -> None:
    with pytest.raises(DataProblem, match="restore a backup"):
        Texts({"tea": text})["tea"]
