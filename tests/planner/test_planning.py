from __future__ import annotations

import pytest

from planner.model.activity import Kind
from planner.model.checkin import Became
from planner.model.errors import Misread, Refused
from planner.model.standing import State
from tests.planner.couples import WEEK, Life, at, shipped

NEXT = WEEK.shift(1)


def test_a_filled_week_that_both_agree_to_stands_on_the_week(life: Life) -> None:
    proposals = life.planner.fill_week(WEEK)
    plans = life.planner.agree_on(proposals)
    week = life.window().week(WEEK)
    assert len(plans) == len(proposals) == life.planner.couple.limits.per_week
    assert [(s.occurrence.start, s.occurrence.plan.title, s.occurrence.minutes, s.state) for s in week.standings] == [
        (p.slot.start, p.activity.title, p.minutes, State.AGREED) for p in proposals
    ]
    assert life.planner.fill_week(WEEK) == ()


def test_nothing_agreed_to_is_refused(life: Life) -> None:
    with pytest.raises(Refused, match="nothing to agree to"):
        life.planner.agree_on([])


def test_what_one_proposes_waits_for_the_other(life: Life) -> None:
    (plan, *_) = life.planner.agree_on(life.planner.fill_week(WEEK)[:1], life.alex)
    (standing,) = life.window().week(WEEK).standings
    assert (standing.state, plan.agreed_by) == (State.OPEN, (life.alex.id,))
    with pytest.raises(Refused, match="Alex has agreed"):
        life.planner.agree(standing, life.alex)
    assert life.planner.agree(standing, life.sam).standing.state is State.AGREED
    assert life.window().week(WEEK).standings[0].state is State.AGREED


def test_an_activity_is_planned_for_its_usual_length(life: Life) -> None:
    activity = shipped().activities[0]
    plan = life.planner.add(activity, at("2026-11-27 20:00")).standing.occurrence.plan
    assert (plan.activity, plan.title, plan.minutes, plan.agreed) == (
        activity.id,
        activity.title,
        activity.minutes.typical,
        True,
    )


def test_something_of_their_own_has_its_own_title_kind_and_note(life: Life) -> None:
    outcome = life.planner.add(
        " Soup\n\x1b[31m for two ", at("2026-11-27 20:00"), kind=Kind.TOUCH, note="the red pot\r\nand\tbread"
    )
    plan = outcome.standing.occurrence.plan
    assert (plan.activity, plan.title, plan.kind, plan.minutes) == (None, "Soup [31m for two", Kind.TOUCH, 60)
    assert plan.note == "the red pot\nand bread"
    assert outcome.said == ()


@pytest.mark.parametrize("title", ["", "   ", "\x1b\u200b"])
def test_a_title_of_nothing_is_refused(life: Life, title: str) -> None:
    with pytest.raises(Refused, match="needs a title"):
        life.planner.add(title, at("2026-11-27 20:00"))
    with pytest.raises(Refused, match="needs a title"):
        life.planner.edit(life.own(), title=title)


@pytest.mark.parametrize("minutes", [0, -5, 1441])
def test_a_plan_takes_from_a_minute_to_a_day(life: Life, minutes: int) -> None:
    assert life.own("All day", "2026-12-05 00:00", minutes=1440).occurrence.minutes == 1440
    assert life.own("Kiss", "2026-12-06 08:00", minutes=1).occurrence.minutes == 1
    with pytest.raises(Refused, match="from 1 minute to a day"):
        life.own(minutes=minutes)
    assert life.starts() == []


@pytest.mark.parametrize(
    ("when", "start", "said"),
    [
        ("2026-03-29 02:30", "2026-03-29 03:30", "The clocks skip 02:30"),
        ("2026-10-25 02:30", "2026-10-25 02:30", "The clocks show 02:30 twice"),
    ],
)
def test_a_time_that_the_clocks_skip_or_repeat_is_resolved_and_said(
    life: Life, when: str, start: str, said: str
) -> None:
    added = life.planner.add("Stars", at(when))
    assert (added.standing.occurrence.start, added.standing.occurrence.plan.start) == (at(start), at(start))
    assert added.said[0].startswith(said)
    moved = life.planner.move(life.own(), at(when))
    assert moved.standing.occurrence.start == at(start)
    assert moved.said[0].startswith(said)


def test_what_meets_something_else_is_planned_and_said(life: Life) -> None:
    life.own("Choir", "2026-11-27 19:30", minutes=60)
    assert life.planner.add("Soup", at("2026-11-27 20:00")).said == ("Choir is at that time too.",)
    assert life.planner.add("Walk", at("2026-11-27 21:00"), minutes=10).said == ()
    assert life.planner.add("Tea", at("2026-11-27 18:30"), minutes=60).said == ()
    assert life.planner.add("Cake", at("2026-11-27 18:00"), minutes=91).said[-1:] == ("Choir is at that time too.",)


def test_a_time_of_a_ritual_that_is_moved_onto_another_of_it_is_said(life: Life) -> None:
    life.ritual()
    onto = life.planner.move(life.planner.find("Tea@2026-12-01"), at("2026-12-08 18:15"))
    assert onto.said == ("Tea is at that time too.",)
    assert life.planner.move(onto.standing, at("2026-12-08 18:30")).said == ()


def test_a_plan_that_did_not_happen_is_in_nobodys_way(life: Life) -> None:
    life.planner.mark(life.own("Choir"), Became.SKIPPED)
    assert life.planner.add("Soup", at("2026-11-27 20:00")).said == ()


def test_a_ritual_comes_round(life: Life) -> None:
    life.ritual()
    assert life.starts(WEEK, NEXT) == ["24 18:00 Tea", "01 18:00 Tea"]


def test_a_ritual_begins_on_a_day_that_its_rule_names(life: Life) -> None:
    standing = life.own("Tea", "2026-11-24 18:00", every="FREQ=WEEKLY;BYDAY=SU")
    assert standing.occurrence.original_start == at("2026-11-29 18:00")
    assert life.starts(WEEK, NEXT) == ["29 18:00 Tea", "06 18:00 Tea"]


def test_a_rhythm_that_cannot_be_read_is_said(life: Life) -> None:
    with pytest.raises(Misread):
        life.own(every="now and then")
    assert life.starts() == []


def test_one_yes_is_enough_for_all_that_waits_and_no_more(life: Life) -> None:
    proposed = life.planner.agree_on(life.planner.fill_week(WEEK)[:3], life.alex)
    mine = life.planner.add("Xylophone", at("2026-11-29 20:00"), by=life.sam).standing
    life.planner.add("Gone by", at("2026-11-22 20:00"), by=life.alex)
    waiting = life.planner.awaiting(life.sam)
    assert [s.occurrence.plan.id for s in waiting] == [plan.id for plan in proposed]
    agreed = life.planner.agree_to_all(waiting, life.sam)
    assert {plan.id for plan in agreed if plan.agreed} == {plan.id for plan in proposed}
    assert not life.planner.find("Xylophone").occurrence.plan.agreed
    assert not life.planner.find("Gone by").occurrence.plan.agreed
    assert life.planner.awaiting(life.alex) == (mine,)
    with pytest.raises(Refused, match="Nothing waits for Sam's answer"):
        life.planner.agree_to_all(waiting, life.sam)
    assert life.planner.undo() == "3 plans were agreed to"
    assert life.planner.awaiting(life.sam) == waiting


def test_a_ritual_waits_once_for_all_its_evenings(life: Life) -> None:
    life.planner.add("Tea", at("2026-11-24 20:00"), by=life.alex, every="week")
    assert len(life.planner.awaiting(life.sam)) == 1
