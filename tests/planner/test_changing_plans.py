from __future__ import annotations

from datetime import timedelta

import pytest

from planner.model.checkin import Became
from planner.model.errors import Refused
from planner.model.feedback import Said
from planner.model.standing import State
from planner.model.value import names_of
from tests.planner.couples import WEEK, Life, at, shipped

NEXT = WEEK.shift(1)


def test_a_decline_takes_a_plan_off_and_leaves_no_trace_of_who(life: Life) -> None:
    traces = []
    for number, who in enumerate((life.alex, life.sam)):
        folder = life.folder.parent / f"data-{number}"
        other = Life(folder).begin()
        own = {path: path.read_bytes() for path in folder.glob("private-*")}
        activity = shipped().activities[0]
        standing = other.planner.add(activity, at("2026-11-27 20:00"), by=other.alex).standing
        other.planner.decline(standing, who)
        assert other.planner.week(WEEK).standings == ()
        (said,) = other.planner.home.feedback()
        assert (said.activity, said.said) == (activity.id, Said.NOT_TODAY)
        assert not {"partner", "by"} & set(names_of(type(said)))
        traces.append(other.everything())
        assert {path: path.read_bytes() for path in folder.glob("private-*")} == own
    assert traces[0] == traces[1]


def test_what_both_agreed_to_is_not_declined(life: Life) -> None:
    with pytest.raises(Refused, match="You both agreed to Soup"):
        life.planner.decline(life.own(), life.sam)


def test_a_ritual_that_waits_and_was_done_before_is_not_declined_away(life: Life) -> None:
    tea = life.planner.add("Tea", at("2026-11-24 18:00"), every="week", by=life.alex).standing
    life.planner.mark(tea, Became.DONE)
    later = life.planner.find("tea@2026-12-01")
    with pytest.raises(Refused, match="was done before"):
        life.planner.decline(later, life.sam)
    assert life.starts() == ["24 18:00 Tea"]


def test_a_plan_is_moved(life: Life) -> None:
    outcome = life.planner.move(life.own(), at("2026-11-28 19:00"))
    assert outcome.standing.occurrence.start == at("2026-11-28 19:00")
    assert life.starts() == ["28 19:00 Soup"]


def test_one_of_a_ritual_is_moved_and_the_others_stay(life: Life) -> None:
    life.ritual()
    life.planner.move(life.planner.find("tea@2026-12-01"), at("2026-12-02 19:00"))
    assert life.starts(WEEK, NEXT, NEXT.shift(1)) == ["24 18:00 Tea", "02 19:00 Tea", "08 18:00 Tea"]


def test_the_rest_of_a_ritual_is_moved_and_what_was_stays(life: Life) -> None:
    first = life.ritual()
    life.planner.mark(first, Became.DONE)
    outcome = life.planner.move(life.planner.find("tea@2026-12-01"), at("2026-12-03 19:00"), rest=True)
    assert outcome.standing.occurrence.plan.ritual
    assert life.starts(WEEK, NEXT, NEXT.shift(1)) == ["24 18:00 Tea", "03 19:00 Tea", "10 19:00 Tea"]
    assert life.window().week(WEEK).standings[0].state is State.DONE


def test_moving_the_rest_from_its_first_leaves_one_ritual(life: Life) -> None:
    life.planner.move(life.ritual(), at("2026-11-25 18:00"), rest=True)
    assert life.starts(WEEK, NEXT) == ["25 18:00 Tea", "02 18:00 Tea"]
    assert len(life.window().home.plans()) == 1


def test_one_of_a_ritual_is_taken_off(life: Life) -> None:
    life.ritual()
    life.planner.remove(life.planner.find("tea@2026-12-01"))
    assert life.starts(WEEK, NEXT, NEXT.shift(1)) == ["24 18:00 Tea", "08 18:00 Tea"]


def test_the_rest_of_a_ritual_is_taken_off_and_what_was_stays(life: Life) -> None:
    life.planner.mark(life.ritual(), Became.DONE)
    life.planner.remove(life.planner.find("tea@2026-12-01"), rest=True)
    assert life.starts(WEEK, NEXT, NEXT.shift(1)) == ["24 18:00 Tea"]


def test_a_whole_ritual_is_taken_off_from_its_first(life: Life) -> None:
    life.planner.remove(life.ritual(), rest=True)
    assert life.window().home.plans() == ()


@pytest.mark.parametrize("rest", [False, True])
def test_what_was_done_is_neither_moved_nor_taken_off(life: Life, rest: bool) -> None:
    tea = life.ritual()
    life.planner.mark(tea, Became.DONE)
    for act in (
        lambda: life.planner.remove(tea, rest=rest),
        lambda: life.planner.move(tea, at("2026-11-25 18:00"), rest=rest),
    ):
        with pytest.raises(Refused, match="is done and stays in your journal"):
            act()
    assert life.starts() == ["24 18:00 Tea"]


def test_a_rest_that_holds_something_done_is_refused_with_its_day(life: Life) -> None:
    tea = life.ritual()
    life.planner.mark(life.planner.find("tea@2026-12-01"), Became.DONE)
    with pytest.raises(Refused, match="Tea was done on 1 December 2026 already; name a later one"):
        life.planner.remove(tea, rest=True)
    with pytest.raises(Refused, match="name a later one"):
        life.planner.move(tea, at("2026-11-25 18:00"), rest=True)
    assert life.starts(WEEK, NEXT) == ["24 18:00 Tea", "01 18:00 Tea"]
    # One alone may go all the same.
    life.planner.remove(tea)
    assert life.starts(WEEK, NEXT) == ["01 18:00 Tea"]


def test_what_was_done_of_another_plan_holds_no_rest_back(life: Life) -> None:
    tea = life.ritual()
    life.planner.mark(life.own("Soup", "2026-12-02 12:00"), Became.DONE)
    life.planner.remove(tea, rest=True)
    assert life.starts(WEEK, NEXT) == ["02 12:00 Soup"]


def test_what_happens_once_has_no_rest_to_move(life: Life) -> None:
    with pytest.raises(Refused, match="happens once"):
        life.planner.move(life.own(), at("2026-11-28 19:00"), rest=True)
    assert life.starts() == ["27 20:00 Soup"]


def test_what_did_not_happen_and_is_moved_is_still_to_come(life: Life) -> None:
    soup = life.own()
    life.planner.mark(soup, Became.SKIPPED)
    assert life.planner.move(soup, at("2026-11-28 19:00")).standing.state is State.AGREED
    assert life.window().journal() == ()


def test_a_plan_is_given_other_words_and_another_length(life: Life) -> None:
    edited = life.planner.edit(life.own(), title="Stew", minutes=90, note="slow").standing.occurrence
    assert (edited.plan.title, edited.minutes, edited.plan.note) == ("Stew", 90, "slow")
    same = life.planner.edit(life.planner.find("stew"), minutes=30).standing.occurrence
    assert (same.plan.title, same.minutes, same.plan.note) == ("Stew", 30, "slow")


def test_a_change_is_counted_and_stamped(life: Life) -> None:
    soup = life.own()
    life.clock.wall += timedelta(hours=1)
    plan = life.planner.edit(soup, note="slow").standing.occurrence.plan
    assert plan.sequence == soup.occurrence.plan.sequence + 1
    assert plan.modified - plan.created == timedelta(hours=1)
