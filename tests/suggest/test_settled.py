"""What weeks long over taught is kept as sums: the same as if all of it were learned again, and nothing private."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from functools import cache
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.checkin import CheckIn, Rating, SealedRating
from planner.model.feedback import Feedback, QuizAnswer, Said
from planner.model.value import replace
from planner.suggest.lessons import Settled, learned, settle, space_of
from planner.suggest.past import Past
from tests.suggest.samples import MONDAY, a_couple, done, shipped

SPACE = space_of(shipped())
weeks_ago = st.integers(0, 60)


@cache
def two_years(luck: int = 1) -> Past:
    """Two years of evenings; of some, one or both have not said how they were."""
    chance = Random(luck)
    history = []
    for number in range(220):
        day = MONDAY - timedelta(days=3 * number + 1)
        stars = [chance.randint(1, 5) for _ in "ab"] if chance.random() < 0.7 else []
        history.append(done(chance.choice(shipped()), f"{day} 20:00", *stars))
    said = [
        Feedback(f"f{n}", chance.choice(shipped()).id, chance.choice(list(Said)), MONDAY - timedelta(days=9 * n))
        for n in range(40)
    ]
    return Past(couple=a_couple(), today=MONDAY, history=tuple(history), feedback=tuple(said))


def until(past: Past, day: date) -> Past:
    """A past as it was on a day."""
    return replace(
        past,
        today=day,
        history=tuple(c for c in past.history if c.start.date() < day),
        feedback=tuple(f for f in past.feedback if f.day < day),
    )


def with_secrets(past: Past) -> Past:
    """The same with quiz answers, and with one partner's rating of everything that the other did not rate."""
    waiting = [c for c in past.history if not c.opinions]
    return replace(
        past,
        answers=(QuizAnswer("a", shipped()[3].id, shipped()[70].id), QuizAnswer("b", shipped()[9].id, "long-gone")),
        sealed=tuple(SealedRating(c.plan, c.original_start, "b", Rating.SO_SO) for c in waiting),
    )


def from_a_file(settled: Settled) -> Settled:
    """What was kept, once it was written and read."""
    return replace(settled, sums=json.loads(json.dumps(settled.sums)))


@settings(max_examples=12)
@given(weeks_ago, weeks_ago)
def test_what_was_kept_and_what_is_new_teach_just_what_the_whole_past_teaches(first: int, second: int) -> None:
    past = with_secrets(two_years())
    early, later = sorted((MONDAY - timedelta(weeks=first), MONDAY - timedelta(weeks=second)))
    known = settle(until(past, early), SPACE)
    for day in (later, MONDAY):
        known = settle(until(past, day), SPACE, known and from_a_file(known))
    assert known is not None
    kept, anew = learned(past, SPACE, known), learned(past, SPACE)
    assert kept.shared.sums == anew.shared.sums
    assert kept.whole.sums == anew.whole.sums


def test_nothing_that_only_one_partner_said_is_in_what_is_kept() -> None:
    assert settle(with_secrets(two_years()), SPACE) == settle(two_years(), SPACE)


def test_what_is_kept_stays_as_it_is_until_a_season_has_come_together() -> None:
    known = settle(two_years(), SPACE)
    assert known is not None
    assert settle(replace(two_years(), today=MONDAY + timedelta(weeks=7)), SPACE, known) is known
    newer = settle(replace(two_years(), today=MONDAY + timedelta(weeks=8)), SPACE, known)
    assert newer is not None
    assert newer.until == known.until + 8


def rated_late(history: tuple[CheckIn, ...]) -> tuple[CheckIn, ...]:
    """The same with the oldest one rated after all."""
    waiting = min((c for c in history if not c.opinions), key=lambda c: c.start)
    rated = replace(waiting, opinions=done(shipped()[0], str(waiting.start), 5, 1).opinions)
    return tuple(rated if c is waiting else c for c in history)


def test_a_change_to_what_is_long_over_is_noticed() -> None:
    past = two_years()
    known = settle(past, SPACE)
    assert known is not None
    tagged = space_of([replace(a, tags=(*a.tags, "music")) for a in shipped()])
    for changed, space in (
        (replace(past, history=past.history[:-1]), SPACE),
        (replace(past, history=rated_late(past.history)), SPACE),
        (replace(past, feedback=past.feedback[:-1]), SPACE),
        (past, tagged),
        (replace(past, today=MONDAY - timedelta(weeks=20)), SPACE),
    ):
        found = settle(changed, space, known)
        assert found is not None
        assert found.mark != known.mark
        assert learned(changed, space, found).shared.sums == learned(changed, space).shared.sums


def test_a_short_past_is_not_worth_keeping() -> None:
    assert settle(until(two_years(), MONDAY - timedelta(weeks=52)), SPACE) is None
    assert settle(Past(couple=a_couple(), today=MONDAY), SPACE) is None


def test_an_activity_that_left_with_its_pack_is_passed_over() -> None:
    few = space_of(shipped()[:40])
    past = with_secrets(two_years())
    known = settle(past, few)
    assert learned(past, few, known).whole.sums == learned(past, few).whole.sums


def test_a_rating_is_learned_with_what_was_so_when_it_was_done() -> None:
    walk, when = shipped()[0], datetime(2026, 11, 18, 20)
    waits = Past(couple=a_couple(), today=MONDAY, history=(done(walk, str(when)),))
    sealed = replace(waits, sealed=(SealedRating(waits.history[0].plan, when, "a", Rating.MORE_OF_THIS),))
    open_ = replace(waits, history=(done(walk, str(when), 5, 3),))
    one, both = learned(sealed, SPACE).whole.tastes[0], learned(open_, SPACE).shared.tastes[0]
    assert one.sums[2] == both.sums[2]
