"""Strategies for everything that a couple keeps: values as the program itself could have made them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from planner.model.activity import Care, Cost, Kind
from planner.model.balance import Balance
from planner.model.beginning import Beginning
from planner.model.boundary import About, Boundary
from planner.model.busy import BusyCalendar, BusyReading, months_of
from planner.model.calendar_entry import CalendarEntry, Published
from planner.model.calendar_place import CalendarPlace
from planner.model.checkin import Became, CheckIn, Opinion, Rating, SealedRating
from planner.model.couple import Couple, Limits, two_partners
from planner.model.favourite import Favourite
from planner.model.feedback import Feedback, QuizAnswer, Said
from planner.model.free import FreeTime, merged
from planner.model.plan import Change, Plan
from planner.model.text import clean, clean_lines
from planner.model.titles import TITLE_LEVELS
from planner.model.underway import Underway
from planner.model.wishes import CalendarWishes, OwnWishes

T = TypeVar("T")

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia")
RULES = ("FREQ=DAILY", "FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=WEEKLY;COUNT=5", "FREQ=MONTHLY")

partner_ids = st.sampled_from(["a", "b"])
both_or_fewer = st.sampled_from([(), ("a",), ("b",), ("a", "b")])
zones = st.sampled_from(ZONES)
lengths = st.integers(5, 600)
slugs = st.from_regex(r"[a-z]{2,8}(-[a-z]{2,8}){0,3}", fullmatch=True)
titles = st.text(max_size=60).map(clean).filter(bool)
notes = st.text(max_size=200).map(clean_lines)
days = st.dates(date(2024, 1, 1), date(2034, 12, 31))
walls = st.builds(
    lambda day, minute: datetime.combine(day, time()) + timedelta(minutes=minute), days, st.integers(0, 24 * 60 - 1)
)
"""Naive wall times, to the minute."""
instants = st.datetimes(datetime(2024, 1, 1), datetime(2034, 12, 31), timezones=st.just(UTC))
plan_ids = st.uuids().map(lambda uuid: f"{uuid}@ourweek")
ids = st.uuids().map(str)


def tuples_of(items: SearchStrategy[T], most: int = 3) -> SearchStrategy[tuple[T, ...]]:
    """Tuples of up to so many items."""
    return st.lists(items, max_size=most).map(tuple)


changes = st.builds(Change, walls, st.none() | walls, st.none() | lengths)
plans = st.builds(
    Plan,
    id=plan_ids,
    activity=st.none() | slugs,
    title=titles,
    kind=st.sampled_from(Kind),
    start=walls,
    timezone=zones,
    minutes=lengths,
    created=instants,
    modified=instants,
    sequence=st.integers(0, 50),
    rule=st.none() | st.sampled_from(RULES),
    changes=st.lists(changes, max_size=3, unique_by=lambda c: c.original_start).map(tuple),
    agreed_by=both_or_fewer,
    note=notes,
)

ratings = st.sampled_from(Rating)
sealed_ratings = st.builds(SealedRating, plan_ids, walls, partner_ids, ratings, notes, st.booleans())
opinions = st.tuples(st.builds(Opinion, st.just("a"), ratings, notes), st.builds(Opinion, st.just("b"), ratings, notes))
_check_in_parts = {
    "plan": plan_ids,
    "original_start": walls,
    "activity": st.none() | slugs,
    "title": titles,
    "kind": st.sampled_from(Kind),
    "start": walls,
    "minutes": lengths,
    "at": instants,
}
check_ins = st.one_of(
    st.builds(CheckIn, became=st.just(Became.SKIPPED), **_check_in_parts),
    st.builds(CheckIn, became=st.just(Became.DONE), rated_by=st.sampled_from([(), ("a",), ("b",)]), **_check_in_parts),
    st.builds(CheckIn, became=st.just(Became.DONE), rated_by=st.just(("a", "b")), opinions=opinions, **_check_in_parts),
)

free_times = st.lists(
    st.builds(FreeTime, st.integers(0, 6), st.times().map(lambda t: t.replace(second=0, microsecond=0)), lengths),
    max_size=8,
).map(merged)
balances = st.builds(Balance.weighing, st.integers(0, 9), st.integers(0, 9), st.integers(1, 9))
limits = st.builds(
    Limits,
    contact=st.integers(0, 3),
    depth=st.integers(0, 3),
    cost=st.sampled_from(Cost),
    budget=st.integers(0, 20),
    care=st.sampled_from(Care),
    apart=st.booleans(),
    per_week=st.integers(1, 14),
)
title_texts = st.sampled_from([*TITLE_LEVELS, "plain:plain:plain", "blank:soft:plain"])
own_wishes = st.builds(
    OwnWishes, st.just("") | title_texts, st.just("") | zones, st.sampled_from(["", "alex@example.org"])
)
calendar_wishes = st.builds(CalendarWishes, titles, st.booleans(), st.booleans(), st.tuples(own_wishes, own_wishes))
couples = st.builds(
    Couple,
    id=ids,
    partners=st.tuples(
        st.from_regex(r"A[a-zé]{0,9}", fullmatch=True), st.from_regex(r"S[a-zø]{0,9}", fullmatch=True)
    ).map(lambda names: two_partners(*names)),
    timezone=zones,
    since=days,
    free=free_times,
    balance=balances,
    limits=limits,
    first_weekday=st.integers(0, 6),
    southern=st.booleans(),
    titles=title_texts,
    reminder=st.none() | st.integers(0, 1440),
    calendar=calendar_wishes,
)

boundaries = st.one_of(
    st.builds(Boundary, ids, partner_ids, st.sampled_from([About.ACTIVITY, About.TAG]), slugs, until=st.none() | days),
    st.builds(
        Boundary,
        ids,
        partner_ids,
        st.sampled_from([About.CONTACT, About.DEPTH]),
        st.sampled_from("0123"),
        until=st.none() | days,
    ),
)
quiz_answers = st.builds(QuizAnswer, partner_ids, slugs, slugs)
favourites = st.builds(Favourite, slugs, days)
feedbacks = st.builds(Feedback, ids, slugs, st.sampled_from(Said), days)
published = st.builds(
    Published, st.sampled_from(TITLE_LEVELS), slugs, st.integers(0, 50), instants, walls, zones, lengths, st.booleans()
)
calendar_entries = st.builds(
    CalendarEntry,
    plan_ids,
    walls,
    ids,
    st.lists(published, max_size=3, unique_by=lambda p: p.level).map(tuple),
    tuples_of(slugs),
)

busy_records = st.one_of(
    st.builds(BusyCalendar, titles, notes, st.none() | partner_ids),
    st.builds(BusyReading, titles, ids, zones, days, days, notes),
    st.builds(lambda name, spans: months_of(name, [(min(spans), max(spans))])[0], titles, st.tuples(walls, walls)),
)

places = st.builds(Underway, plan_ids, walls, st.integers(0, 20), st.none() | st.integers(0, 9000), instants)
calendar_places = st.builds(CalendarPlace, titles, titles, st.booleans(), st.booleans())
beginnings = st.builds(Beginning, st.sampled_from(["free", "quiz", "balance"]), st.just(()) | st.tuples(titles, titles))

records = st.one_of(
    plans,
    check_ins,
    sealed_ratings,
    couples,
    boundaries,
    quiz_answers,
    feedbacks,
    favourites,
    calendar_entries,
    places,
    beginnings,
    calendar_places,
    busy_records,
)
"""Anything that is kept."""
