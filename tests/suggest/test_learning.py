"""What is suggested follows what both enjoyed, whose turn it is, and the balance they wish for."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import combinations
from statistics import fmean

import pytest

from planner.model.activity import Activity, Cost, Kind, Minutes
from planner.model.balance import Balance
from planner.model.checkin import CheckIn
from planner.model.feedback import Feedback, Said
from planner.model.proposal import Proposal
from planner.model.value import replace
from planner.suggest.engine import fill_week, suggest_now
from planner.suggest.expected import Expected
from planner.suggest.features import features
from planner.suggest.score import Chosen, Scorer
from planner.suggest.slots import free_slots
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
    without,
)

SONGS = an_activity("songs", tags=("music",))
CHOIR = an_activity("choir", tags=("music",))
SOUP = an_activity("soup", tags=("food",))
STEW = an_activity("stew", tags=("food",))


def first(one: Activity, other: Activity, history: tuple[CheckIn, ...]) -> str:
    """Which of two is worth more, with the luck of the draw taken out: it is for most seeds."""
    winners = []
    for seed in range(9):
        scorer = Scorer(a_situation(SONGS, CHOIR, SOUP, STEW, history=history, seed=seed))
        winners.append(one.id if scorer.worth(one, a_slot()) > scorer.worth(other, a_slot()) else other.id)
    return max(one.id, other.id, key=winners.count)


def place(activity: Activity, history: tuple[CheckIn, ...]) -> float:
    """What an activity is worth, over some seeds, whoever's turn it is."""
    scorers = [Scorer(a_situation(SONGS, CHOIR, SOUP, history=history, seed=seed)) for seed in range(5)]
    return fmean(without(scorer.alone(activity, a_slot()), "turn") for scorer in scorers)


@pytest.mark.parametrize(("loved", "alike", "other"), [(CHOIR, SONGS, STEW), (SOUP, STEW, SONGS)])
def test_what_both_loved_brings_what_is_like_it(loved: Activity, alike: Activity, other: Activity) -> None:
    bills = an_activity("bills", kind=Kind.TOUCH)
    history = tuple(
        check_in
        for n in range(4)
        for check_in in (done(loved, f"2026-0{n + 5}-01 20:00", 5, 5), done(bills, f"2026-0{n + 5}-02 20:00", 2, 2))
    )
    assert first(alike, other, history) == alike.id


def test_what_both_did_not_like_goes_down_and_what_both_loved_up() -> None:
    def rated(stars: int) -> tuple[CheckIn, ...]:
        return (
            done(SOUP, "2026-06-01 20:00", 3, 3),
            *(done(SONGS, f"2026-07-0{n} 20:00", stars, stars) for n in (1, 2)),
        )

    assert place(SONGS, rated(5)) > place(SONGS, rated(3)) > place(SONGS, rated(1))
    assert place(CHOIR, rated(5)) > place(CHOIR, rated(1))


def test_a_rating_that_is_still_sealed_steers_nothing() -> None:
    sealed = (done(SONGS, "2026-07-01 20:00", rated_by=("a",)),)
    open_ = (done(SONGS, "2026-07-01 20:00"),)
    situations = [a_situation(SONGS, SOUP, history=history) for history in (sealed, open_)]
    assert len({tuple((p.activity.id, p.terms) for p in suggest_now(s, a_slot())) for s in situations}) == 1


def test_a_strict_rater_and_a_kind_one_are_heard_alike() -> None:
    # Sam gives a star less for everything; what Sam likes best counts as much as what Alex does.
    def history(strict: int) -> tuple[CheckIn, ...]:
        return tuple(
            done(a, f"2026-0{n + 1}-01 20:00", 5 if a is SONGS else 3, (3 if a is SONGS else 5) - strict)
            for n, a in enumerate([SONGS, SOUP] * 4)
        )

    kind, harsh = (place(SONGS, history(n)) - place(SOUP, history(n)) for n in (0, 1))
    assert abs(kind) < 0.05
    assert abs(harsh - kind) < 0.1


