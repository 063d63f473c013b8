from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from planner.model.plan import Change
from planner.model.value import replace
from tests.ical.samples import FRIDAY, NOW, Shelf, events, instant, only, plan

DAY = timedelta(days=1)
WEEK: dict[str, Any] = {"begin": datetime(2026, 11, 23), "end": datetime(2026, 11, 30)}
NEXT_WEEK: dict[str, Any] = {"begin": datetime(2026, 11, 30), "end": datetime(2026, 12, 7)}


def moved(days: int) -> Change:
    return Change(FRIDAY, FRIDAY + days * DAY)


def test_a_first_export_is_all_new_and_stamped_with_the_plans_own_change() -> None:
    shelf = Shelf()
    found = shelf.agenda([plan(), plan("two")])
    assert (found.new, found.news) == (2, "2 new")
    assert {event.sequence for event in found.events} == {0}
    assert {event.modified for event in found.events} == {plan().modified}


def test_exporting_twice_gives_the_same_bytes_and_nothing_new() -> None:
    shelf = Shelf()
    plans = [plan(), plan("ritual", rule="FREQ=DAILY;COUNT=5"), plan("away", timezone="America/New_York")]
    first = shelf.export(plans)
    again = shelf.agenda(plans)
    assert again.news == "nothing new"
    assert again.entries == ()
    assert shelf.export(list(reversed(plans))) == first


def test_a_moved_plan_keeps_its_uid_and_grows_its_stamps() -> None:
    shelf = Shelf()
    before = only(shelf.export([plan()]))
    found = shelf.agenda([plan(changes=(moved(1),))])
    assert found.news == "1 moved"
    (event,) = found.events
    assert event.uid == before["UID"]
    assert (event.sequence, event.modified) == (1, NOW + timedelta(hours=1))


def test_a_single_plan_whose_own_start_was_changed_is_moved_too() -> None:
    shelf = Shelf()
    shelf.agenda([plan()])
    found = shelf.agenda([plan(start=FRIDAY + DAY)])
    assert found.news == "1 moved"
    assert [event.uid for event in found.events] == ["7d2b@ourweek"]


@pytest.mark.parametrize("change", [{"title": "Coffee"}, {"minutes": 50}, {"note": "Bring cake"}])
def test_what_a_calendar_shows_differently_is_changed(change: dict[str, Any]) -> None:
    shelf = Shelf()
    shelf.agenda([plan()])
    found = shelf.agenda([replace(plan(), **change)])
    assert found.news == "1 changed"
    assert found.events[0].sequence == 1


def test_what_a_calendar_does_not_show_changes_nothing() -> None:
    shelf = Shelf()
    before = shelf.export([plan()], level="soft")
    edited = plan(note="Bring cake", modified=NOW, sequence=7, title="Coffee")
    assert shelf.export([edited], level="soft") == before


def test_a_reminder_that_is_switched_on_is_a_change() -> None:
    shelf = Shelf()
    shelf.agenda([plan()])
    assert shelf.agenda([plan()], reminder=0).news == "1 changed"


def test_levels_are_told_apart_and_the_number_grows_over_all_of_them() -> None:
    shelf = Shelf()
    plain = shelf.export([plan()])
    soft = shelf.agenda([plan()], level="soft")
    assert soft.news == "1 new"
    assert (soft.events[0].sequence, soft.events[0].modified) == (1, NOW + timedelta(hours=1))
    assert shelf.export([plan()]) == plain


def test_the_time_of_change_grows_even_when_the_clock_was_put_back() -> None:
    shelf = Shelf()
    shelf.agenda([plan()])
    shelf.agenda([plan(minutes=30)])
    shelf.now -= timedelta(days=3)
    found = shelf.agenda([plan(minutes=60)])
    assert found.events[0].modified == NOW + timedelta(hours=1, seconds=1)


def test_a_plan_moved_out_of_the_week_is_told_in_the_week_it_left() -> None:
    shelf = Shelf()
    shelf.agenda([plan()], **WEEK)
    found = shelf.agenda([plan(changes=(moved(7),))], **WEEK)
    assert found.news == "1 moved"
    assert [event.content.start for event in found.events] == [FRIDAY + 7 * DAY]
    assert shelf.agenda([plan(changes=(moved(7),))], **WEEK).events == ()


def test_only_the_range_is_exported() -> None:
    shelf = Shelf()
    plans = [plan(), plan("later", start=FRIDAY + 7 * DAY), plan("edge", start=WEEK["end"])]
    assert [event.uid for event in shelf.agenda(plans, **WEEK).events] == ["7d2b@ourweek"]
    assert [event.uid for event in shelf.agenda(plans, **NEXT_WEEK).events] == ["edge@ourweek", "later@ourweek"]


def test_a_removed_plan_is_told_once_as_news_and_stays_cancelled() -> None:
    shelf = Shelf()
    shelf.agenda([plan()])
    found = shelf.agenda([])
    assert (found.news, found.events) == ("1 cancelled", ())
    first = shelf.export([])
    event = only(first)
    assert (event["STATUS"], event["SEQUENCE"], event["UID"]) == ("CANCELLED", 1, "7d2b@ourweek")
    assert instant(event, "LAST-MODIFIED") == NOW + timedelta(hours=1)
    assert instant(event, "DTSTART") == datetime(2026, 11, 27, 19, tzinfo=UTC)
    assert shelf.export([]) == first


def test_a_cancelled_event_is_forgotten_sixty_days_after_its_time() -> None:
    shelf = Shelf()
    shelf.agenda([plan()])
    end = datetime(2026, 11, 27, 19, 45, tzinfo=UTC)
    shelf.now = end + timedelta(days=60, seconds=-1)
    assert len(shelf.agenda([]).tombstones) == 1
    shelf.now = end + timedelta(days=60)
    assert shelf.agenda([]).tombstones == ()


def test_a_cancelled_event_outside_the_range_waits_for_its_own_week() -> None:
    shelf = Shelf()
    shelf.agenda([plan()])
    assert shelf.agenda([], **NEXT_WEEK).news == "nothing new"
    assert shelf.agenda([], **WEEK).news == "1 cancelled"


def test_an_event_never_told_at_this_level_is_not_cancelled_there() -> None:
    shelf = Shelf()
    shelf.agenda([plan()])
    assert shelf.agenda([], level="blank").tombstones == ()


def test_a_removal_that_was_taken_back_is_new_again_under_the_same_uid() -> None:
    shelf = Shelf()
    shelf.agenda([plan()])
    shelf.agenda([])
    found = shelf.agenda([plan()])
    assert found.news == "1 new"
    assert [(event.uid, event.sequence) for event in found.events] == [("7d2b@ourweek", 2)]


def test_each_occurrence_of_a_ritual_has_a_uid_that_stays() -> None:
    shelf = Shelf()
    ritual = plan(rule="FREQ=WEEKLY;COUNT=3")
    before = {event["DTSTART"].dt: event["UID"] for event in events(shelf.export([ritual]))}
    assert len(set(before.values())) == 3
    second = FRIDAY + 7 * DAY
    changed = replace(ritual, changes=(Change(FRIDAY, None), Change(second, second + DAY, 90)))
    found = shelf.agenda([changed])
    assert found.news == "1 moved, 1 cancelled"
    assert [event.sequence for event in found.events] == [1, 0]
    told = [event.uid for event in found.events] + [stone.uid for stone in found.tombstones]
    assert sorted(told) == sorted(before.values())
