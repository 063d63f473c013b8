"""Whatever is done, in whatever order: nothing but kind refusals, and the files hold just what is shown."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.activity import Setting
from planner.model.boundary import About
from planner.model.checkin import Became, Rating
from planner.model.couple import Couple
from planner.model.errors import OurweekError
from planner.model.standing import Standing, State
from planner.model.value import replace
from tests.planner.couples import BERLIN, MONDAY, WEEK, Life, shipped
from tests.strategies import free_times, limits

RULES = [None, None, "day", "week", "2 weeks", "month", "FREQ=WEEKLY;BYDAY=MO,FR;COUNT=5", "never"]
WEEKS = [WEEK.shift(n) for n in (-1, 0, 1, 2)]
Act = Callable[[Life], object]

moments = st.integers(-7 * 24 * 4, 21 * 24 * 4).map(lambda quarters: MONDAY + timedelta(minutes=15 * quarters))
slugs = st.sampled_from(shipped().activities)
one_of_two = st.sampled_from([0, 1])


def who(life: Life, number: int) -> Any:
    return life.planner.couple.partners[number]


def on_some(act: Callable[[Life, Standing], object]) -> Callable[[int], Act]:
    """Do something to one of all that stands on the calendar."""

    def do(number: int) -> Act:
        def done(life: Life) -> object:
            found = [s for week in WEEKS for s in life.planner.week(week).standings]
            return act(life, found[number % len(found)]) if found else None

        return done

    return do


def later(life: Life, days: int) -> None:
    life.clock.wall += timedelta(days=days, hours=5)


def another_idea(life: Life) -> None:
    first, *others = life.planner.fill_week(WEEK) or (None,)
    if first is not None:
        life.planner.another(first, others, set())


acts: st.SearchStrategy[Act] = st.one_of(
    st.builds(
        lambda what, when, rule, by, minutes: (
            lambda life: life.planner.add(
                what, when, every=rule, by=None if by is None else who(life, by), minutes=minutes
            )
        ),
        slugs | st.text(max_size=5),
        moments,
        st.sampled_from(RULES),
        st.none() | one_of_two,
        st.none() | st.integers(0, 300),
    ),
    st.builds(
        lambda week, by, seed: (
            lambda life: life.planner.agree_on(
                life.planner.fill_week(week, seed)[:2], None if by is None else who(life, by)
            )
        ),
        st.sampled_from(WEEKS),
        st.none() | one_of_two,
        st.integers(0, 9),
    ),
    st.builds(
        lambda number, start, rest: on_some(lambda life, s: life.planner.move(s, start, rest=rest))(number),
        st.integers(0, 99),
        moments,
        st.booleans(),
    ),
    st.builds(
        lambda number, rest: on_some(lambda life, s: life.planner.remove(s, rest=rest))(number),
        st.integers(0, 99),
        st.booleans(),
    ),
    st.builds(
        lambda number, by, yes: on_some(
            lambda life, s: (life.planner.agree if yes else life.planner.decline)(s, who(life, by))
        )(number),
        st.integers(0, 99),
        one_of_two,
        st.booleans(),
    ),
    st.builds(
        lambda number, title, minutes: on_some(lambda life, s: life.planner.edit(s, title=title, minutes=minutes))(
            number
        ),
        st.integers(0, 99),
        st.none() | st.text(max_size=5),
        st.none() | st.integers(0, 300),
    ),
    st.builds(
        lambda number, became: on_some(lambda life, s: life.planner.mark(s, became))(number),
        st.integers(0, 99),
        st.sampled_from(Became),
    ),
    st.builds(
        lambda number, by, rating, private: on_some(
            lambda life, s: life.planner.rate(s, who(life, by), rating, "note", private=private)
        )(number),
        st.integers(0, 99),
        one_of_two,
        st.sampled_from(Rating),
        st.booleans(),
    ),
    st.just(lambda life: life.planner.undo()),
    st.builds(lambda days: lambda life: later(life, days), st.integers(0, 3)),
    st.builds(
        lambda limits, free: lambda life: life.planner.change_couple("You changed", limits=limits, free=free),
        limits,
        free_times,
    ),
    st.builds(
        lambda zone: lambda life: life.planner.change_couple("You moved", timezone=zone),
        st.sampled_from([BERLIN, "Asia/Tokyo", "America/New_York"]),
    ),
    st.builds(
        lambda by, tag, until: lambda life: life.planner.add_boundary(who(life, by), About.TAG, tag, until),
        one_of_two,
        st.sampled_from(["music", "food", "words"]),
        st.none() | st.just(date(2026, 11, 26)),
    ),
    st.builds(
        lambda by, place: lambda life: life.planner.add_boundary(who(life, by), About.SETTING, place),
        one_of_two,
        st.sampled_from(Setting).map(str),
    ),
    st.builds(lambda activity: lambda life: life.planner.not_today(activity), slugs),
    st.just(lambda life: life.planner.publish(life.planner.export())),
    st.just(another_idea),
)


def refused(act: Act, life: Life) -> bool:
    """Do it, and say whether it was refused; any other error than one of ours is a fault."""
    try:
        act(life)
    except OurweekError:
        return True
    return False


@settings(max_examples=40)
@given(st.lists(acts, min_size=3, max_size=15))
def test_any_sequence_of_use_cases_keeps_the_week_whole(sequence: list[Act]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        life = Life(Path(folder) / "data")
        life.planner.begin(("Alex", "Sam"), BERLIN)
        for act in sequence:
            before = life.everything()
            before = life.everything()
            if refused(act, life):
                assert life.everything() == before
            check(life)


def check(life: Life) -> None:
    """What is shown hangs together, and another window shows the same."""
    planner, other = life.planner, life.window()
    assert isinstance(planner.couple, Couple)
    assert planner.home.examine() == ()
    assert planner.journal() == other.journal()
    for week in WEEKS:
        shown = planner.week(week)
        assert shown == other.week(week)
        assert len({s.occurrence.key for s in shown.standings}) == len(shown.standings)
        for standing in shown.standings:
            occurrence, check_in = standing.occurrence, standing.check_in
            assert occurrence.day in week
            assert occurrence.minutes > 0
            assert occurrence.plan.title
            assert planner.standing(*occurrence.key) == standing
            assert planner.find(f"{occurrence.plan.id}@{occurrence.original_start:%Y-%m-%d}") == standing
            if check_in is not None and check_in.opinions:
                assert standing.state is State.DONE
                assert check_in.rated_by == ("a", "b")
        for slot in shown.slots:
            assert slot.start >= planner.now
            assert slot.start in week
    # What was done stays on its week, whatever became of its ritual.
    for done in planner.journal():
        if done.became is Became.DONE:
            assert planner.standing(done.plan, done.original_start) is not None
    sealed = {(s.plan, s.original_start, s.partner) for s in planner.home.sealed_ratings()}
    assert sealed == {(c.plan, c.original_start, partner) for c in planner.journal() for partner in c.rated_by}


def test_a_week_that_was_looked_at_is_not_changed_by_looking(life: Life) -> None:
    life.planner.agree_on(life.planner.fill_week(WEEK))
    before = {path.name: path.read_bytes() for path in life.folder.iterdir() if path.is_file()}
    life.planner.week(WEEK)
    life.planner.suggest(replace(life.planner.week(WEEK.shift(1)).slots[0], minutes=20))
    life.planner.export()
    life.planner.quiz()
    assert {path.name: path.read_bytes() for path in life.folder.iterdir() if path.is_file()} == before
