from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.catalogue.pack import read_pack
from planner.catalogue.schema import read_activity, slug_of
from planner.model.activity import Activity, Care, Cost, Energy, EvidenceRef, Kind, Minutes, Recurs, Setting
from tests.catalogue.samples import COMPLETE, HEADER, TOUCH, without, write


def test_every_field_of_a_complete_activity_arrives_in_the_model() -> None:
    activity, faults = read_activity(COMPLETE, complete=True)
    assert faults == []
    assert activity == Activity(
        id="line-in-a-pocket",
        title="Line in a pocket",
        discreet_title="Time together",
        kind=Kind.APPRECIATION,
        summary="One written line that turns up in the middle of the day.",
        steps=("Write one line.", "Hide it, and forget about it."),
        minutes=Minutes(3, 5, 10),
        cost=Cost.FREE,
        energy=Energy.LOW,
        setting=(Setting.HOME, Setting.APART),
        prepares="one",
        prep_minutes=2,
        care=Care.AROUND,
        supplies=("paper and a pen",),
        depth=1,
        gentler="Send the line instead.",
        access=("seated-friendly", "quiet"),
        builds=("appreciation",),
        evidence=(EvidenceRef("A01", "loose"),),
        prompts=("What made you smile today?",),
        recurs=Recurs.WEEKLY,
        tags=("words", "paper"),
        since="1.0",
    )
    assert isinstance(activity.kind, Kind)
    assert all(isinstance(setting, Setting) for setting in activity.setting)


@pytest.mark.parametrize("name", COMPLETE)
def test_a_shipped_activity_has_every_field(name: str) -> None:
    activity, faults = read_activity(without(COMPLETE, name), complete=True)
    assert activity is None
    assert faults == [(name, "is missing; write it.")]


@pytest.mark.parametrize("name", COMPLETE)
@pytest.mark.parametrize(
    "value", [None, 1.5, True, -1, 9**4000, {"a": {}}, [[]], [{}], ["x", 1], "\x1b[2J", "x" * 5000]
)
def test_a_value_of_the_wrong_kind_is_refused_in_one_harmless_sentence(name: str, value: Any) -> None:
    for complete in (True, False):
        activity, faults = read_activity({**COMPLETE, name: value}, complete=complete)
        if activity is not None:
            assert not complete
            assert all(text.isprintable() for text in (activity.title, activity.summary, activity.consent_cue))
        for field, sentence in faults:
            assert field == name
            assert sentence.isprintable()
            assert len(sentence) < 250
        assert (activity is None) == bool(faults)