@pytest.mark.parametrize("less", ["a", "b"])
def test_the_favourite_of_the_one_who_had_less_comes_first(less: str) -> None:
    def stars(own: int, other: int) -> tuple[int, int]:
        return (own, other) if less == "a" else (other, own)

    # Each has a favourite; lately it was the other one's evening, again and again.
    history = (
        *(done(SONGS, f"2026-08-0{n} 20:00", *stars(5, 3)) for n in (1, 2, 3)),
        *(done(SOUP, f"2026-08-1{n} 20:00", *stars(3, 5)) for n in (1, 2, 3)),
        *(done(an_activity("bills", kind=Kind.TOUCH), f"2026-11-1{n} 20:00", *stars(1, 5)) for n in range(5)),
    )
    assert first(SONGS, SOUP, history) == "songs"


def after_weeks(*stars: tuple[int, int]) -> Expected:
    """What is expected after evenings of all sorts, one a week until last week, rated like this by Alex and Sam."""
    shelf, begin = (SONGS, SOUP, CHOIR, STEW), WEEK.start - timedelta(weeks=len(stars))
    history = tuple(
        done(shelf[n % 4], f"{begin + timedelta(weeks=n)} 20:00", *both) for n, both in enumerate(stars)
    )
    return Scorer(a_situation(*shelf, history=history)).expected


def test_whose_stars_are_a_little_lower_had_less() -> None:
    lower, higher = [2, 4, 3, 5] * 6, [3, 4, 4, 5] * 6
    assert after_weeks(*zip(lower, higher, strict=True)).turn > 0.1
    assert after_weeks(*zip(higher, lower, strict=True)).turn < -0.1


def test_what_was_missed_for_months_is_not_made_up_for_in_a_week() -> None:
    months, good = [(2, 4), (3, 4), (2, 3), (3, 5)] * 5, (4, 3)
    assert after_weeks(good).turn < 0
    assert after_weeks(*months).turn > after_weeks(*months, good).turn > 0


@pytest.mark.parametrize("kind", Kind)
def test_who_wishes_for_one_kind_gets_that_kind(kind: Kind) -> None:
    couple = a_couple(balance=Balance.weighing(*(k is kind for k in Kind)))
    found = fill_week(a_situation(*shipped(), couple=couple), evenings())
    assert {p.activity.kind for p in found} == {kind}


def test_a_kind_that_the_week_holds_already_leaves_room_for_the_others() -> None:
    hugs = [an_activity(f"hug-{n}", kind=Kind.TOUCH) for n in range(3)]
    talks = [an_activity(f"talk-{n}") for n in range(3)]
    held = tuple(planned(a, f"2026-11-2{n + 3} 12:00") for n, a in enumerate(hugs))
    couple = replace(a_situation(*hugs, *talks).couple, balance=Balance.weighing(1, 1, 0))
    found = fill_week(a_situation(*hugs, *talks, couple=couple, planned=held), evenings())
    assert {p.activity.kind for p in found} == {Kind.QUALITY_TIME}


def test_one_occurrence_counts_once_for_the_balance_planned_and_done_as_it_is() -> None:
    walk, hug = an_activity(), an_activity("hug", kind=Kind.TOUCH)
    plan = planned(walk, "2026-11-17 20:00")
    check_in = done(walk, "2026-11-17 20:00", plan=plan.plan.id)
    both, once = (
        suggest_now(a_situation(walk, hug, planned=(plan,), history=history), a_slot()) for history in ((check_in,), ())
    )
    balance = [[term for p in found for term in p.terms if term.code == "balance"] for found in (both, once)]
    assert balance[0] == balance[1]


