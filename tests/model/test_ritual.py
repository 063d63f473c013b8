from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from planner.model.localtime import resolve
from planner.model.plan import Change, Occurrence, Plan
from planner.model.ritual import occurrence_at, occurrences
from planner.model.rule import starts_between
from tests.model.samples import FRIDAY, at, plan, rules, walls

WEEK = timedelta(weeks=1)
FAR = timedelta(days=4000)


def originals(ritual: Plan, days: int = 200) -> list[datetime]:
    assert ritual.rule is not None
    end = ritual.start + timedelta(days=days)
    return list(starts_between(ritual.rule, ritual.start, ritual.timezone, ritual.start, end))


@st.composite
def rituals(draw: st.DrawFn) -> Plan:
    """A ritual, often near a change of the clocks, some of it moved, made longer or taken out."""
    start, zone = draw(walls(1990, 2050))
    ritual = plan(start=start, timezone=zone, rule=draw(rules()))
    chosen = draw(st.lists(st.sampled_from(originals(ritual)), max_size=5, unique=True)) if originals(ritual) else []
    moves = st.none() | st.integers(-60 * 24 * 40, 60 * 24 * 40)
    changes = []
    for original_start in chosen:
        minutes = draw(moves)
        moved_to = None if minutes is None else original_start + timedelta(minutes=minutes)
        changes.append(Change(original_start, moved_to, draw(st.none() | st.integers(1, 300))))
    return plan(start=start, timezone=zone, rule=ritual.rule, changes=tuple(changes))


def whole(ritual: Plan) -> tuple[Occurrence, ...]:
    return occurrences([ritual], ritual.start - timedelta(days=60), ritual.start + timedelta(days=300))


@given(rituals(), st.lists(st.integers(-60 * 24 * 60, 300 * 24 * 60), max_size=6), st.booleans())
def test_windows_that_follow_each_other_hold_every_occurrence_once(
    ritual: Plan, cuts: list[int], at_occurrences: bool
) -> None:
    edges = [ritual.start + timedelta(days=-60), ritual.start + timedelta(days=300)]
    edges += [ritual.start + timedelta(minutes=cut) for cut in cuts]
    if at_occurrences:
        edges += [o.start for o in whole(ritual)[:5]]
    pieces = [o for begin, end in pairwise(sorted(edges)) for o in occurrences([ritual], begin, end)]
    assert sorted(pieces, key=lambda o: (o.start, o.original_start)) == list(whole(ritual))
    assert len({o.key for o in pieces}) == len(pieces)


@given(rituals())
def test_an_occurrence_is_found_by_its_first_start_as_it_stands_in_the_week(ritual: Plan) -> None:
    for occurrence in whole(ritual):
        assert occurrence_at(ritual, occurrence.original_start) == occurrence


@given(rituals())
def test_every_first_start_has_its_occurrence_unless_it_was_taken_out(ritual: Plan) -> None:
    for original_start in originals(ritual):
        change = ritual.change_of(original_start)
        occurrence = occurrence_at(ritual, original_start)
        if change is not None and change.start is None:
            assert occurrence is None
            continue
        asked = original_start if change is None or change.start is None else change.start
        assert occurrence is not None
        assert occurrence.start == resolve(asked, ritual.timezone).wall
        assert occurrence.minutes == ((change.minutes if change else None) or ritual.minutes)
        assert occurrence in occurrences([ritual], occurrence.start, occurrence.start + timedelta(minutes=1))


@given(rituals(), st.integers(-60 * 24 * 40, 60 * 24 * 40))
def test_a_time_that_the_rhythm_does_not_name_has_no_occurrence(ritual: Plan, minutes: int) -> None:
    other = ritual.start + timedelta(minutes=minutes, seconds=30)
    assert occurrence_at(ritual, other) is None


@given(rituals())
def test_occurrences_come_in_order_and_at_times_that_exist(ritual: Plan) -> None:
    found = whole(ritual)
    assert [o.start for o in found] == sorted(o.start for o in found)
    for occurrence in found:
        assert resolve(occurrence.start, ritual.timezone).wall == occurrence.start
        assert occurrence.day == occurrence.start.date()


