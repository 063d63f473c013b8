"""Writing an activity at the end of a pack: what it reads back as, and what stays as it was."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalogue.own import appended, complete_table, table_text
from planner.catalogue.pack import pack_of
from planner.catalogue.words import TAGS
from planner.model.activity import Cost, Kind, Minutes, Setting
from planner.model.errors import Misread, Refused
from tests.catalogue.samples import COMPLETE, pack_text

OWN = Path("own.toml")
STARS = {"title": "Stars", "kind": "quality-time"}
# Everything but lone surrogates, which no file can hold.
any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
values = st.recursive(
    any_text | st.integers(-(2**63), 2**63 - 1) | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=5) | st.dictionaries(st.from_regex("[a-z_]{1,8}", fullmatch=True), inner, max_size=4)
    ),
    max_leaves=10,
)
tables = st.dictionaries(st.from_regex("[a-z_]{1,10}", fullmatch=True), values, max_size=6)
typed = st.fixed_dictionaries(
    {"title": any_text, "kind": st.sampled_from([kind.value for kind in Kind])},
    optional={
        "summary": any_text,
        "gentler": any_text,
        "consent_cue": any_text,
        "steps": st.lists(any_text, max_size=6),
        "tags": st.lists(st.sampled_from(TAGS), unique=True, max_size=5),
        "setting": st.lists(st.sampled_from(Setting), unique=True, max_size=4),
        "cost": st.sampled_from(Cost),
    },
)


def add(held: bytes | None, **fields: Any) -> bytes:
    return appended(OWN, held, complete_table({**STARS, **fields}))[0]


@given(tables)
def test_what_is_written_reads_back_the_same(table: dict[str, Any]) -> None:
    assert tomllib.loads(table_text(table))["activity"] == [table]


@given(st.lists(typed, min_size=1, max_size=4))
def test_whatever_is_typed_is_refused_or_reads_back_as_it_was_said(said: list[dict[str, Any]]) -> None:
    held: bytes | None = None
    written = []
    sentences: list[str] = []
    for fields in said:
        try:
            after, activity = appended(OWN, held, complete_table(fields))
        except (Misread, Refused) as refused:
            sentences.append(str(refused))
            continue
        assert after.startswith(held or b"")
        assert activity.kind == fields["kind"]
        held = after
        written.append(activity)
    assert not any("\n" in sentence for sentence in sentences)
    if held is not None:
        pack, faults = pack_of(OWN, held.decode(), complete=False)
        assert faults == ()
        assert pack is not None
        assert list(pack.activities) == written


def test_fields_stand_in_the_file_as_a_person_would_write_them() -> None:
    text = add(None, minutes={"min": 5, "typical": 10, "max": 20}, setting=[Setting.HOME], steps=["Look up."]).decode()
    assert text == (
        "# Activities of our own. 'ourweek catalogue check' says what is amiss.\n\n"
        '[[activity]]\nid = "stars"\ntitle = "Stars"\nkind = "quality-time"\n'
        'minutes = { min = 5, typical = 10, max = 20 }\nsetting = ["home"]\nsteps = ["Look up."]\n'
    )
    long = add(None, steps=["Look up at the sky for as long as you like."] * 3).decode()
    assert long.endswith("steps = [\n" + '  "Look up at the sky for as long as you like.",\n' * 3 + "]\n")


def test_texts_are_cleaned_and_what_was_left_empty_is_not_written() -> None:
    table = complete_table(
        {**STARS, "title": " A \x1b[2J\u202e  star ", "summary": "", "steps": ["", "Look.\n"], "tags": []}
    )
    assert table == {"id": "a-2j-star", "title": "A [2J star", "kind": "quality-time", "steps": ["Look."]}


@pytest.mark.parametrize(
    "held",
    [
        b"",
        b"\n\n",
        b"# only a comment",
        b'[pack]\nname = "Ours"  # a comment\n',
        pack_text(COMPLETE).encode(),
        pack_text(COMPLETE).rstrip().encode(),
        pack_text(COMPLETE).replace("\n", "\r\n").encode(),
        b'[[activity]]\ntitle = "Tea"\nkind = "touch"\n[activity.minutes]\nmin = 1\ntypical = 2\nmax = 3',
        '[[activity]]\ntitle = """Té\\\n  a"""\nkind = "touch"\n\n\n# the end  \t\n'.encode(),
    ],
)
def test_what_the_file_held_stays_byte_for_byte(held: bytes) -> None:
    after = add(held)
    assert after.startswith(held)
    before = tomllib.loads(held.decode()).get("activity", [])
    assert tomllib.loads(after.decode())["activity"] == [*before, {"id": "stars", **STARS}]


def test_lines_end_as_those_before_them_do() -> None:
    held = pack_text(COMPLETE).replace("\n", "\r\n").encode()
    assert add(held).count(b"\n") == add(held).count(b"\r\n")


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (b"not toml\n", "own.toml:1: is not TOML"),
        (b"\xff\xfe", "own.toml:1: is not UTF-8 text"),
        (b"[[activity]]\n", "activity 1, title: is missing"),
        (b'[[activity]]\ntitle = "Stars"\nkind = "touch"\n', '"stars" is in this pack twice'),
        (b'activity = [{ title = "Tea", kind = "touch" }]\n', "own.toml"),
        (b'[[activity]]\ntitle = "Tea"\nkind = "touch"\nsummary = """\nnever closed\n', "is not TOML"),
        (b"#" * 1_000_000, "own.toml"),
    ],
)
def test_a_pack_that_would_not_be_sound_is_refused(held: bytes, said: str) -> None:
    with pytest.raises(Refused) as refused:
        add(held)
    assert str(refused.value).startswith("Nothing was written, as the pack would not be sound: ")
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": "A: b"}, "The title holds a colon; do without."),
        ({"title": ""}, "The title is missing; write it."),
        ({"title": "x" * 41}, "The title is 41 characters long; keep it to 40."),
        ({"tags": ["sky"]}, 'The tags entry 1 has no word "sky"; choose from'),
        ({"contact": 1}, 'The contact is more than 0; that is for kind "touch" only.'),
        ({"consent_cue": "x" * 241}, "The consent cue is 241 characters long; keep it to 240."),
    ],
)
def test_what_makes_no_activity_is_refused_before_anything_is_written(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(Misread) as refused:
        complete_table({**STARS, **fields})
    assert str(refused.value).startswith(said)


def test_what_is_left_open_is_filled_in_when_it_is_read() -> None:
    _, activity = appended(OWN, None, complete_table({"title": "Warm hands", "kind": "touch"}))
    assert activity.contact == 1
    assert activity.consent_cue
    assert activity.minutes == Minutes(15, 30, 60)
    assert activity.pack == "own"