def half_a_year(balance: Balance, luck: int) -> list[tuple[Proposal, ...]]:
    """Twenty-six weeks, all done and rated by tastes of their own."""
    chance, likes, history = random.Random(luck), dict[tuple[str, str], float](), list[CheckIn]()
    couple = a_couple(id=f"couple {luck}", balance=balance, limits=FREELY)

    def stars(partner: str, activity: Activity) -> int:
        features = (activity.kind.value, *activity.tags)
        liked = sum(likes.setdefault((partner, feature), chance.gauss(0.2, 0.7)) for feature in features)
        return min(5, max(1, round(3.5 + liked + chance.gauss(0, 0.6))))

    weeks = []
    for number in range(26):
        week = WEEK.shift(number)
        situation = a_situation(*shipped(), couple=couple, week=week, history=tuple(history))
        weeks.append(fill_week(situation, free_slots(couple, week, (), week.span[0])))
        history += [done(p.activity, str(p.slot.start), *(stars(who, p.activity) for who in "ab")) for p in weeks[-1]]
    return weeks


@pytest.mark.parametrize("weights", [(1, 1, 1), (4, 3, 3), (6, 2, 2), (1, 1, 0), (0, 1, 0)])
def test_over_half_a_year_the_mix_is_near_the_wish(weights: tuple[int, int, int]) -> None:
    wished = Balance.weighing(*weights)
    for luck in range(2):
        had = Balance.of(p.activity.kind for week in half_a_year(wished, luck) for p in week)
        assert had.distance(wished) < 0.1


def test_over_half_a_year_each_week_is_full_and_varied() -> None:
    weeks = half_a_year(Balance.weighing(1, 1, 1), luck=3)
    for week in weeks:
        assert len(week) == FREELY.per_week
        assert len({p.activity.kind for p in week}) >= 2
        assert len({p.activity.id for p in week}) == len(week)
        assert len({p.slot.start.date() for p in week}) >= 4
    assert len({p.activity.id for week in weeks for p in week}) > 30


def test_an_evening_stays_free_rather_than_hold_what_neither_likes() -> None:
    hated, loved = an_activity("hated", tags=("music",)), an_activity("loved", tags=("food",))
    history = tuple(
        done(a, f"2026-0{n}-10 20:00", stars, stars) for n in range(1, 10) for a, stars in ((hated, 1), (loved, 5))
    )
    assert slugs(fill_week(a_situation(hated, loved, history=history), evenings())) == ["loved"]
    # Asked for an idea, there still is one: they may feel like it now.
    assert slugs(suggest_now(a_situation(hated, loved, history=history), a_slot())) == ["loved", "hated"]


@pytest.mark.parametrize("less", ["a", "b"])
def test_a_week_that_is_better_for_one_gets_something_for_the_other(less: str) -> None:
    def stars(own: int, other: int) -> tuple[int, int]:
        return (own, other) if less == "a" else (other, own)

    theirs, mine = an_activity("theirs", tags=("music",)), an_activity("mine", tags=("food",))
    history = tuple(
        done(a, f"2026-0{n}-10 20:00", *rated)
        for n in range(4, 9)
        for a, rated in ((theirs, stars(3, 5)), (mine, stars(5, 3)))
    )
    scorer = Scorer(a_situation(theirs, mine, history=history))
    chosen = [Chosen(a_slot("2026-11-24 19:00"), theirs)]

    def even(activity: Activity, chosen: list[Chosen]) -> float:
        return next(t.value for t in scorer.together(activity, a_slot(), chosen) if t.code == "even")

    assert even(mine, chosen) > 0 > even(theirs, chosen)
    assert even(mine, []) < 0


def test_ideas_for_a_moment_are_different_from_each_other() -> None:
    for luck in range(3):
        history = tuple(lived(luck))
        for when in ("2026-11-24 20:00", "2026-11-25 21:30", "2026-11-28 10:00"):
            slot = a_slot(when, 45)
            ideas = suggest_now(a_situation(*shipped(), couple=a_couple(id=f"c {luck}"), history=history), slot)
            assert len({idea.activity.kind for idea in ideas}) >= 2
            for one, other in combinations(ideas, 2):
                assert len(features(one.activity) & features(other.activity)) <= 3