BAD: list[tuple[str, Any, str]] = [
    ("id", "Line", "is not an id"),
    ("id", "ab", "is not an id"),
    ("id", "a" * 41, "is not an id"),
    ("id", "two--hyphens", "is not an id"),
    ("id", "-rf", "is not an id"),
    ("id", "[/]", "is not an id"),
    ("title", "", "is empty"),
    ("title", "t" * 41, "is 41 characters long; keep it to 40."),
    ("title", "Thanks: a list", "holds a colon"),
    ("title", 5, "is not text"),
    ("discreet_title", "Massage night", 'has no word "Massage night"'),
    ("kind", "qualitytime", 'has no word "qualitytime"; did you mean "quality-time"?'),
    ("kind", "sport", 'has no word "sport"; choose from quality-time, touch, appreciation.'),
    ("summary", "", "is empty"),
    ("summary", "s" * 162, "is 162 characters long; keep it to 140."),
    ("summary", "two\nlines", "holds characters or spaces that do not show"),
    ("summary", "zero\u200bwidth", "holds characters or spaces that do not show"),
    ("steps", ["only one"], "holds 1 entries; write 2 to 6."),
    ("steps", ["step"] * 7, "holds 7 entries; write 2 to 6."),
    ("steps", ["good", "s" * 141], "entry 2 is 141 characters long; keep it to 140."),
    ("steps", ["good", ""], "entry 2 is empty"),
    ("steps", "one long text", "is not a list"),
    ("minutes", {"min": 10, "typical": 5, "max": 20}, "are out of order"),
    ("minutes", {"min": 1, "typical": 5, "max": 4}, "are out of order"),
    ("minutes", {"min": 0, "typical": 5, "max": 9}, "are not all whole numbers"),
    ("minutes", {"min": 1, "typical": 5, "max": 1441}, "are not all whole numbers"),
    ("minutes", {"min": 1, "typical": 2.5, "max": 9}, "are not all whole numbers"),
    ("minutes", {"min": 1, "max": 9}, "is not complete"),
    ("minutes", 20, "is not complete"),
    ("cost", 0, "is not a word in quotes"),
    ("cost", "freee", 'did you mean "free"?'),
    ("energy", "high", 'has no word "high"; choose from low, ordinary, lively.'),
    ("setting", [], "holds 0 entries"),
    ("setting", ["home", "home"], "names a word twice"),
    ("setting", ["garden"], 'entry 1 has no word "garden"'),
    ("time_of_day", ["noon"], 'entry 1 has no word "noon"'),
    ("time_of_day", ["any", "night"], 'says "any" beside other words'),
    ("season", ["summer"], 'entry 1 has no word "summer"'),
    ("weather", ["any", "dry"], 'says "any" beside other words'),
    ("prepares", "nobody", 'has no word "nobody"'),
    ("prep_minutes", -1, "is not a whole number from 0 to 1440."),
    ("care", "around", 'did you mean "around_ok"?'),
    ("supplies", [""], "entry 1 is empty"),
    ("contact", 4, "is not a whole number from 0 to 3."),
    ("contact", True, "is not a whole number from 0 to 3."),
    ("contact", 1, 'is more than 0; that is for kind "touch" only.'),
    ("depth", -1, "is not a whole number from 0 to 3."),
    ("novelty", "1", "is not a whole number from 0 to 3."),
    ("gentler", "", "is empty"),
    ("access", ["seated-freindly"], 'did you mean "seated-friendly"?'),
    ("builds", [], "holds 0 entries; write 1 to 3."),
    ("builds", ["trust", "calm", "play", "empathy"], "holds 4 entries; write 1 to 3."),
    ("consent_cue", "c" * 300, "is 300 characters long"),
    ("evidence", ["A01"], "entry 1 is not a study"),
    ("evidence", [{"ref": "A01"}], "entry 1 is not a study"),
    ("evidence", [{"ref": "A1", "fit": "loose"}], "entry 1 has no reference such as E11."),
    ("evidence", [{"ref": "A01", "fit": "exact"}], 'entry 1 has no word "exact"'),
    ("evidence", [{"ref": "A01", "fit": "loose"}, {"ref": "A01", "fit": "close"}], "names a study twice"),
    ("prompts", ["p?"] * 5, "holds 5 entries; write at most 4."),
    ("recurs", "monthly", 'has no word "monthly"'),
    ("safety", ["fire"], 'entry 1 has no word "fire"'),
    ("tags", ["films"], 'entry 1 has no word "films"; did you mean "film"?'),
    ("tags", ["words", "paper", "game", "food"], "holds 4 entries; write 1 to 3."),
    ("since", "soon", 'is not readable; write a version such as "1.0".'),
    ("status", "gone", 'has no word "gone"; choose from live, retired.'),
]


@pytest.mark.parametrize(("name", "value", "sentence"), BAD)
def test_each_rule_refuses_a_bad_example(name: str, value: Any, sentence: str) -> None:
    activity, faults = read_activity({**COMPLETE, name: value}, complete=True)
    assert activity is None
    assert [field for field, _ in faults] == [name]
    assert sentence in faults[0][1]


def test_every_field_has_a_rule_with_a_bad_example() -> None:
    assert {name for name, _, _ in BAD} == set(COMPLETE)


def test_touch_needs_words_for_asking() -> None:
    assert read_activity(TOUCH, complete=True)[1] == []
    activity, faults = read_activity({**TOUCH, "consent_cue": ""}, complete=True)
    assert activity is None
    assert faults == [("consent_cue", "is empty; touch needs words for asking and for stopping.")]


def test_depth_needs_words_for_asking() -> None:
    activity, faults = read_activity({**COMPLETE, "depth": 2}, complete=True)
    assert activity is None
    assert faults == [("consent_cue", "is empty; a depth of 2 or more needs words for asking and for stopping.")]


def test_all_faults_are_named_and_not_only_the_first() -> None:
    bad = {**without(COMPLETE, "cost"), "title": "a: b", "contact": 2, "depth": 3, "steps": ["", "x" * 150]}
    _, faults = read_activity(bad, complete=True)
    assert sorted(name for name, _ in faults) == ["consent_cue", "contact", "cost", "steps", "steps", "title"]


def test_an_unknown_field_names_the_nearest_known_one() -> None:
    _, faults = read_activity({**COMPLETE, "sumary": "x", "qqq": 1}, complete=True)
    assert faults[0] == ("sumary", 'is not a field; did you mean "summary"?')
    assert faults[1][1].startswith("is not a field; choose from id, title, ")


