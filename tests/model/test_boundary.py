from __future__ import annotations

import pytest

from planner.model.activity import Activity, Kind, Setting
from planner.model.boundary import About, Boundary
from tests.model.samples import a_day


def massage(*setting: Setting) -> Activity:
    return Activity(
        id="hand-massage",
        title="Hand massage",
        kind=Kind.TOUCH,
        contact=2,
        depth=1,
        tags=("massage", "quiet"),
        setting=setting or (Setting.HOME,),
    )


def limit(about: About, value: str) -> Boundary:
    return Boundary("n1", "a", about, value)


@pytest.mark.parametrize(
    ("about", "value", "forbidden"),
    [
        (About.ACTIVITY, "hand-massage", True),
        (About.ACTIVITY, "hand", False),
        (About.TAG, "massage", True),
        (About.TAG, "mass", False),
        (About.CONTACT, "0", True),
        (About.CONTACT, "1", True),
        (About.CONTACT, "2", False),
        (About.CONTACT, "3", False),
        (About.DEPTH, "0", True),
        (About.DEPTH, "1", False),
        (About.SETTING, "home", True),
        (About.SETTING, "out", False),
    ],
)
def test_a_boundary_forbids_what_lies_beyond_it_and_nothing_else(about: About, value: str, forbidden: bool) -> None:
    assert limit(about, value).forbids(massage()) is forbidden


def test_what_can_be_done_somewhere_else_too_is_not_forbidden_with_one_place() -> None:
    assert not limit(About.SETTING, "out").forbids(massage(Setting.HOME, Setting.OUT))
    assert limit(About.SETTING, "out").forbids(massage(Setting.OUT))


def test_a_boundary_holds_for_good_unless_a_last_day_is_given() -> None:
    assert limit(About.TAG, "massage").holds(a_day("2199-12-31"))


def test_a_boundary_holds_through_its_last_day() -> None:
    for_now = Boundary("n1", "a", About.TAG, "massage", until=a_day("2026-11-30"))
    assert for_now.holds(a_day("2026-11-01"))
    assert for_now.holds(a_day("2026-11-30"))
    assert not for_now.holds(a_day("2026-12-01"))


@pytest.mark.parametrize(
    ("about", "value", "title", "words"),
    [
        (About.ACTIVITY, "hand-massage", "Hand massage", "not Hand massage"),
        (About.ACTIVITY, "hand-massage", "", "not hand-massage"),
        (About.TAG, "massage", "", "nothing with the tag massage"),
        (About.SETTING, "outdoors", "", "nothing that needs outdoors"),
        (About.CONTACT, "0", "", "no touch"),
        (About.CONTACT, "1", "", "touch no closer than hands, or side by side"),
        (About.CONTACT, "7", "", "touch no closer than 7"),
        (About.DEPTH, "0", "", "talk no deeper than light"),
    ],
)
def test_a_boundary_says_what_it_keeps_away(about: About, value: str, title: str, words: str) -> None:
    assert limit(about, value).words(title) == words


@pytest.mark.parametrize("about", About)
def test_what_has_levels_takes_one_of_those_alone(about: About) -> None:
    has_levels = about in (About.CONTACT, About.DEPTH)
    assert all(about.takes(value) for value in "0123")
    assert all(about.takes(value) != has_levels for value in ("4", "-1", "00", "", "home"))
