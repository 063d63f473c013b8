"""Every reason is a true one, and none rests on what one partner keeps private."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.activity import Activity, Energy, Kind
from planner.model.balance import Balance
from planner.model.feedback import Feedback, QuizAnswer, Said
from planner.model.proposal import Proposal, Term
from planner.model.slot import Slot
from planner.model.value import replace
from planner.suggest.engine import fill_week, suggest_now
from planner.suggest.reasons import reasons_for
from planner.suggest.score import Chosen, Scorer
from planner.suggest.situation import Situation
from tests.suggest.samples import a_couple, a_situation, a_slot, an_activity, done, evenings, planned, shipped, without
from tests.suggest.situations import moments_of, situations

PART = "(morning|afternoon|evening)"
NAME = r"[AS]\w*"
SENTENCES = {
    "loved": f"you both loved this one|{NAME} loved this one|this one was nice last time|a favourite of yours",
    "liked": "easy to like",
    "taste": f"close to what (you both|{NAME}) enjoyed|(you both|{NAME}) enjoyed “.+”",
    "turn": f"{NAME}'s turn for a favourite",
    "even": f"something for {NAME}, too",
    "new": "something quite new|new to you",
    "balance": "a little more (quality time|touch|appreciation), as you wished",
    "energy": f"easy on a tired {PART}|asks little of you|right for a lively {PART}|suits an ordinary {PART}",
    "length": "a small one|fits the time you have",
}
CODES = [
    *("start", "liked", "taste", "loved", "turn", "quiz", "new", "beginning", "chance", "again", "length", "energy"),
    *("balance", "even", "variety", "spread"),
]


def scored(situation: Situation, activity: Activity, slot: Slot, chosen: Sequence[Chosen] = ()) -> Proposal:
    """An activity as it would be proposed for a slot beside what was chosen, forbidden or not."""
    scorer = Scorer(situation)
    terms = (*scorer.alone(activity, slot), *scorer.together(activity, slot, chosen))
    return Proposal(slot, activity, slot.minutes, terms, reasons_for(activity, slot, terms, scorer))


def reason(proposal: Proposal, code: str) -> str | None:
    """The sentence that a term led to, if any."""
    return next((reason.text for reason in proposal.reasons if reason.code == code), None)


@given(st.data())
def test_terms_and_sentences_are_the_same_with_and_without_anything_private(data: st.DataObject) -> None:
    situation = data.draw(situations())
    # One has rated these, the other not yet: sealed.
    ajar = st.sampled_from([(), ("a",), ("b",)])
    half = tuple(c if c.opinions else replace(c, rated_by=data.draw(ajar)) for c in situation.history)
    bare = replace(situation, boundaries=(), answers=(), history=tuple(replace(c, rated_by=()) for c in half))
    kept = replace(situation, history=half)
    slot = data.draw(moments_of(situation.week))
    before = [Chosen(slot, data.draw(st.sampled_from(situation.activities)))] * data.draw(st.integers(0, 1))
    for activity in situation.activities:
        with_it, without_it = scored(kept, activity, slot, before), scored(bare, activity, slot, before)
        assert with_it.reasons == without_it.reasons
        assert [t for t in with_it.terms if t.code != "quiz"] == [t for t in without_it.terms if t.code != "quiz"]


@given(st.data())
def test_sentences_are_of_a_few_kinds_and_none_holds_a_number(data: st.DataObject) -> None:
    situation = data.draw(situations())
    slot = data.draw(moments_of(situation.week))
    for activity in situation.activities:
        proposal = scored(situation, activity, slot)
        assert [term.code for term in proposal.terms] == CODES
        assert isclose(Scorer(situation).worth(activity, slot), sum(t.value for t in proposal.terms[:12]), abs_tol=1e-9)
        assert 2 <= len(proposal.reasons) <= 3
        for each in proposal.reasons:
            assert re.fullmatch(SENTENCES[each.code], each.text)
            assert not re.search(r"\d", each.text)
            assert without(proposal.terms, each.code) < proposal.score


def test_the_reason_that_counted_most_comes_first() -> None:
    for proposal in fill_week(a_situation(*shipped(), couple=a_couple()), evenings()):
        values = {term.code: term.value for term in proposal.terms}
        counted = [values[each.code] for each in proposal.reasons]
        assert counted == sorted(counted, reverse=True)


def test_a_quiz_answer_steers_but_is_never_said() -> None:
    songs, walk = an_activity("songs", tags=("music",)), an_activity("walk", tags=("nature",))
    answers = (QuizAnswer("a", "songs", "walk"),)
    quizzed = scored(a_situation(songs, walk, answers=answers), songs, a_slot())
    assert {t.code: t.value for t in quizzed.terms}["quiz"] > 0
    assert "quiz" not in {each.code for each in quizzed.reasons}
    first = suggest_now(a_situation(songs, walk, answers=answers), a_slot())[0]
    assert first.activity is songs


def test_loved_says_who_of_them_loved_it_once_both_have_rated() -> None:
    walk = an_activity()
    for ratings, said in (
        ((5, 4), "you both loved this one"),
        ((5, 3), "Alex loved this one"),
        ((3, 5), "Sam loved this one"),
        ((1, 1), None),
        ((), None),
    ):
        # Rated against two that were so-so, so that its own memory counts.
        history = (
            done(an_activity("talk", kind=Kind.TOUCH), "2026-11-01 20:00", 2, 2),
            done(walk, "2026-11-10 20:00", *ratings),
        )
        assert reason(scored(a_situation(walk, history=history), walk, a_slot()), "loved") == said


def test_the_last_time_decides_what_is_said_of_it() -> None:
    walk = an_activity()
    history = tuple(done(walk, f"2026-11-0{n} 20:00", 5, 5) for n in range(1, 7))
    now_so_so = (*history, done(walk, "2026-11-12 20:00", 2, 2))
    assert reason(scored(a_situation(walk, history=now_so_so), walk, a_slot()), "loved") is None


def taste_of(activity: Activity, situation: Situation) -> str:
    """What is said where taste speaks for an activity."""
    (said,) = reasons_for(activity, a_slot(), (Term("taste", 0.1),), Scorer(situation))
    return said.text


@pytest.mark.parametrize(("ratings", "who"), [((5, 5), "you both"), ((5, 2), "Alex"), ((2, 5), "Sam")])
def test_what_is_alike_is_named_and_said_of_those_who_enjoyed_it(ratings: tuple[int, int], who: str) -> None:
    songs, choir = an_activity("songs", tags=("music",)), an_activity("choir", tags=("music",))
    situation = a_situation(songs, choir, history=(done(choir, "2026-11-01 20:00", *ratings),))
    assert taste_of(songs, situation) == f"{who} enjoyed “Choir”"


def test_without_what_is_named_the_taste_speaks_less_for_it() -> None:
    songs, choir = an_activity("songs", tags=("music",)), an_activity("choir", tags=("music",))
    walk = an_activity(tags=("nature",))
    other, named = done(walk, "2026-10-01 20:00", 4, 4), done(choir, "2026-11-01 20:00", 5, 5)
    with_it, without_it = (
        scored(a_situation(songs, choir, walk, history=history), songs, a_slot())
        for history in ((other, named), (other,))
    )
    assert reason(with_it, "taste") == "you both enjoyed “Choir”"
    taste, less = ({t.code: t.value for t in found.terms}["taste"] for found in (with_it, without_it))
    assert taste > less


@pytest.mark.parametrize(
    ("other", "ratings"),
    [
        ({"title": "A title that goes on for longer than a sentence has room for"}, [(5, 5)]),
        ({"title": "Songs of 1984"}, [(5, 5)]),
        ({"tags": ("music", "outdoors", "walking", "trees", "birds")}, [(5, 5)]),
        ({"kind": Kind.TOUCH}, [(5, 5)]),
        # What was said the last time counts.
        ({}, [(5, 5), (5, 5), (2, 2)]),
    ],
)
def test_what_is_hardly_alike_or_no_longer_enjoyed_or_hard_to_say_is_not_named(
    other: dict[str, object], ratings: list[tuple[int, int]]
) -> None:
    songs, choir = an_activity("songs", tags=("music",)), an_activity("choir", **{"tags": ("music",), **other})
    dull = an_activity("dull", kind=Kind.APPRECIATION, tags=("paper",))
    history = (
        done(dull, "2026-10-01 20:00", 1, 1),
        *(done(choir, f"2026-10-{number + 10} 20:00", *each) for number, each in enumerate(ratings)),
    )
    assert taste_of(songs, a_situation(songs, choir, dull, history=history)) == "close to what you both enjoyed"


def test_nothing_is_close_to_what_they_enjoyed_where_something_was_only_put_off() -> None:
    known = shipped()
    put_off = tuple(Feedback(f"f{n}", each.id, Said.NOT_TODAY, date(2026, 11, 10)) for n, each in enumerate(known[:3]))
    scorer = Scorer(a_situation(*known, feedback=put_off))
    liked_more = [each for each in known if (stars := scorer.expected.stars(0, each)).alike > stars.liked]
    assert liked_more
    for each in liked_more:
        assert not reasons_for(each, a_slot(), (Term("taste", 0.1),), scorer)


def test_the_turn_is_that_of_the_one_who_had_less_lately() -> None:
    songs, walk = an_activity("songs", tags=("music",)), an_activity("walk", kind=Kind.TOUCH, tags=("nature",))
    # Sam loves songs and had walks: two good evenings of Alex in the last place weigh more than an early one of Sam.
    history = (
        done(songs, "2026-10-01 20:00", 2, 5),
        *(done(walk, f"2026-11-1{n} 20:00", 5, 2) for n in range(4)),
    )
    situation = a_situation(songs, walk, history=history)
    found = scored(situation, songs, a_slot())
    assert Scorer(situation).expected.turn < 0
    assert {t.code: t.value for t in found.terms}["turn"] > 0
    assert reason(found, "turn") == "Sam's turn for a favourite"


def test_the_turn_is_named_by_what_the_score_went_by() -> None:
    walk = an_activity()
    # By plain means of the last eight Sam had less; lately it was Alex.
    history = (
        *(done(walk, f"2026-10-1{n} 20:00", 5, 1) for n in range(4)),
        *(done(walk, f"2026-11-1{n} 20:00", 2, 4) for n in range(4)),
    )
    scorer = Scorer(a_situation(walk, history=history))
    assert scorer.expected.turn > 0
    (said,) = reasons_for(walk, a_slot(), (Term("turn", 0.1),), scorer)
    assert said.text == "Alex's turn for a favourite"


def test_new_is_said_of_what_was_never_done_nor_planned() -> None:
    walk, first = an_activity(), an_activity("first", novelty=3)
    assert reason(scored(a_situation(walk), walk, a_slot()), "new") == "new to you"
    assert reason(scored(a_situation(first), first, a_slot()), "new") == "something quite new"
    again = a_situation(walk, history=(done(walk, "2026-01-01 20:00"),))
    assert reason(scored(again, walk, a_slot()), "new") is None


def test_balance_is_said_of_the_kind_there_was_too_little_of() -> None:
    talk, hug = an_activity("talk"), an_activity("hug", kind=Kind.TOUCH)
    history = tuple(done(talk, f"2026-11-1{n} 20:00") for n in range(4))
    situation = a_situation(talk, hug, history=history)
    assert reason(scored(situation, hug, a_slot()), "balance") == "a little more touch, as you wished"
    assert reason(scored(situation, talk, a_slot()), "balance") is None


def test_balance_counts_what_they_planned_of_their_own() -> None:
    hug = an_activity("hug", kind=Kind.TOUCH)
    own = tuple(planned(None, f"2026-11-2{n} 12:00", kind=Kind.QUALITY_TIME) for n in range(3, 6))
    assert reason(scored(a_situation(hug, planned=own), hug, a_slot()), "balance") is not None
    assert reason(scored(a_situation(hug), hug, a_slot()), "balance") is None


def test_energy_and_length_are_said_as_they_are() -> None:
    rest = an_activity("rest", energy=Energy.LOW)
    couple = a_couple(balance=Balance.weighing(0, 1, 0))
    history = (done(rest, "2026-01-01 20:00"),)
    for energy, said in ((Energy.LOW, "easy on a tired evening"), (Energy.LIVELY, "asks little of you")):
        found = scored(a_situation(rest, couple=couple, history=history), rest, a_slot(energy=energy))
        assert reason(found, "energy") == said
        assert reason(found, "length") == "fits the time you have"


def test_a_term_of_no_weight_is_no_third_reason() -> None:
    walk = an_activity()
    terms = (Term("length", 0.05), Term("energy", 0.02), Term("balance", 0.001), Term("taste", -0.2))
    found = reasons_for(walk, a_slot(), terms, Scorer(a_situation(walk)))
    assert [each.code for each in found] == ["length", "energy"]


def test_a_favourite_is_said_to_be_one_unless_one_of_them_loved_it_the_last_time() -> None:
    walk = an_activity()
    favoured = a_situation(walk, favourites=frozenset({walk.id}))
    assert reason(scored(favoured, walk, a_slot()), "loved") == "a favourite of yours"
    loved = replace(favoured, history=(done(walk, "2026-11-01 20:00", 5, 5),))
    assert reason(scored(loved, walk, a_slot()), "loved") == "you both loved this one"


def test_what_others_like_is_said_only_where_hardly_anything_else_is_to_be_said() -> None:
    walk = an_activity()
    scorer = Scorer(a_situation(walk))
    few, more = (Term("liked", 0.2), Term("new", 0.03)), Term("length", 0.01)
    assert [r.text for r in reasons_for(walk, a_slot(), few, scorer)] == ["new to you", "easy to like"]
    assert [r.code for r in reasons_for(walk, a_slot(), (*few, more), scorer)] == ["new", "length"]
