from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from planner.model.activity import Kind
from planner.model.checkin import Became, Rating
from planner.model.errors import Refused
from planner.model.free import parse_free
from planner.model.slot import Slot
from planner.model.week import Week
from tests.planner.couples import WEEK, Life, at, shipped

NEXT = WEEK.shift(1)


def test_asking_for_ideas_plans_nothing(life: Life) -> None:
    before = life.everything()
    proposals = life.planner.fill_week(WEEK)
    life.planner.suggest(proposals[0].slot)
    assert life.everything() == before


def test_a_week_that_was_filled_in_steps_is_not_thought_about_again(
    life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = life.planner.fill_week(WEEK)
    life.planner.fill_week(NEXT)
    assert all(life.planner.filling(WEEK))
    monkeypatch.setattr("planner.suggest.engine.fill_week", lambda *_: ())
    assert life.planner.fill_week(WEEK) == expected
    assert life.planner.fill_week(NEXT) == ()


def test_a_week_is_filled_around_what_it_holds_and_what_has_passed(life: Life) -> None:
    life.own("Choir", "2026-11-24 21:30", minutes=20)
    life.clock.wall = at("2026-11-26 21:00")
    starts = [p.slot.start for p in life.planner.fill_week(WEEK)]
    assert all(start >= life.clock.wall for start in starts)
    life.clock.wall = at("2026-11-23 09:00")
    assert at("2026-11-24 20:00") not in [p.slot.start for p in life.planner.fill_week(WEEK)]


def test_of_a_free_time_that_has_begun_what_is_left_is_filled_from_the_next_quarter(life: Life) -> None:
    life.planner.change_couple("", free=parse_free("thu 20:00-22:00"))
    for minute, begins in ((23, 30), (30, 30), (45, 45)):
        life.clock.wall = at(f"2026-11-26 20:{minute}")
        (proposal,) = life.planner.fill_week(WEEK)
        assert (proposal.slot.start, proposal.slot.end) == (at(f"2026-11-26 20:{begins}"), at("2026-11-26 22:00"))
    assert life.planner.agree_on([proposal])[0].start == at("2026-11-26 20:45")


def test_a_plan_of_last_sunday_night_takes_its_part_of_monday(life: Life) -> None:
    life.planner.change_couple("", free=parse_free("mon 00:00-03:00"))
    life.own("Night walk", "2026-11-29 23:00", minutes=120)
    assert [(s.start, s.minutes) for s in life.planner.week(NEXT).slots] == [(at("2026-11-30 01:00"), 120)]
    assert life.planner.fill_week(NEXT) == ()


def test_a_dozen_other_ideas_are_a_days_worth(life: Life) -> None:
    proposal, *others = life.planner.fill_week(WEEK)
    shown: set[str] = set()
    for _ in range(12):
        proposal = life.planner.another(proposal, others, shown)
        assert proposal.activity.id not in shown
        shown.add(proposal.activity.id)
    with pytest.raises(Refused, match="a dozen other ideas for today"):
        life.planner.another(proposal, others, set())
    life.clock.wall += timedelta(days=1)
    assert life.planner.another(proposal, others, set()).slot == proposal.slot


def test_another_that_is_nowhere_to_be_found_is_said(life: Life) -> None:
    proposal, *others = life.planner.fill_week(WEEK)
    everything = {activity.id for activity in shipped().activities}
    with pytest.raises(Refused, match="Nothing else fits this slot"):
        life.planner.another(proposal, others, everything)


def test_what_was_put_off_is_not_proposed_for_a_week(life: Life) -> None:
    (first, *_) = life.planner.fill_week(WEEK)
    life.planner.not_today(first.activity)
    assert first.activity not in [p.activity for p in life.planner.fill_week(WEEK)]
    assert first.activity not in [p.activity for p in life.planner.suggest(first.slot, 12)]


def test_a_rating_that_the_other_has_not_given_yet_steers_nothing_before_its_week_is_over(life: Life) -> None:
    palm = life.planner.catalogue.find("shopping-list-by-palm")
    evening = life.planner.add(palm, at("2026-11-24 20:00")).standing
    life.clock.wall = at("2026-11-25 09:00")
    life.planner.mark(evening, Became.DONE)

    def worth(rating: Rating, slot: Slot) -> list[float]:
        planner = life.window()
        planner.rate(evening, life.alex, rating)
        return [idea.score for idea in planner.suggest(slot, 12)]

    friday, later = (life.planner.moment(at(day), 60) for day in ("2026-11-27 20:00", "2026-12-04 20:00"))
    assert worth(Rating.NOT_FOR_ME, friday) == worth(Rating.MORE_OF_THIS, friday)
    life.clock.wall = at("2026-11-30 09:00")
    assert worth(Rating.NOT_FOR_ME, later) != worth(Rating.MORE_OF_THIS, later)


def test_the_seed_of_a_week_is_its_own_unless_one_is_given(life: Life) -> None:
    assert life.planner.fill_week(WEEK) == life.planner.fill_week(WEEK, life.planner.seed_for(WEEK))
    assert life.planner.seed_for(WEEK, 7) == 7
    assert len({tuple(p.activity.id for p in life.planner.fill_week(WEEK, seed)) for seed in range(4)}) > 1


def test_ideas_for_a_moment_may_be_of_one_kind(life: Life) -> None:
    slot = life.planner.week(WEEK).slots[0]
    for kind in Kind:
        ideas = life.planner.suggest(slot, 3, kind)
        assert ideas
        assert {idea.activity.kind for idea in ideas} == {kind}


def test_a_week_that_begins_on_another_day_is_filled_whole(life: Life) -> None:
    life.planner.change_couple("", first_weekday=6)
    week = Week.of(datetime(2026, 11, 23), 6)
    assert f"{week.start:%a}" == "Sun"
    proposals = life.planner.fill_week(week)
    assert len(proposals) == 5
    assert all(p.slot.start in week for p in proposals)