def lived(luck: int) -> list[CheckIn]:
    """Forty evenings of a couple that likes some tags and not others."""
    chance = random.Random(luck)
    liked = {tag: chance.gauss(3, 1.5) for activity in shipped() for tag in activity.tags}
    some = chance.sample(shipped(), 40)

    def stars(activity: Activity) -> int:
        return min(5, max(1, round(sum(liked[tag] for tag in activity.tags) / max(1, len(activity.tags)))))

    days = [date(2026, 1, 1) + timedelta(days=8 * n) for n in range(40)]
    return [done(a, f"{day} 20:00", stars(a), stars(a)) for a, day in zip(some, days, strict=True)]


def test_what_was_passed_over_again_and_again_goes_down() -> None:
    other = tuple(Feedback(f"f{n}", "songs", Said.ANOTHER, date(2026, 11, 1 + n)) for n in range(6))
    plain, swapped = (Scorer(a_situation(SONGS, CHOIR, SOUP, feedback=said)) for said in ((), other))
    itself, alike, another = (swapped.worth(a, a_slot()) - plain.worth(a, a_slot()) for a in (SONGS, CHOIR, SOUP))
    assert itself < 0
    assert alike < 0
    assert alike < another


def test_what_both_agreed_to_brings_what_is_like_it_before_it_was_done() -> None:
    both, one = (planned(SONGS, "2026-12-05 20:00", agreed_by=who) for who in (("a", "b"), ("a",)))
    agreed, waits, plain = (Scorer(a_situation(SONGS, CHOIR, SOUP, planned=some)) for some in ((both,), (one,), ()))
    assert agreed.worth(CHOIR, a_slot()) > plain.worth(CHOIR, a_slot())
    # A plan that waits for a yes says nothing yet.
    assert waits.worth(CHOIR, a_slot()) == plain.worth(CHOIR, a_slot())


def test_on_the_first_evening_what_is_widely_liked_comes_before_a_special_taste() -> None:
    for seed in range(9):
        scorer = Scorer(a_situation(SONGS, SOUP, seed=seed, liking={"songs": 0.5, "soup": -0.5}))
        assert scorer.worth(SONGS, a_slot()) > scorer.worth(SOUP, a_slot())


def test_a_beginning_is_short_and_free_and_later_anything_goes() -> None:
    dear, long = an_activity("dear", cost=Cost.TREAT), an_activity("long", minutes=Minutes(60, 90, 120))
    small = an_activity("small")
    for weeks, left in ((0, 1.0), (2, 0.5), (4, 0.0), (40, 0.0)):
        couple = a_couple(since=WEEK.shift(-weeks).start)
        scorer = Scorer(a_situation(small, dear, long, couple=couple))
        found = [
            term.value
            for activity in (dear, long, small)
            for term in scorer.alone(activity, a_slot(minutes=120))
            if term.code == "beginning"
        ]
        assert found == pytest.approx([-0.12 * left, -0.03 * left, 0.0])


def test_once_they_have_said_what_they_like_that_counts_for_more() -> None:
    foods, musics = ([an_activity(f"{tag}-{n}", tags=(tag,)) for n in range(8)] for tag in ("food", "music"))
    history = (
        *(done(each, f"2026-0{n}-01 20:00", 5, 5) for n, each in enumerate(foods, start=1)),
        *(done(each, f"2026-0{n}-15 20:00", 1, 1) for n, each in enumerate(musics, start=1)),
    )
    liking = {each.id: 0.5 for each in (*musics, SONGS)} | {each.id: -0.5 for each in (*foods, STEW)}
    scorer = Scorer(a_situation(SONGS, STEW, *foods, *musics, history=history, liking=liking))
    assert scorer.worth(STEW, a_slot()) > scorer.worth(SONGS, a_slot())


def test_a_favourite_is_suggested_before_what_is_none() -> None:
    for seed in range(9):
        scorer = Scorer(a_situation(SONGS, SOUP, seed=seed, favourites=frozenset({"soup"})))
        assert scorer.worth(SOUP, a_slot()) > scorer.worth(SONGS, a_slot())
