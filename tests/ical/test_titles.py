from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.ical.text import line, lines
from planner.ical.write import event_files
from planner.model.activity import Kind
from tests.ical.samples import Shelf, only, plan

TOLD: dict[str, Any] = {
    "title": "Hair brushing for Sam",
    "note": "Sam likes the wooden brush",
    "activity": "tea-without-screens",
}


def words_of(plan_text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"\w{3,}", plan_text)}


def test_plain_says_what_it_is_and_how_it_is_done() -> None:
    event = only(Shelf().export([plan(note="Use the blue cups")], reminder=15))
    assert event["SUMMARY"] == "Tea without screens"
    assert event["DESCRIPTION"] == (
        "Use the blue cups\n\n1. Put the phones in another room.\n2. Make a pot; sit down, slowly.\n\n"
        "Gentler: Only the pot of tea."
    )
    assert event["CATEGORIES"].cats == ["Quality time"]
    assert event["COLOR"] == "steelblue"
    assert "CLASS" not in event


def test_plain_bears_an_activity_that_is_no_longer_known() -> None:
    event = only(Shelf().export([plan(activity="gone", title="Picnic")]))
    assert event["SUMMARY"] == "Picnic"
    assert "DESCRIPTION" not in event


@pytest.mark.parametrize(("activity", "title"), [("tea-without-screens", "Quiet evening"), (None, "Time together")])
def test_soft_says_no_more_than_the_discreet_title(activity: str | None, title: str) -> None:
    event = only(Shelf().export([plan(activity=activity, note="Secret")], level="soft", reminder=15))
    assert event["SUMMARY"] == title
    assert not {"DESCRIPTION", "CATEGORIES", "COLOR", "LOCATION", "CLASS"} & event.keys()
    (alarm,) = event.walk("VALARM")
    assert alarm["DESCRIPTION"] == title


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("rules", [False, True])
def test_blank_holds_no_word_of_the_plan_live_or_cancelled(kind: Kind, rules: bool) -> None:
    shelf = Shelf()
    secret = plan(kind=kind, rule="FREQ=WEEKLY;COUNT=2", **TOLD)
    asked: dict[str, Any] = {"level": "blank", "reminder": 15, "rules": rules}
    single = shelf.agenda([secret], **asked)
    written = [shelf.export([secret], **asked), *event_files(single).values(), shelf.export([], **asked)]
    forbidden = words_of(" ".join([*TOLD.values(), *Kind, "ourweek together quiet evening"]))
    for data in written:
        text = data.decode().replace("\r\n ", "")
        shown = re.sub(r"(?m)^(UID|PRODID):.*$", "", text)
        assert not words_of(shown) & forbidden
        assert not re.search(
            r"(?m)^(DESCRIPTION:(?!Busy)|CATEGORIES|COLOR|LOCATION|X-(?!WR-CALNAME:Plans|PUBLISHED-TTL))", text
        )
        assert "SUMMARY:Busy" in text
        assert "CLASS:PRIVATE" in text


def test_touch_is_never_called_by_an_alarm() -> None:
    event = only(Shelf().export([plan(kind=Kind.TOUCH)], reminder=15))
    assert event.walk("VALARM") == []


def test_an_alarm_comes_so_many_minutes_before_the_start() -> None:
    data = Shelf().export([plan()], reminder=90)
    assert b"TRIGGER:-PT1H30M\r\n" in data
    assert data.count(b"BEGIN:VALARM") == 1
    assert b"VALARM" not in Shelf().export([plan()])


def test_a_title_of_nothing_that_can_be_shown_becomes_a_neutral_one() -> None:
    assert only(Shelf().export([plan(title="\x00\u200b ")]))["SUMMARY"] == "Time together"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("C:\\New folder", "C:/New folder"),
        ("one\\ntwo", "one/ntwo"),
        ("\\\\N", "\\/N"),
        ("a\\b; c, d", "a\\b; c, d"),
        ("  two\nlines\t", "two lines"),
        ("bell\x07\x00\x7f\ufeff", "bell"),
    ],
)
def test_a_title_is_shown_as_typed_as_far_as_calendars_can(typed: str, shown: str) -> None:
    assert line(typed) == shown
    assert only(Shelf().export([plan(title=typed)]))["SUMMARY"] == shown


@given(st.text())
def test_cleaned_text_stays_as_it_is_when_cleaned_again(text: str) -> None:
    assert line(line(text)) == line(text)
    assert lines(lines(text)) == lines(text)
