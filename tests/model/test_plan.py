from __future__ import annotations

from datetime import timedelta

import pytest

from planner.model.plan import Change
from planner.model.ritual import occurrences
from tests.model.samples import FRIDAY, at, plan

WEEK = timedelta(weeks=1)
NOW = plan().created + timedelta(days=1)


def test_what_repeats_is_a_ritual() -> None:
    assert plan(rule="FREQ=WEEKLY").ritual is True
    assert plan().ritual is False


@pytest.mark.parametrize(("agreed_by", "agreed"), [((), False), (("a",), False), (("b",), False), (("a", "b"), True)])
def test_a_plan_is_agreed_to_by_both_or_not_at_all(agreed_by: tuple[str, ...], agreed: bool) -> None:
    assert plan(agreed_by=agreed_by).agreed is agreed


def test_every_change_is_counted_from_none_and_marked_with_its_time() -> None:
    walk = plan()
    assert walk.sequence == 0
    once = walk.revised(NOW, title="A longer walk")
    assert (once.sequence, once.modified, once.title, once.created) == (1, NOW, "A longer walk", walk.created)
    assert once.with_change(Change(FRIDAY, None), NOW).sequence == 2


def test_a_yes_is_counted_once_whoever_said_it_first() -> None:
    both = plan(agreed_by=("b",)).agreed_with("a", NOW)
    assert both.agreed_by == ("a", "b")
    assert both.agreed_with("b", NOW).agreed_by == ("a", "b")
    assert (both.modified, both.sequence) == (NOW, 1)


def test_changes_stand_in_order_and_the_last_word_on_an_occurrence_holds() -> None:
    ritual = plan(rule="FREQ=WEEKLY")
    late, early = Change(FRIDAY + WEEK, None), Change(FRIDAY, FRIDAY + timedelta(hours=1))
    changed = ritual.with_change(late, NOW).with_change(Change(FRIDAY, None), NOW).with_change(early, NOW)
    assert changed.changes == (early, late)
    assert changed.change_of(FRIDAY) == early
    assert changed.change_of(FRIDAY + 2 * WEEK) is None


def test_an_occurrence_is_known_by_its_first_start_and_lies_on_the_day_it_was_moved_to() -> None:
    moved = plan(rule="FREQ=WEEKLY", changes=(Change(FRIDAY, at("2026-11-29 18:00")),))
    (first,) = occurrences([moved], FRIDAY, FRIDAY + timedelta(days=5))
    assert first.key == (moved.id, FRIDAY)
    assert first.day == at("2026-11-29 18:00").date()
    assert first.end == at("2026-11-29 18:00") + timedelta(minutes=moved.minutes)
