from __future__ import annotations

from datetime import timedelta

from planner.model.checkin import Became
from tests.planner.couples import Life, at, shipped

ACTIVITY = shipped().activities[0]


def test_what_is_begun_now_is_on_the_week_and_agreed_by_both(life: Life) -> None:
    begun = life.planner.begin_now(ACTIVITY, 20)
    occurrence = begun.standing.occurrence
    assert (occurrence.start, occurrence.minutes) == (life.clock.wall, 20)
    assert occurrence.plan.agreed
    assert begun.page == 0


def test_what_today_holds_already_is_begun_and_not_planned_twice(life: Life) -> None:
    life.planner.add(ACTIVITY, at("2026-11-23 20:00"))
    begun = life.planner.begin_now(ACTIVITY)
    assert begun.standing.occurrence.start == at("2026-11-23 20:00")
    assert len(life.planner.home.plans()) == 1


def test_what_was_done_today_is_planned_again(life: Life) -> None:
    life.planner.mark(life.planner.begin_now(ACTIVITY).standing, Became.DONE)
    life.clock.wall += timedelta(hours=2)
    assert life.planner.begin_now(ACTIVITY).standing.occurrence.start == life.clock.wall
    assert len(life.planner.home.plans()) == 2


def test_a_plan_of_another_day_is_moved_to_the_moment_it_is_begun(life: Life) -> None:
    standing = life.planner.add(ACTIVITY, at("2026-11-27 20:00")).standing
    assert life.planner.begin_planned(standing).standing.occurrence.start == life.clock.wall


def test_a_plan_of_today_stays_at_its_hour_when_it_is_begun(life: Life) -> None:
    standing = life.planner.add(ACTIVITY, at("2026-11-23 20:00")).standing
    assert life.planner.begin_planned(standing).standing.occurrence.start == at("2026-11-23 20:00")


def test_what_was_done_on_another_day_is_gone_through_again_where_it_stays(life: Life) -> None:
    standing = life.planner.add(ACTIVITY, at("2026-11-23 20:00")).standing
    life.planner.mark(standing, Became.DONE)
    life.clock.wall += timedelta(days=2)
    assert life.planner.begin_planned(standing).standing.occurrence == standing.occurrence


def test_how_far_they_are_outlasts_the_window(life: Life) -> None:
    standing = life.planner.begin_now(ACTIVITY).standing
    life.planner.keep_place(standing, 3, 45)
    begun = life.window().underway()
    assert begun is not None
    assert (begun.standing, begun.page, begun.left) == (standing, 3, 45)
    assert life.planner.begin_planned(standing).page == 3


def test_what_is_over_taken_off_or_long_ago_is_not_offered_to_go_on_with(life: Life) -> None:
    standing = life.planner.begin_now(ACTIVITY).standing
    life.planner.keep_place(standing, 1)
    life.planner.mark(standing, Became.DONE)
    assert life.planner.underway() is None
    life.planner.undo()
    assert life.planner.underway() is not None
    life.planner.undo()
    assert life.planner.underway() is None
    other = life.planner.begin_now(ACTIVITY).standing
    life.planner.keep_place(other, 1)
    life.clock.wall += timedelta(hours=13)
    assert life.planner.underway() is None


def test_what_is_left_off_is_forgotten_and_stays_planned(life: Life) -> None:
    standing = life.planner.begin_now(ACTIVITY).standing
    life.planner.keep_place(standing, 2)
    life.planner.leave_off()
    life.planner.leave_off()
    assert life.planner.underway() is None
    assert life.planner.standing(*standing.occurrence.key) is not None


def test_keeping_the_place_is_no_change_to_take_back(life: Life) -> None:
    standing = life.planner.begin_now(ACTIVITY).standing
    for page in range(30):
        life.planner.keep_place(standing, page)
    assert life.planner.undo() == f"{ACTIVITY.title} was planned"
    assert not life.planner.home.plans()
