from __future__ import annotations

import pytest

from planner.model.activity import Kind
from planner.model.errors import Misread
from planner.model.titles import Titles


@pytest.mark.parametrize(
    ("typed", "levels"),
    [
        ("plain", ("plain", "soft", "plain")),
        ("soft", ("soft", "soft", "soft")),
        ("blank", ("blank", "blank", "blank")),
        ("plain:plain:plain", ("plain", "plain", "plain")),
        (" Soft : BLANK : plain ", ("soft", "blank", "plain")),
    ],
)
def test_one_level_stands_for_all_kinds_and_touch_is_never_above_soft_unless_asked(
    typed: str, levels: tuple[str, ...]
) -> None:
    assert tuple(Titles.parse(typed).at(kind) for kind in Kind) == levels


@pytest.mark.parametrize("typed", ["plain", "soft", "blank", "plain:plain:plain", "blank:soft:plain"])
def test_titles_are_spelled_as_short_as_they_can_be_typed(typed: str) -> None:
    assert str(Titles.parse(typed)) == typed
    assert str(Titles.parse("plain:soft:plain")) == "plain"
    assert str(Titles.parse("blank:blank:blank")) == "blank"


@pytest.mark.parametrize("typed", ["", "loud", "plain:soft", "plain:soft:plain:soft", "plain:soft:", "plain;soft;soft"])
def test_anything_else_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Misread, match="such as plain:soft:plain"):
        Titles.parse(typed)


@pytest.mark.parametrize(
    ("typed", "discreet"),
    [("plain", False), ("plain:plain:soft", False), ("soft", True), ("blank", True), ("plain:blank:plain", True)],
)
def test_a_calendar_is_discreet_when_some_of_it_is_blank_or_none_of_it_plain(typed: str, discreet: bool) -> None:
    assert Titles.parse(typed).discreet is discreet
