"""Two windows on one folder: what either does is there for both, and nothing is done to what has gone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planner.model.checkin import Became, Rating
from planner.model.errors import Refused
from planner.model.standing import Standing, State
from planner.planner import Planner
from tests.planner.couples import WEEK, Life, at

CHANGES: dict[str, Callable[[Planner, Standing], object]] = {
    "agree": lambda planner, old: planner.agree(old, planner.couple.partners[1]),
    "decline": lambda planner, old: planner.decline(old, planner.couple.partners[1]),
    "move": lambda planner, old: planner.move(old, at("2026-11-28 12:00")),
    "move the rest": lambda planner, old: planner.move(old, at("2026-11-28 12:00"), rest=True),
    "remove": lambda planner, old: planner.remove(old),
    "remove the rest": lambda planner, old: planner.remove(old, rest=True),
    "edit": lambda planner, old: planner.edit(old, title="Stew"),
    "mark": lambda planner, old: planner.mark(old, Became.DONE),
    "rate": lambda planner, old: planner.rate(old, planner.couple.partners[0], Rating.NICE),
}


def test_what_either_window_does_is_there_for_both(life: Life) -> None:
    other = life.window()
    assert other.week(WEEK).standings == ()
    life.own("Soup")
    other.add("Walk", at("2026-11-28 20:00"))
    life.own("Tea", "2026-11-29 20:00")
    for planner in (life.planner, other):
        assert [s.occurrence.plan.title for s in planner.week(WEEK).standings] == ["Soup", "Walk", "Tea"]


def test_a_week_that_is_filled_in_two_windows_at_once_is_filled_once(life: Life) -> None:
    other = life.window()
    mine, yours = life.planner.fill_week(WEEK), other.fill_week(WEEK, seed=3)
    life.planner.agree_on(mine)
    before = life.everything()
    with pytest.raises(Refused, match="was planned at that time meanwhile; fill the week once more"):
        other.agree_on(yours)
    assert life.everything() == before
    (first, *_) = life.planner.week(WEEK).standings
    life.planner.mark(first, Became.SKIPPED)
    other.agree_on([p for p in yours if p.slot.start == first.occurrence.start])


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("every", [None, "week"])
def test_a_plan_that_was_taken_off_elsewhere_is_refused_kindly(life: Life, name: str, every: str | None) -> None:
    stale = life.planner.add("Soup", at("2026-11-27 20:00"), every=every, by=life.alex).standing
    life.window().remove(stale, rest=True)
    before = life.everything()
    with pytest.raises(Refused, match=r"^Soup was taken off in another window\.$"):
        CHANGES[name](life.planner, stale)
    assert life.everything() == before


@pytest.mark.parametrize("name", CHANGES)
def test_one_of_a_ritual_that_was_taken_out_elsewhere_is_refused_kindly(life: Life, name: str) -> None:
    stale = life.planner.add("Soup", at("2026-11-27 20:00"), every="week", by=life.alex).standing
    life.window().remove(stale)
    with pytest.raises(Refused, match="was taken off in another window"):
        CHANGES[name](life.planner, stale)
    assert life.starts(WEEK, WEEK.shift(1)) == ["04 20:00 Soup"]


def test_what_was_changed_elsewhere_is_changed_further_and_not_back(life: Life) -> None:
    stale = life.own()
    life.window().move(stale, at("2026-11-28 12:00"))
    assert life.planner.edit(stale, title="Stew").standing.occurrence.start == at("2026-11-28 12:00")
    assert life.starts() == ["28 12:00 Stew"]


def test_both_say_yes_at_their_own_keyboard(life: Life) -> None:
    open_ = life.planner.add("Soup", at("2026-11-27 20:00"), by=life.alex).standing
    assert life.window().agree(open_, life.sam).standing.state is State.AGREED
    with pytest.raises(Refused, match="Sam has agreed to Soup already"):
        life.planner.agree(open_, life.sam)
    with pytest.raises(Refused, match="You both agreed"):
        life.planner.decline(open_, life.sam)


def test_both_rate_what_neither_window_saw_rated(life: Life) -> None:
    stale = life.own()
    life.window().rate(stale, life.alex, Rating.LOVELY)
    assert life.planner.rate(stale, life.sam, Rating.NICE).revealed


def test_what_was_done_elsewhere_stays(life: Life) -> None:
    stale = life.own()
    life.window().mark(stale, Became.DONE)
    with pytest.raises(Refused, match="is done and stays in your journal"):
        life.planner.remove(stale)


def test_a_ritual_whose_rest_was_moved_elsewhere_is_gone_from_there(life: Life) -> None:
    life.ritual()
    stale = life.planner.find("tea@2026-12-01")
    life.window().move(stale, at("2026-12-02 18:00"), rest=True)
    with pytest.raises(Refused, match="was taken off in another window"):
        life.planner.mark(stale, Became.DONE)


def test_undo_takes_back_the_last_change_of_any_window(life: Life) -> None:
    life.own("Soup")
    life.window().add("Walk", at("2026-11-28 20:00"))
    assert life.planner.undo() == "Walk was planned"
    assert life.window().undo() == "Soup was planned"
