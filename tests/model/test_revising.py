from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.errors import Refused
from planner.model.plan import Change, Occurrence, Plan
from planner.model.revising import ended_before, goes_on, moved, rest_moved, taken_along, taken_out
from planner.model.ritual import occurrence_at, occurrences
from planner.model.rule import in_every_month
from tests.model.samples import FRIDAY, at, plan, rules, walls

NOW = datetime(2026, 11, 25, 18, 30, tzinfo=UTC)
WEEK = timedelta(weeks=1)
YEARS = timedelta(days=900)
ELSEWHERE = ("Asia/Tokyo", "America/New_York", "Pacific/Apia")


def found(ritual: Plan | None, begin: datetime) -> list[Occurrence]:
    return [] if ritual is None else list(occurrences([ritual], begin, begin + YEARS))


def numbered(ritual: Plan, number: int) -> Occurrence:
    return found(ritual, ritual.start)[number]


def starts(ritual: Plan | None) -> list[datetime]:
    return [o.start for o in found(ritual, FRIDAY - WEEK)]


def test_a_moved_occurrence_keeps_its_own_length_and_marks_the_plan_as_changed() -> None:
    ritual = plan(rule="FREQ=WEEKLY", changes=(Change(FRIDAY, FRIDAY, 90),))
    changed = moved(numbered(ritual, 0), FRIDAY + timedelta(hours=1), NOW)
    first = occurrence_at(changed, FRIDAY)
    assert first is not None
    assert (first.start, first.minutes) == (FRIDAY + timedelta(hours=1), 90)
    assert (changed.sequence, changed.modified, len(changed.changes)) == (ritual.sequence + 1, NOW, 1)


def test_an_occurrence_taken_out_leaves_the_others() -> None:
    ritual = plan(rule="FREQ=WEEKLY;COUNT=3")
    assert starts(taken_out(numbered(ritual, 1), NOW)) == [FRIDAY, FRIDAY + 2 * WEEK]


@given(rules(), walls(1990, 2050), st.integers(0, 9))
def test_a_ritual_ended_before_an_occurrence_keeps_all_that_came_earlier(
    rule: str, asked: tuple[datetime, str], number: int
) -> None:
    start, zone = asked
    ritual = plan(start=start, timezone=zone, rule=rule)
    everything = found(ritual, start)
    for occurrence in everything[number : number + 1]:
        kept = found(ended_before(occurrence, NOW), start)
        assert [o.original_start for o in kept] == [o.original_start for o in everything[:number]]


def test_a_ritual_that_ends_keeps_only_what_was_changed_before_its_end() -> None:
    early, late = Change(FRIDAY, FRIDAY + timedelta(hours=1)), Change(FRIDAY + 2 * WEEK, None)
    ended = ended_before(numbered(plan(rule="FREQ=WEEKLY", changes=(early, late)), 1), NOW)
    assert ended is not None
    assert ended.changes == (early,)


def test_nothing_is_left_of_what_ends_before_its_first() -> None:
    assert ended_before(numbered(plan(rule="FREQ=WEEKLY"), 0), NOW) is None
    assert ended_before(numbered(plan(), 0), NOW) is None


@pytest.mark.parametrize("end", ["", ";COUNT=5", ";UNTIL=20261225T200000Z"])
def test_the_rest_goes_on_at_its_new_day_as_often_as_it_would_have(end: str) -> None:
    ritual = plan(rule=f"FREQ=WEEKLY{end}")
    sunday = FRIDAY + 2 * WEEK + timedelta(days=2, hours=-1)
    kept, rest = rest_moved(numbered(ritual, 2), sunday, NOW, "new")
    assert (rest.id, rest.created, rest.modified) == ("new", NOW, NOW)
    assert starts(kept) == [FRIDAY, FRIDAY + WEEK]
    assert starts(rest)[:3] == [sunday, sunday + WEEK, sunday + 2 * WEEK]
    assert len(starts(kept)) + len(starts(rest)) == (len(starts(ritual)) if end else len(starts(rest)) + 2)


