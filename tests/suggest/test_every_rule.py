"""Whatever a couple's week is like: every proposal keeps to every rule, has two or three reasons, and adds up."""

from __future__ import annotations

from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from planner.model.activity import Kind
from planner.model.proposal import Proposal
from planner.suggest.engine import MOST_AT_ONCE, another, fill_week, suggest_now
from planner.suggest.rules import allowed_this_week, fits
from planner.suggest.situation import Situation
from tests.suggest.allowed import faults, faults_together
from tests.suggest.samples import a_couple, a_situation, evenings, shipped, slugs, without
from tests.suggest.situations import moments_of, situations, slots_of


def check(proposal: Proposal, situation: Situation) -> None:
    assert faults(proposal.activity, proposal.slot, situation) == []
    assert proposal.activity.minutes.min <= proposal.minutes <= proposal.slot.minutes
    assert isclose(proposal.score, sum(term.value for term in proposal.terms))
    assert 2 <= len(proposal.reasons) <= 3
    assert len({reason.text for reason in proposal.reasons}) == len(proposal.reasons)
    for reason in proposal.reasons:
        assert without(proposal.terms, reason.code) < proposal.score


@given(st.data())
def test_a_filled_week_breaks_no_rule_and_neither_does_another(data: st.DataObject) -> None:
    situation = data.draw(situations())
    slots = data.draw(slots_of(situation))
    week = fill_week(situation, slots)
    for proposal in week:
        check(proposal, situation)
    assert faults_together([p.activity for p in week], situation) == []
    assert len({p.slot for p in week}) == len(week)
    assert all(p.slot in slots for p in week)
    assert [p.slot.start for p in week] == sorted(p.slot.start for p in week)
    if week:
        old, *others = data.draw(st.permutations(week))
        found = another(situation, old.slot, others, {old.activity.id})
        if found is not None:
            check(found, situation)
            assert found.activity != old.activity
            assert found.slot == old.slot
            assert faults_together([found.activity, *(p.activity for p in others)], situation) == []


@given(st.data())
def test_ideas_for_a_moment_break_no_rule(data: st.DataObject) -> None:
    situation = data.draw(situations())
    slot = data.draw(moments_of(situation.week))
    kinds = data.draw(st.sets(st.sampled_from(Kind), min_size=1))
    ideas = suggest_now(situation, slot, data.draw(st.integers(1, 20)), kinds)
    for idea in ideas:
        check(idea, situation)
        assert idea.activity.kind in kinds
        assert set(faults_together([idea.activity], situation)) <= {"too many"}
    assert len(set(slugs(ideas))) == len(ideas) <= MOST_AT_ONCE


@given(st.data())
def test_every_activity_is_let_through_or_kept_back_just_as_the_rules_say(data: st.DataObject) -> None:
    situation = data.draw(situations())
    slots = data.draw(st.lists(moments_of(situation.week), min_size=1, max_size=6))
    awake = [a for a in situation.activities if allowed_this_week(a, situation)]
    for slot in slots:
        let_through = {a.id for a in awake if fits(a, slot, situation)}
        assert let_through == {a.id for a in situation.activities if not faults(a, slot, situation)}


@given(st.data())
def test_what_is_allowed_is_found_so_that_no_rule_is_stricter_than_it_says(data: st.DataObject) -> None:
    situation = data.draw(situations())
    slot = data.draw(moments_of(situation.week))
    allowed = {
        a.id
        for a in situation.activities
        if not faults(a, slot, situation) and set(faults_together([a], situation)) <= {"too many"}
    }
    ideas = slugs(suggest_now(situation, slot, MOST_AT_ONCE))
    assert set(ideas) <= allowed
    assert len(ideas) == min(len(allowed), MOST_AT_ONCE)


def test_a_week_without_a_single_slot_stays_free() -> None:
    assert fill_week(a_situation(*shipped(), couple=a_couple()), []) == ()
    assert fill_week(a_situation(couple=a_couple()), evenings()) == ()