def test_an_own_activity_needs_only_title_and_kind() -> None:
    activity, faults = read_activity({"title": "Café, à deux", "kind": "quality-time"}, complete=False)
    assert faults == []
    assert activity == Activity(id="cafe-a-deux", title="Café, à deux", kind=Kind.QUALITY_TIME)


@pytest.mark.parametrize("name", ["title", "kind"])
def test_an_own_activity_cannot_do_without_title_or_kind(name: str) -> None:
    _, faults = read_activity(without({"title": "A walk", "kind": "touch"}, name), complete=False)
    assert faults == [(name, "is missing; write it.")]


def test_own_touch_that_says_no_more_counts_as_touch_and_asks() -> None:
    activity, _ = read_activity({"title": "Hug at the door", "kind": "touch"}, complete=False)
    assert activity is not None
    assert activity.contact == 1
    assert "stop" in activity.consent_cue


def test_an_own_activity_that_goes_deep_asks_unless_it_has_words_of_its_own() -> None:
    deep = {"title": "A long letter", "kind": "appreciation", "depth": 2}
    activity, _ = read_activity(deep, complete=False)
    assert activity is not None
    assert "stop" in activity.consent_cue
    activity, _ = read_activity({**deep, "consent_cue": "Or pass."}, complete=False)
    assert activity is not None
    assert activity.consent_cue == "Or pass."
    activity, _ = read_activity({**deep, "depth": 1}, complete=False)
    assert activity is not None
    assert activity.consent_cue == ""


def test_own_texts_are_cleaned_where_shipped_ones_are_refused() -> None:
    dirty = {**COMPLETE, "title": " Two\x1b[31m\u202e  words ", "steps": ["a\tb", "c\u200b"]}
    own, faults = read_activity(dirty, complete=False)
    assert faults == []
    assert own is not None
    assert own.title == "Two[31m words"
    assert own.steps == ("a b", "c")
    assert read_activity(dirty, complete=True)[0] is None


def test_markup_in_a_text_stays_text() -> None:
    own, _ = read_activity({"title": "[/b] {0} %s [@click=x]", "kind": "touch"}, complete=False)
    assert own is not None
    assert own.title == "[/b] {0} %s [@click=x]"


@given(st.text(min_size=1, max_size=60))
def test_any_title_gives_an_id_that_the_schema_takes(title: str) -> None:
    slug = slug_of(title)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert 3 <= len(slug) <= 40
    assert slug_of(title) == slug


def test_titles_without_latin_letters_get_ids_of_their_own() -> None:
    assert slug_of("散歩") != slug_of("料理")


_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*COMPLETE, "other"]), _VALUES, max_size=6), st.booleans())
def test_no_table_makes_the_schema_raise(changes: dict[str, Any], complete: bool) -> None:
    activity, faults = read_activity({**COMPLETE, **changes}, complete=complete)
    assert (activity is None) == bool(faults)


HEADERS: list[tuple[str, Any, str]] = [
    ("name", "", "is empty; write something."),
    ("name", "n" * 61, "is 61 characters long; keep it to 60."),
    ("version", "one", 'is not readable; write a version such as "1.0".'),
    ("language", "English", 'is not readable; write a language code such as "en".'),
    ("licence", 3, "is not text; put it in quotes."),
    ("authors", [], "holds 0 entries; write 1 to 20."),
    ("authors", "me", "is not a list; put it in square brackets."),
]


@pytest.mark.parametrize(("name", "value", "sentence"), HEADERS)
def test_each_rule_of_the_header_refuses_a_bad_example(tmp_path: Path, name: str, value: Any, sentence: str) -> None:
    path = write(tmp_path / "thanks.toml", COMPLETE, header={**HEADER, name: value})
    pack, faults = read_pack(path, complete=True)
    line = 2 + list(HEADER).index(name)
    assert pack is None
    assert [str(fault) for fault in faults] == [f"thanks.toml:{line}: pack, {name}: {sentence}"]


@pytest.mark.parametrize("name", HEADER)
def test_a_shipped_header_has_every_field(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / "thanks.toml", COMPLETE, header=without(HEADER, name))
    _, faults = read_pack(path, complete=True)
    assert [str(fault) for fault in faults] == [f"thanks.toml:1: pack, {name}: is missing; write it."]


def test_an_unknown_header_field_names_the_nearest_known_one(tmp_path: Path) -> None:
    path = write(tmp_path / "thanks.toml", COMPLETE, header={**HEADER, "license": "MIT"})
    _, faults = read_pack(path, complete=True)
    assert [str(fault) for fault in faults] == ['thanks.toml:7: pack, license: is not a field; did you mean "licence"?']
