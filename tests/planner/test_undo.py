"""Whatever was changed last is taken back, and the files hold what they held before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planner.model.boundary import About
from planner.model.checkin import Became, Rating
from planner.model.errors import Refused
from planner.planner.settings import named
from tests.planner.couples import WEEK, Life, at, shipped

WAITING, AGREED, RITUAL = "walk", "soup", "tea"
USE_CASES: dict[str, Callable[[Life], object]] = {
    "agree on proposals": lambda life: life.planner.agree_on(life.planner.fill_week(WEEK)),
    "propose": lambda life: life.planner.agree_on(life.planner.fill_week(WEEK)[:2], life.alex),
    "add": lambda life: life.planner.add(shipped().activities[0], at("2026-11-27 10:00")),
    "add a ritual": lambda life: life.own("Breakfast", "2026-11-29 09:00", every="week"),
    "agree": lambda life: life.planner.agree(life.planner.find(WAITING), life.sam),
    "agree to all": lambda life: life.planner.agree_to_all(life.planner.awaiting(life.sam), life.sam),
    "decline": lambda life: life.planner.decline(life.planner.find(WAITING), life.sam),
    "move": lambda life: life.planner.move(life.planner.find(AGREED), at("2026-11-28 21:00")),
    "move one": lambda life: life.planner.move(life.planner.find("tea@2026-12-01"), at("2026-12-02 18:00")),
    "move the rest": lambda life: life.planner.move(
        life.planner.find("tea@2026-12-01"), at("2026-12-02 18:00"), rest=True
    ),
    "move all": lambda life: life.planner.move(life.planner.find("tea@2026-11-24"), at("2026-11-25 18:00"), rest=True),
    "remove": lambda life: life.planner.remove(life.planner.find(AGREED)),
    "remove one": lambda life: life.planner.remove(life.planner.find("tea@2026-12-01")),
    "remove the rest": lambda life: life.planner.remove(life.planner.find("tea@2026-12-01"), rest=True),
    "remove all": lambda life: life.planner.remove(life.planner.find("tea@2026-11-24"), rest=True),
    "edit": lambda life: life.planner.edit(life.planner.find(AGREED), title="Stew", minutes=5, note="slow"),
    "done": lambda life: life.planner.mark(life.planner.find(AGREED), Became.DONE),
    "didn't happen": lambda life: life.planner.mark(life.planner.find(RITUAL), Became.SKIPPED),
    "did happen after all": lambda life: life.planner.mark(life.planner.find("bath"), Became.DONE),
    "move what didn't happen": lambda life: life.planner.move(life.planner.find("bath"), at("2026-11-28 21:00")),
    "rate first": lambda life: life.planner.rate(life.planner.find(AGREED), life.sam, Rating.NICE, "x"),
    "rate second": lambda life: life.planner.rate(life.planner.find("talk"), life.sam, Rating.NICE, "x", private=True),
    "rate again": lambda life: life.planner.rate(life.planner.find("talk"), life.alex, Rating.NOT_FOR_ME),
    "a heart": lambda life: life.planner.favour(shipped().activities[0]),
    "change the couple": lambda life: life.planner.change_couple("You changed", first_weekday=3, free=()),
}


def furnish(life: Life) -> None:
    life.planner.add("Walk", at("2026-11-26 20:00"), by=life.alex)
    life.own("Soup", "2026-11-27 20:00")
    life.ritual()
    life.planner.mark(life.own("Bath", "2026-11-23 12:00"), Became.SKIPPED)
    life.planner.rate(life.own("Talk", "2026-11-22 12:00"), life.alex, Rating.LOVELY, "good")


@pytest.mark.parametrize("name", USE_CASES)
def test_each_change_is_taken_back_to_what_was(life: Life, name: str) -> None:
    furnish(life)
    before, week = life.everything(), life.planner.week(WEEK)
    USE_CASES[name](life)
    assert life.everything() != before
    assert life.window().undo()
    assert life.everything() == before
    assert life.planner.week(WEEK) == life.window().week(WEEK) == week


def test_all_changes_are_taken_back_one_by_one(life: Life) -> None:
    stages = [life.everything()]
    for act in (furnish, USE_CASES["add a ritual"], USE_CASES["move the rest"], USE_CASES["rate second"]):
        act(life)
        stages.append(life.everything())
    for _ in range(3):
        assert life.everything() == stages.pop()
        life.planner.undo()
    assert life.everything() == stages.pop()


def test_what_was_rated_last_says_who_and_what_but_not_how(life: Life) -> None:
    life.planner.rate(life.own(), life.alex, Rating.NOT_FOR_ME, "never again")
    assert life.planner.undo() == "Alex rated Soup"


def test_there_is_nothing_to_take_back_at_the_beginning(life: Life) -> None:
    with pytest.raises(Refused, match="nothing to take back"):
        life.planner.undo()


def test_what_was_refused_is_nothing_to_take_back(life: Life) -> None:
    soup = life.own()
    with pytest.raises(Refused):
        life.planner.decline(soup, life.sam)
    assert life.planner.undo() == "Soup was planned"


def test_a_private_limit_has_a_way_back_that_tells_nothing(life: Life) -> None:
    before = life.planner.boundaries(life.sam)
    life.planner.add_boundary(life.sam, About.TAG, "film")
    life.planner.undo_private(life.sam)
    assert life.planner.boundaries(life.sam) == before
    with pytest.raises(Refused, match="nothing of your own"):
        life.planner.undo_private(life.alex)


def test_settings_an_activity_of_ones_own_and_a_rest_are_taken_back_by_their_sentences(life: Life) -> None:
    planner, rested = life.planner, life.planner.home.feedback()
    planner.change_setting(named("titles"), "soft")
    planner.write_activity({"title": "Soup on the roof", "kind": "quality-time"})
    planner.not_today(planner.catalogue.activities[0])
    said = [planner.undo() for _ in range(3)]
    assert said[0].endswith("rests for a week")
    assert said[1:] == ["Soup on the roof was written down", "“Titles” was changed"]
    assert planner.couple.titles == "plain"
    assert planner.home.feedback() == rested
