from __future__ import annotations

import pytest

from planner.model.checkin import Became
from planner.model.errors import Refused
from planner.model.feedback import Said
from planner.model.kinds import Energy, Setting
from planner.model.slot import Slot
from planner.planner.having_ideas import WhyNothing
from planner.planner.settings import named
from tests.planner.couples import WEEK, Life, at

TONIGHT = Slot(at("2026-11-23 20:00"), 30)


def test_of_a_moment_what_nobody_says_is_as_it_usually_is(life: Life) -> None:
    moment = life.planner.moment(TONIGHT.start, 30)
    assert (moment.start, moment.minutes, moment.energy) == (TONIGHT.start, 30, Energy.ORDINARY)
    assert Setting.OUT in moment.places
    said = life.planner.moment(TONIGHT.start, 10, Energy.LOW, Setting.APART)
    assert (said.minutes, said.energy, said.places) == (10, Energy.LOW, (Setting.APART,))


def test_another_idea_is_none_of_those_that_were_shown_and_is_learned_from(life: Life) -> None:
    ideas = life.planner.suggest(TONIGHT)
    shown = {idea.activity.id for idea in ideas}
    following = life.planner.another_idea(ideas[0], shown)
    assert following.activity.id not in shown
    assert [(f.activity, f.said) for f in life.planner.home.feedback()] == [(ideas[0].activity.id, Said.ANOTHER)]


def test_an_idea_that_only_takes_a_place_teaches_nothing(life: Life) -> None:
    ideas = life.planner.suggest(TONIGHT)
    life.planner.another_idea(ideas[0], {idea.activity.id for idea in ideas}, wished=False)
    assert not life.planner.home.feedback()


def test_a_full_week_still_has_ideas_for_tonight(life: Life) -> None:
    life.planner.agree_on(life.planner.fill_week(WEEK))
    ideas = life.planner.suggest(TONIGHT)
    following = life.planner.another_idea(ideas[0], {idea.activity.id for idea in ideas})
    assert following.activity not in [idea.activity for idea in ideas]


def test_a_dozen_other_ideas_are_a_days_worth_however_they_were_passed_over(life: Life) -> None:
    for activity in life.planner.catalogue.activities[:11]:
        life.planner.not_today(activity)
    idea, *_ = life.planner.suggest(TONIGHT)
    following = life.planner.another_idea(idea, set())
    for wished in (True, False):
        with pytest.raises(Refused, match="a dozen other ideas for today"):
            life.planner.another_idea(following, set(), wished=wished)


def test_ideas_come_to_an_end_and_say_so(life: Life) -> None:
    idea, *_ = life.planner.suggest(TONIGHT)
    shown: set[str] = set()

    def look_on() -> None:
        following = idea
        for _ in range(40):
            shown.add(following.activity.id)
            following = life.planner.another_idea(following, shown, wished=False)

    with pytest.raises(Refused, match="Nothing else fits this moment"):
        look_on()
    assert 3 <= len(shown) <= 20


def test_a_week_without_proposals_says_why(life: Life) -> None:
    planner = life.planner
    assert planner.why_nothing(WEEK.shift(-1)) is WhyNothing.GONE_BY
    assert planner.why_nothing(WEEK) is WhyNothing.NOTHING_FITS
    planner.change_setting(named("per-week"), "1")
    planner.agree_on(planner.fill_week(WEEK))
    assert planner.why_nothing(WEEK) is WhyNothing.FULL
    (held,) = planner.week(WEEK).standings
    planner.mark(held, Became.SKIPPED)
    assert planner.why_nothing(WEEK) is WhyNothing.NOTHING_FITS
    planner.change_couple("", free=())
    assert planner.why_nothing(WEEK.shift(1)) is WhyNothing.NO_TIME
