"""Strategies for situations: any couple, any week, with the shipped activities and some that are harder to place."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from hypothesis import strategies as st

from planner.model.activity import (
    SEASONS,
    TIMES_OF_DAY,
    Activity,
    Care,
    Cost,
    Energy,
    Kind,
    Minutes,
    Recurs,
    Setting,
)
from planner.model.boundary import About, Boundary
from planner.model.checkin import Became, CheckIn
from planner.model.couple import Limits
from planner.model.feedback import Feedback, QuizAnswer, Said
from planner.model.plan import Occurrence
from planner.model.ritual import occurrences
from planner.model.slot import TOGETHER, Slot
from planner.model.value import replace
from planner.model.week import Week
from planner.suggest.repertoire import Repertoire
from planner.suggest.situation import Situation
from planner.suggest.slots import open_slots
from tests.strategies import couples
from tests.suggest.samples import done, planned, shipped

YEAR = timedelta(days=366)
TAGS = sorted({tag for activity in shipped() for tag in activity.tags})
some_of = st.lists(st.sampled_from(Setting), min_size=1, max_size=3, unique=True).map(tuple)


def words(choices: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    """One or two of these."""
    return st.lists(st.sampled_from(choices), min_size=1, max_size=2, unique=True).map(tuple)


odd_activities = st.lists(
    st.builds(
        Activity,
        id=st.integers(0, 30).map("odd-{}".format),
        title=st.just("Odd"),
        kind=st.sampled_from(Kind),
        minutes=st.integers(1, 120).map(lambda n: Minutes(n, n + 10, n + 20)),
        cost=st.sampled_from(Cost),
        energy=st.sampled_from(Energy),
        setting=some_of,
        time_of_day=words(TIMES_OF_DAY),
        season=words(SEASONS),
        weather=st.sampled_from([("any",), ("dry",), ("warm",), ("dry", "warm")]),
        care=st.sampled_from(Care),
        contact=st.integers(0, 3),
        depth=st.integers(0, 3),
        novelty=st.integers(0, 3),
        recurs=st.sampled_from(Recurs),
        tags=st.lists(st.sampled_from(TAGS), max_size=2, unique=True).map(tuple),
        status=st.sampled_from(["live", "live", "retired"]),
    ),
    max_size=20,
    unique_by=lambda activity: activity.id,
)


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Anything that a week of a couple may be."""
    couple = draw(couples)
    if draw(st.booleans()):
        couple = replace(couple, limits=Limits(contact=3, budget=20, per_week=draw(st.integers(1, 14))))
    day = draw(st.dates(date(2025, 1, 1), date(2030, 12, 31)))
    week = Week.of(day, couple.first_weekday)
    couple = replace(couple, since=week.start - timedelta(days=draw(st.integers(0, 60))))
    luck = Random(draw(st.integers(0, 2**32)))
    known_ones = luck.sample(shipped(), 50)
    odd = tuple(draw(odd_activities))
    everything = (*(replace(a, status="retired") for a in known_ones[:4]), *known_ones[4:], *odd)
    # Of a few, most are suggested if they may be, so that what keeps one away is met more often.
    few = st.lists(st.sampled_from(everything), min_size=1, max_size=12, unique_by=lambda a: a.id).map(tuple)
    activities = draw(st.just(everything) | few | st.just(odd or everything))
    known = st.sampled_from(activities)
    moments = st.builds(
        lambda n, hour: str(datetime.combine(week.start + timedelta(days=n), time(hour))),
        st.integers(-60, 60),
        st.integers(0, 23),
    )
    plans = draw(
        st.lists(
            st.builds(
                planned,
                st.none() | known,
                moments,
                rule=st.sampled_from([None, None, "FREQ=WEEKLY", "FREQ=DAILY;COUNT=9"]),
                minutes=st.integers(5, 300),
            ),
            max_size=8,
            unique_by=lambda o: o.plan.id,
        )
    )
    begin, end = week.span
    around = occurrences([o.plan for o in plans], begin - YEAR, end + YEAR)
    history = draw(st.lists(st.builds(done, known, moments, *[st.integers(1, 5)] * 2), max_size=12))
    if around:
        history += [CheckIn.of(o, became, o.plan.created) for o, became in draw(_some_became(around))]
    return Situation(
        couple=couple,
        repertoire=Repertoire(luck.sample(activities, len(activities))),
        week=week,
        today=day,
        seed=draw(st.integers(0, 99)),
        boundaries=tuple(draw(st.lists(_boundaries(activities, week), max_size=4))),
        history=tuple(history),
        answers=tuple(draw(st.lists(_answers(activities), max_size=6))),
        feedback=tuple(draw(st.lists(_feedback(activities, day), max_size=4))),
        planned=around,
    )


