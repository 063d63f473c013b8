"""The rules of a whole week: how much it takes, what it may cost, how much of it is new, and what rests."""

from __future__ import annotations

import pytest

from planner.model.activity import Cost
from planner.model.checkin import Became
from planner.model.couple import Limits
from planner.model.value import replace
from planner.suggest.engine import another, fill_week, suggest_now
from tests.suggest.samples import (
    FREELY,
    WEEK,
    a_couple,
    a_situation,
    a_slot,
    an_activity,
    done,
    evenings,
    planned,
    shipped,
    slugs,
)


def test_the_week_keeps_to_its_budget_with_what_it_holds_already() -> None:
    outing, treat = an_activity("outing", cost=Cost.OUTING), an_activity("treat", cost=Cost.TREAT)
    free = an_activity("free")
    couple = replace(a_situation(outing, treat, free).couple, limits=replace(FREELY, budget=4))
    situation = a_situation(outing, treat, free, couple=couple, planned=(planned(treat, "2026-11-24 20:00"),))
    assert slugs(fill_week(situation, evenings())) == ["free"]
    assert slugs(suggest_now(situation, a_slot())) == ["free"]
    assert another(situation, a_slot(), fill_week(situation, evenings()), {"free"}) is None


def test_what_costs_nothing_fits_a_week_that_has_spent_too_much() -> None:
    treat, free = an_activity("treat", cost=Cost.TREAT), an_activity("free")
    couple = replace(a_situation(treat, free).couple, limits=replace(FREELY, budget=2))
    situation = a_situation(treat, free, couple=couple, planned=(planned(treat, "2026-11-24 20:00"),))
    assert slugs(fill_week(situation, evenings())) == ["free"]


def test_two_treats_do_not_fit_into_one_weeks_budget() -> None:
    treats = [an_activity(f"treat-{n}", cost=Cost.TREAT) for n in range(4)]
    couple = replace(a_situation(*treats).couple, limits=replace(FREELY, budget=4))
    assert len(fill_week(a_situation(*treats, couple=couple), evenings())) == 1


@pytest.mark.parametrize("held", [0, 2, 5])
def test_a_week_is_filled_up_to_its_most_with_what_it_holds_already(held: int) -> None:
    own = tuple(planned(None, f"2026-11-2{n + 3} 12:00") for n in range(held))
    situation = a_situation(*shipped(), couple=a_couple(limits=Limits(per_week=4)), planned=own)
    found = fill_week(situation, evenings())
    assert len(found) == max(0, 4 - held)
    assert another(situation, a_slot(), found, ()) is None


def test_a_full_week_still_gives_ideas_for_a_moment() -> None:
    own = tuple(planned(None, f"2026-11-2{n + 3} 12:00") for n in range(5))
    assert suggest_now(a_situation(*shipped(), planned=own), a_slot())


def test_what_did_not_happen_takes_no_place_in_the_week() -> None:
    plan = planned(None, "2026-11-24 12:00")
    skipped = done(an_activity(), "2026-11-24 12:00", plan=plan.plan.id, became=Became.SKIPPED)
    couple = a_couple(limits=Limits(per_week=1))
    held = a_situation(*shipped(), couple=couple, planned=(plan,))
    free = a_situation(*shipped(), couple=couple, planned=(plan,), history=(skipped,))
    assert (len(fill_week(held, evenings())), len(fill_week(free, evenings()))) == (0, 1)


def test_each_slot_gets_one_and_nothing_comes_twice_in_a_week() -> None:
    found = fill_week(a_situation(*shipped(), couple=a_couple(limits=Limits(per_week=7))), evenings())
    assert len(found) == len({p.slot for p in found}) == len({p.activity.id for p in found}) == 7


def test_of_really_new_things_a_week_gets_one() -> None:
    firsts = [an_activity(f"first-{n}", novelty=2) for n in range(4)]
    assert len(fill_week(a_situation(*firsts), evenings())) == 1


def test_a_week_that_holds_something_really_new_gets_no_other_but_what_is_less_new() -> None:
    first, second, known = (an_activity(name, novelty=n) for name, n in (("first", 2), ("second", 2), ("known", 1)))
    situation = a_situation(first, second, known, planned=(planned(first, "2026-11-24 20:00"),))
    assert slugs(fill_week(situation, evenings())) == ["known"]
    assert slugs(suggest_now(situation, a_slot())) == ["known"]
    assert another(situation, a_slot(), (), {"known"}) is None


def test_another_is_none_of_what_was_shown_nor_of_the_others() -> None:
    walk, talk, dance = (an_activity(slug) for slug in ("walk", "talk", "dance"))
    situation = a_situation(walk, talk, dance)
    (other,) = [p for p in suggest_now(situation, a_slot()) if p.activity is talk]
    found = another(situation, a_slot("2026-11-27 19:00"), [other], {"walk"})
    assert found is not None
    assert found.activity is dance
    assert another(situation, a_slot("2026-11-27 19:00"), [other], {"walk", "dance"}) is None


def test_about_a_fifth_rests_each_week_and_never_the_same() -> None:
    situations = [a_situation(*shipped(), week=WEEK.shift(n), couple=a_couple()) for n in range(30)]
    resting = [frozenset(a.id for a in s.activities if s.rests(a)) for s in situations]
    assert 0.15 < sum(map(len, resting)) / (30 * len(shipped())) < 0.25
    assert len(set(resting)) == 30


def test_what_rests_is_not_suggested_whatever_seed_is_asked_with() -> None:
    for seed in range(5):
        situation = a_situation(*shipped(), couple=a_couple(limits=replace(FREELY, per_week=12)), seed=seed)
        found = [*fill_week(situation, evenings()), *suggest_now(situation, a_slot(), 12)]
        assert found
        assert not any(situation.rests(p.activity) for p in found)
