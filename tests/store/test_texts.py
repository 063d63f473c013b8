"""Records that stay the texts of their file: they are what they were, and are written as they lay."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.errors import DataProblem
from planner.store.journal import plain_bytes
from planner.store.texts import Texts, plain_tables, read_tables, text_tables, write_tables

Given = dict[str, dict[str, dict[str, object]]]

words = st.text(st.characters(codec="utf-8")) | st.sampled_from(['"', '\\', '":{', "\n},\n", "{\n", '",\n"', "}}"])
values = st.recursive(words | st.integers() | st.none(), lambda inner: st.lists(inner, max_size=3), max_leaves=4)
records = st.dictionaries(words, values | st.dictionaries(words, values, max_size=2), max_size=3)
tables = st.dictionaries(words, st.dictionaries(words, records, min_size=1, max_size=4), max_size=3)


@given(tables)
def test_whatever_is_written_is_read_as_it_was_in_its_order(given_tables: Given) -> None:
    written = write_tables(text_tables(given_tables))
    read = read_tables(written)
    assert plain_tables(read) == given_tables == json.loads(written)
    assert [list(table) for table in read.values()] == [list(table) for table in given_tables.values()]
    assert write_tables(read) == written


@given(tables)
def test_tables_on_one_line_are_read_as_well(given_tables: Given) -> None:
    assert plain_tables(read_tables(plain_bytes(given_tables))) == given_tables


def test_each_record_has_a_line_of_its_own() -> None:
    written = write_tables(text_tables({"plans": {"tea": {"minutes": 20}, "walk": {"minutes": 45}}, "none": {}}))
    assert written.decode().split("\n") == [
        "{",
        '"plans":{',
        '"tea":{"minutes":20},',
        '"walk":{"minutes":45}',
        "}",
        "}",
    ]


def test_half_of_a_surrogate_pair_is_kept() -> None:
    half = {"plans": {"tea": {"note": "\ud83c"}}}
    assert plain_tables(read_tables(write_tables(text_tables(half)))) == half


def test_a_change_touches_one_record_and_leaves_the_marks_of_the_others() -> None:
    table = read_tables(b'{\n"plans":{\n"tea":{"minutes":20},\n"walk":{"minutes":45}\n}\n}')["plans"]
    tea, walk = table.mark("tea"), table.mark("walk")
    table["tea"] = {"minutes": 30}
    assert table.mark("tea") is not tea
    assert table.mark("walk") is walk
    assert dict(table) == {"tea": {"minutes": 30}, "walk": {"minutes": 45}}
    assert table.written() == b'{\n"tea":{"minutes":30},\n"walk":{"minutes":45}\n}'


def test_keys_are_found_by_their_text_and_those_just_written_always() -> None:
    table = Texts({"tea": b'"tea":{"minutes":20}', "walk": b'"walk":{"minutes":45}'})
    table["bath"] = {"minutes": 60}
    assert list(table.keys_where(lambda text: b'"minutes":45' in text)) == ["walk", "bath"]


@pytest.mark.parametrize("text", [b'"tea":{"minutes":}', b'"tea":{"minutes":' + b"[" * 100_000])
def test_a_text_that_is_no_record_is_said_in_a_sentence(text: bytes) -> None:
    with pytest.raises(DataProblem, match="restore a backup"):
        Texts({"tea": text})["tea"]


@pytest.mark.parametrize("data", [b"[]", b'{"plans":[]}', b'{"plans":{"tea":1}}', b'{\n"plans":{\n"tea"\n}\n}', b"{"])
def test_what_are_no_tables_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, AttributeError)):
        read_tables(data)