@st.composite
def slots_of(draw: st.DrawFn, situation: Situation) -> list[Slot]:
    """The week's open slots, some of them with weather, a busy partner or less energy, care or places."""
    taken = [(o.start, o.start + timedelta(minutes=o.minutes)) for o in situation.planned]
    usual = open_slots(situation.couple, situation.week, taken, (), datetime.min + YEAR)
    return [draw(odd_slots(slot)) for slot in usual]


def odd_slots(slot: Slot) -> st.SearchStrategy[Slot]:
    """A slot as it is, or as something came in between."""
    return st.just(slot) | st.builds(
        replace,
        st.just(slot),
        energy=st.sampled_from(Energy),
        care=st.sampled_from(Care),
        places=st.just(TOGETHER) | some_of,
        weather=st.sampled_from([None, "dry", "warm", "wet", "wet"]),
        busy=st.sampled_from([(), ("a",), ("b",), ("a", "b")]),
    )


def moments_of(week: Week) -> st.SearchStrategy[Slot]:
    """Any moment of a week, with anything that can be known of it."""
    minute = st.integers(0, 7 * 24 * 60 - 1).map(lambda n: week.span[0] + timedelta(minutes=n))
    return st.builds(Slot, minute, st.integers(1, 400)).flatmap(odd_slots)


def _some_became(around: tuple[Occurrence, ...]) -> st.SearchStrategy[list[tuple[Occurrence, Became]]]:
    one = st.tuples(st.sampled_from(around), st.sampled_from(Became))
    return st.lists(one, max_size=4, unique_by=lambda pair: pair[0].key)


def _boundaries(activities: tuple[Activity, ...], week: Week) -> st.SearchStrategy[Boundary]:
    values = st.one_of(
        st.tuples(st.just(About.ACTIVITY), st.sampled_from([a.id for a in activities])),
        st.tuples(st.just(About.TAG), st.sampled_from(TAGS)),
        st.tuples(st.just(About.SETTING), st.sampled_from([str(place) for place in Setting])),
        st.tuples(st.sampled_from([About.CONTACT, About.DEPTH]), st.sampled_from("0123")),
    )
    until = st.none() | st.integers(-3, 9).map(lambda n: week.start + timedelta(days=n))
    return st.builds(
        lambda partner, what, until: Boundary("x", partner, what[0], what[1], until),
        st.sampled_from("ab"),
        values,
        until,
    )


def _answers(activities: tuple[Activity, ...]) -> st.SearchStrategy[QuizAnswer]:
    slugs = st.sampled_from([a.id for a in activities])
    return st.builds(QuizAnswer, st.sampled_from("ab"), slugs, slugs)


def _feedback(activities: tuple[Activity, ...], today: date) -> st.SearchStrategy[Feedback]:
    slugs = st.sampled_from([a.id for a in activities])
    days = st.integers(0, 9).map(lambda n: today - timedelta(days=n))
    return st.builds(Feedback, st.just("x"), slugs, st.sampled_from(Said), days)
