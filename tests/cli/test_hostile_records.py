"""Should a harmful text ever lie in the data, as in a backup from somebody else, no exit lets it through."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from planner.model.couple import Partner
from planner.model.value import replace
from planner.store.home import Home
from tests.cli.running import Ourweek
from tests.hostile import HARM, TEXTS, texts
from tests.store.samples import NOW

LOOKING = [
    "week",
    "today",
    "journal",
    "settings",
    "partner list",
    "where",
    "fill",
    "catalogue list",
    "done tea",
    "edit tea --minutes 5",
    "rate tea 3 --by 1",
    "undo",
]


def plant(ourweek: Ourweek, text: str) -> None:
    """Write a text past every entrance, as title, note and name."""
    home = Home(ourweek.data)
    couple = home.couple()
    assert couple is not None
    names = Partner("a", f"1{text}"), Partner("b", f"2{text}")
    with home.act(f"{text} was planned", NOW) as writing:
        writing.save(replace(couple, partners=names))
        for plan in home.plans():
            writing.drop(plan)
            writing.save(replace(plan, id=f"{plan.id[:8]}{text}", title=f"tea{text}", note=text))


@settings(max_examples=25)
@given(text=texts)
def test_no_command_lets_a_text_out_that_drives_the_terminal(ourweek: Ourweek, text: str) -> None:
    ourweek.now = "2026-11-23T18:00"
    ourweek.anyhow("add", "--own", "Tea", "today", "20:00")
    plant(ourweek, text)
    ourweek.now = "2026-11-23T22:00"
    for words in LOOKING:
        for line in (words, f"{words} --json"):
            ran = ourweek.anyhow(*line.split())
            assert not HARM.search(ran.out + ran.err), (line, ran)
            assert "unexpected" not in ran.err, (line, ran)
            if ran.code == 0 and "--json" in line:
                assert json.loads(ran.out)["schema"] == 1


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_no_calendar_gets_a_line_that_nobody_wrote(ourweek: Ourweek, text: str) -> None:
    ourweek.own("Tea", "today", "20:00")
    plant(ourweek, text)
    data = ourweek("export", "-").out
    lines = data.replace("\r\n ", "").split("\r\n")
    names = [line.partition(":")[0].partition(";")[0] for line in lines if line]
    assert names.count("BEGIN") == names.count("END")
    assert not {"ATTENDEE", "X-EVIL", "VALARM"} & set(names)
    assert "\n" not in data.replace("\r\n", "")
    assert not HARM.search(data.replace("\r\n", "\n"))
