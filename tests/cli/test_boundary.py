from __future__ import annotations

import pytest

from tests.cli.running import Ourweek


def test_a_limit_is_kept_for_one_and_shown_to_nobody_else(ourweek: Ourweek) -> None:
    kept = ourweek.json("boundary", "add", "--by", "Sam", "--activity", "hand cream", "--until", "sun")["boundary"]
    assert list(kept) == ["id", "about", "value", "until"]
    assert (kept["about"], kept["value"], kept["until"]) == ("activity", "hand-cream-minutes", "2026-11-29")
    assert ourweek.json("boundary", "list", "--by", "Sam") == {"boundaries": [kept]}
    assert ourweek.json("boundary", "list", "--by", "Alex") == {"boundaries": []}
    assert ourweek("boundary", "list", "--by", "Alex").out == "No limits kept here.\n"
    shown = ourweek("boundary", "list", "--by", "Sam").out
    assert shown == f"not hand-cream-minutes until Sun 29 Nov 2026  [{kept['id'][:4]}]\n"
    for words in ("week", "journal", "settings", "undo"):
        ran = ourweek(words, "--json", code=1 if words == "undo" else 0)
        assert "hand-cream" not in ran.out + ran.err


@pytest.mark.parametrize(
    ("words", "about", "value", "shown"),
    [
        ("--tag screen", "tag", "screen", "nothing with the tag screen"),
        ("--setting outdoors", "setting", "outdoors", "nothing that needs outdoors"),
        ("--contact 0", "contact", "0", "no touch"),
        ("--depth 1", "depth", "1", "talk no deeper than a little of yourself"),
    ],
)
def test_a_limit_may_be_about_more_than_one_activity(
    ourweek: Ourweek, words: str, about: str, value: str, shown: str
) -> None:
    kept = ourweek.json("boundary", "add", "--by", "Alex", *words.split())["boundary"]
    assert (kept["about"], kept["value"], kept["until"]) == (about, value, None)
    assert ourweek("boundary", "list", "--by", "Alex").out.startswith(f"{shown}  [")


def test_nothing_is_suggested_over_a_limit(ourweek: Ourweek) -> None:
    words = ("suggest", "--kind", "touch", "--minutes", "60", "--count", "12")
    assert ourweek.json(*words)["proposals"]
    ourweek("boundary", "add", "--by", "Sam", "--contact", "0")
    proposals = ourweek.json("suggest", "--minutes", "60", "--count", "12")["proposals"]
    touching = {a["id"] for a in ourweek.json("catalogue", "list")["activities"] if a["contact"] > 0}
    assert proposals
    assert not touching & {proposal["activity"] for proposal in proposals}


def test_a_limit_is_lifted_by_whose_it_is(ourweek: Ourweek) -> None:
    kept = ourweek.json("boundary", "add", "--by", "Sam", "--tag", "screen")["boundary"]
    assert ourweek("boundary", "remove", kept["id"][:4], "--by", "Alex", code=1).err.startswith("ourweek: Alex has no")
    assert ourweek.json("boundary", "remove", kept["id"][:4], "--by", "Sam") == {"boundary": kept}
    assert ourweek.json("boundary", "list", "--by", "Sam") == {"boundaries": []}


def test_a_tag_that_no_activity_has_is_refused_with_those_there_are(ourweek: Ourweek) -> None:
    ran = ourweek("boundary", "add", "--by", "Sam", "--tag", "screens", code=1)
    assert ran.err.startswith("ourweek: No activity has the tag 'screens'; there is ")
    assert "screen" in ran.err
