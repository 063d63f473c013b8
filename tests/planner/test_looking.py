from __future__ import annotations

from datetime import date

import pytest

from planner.model.activity import Kind
from planner.model.balance import Balance
from planner.model.checkin import Became
from planner.model.errors import Refused
from planner.model.week import Week
from planner.planner.leafing import Leafing
from tests.planner.couples import WEEK, Life, at


def test_a_week_shows_plans_free_times_and_balance(life: Life) -> None:
    life.own("Soup", "2026-11-24 20:30", minutes=30)
    hug = life.own("Hug", "2026-11-26 20:00", minutes=120, kind=Kind.TOUCH)
    week = life.planner.week(WEEK)
    assert [s.occurrence.plan.title for s in week.standings] == ["Soup", "Hug"]
    assert [f"{s.start:%a %H:%M} {s.minutes}" for s in week.slots][:4] == [
        "Mon 20:00 120",
        "Tue 20:00 30",
        "Tue 21:00 60",
        "Wed 20:00 120",
    ]
    assert week.planned == Balance.of([Kind.QUALITY_TIME, Kind.TOUCH])
    life.planner.mark(hug, Became.SKIPPED)
    week = life.planner.week(WEEK)
    assert week.planned == Balance.of([Kind.QUALITY_TIME])
    assert at("2026-11-26 20:00") in [slot.start for slot in week.slots]


def test_a_week_begins_on_the_couples_own_day(life: Life) -> None:
    life.own("Soup", "2026-11-22 12:00")
    assert life.starts(Week(date(2026, 11, 22))) == ["22 12:00 Soup"]
    assert life.starts(WEEK) == []


@pytest.mark.parametrize(
    ("now", "title"),
    [
        ("2026-11-27 08:00", "Soup"),
        ("2026-11-27 20:59", "Soup"),
        ("2026-11-27 21:00", "Walk"),
        ("2026-11-28 00:29", "Walk"),
        ("2026-11-28 00:30", None),
        ("2026-11-26 23:59", None),
    ],
)
def test_next_today_is_what_is_to_come_or_under_way(life: Life, now: str, title: str | None) -> None:
    life.own("Soup", "2026-11-27 20:00")
    life.own("Walk", "2026-11-27 23:30")
    life.clock.wall = at(now)
    found = life.planner.next_today()
    assert (found.occurrence.plan.title if found else None) == title


def test_what_was_done_is_not_next(life: Life) -> None:
    life.planner.mark(life.own(), Became.DONE)
    life.clock.wall = at("2026-11-27 18:00")
    assert life.planner.next_today() is None


def test_a_plan_is_found_by_id_word_and_day(life: Life) -> None:
    soup, tea = life.own(), life.ritual()
    plan_id = soup.occurrence.plan.id
    assert life.planner.find(plan_id) == life.planner.find(plan_id[:5]) == life.planner.find("soup") == soup
    assert life.planner.find("tea") == tea
    assert life.planner.find("tea@2026-12-08").occurrence.start == at("2026-12-08 18:00")
    life.own("Pea soup", "2026-11-28 12:00")
    with pytest.raises(Refused, match="'soup' could be 2 plans"):
        life.planner.find("soup")
    with pytest.raises(Refused, match="There is no plan 'bread'"):
        life.planner.find("bread")


def test_the_journal_is_newest_first_and_may_be_narrowed(life: Life) -> None:
    for day, kind in ((24, Kind.TOUCH), (26, Kind.APPRECIATION), (25, Kind.TOUCH)):
        life.planner.mark(life.own(f"Day {day}", f"2026-11-{day} 20:00", kind=kind), Became.DONE)
    titles = [
        [c.title for c in found]
        for found in (
            life.planner.journal(),
            life.planner.journal(Leafing(kind=Kind.TOUCH)),
            life.planner.journal(Leafing(since=date(2026, 11, 25))),
            life.planner.journal(Leafing(kind=Kind.TOUCH, since=date(2026, 11, 25))),
        )
    ]
    assert titles == [["Day 26", "Day 25", "Day 24"], ["Day 25", "Day 24"], ["Day 26", "Day 25"], ["Day 25"]]


def test_the_next_free_time_is_long_enough_and_still_to_come(life: Life) -> None:
    assert life.planner.next_free(60) == at("2026-11-23 20:00")
    life.own("Soup", "2026-11-23 20:30", minutes=90)
    assert life.planner.next_free(60) == at("2026-11-24 20:00")
    life.planner.change_couple("", free=())
    assert life.planner.next_free(60) == at("2026-11-23 20:00")


def test_a_free_time_that_has_begun_is_taken_from_the_next_quarter_on(life: Life) -> None:
    life.clock.wall = at("2026-11-23 20:07")
    assert life.planner.next_free(105) == at("2026-11-23 20:15")
    assert life.planner.next_free(110) == at("2026-11-24 20:00")