def test_a_moved_occurrence_counts_where_it_went() -> None:
    ritual = plan(rule="FREQ=WEEKLY", changes=(Change(FRIDAY + WEEK, FRIDAY + 5 * WEEK + timedelta(days=1)),))
    assert occurrences([ritual], FRIDAY + WEEK, FRIDAY + 2 * WEEK) == ()
    starts = [o.start for o in occurrences([ritual], FRIDAY + 5 * WEEK, FRIDAY + 6 * WEEK)]
    assert starts == [FRIDAY + 5 * WEEK, FRIDAY + 5 * WEEK + timedelta(days=1)]


def test_an_occurrence_may_be_moved_ahead_of_the_first() -> None:
    ritual = plan(rule="FREQ=WEEKLY", changes=(Change(FRIDAY + WEEK, FRIDAY - WEEK),))
    assert [o.key for o in occurrences([ritual], FRIDAY - 2 * WEEK, FRIDAY)] == [("walk", FRIDAY + WEEK)]


def test_what_is_left_of_a_ritual_does_not_hold_what_was_moved_after_its_end() -> None:
    ended = plan(
        rule=f"FREQ=WEEKLY;UNTIL={FRIDAY:%Y%m%dT%H%M%SZ}", changes=(Change(FRIDAY + WEEK, FRIDAY + timedelta(days=1)),)
    )
    assert [o.start for o in occurrences([ended], FRIDAY, FRIDAY + 9 * WEEK)] == [FRIDAY]
    assert occurrence_at(ended, FRIDAY + WEEK) is None


def test_a_plan_that_happens_once_may_move_too() -> None:
    once = plan(changes=(Change(FRIDAY, FRIDAY + WEEK, 90),))
    assert occurrences([once], FRIDAY, FRIDAY + WEEK) == ()
    (moved,) = occurrences([once], FRIDAY + WEEK, FRIDAY + 2 * WEEK)
    assert (moved.key, moved.start, moved.minutes) == (("walk", FRIDAY), FRIDAY + WEEK, 90)
    assert occurrence_at(once, FRIDAY) == moved
    assert occurrence_at(once, FRIDAY + WEEK) is None


def test_plans_are_put_in_order_of_time() -> None:
    later, earlier = plan(id="b", start=FRIDAY), plan(id="a", start=FRIDAY)
    ritual = plan(id="c", rule="FREQ=WEEKLY", start=FRIDAY - WEEK)
    found = occurrences([later, ritual, earlier], FRIDAY - WEEK, FRIDAY + WEEK)
    assert [(o.plan.id, o.start) for o in found] == [
        ("c", FRIDAY - WEEK),
        ("a", FRIDAY),
        ("b", FRIDAY),
        ("c", FRIDAY),
    ]


def test_the_day_that_samoa_left_out_counts_as_the_next() -> None:
    ritual = plan(start=at("2011-12-28 20:00"), timezone="Pacific/Apia", rule="FREQ=DAILY")
    skipped = at("2011-12-30 20:00")
    assert occurrences([ritual], at("2011-12-30 00:00"), at("2011-12-31 00:00")) == ()
    found = occurrences([ritual], at("2011-12-31 00:00"), at("2012-01-01 00:00"))
    assert [o.original_start for o in found] == [skipped, at("2011-12-31 20:00")]
    assert {o.start for o in found} == {at("2011-12-31 20:00")}


def test_a_ritual_in_the_hour_that_is_skipped_comes_an_hour_later_that_night_only() -> None:
    ritual = plan(start=at("2026-03-28 01:30"), rule="FREQ=DAILY")
    found = occurrences([ritual], at("2026-03-28 00:00"), at("2026-03-31 00:00"))
    assert [f"{o.start:%d %H:%M}" for o in found] == ["28 01:30", "29 02:30", "30 01:30"]


def test_decades_of_a_ritual_leave_its_rhythm_as_it_was() -> None:
    ritual = plan(rule="FREQ=WEEKLY;INTERVAL=2")
    found = occurrences([ritual], FRIDAY + FAR, FRIDAY + FAR + 8 * WEEK)
    assert len(found) == 4
    assert all((o.start - FRIDAY) % (2 * WEEK) == timedelta() for o in found)