def test_the_rest_of_named_days_goes_along() -> None:
    ritual = plan(start=at("2026-11-23 20:00"), rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=6")
    before = found(ritual, ritual.start)
    kept, rest = rest_moved(before[2], before[2].start + timedelta(days=3), NOW, "new")
    assert [o.start for o in found(kept, ritual.start)] == [o.start for o in before[:2]]
    assert [o.start for o in found(rest, ritual.start)] == [o.start + timedelta(days=3) for o in before[2:]]


def test_a_monthly_rest_moved_to_the_30th_leaves_no_february_out() -> None:
    ritual = plan(start=at("2026-11-27 20:00"), rule="FREQ=MONTHLY")
    _, rest = rest_moved(numbered(ritual, 1), at("2026-12-30 20:00"), NOW, "new")
    assert [f"{start:%m-%d}" for start in starts(rest)[:4]] == ["12-30", "01-30", "02-28", "03-30"]


def test_a_rest_that_only_moves_to_another_hour_leaves_out_the_months_that_it_left_out_before() -> None:
    ritual = plan(start=at("2026-12-31 20:00"), rule="FREQ=MONTHLY")
    _, rest = rest_moved(numbered(ritual, 1), at("2027-01-31 19:00"), NOW, "new")
    assert [f"{start:%m-%d}" for start in starts(rest)[:3]] == ["01-31", "03-31", "05-31"]


def test_a_rest_that_came_on_the_last_days_of_months_goes_to_any_other_day() -> None:
    rule = in_every_month("FREQ=MONTHLY", at("2026-12-31 20:00"))
    ritual = plan(start=at("2026-12-31 20:00"), rule=rule)
    february = numbered(ritual, 2)
    _, rest = rest_moved(february, at("2027-03-01 20:00"), NOW, "new")
    assert [f"{start:%m-%d}" for start in starts(rest)[:3]] == ["03-01", "04-01", "05-01"]
    _, rest = rest_moved(february, at("2027-03-30 20:00"), NOW, "new")
    assert [f"{start:%m-%d}" for start in starts(rest)[10:13]] == ["01-30", "02-29", "03-30"]
    leap = plan(start=at("2028-02-29 20:00"), rule=in_every_month("FREQ=YEARLY", at("2028-02-29 20:00")))
    _, rest = rest_moved(numbered(leap, 1), at("2029-03-01 20:00"), NOW, "new")
    assert [f"{o.start:%Y-%m-%d}" for o in found(rest, rest.start)] == ["2029-03-01", "2030-03-01", "2031-03-01"]


def test_what_happens_once_has_no_rest_and_days_of_its_own_stay() -> None:
    with pytest.raises(Refused, match="without --all"):
        rest_moved(numbered(plan(), 0), FRIDAY + WEEK, NOW, "new")
    with pytest.raises(Refused, match="days of its own"):
        rest_moved(numbered(plan(rule="FREQ=MONTHLY;BYDAY=-1FR"), 0), FRIDAY + timedelta(days=1), NOW, "new")


def test_what_was_taken_out_of_the_rest_stays_out_of_it() -> None:
    out = (Change(FRIDAY, None), Change(FRIDAY + 3 * WEEK, None), Change(FRIDAY + 5 * WEEK, None))
    ritual = plan(rule="FREQ=WEEKLY;COUNT=7", changes=out)
    first, _, third, *_ = found(ritual, FRIDAY)
    assert [first.start, third.start] == [FRIDAY + WEEK, FRIDAY + 4 * WEEK]
    kept, rest = rest_moved(first, FRIDAY + WEEK + timedelta(days=1, hours=2), NOW, "new")
    assert starts(kept) == []
    assert starts(rest) == [FRIDAY + n * WEEK + timedelta(days=1, hours=2) for n in (1, 2, 4, 6)]


def test_what_was_only_moved_is_part_of_the_rest_again() -> None:
    later = FRIDAY + 2 * WEEK
    ritual = plan(rule="FREQ=WEEKLY;COUNT=4", changes=(Change(later, later + timedelta(hours=3)),))
    _, rest = rest_moved(numbered(ritual, 1), FRIDAY + WEEK + timedelta(hours=1), NOW, "new")
    assert starts(rest) == [FRIDAY + n * WEEK + timedelta(hours=1) for n in (1, 2, 3)]


def test_what_was_taken_out_of_a_monthly_rest_stays_out_of_it() -> None:
    ritual = plan(start=at("2026-11-27 20:00"), rule="FREQ=MONTHLY", changes=(Change(at("2027-02-27 20:00"), None),))
    _, rest = rest_moved(numbered(ritual, 1), at("2026-12-30 20:00"), NOW, "new")
    assert [f"{start:%m-%d}" for start in starts(rest)[:4]] == ["12-30", "01-30", "03-30", "04-30"]


@given(rules(), walls(1990, 2050), st.integers(0, 4), st.integers(1, 4), st.integers(-200, 200))
def test_a_rest_that_is_moved_within_its_day_comes_as_often_and_lacks_what_was_taken_out(
    rule: str, asked: tuple[datetime, str], number: int, out: int, minutes: int
) -> None:
    start, zone = asked
    everything = found(plan(start=start, timezone=zone, rule=rule), start)
    if len(everything) <= number + out:
        return
    begins, missing = everything[number].original_start, everything[number + out].original_start
    ritual = plan(start=start, timezone=zone, rule=rule, changes=(Change(missing, None),))
    asked_for = begins + timedelta(minutes=minutes)
    if asked_for.date() != begins.date():
        return
    occurrence = occurrence_at(ritual, begins)
    assert occurrence is not None
    kept, rest = rest_moved(occurrence, asked_for, NOW, "new")
    before, after = found(kept, start), found(rest, asked_for)
    assert [o.original_start for o in before] == [o.original_start for o in everything[:number]]
    days = [o.original_start.date() for o in everything[number:] if o.original_start != missing]
    assert [o.original_start.date() for o in after][: len(days) - 1] == days[: len(days) - 1]


def test_an_occurrence_that_was_moved_can_be_taken_out_and_moved_back() -> None:
    ritual = plan(rule="FREQ=WEEKLY;COUNT=2")
    away = moved(numbered(ritual, 0), FRIDAY + timedelta(days=2), NOW)
    assert starts(away) == [FRIDAY + timedelta(days=2), FRIDAY + WEEK]
    assert starts(moved(numbered(away, 0), FRIDAY, NOW)) == starts(ritual)
    assert starts(taken_out(numbered(away, 0), NOW)) == [FRIDAY + WEEK]


@given(rules(), walls(1990, 2050), st.integers(1, 20), st.sampled_from(ELSEWHERE))
def test_a_ritual_taken_along_comes_at_the_same_hours_and_as_often(
    rule: str, asked: tuple[datetime, str], number: int, elsewhere: str
) -> None:
    start, zone = asked
    endless = plan(start=start, timezone=zone, rule=rule)
    enough = len(found(endless, start)) > number
    ritual = ended_before(numbered(endless, number), NOW) if enough else endless
    assert ritual is not None
    there = taken_along(ritual, elsewhere, NOW)
    assert there.timezone == elsewhere
    assert [o.original_start for o in found(there, start)] == [o.original_start for o in found(ritual, start)]


def test_a_plan_goes_on_while_anything_of_it_is_still_to_come() -> None:
    hour = timedelta(hours=1)
    assert goes_on(plan(), FRIDAY)
    assert not goes_on(plan(), FRIDAY + hour)
    assert goes_on(plan(changes=(Change(FRIDAY, FRIDAY + hour),)), FRIDAY + hour)
    assert not goes_on(plan(changes=(Change(FRIDAY, FRIDAY - hour),)), FRIDAY)
    twice = plan(rule="FREQ=WEEKLY;COUNT=2")
    assert goes_on(twice, FRIDAY + WEEK)
    assert not goes_on(twice, FRIDAY + WEEK + hour)
    assert goes_on(moved(numbered(twice, 1), FRIDAY + 3 * WEEK, NOW), FRIDAY + 2 * WEEK)
