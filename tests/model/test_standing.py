from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.checkin import Became, CheckIn
from planner.model.plan import Plan
from planner.model.ritual import occurrence_at, occurrences
from planner.model.standing import Standing, State, nearest, standings
from tests.model.samples import FRIDAY, at, minutes_between, plan


def a_check_in(of: Plan, **fields: Any) -> CheckIn:
    usual: dict[str, Any] = {
        "plan": of.id,
        "original_start": of.start,
        "became": Became.DONE,
        "activity": of.activity,
        "title": of.title,
        "kind": of.kind,
        "start": of.start,
        "minutes": of.minutes,
        "at": of.created,
    }
    return CheckIn(**{**usual, **fields})


def standing(of: Plan, check_in: CheckIn | None = None) -> Standing:
    occurrence = occurrence_at(of, of.start)
    assert occurrence is not None
    return Standing(occurrence, check_in)


@pytest.mark.parametrize(
    ("agreed_by", "state"), [((), State.OPEN), (("a",), State.OPEN), (("b",), State.OPEN), (("a", "b"), State.AGREED)]
)
def test_a_plan_is_agreed_to_when_both_have_said_so(agreed_by: tuple[str, ...], state: State) -> None:
    assert standing(plan(agreed_by=agreed_by)).state is state


@pytest.mark.parametrize("agreed_by", [(), ("a", "b")])
@pytest.mark.parametrize(("became", "state"), [(Became.DONE, State.DONE), (Became.SKIPPED, State.SKIPPED)])
def test_what_became_of_it_is_how_it_stands(agreed_by: tuple[str, ...], became: Became, state: State) -> None:
    of = plan(agreed_by=agreed_by)
    assert standing(of, a_check_in(of, became=became)).state is state


@pytest.mark.parametrize(("agreed_by", "waiting"), [((), {"a", "b"}), (("a",), {"b"}), (("a", "b"), set())])
def test_what_is_open_awaits_whoever_has_not_said_yes(agreed_by: tuple[str, ...], waiting: set[str]) -> None:
    assert {partner for partner in ("a", "b") if standing(plan(agreed_by=agreed_by)).awaits(partner)} == waiting


@pytest.mark.parametrize("became", list(Became))
def test_once_it_is_said_what_became_of_it_nothing_is_asked_any_more(became: Became) -> None:
    of = plan(agreed_by=("a",))
    assert standing(of).unanswered
    assert not standing(of, a_check_in(of, became=became)).unanswered
    assert not standing(of, a_check_in(of, became=became)).awaits("b")


def test_each_occurrence_of_a_ritual_has_its_own_check_in() -> None:
    ritual, other = plan(rule="FREQ=WEEKLY;COUNT=3"), plan(id="other")
    second = at("2026-12-04 20:00")
    found = standings(
        occurrences([ritual, other], FRIDAY, at("2027-01-01 00:00")),
        [a_check_in(ritual, original_start=second, start=second), a_check_in(plan(id="gone"))],
    )
    assert [(s.occurrence.plan.id, s.state) for s in found] == [
        ("other", State.AGREED),
        ("walk", State.AGREED),
        ("walk", State.DONE),
        ("walk", State.AGREED),
    ]


@given(st.lists(minutes_between(at("2026-11-01 00:00"), at("2026-12-31 00:00")), max_size=8))
def test_the_nearest_is_the_one_closest_in_time_before_or_after(starts: list[Any]) -> None:
    found = [standing(plan(id=f"{n}", start=start)) for n, start in enumerate(starts)]
    near = nearest(found, FRIDAY)
    if near is None:
        assert not starts
    else:
        assert all(abs(near.occurrence.start - FRIDAY) <= abs(start - FRIDAY) for start in starts)


@pytest.mark.parametrize(
    ("minutes", "became", "felt"),
    [
        *((-1, None, False), (0, None, True), (1, None, True)),
        *((-1, Became.DONE, True), (1, Became.DONE, True), (-1, Became.SKIPPED, False), (1, Became.SKIPPED, False)),
    ],
)
def test_how_it_felt_can_be_said_once_it_was_done_or_has_begun(
    minutes: int, became: Became | None, felt: bool
) -> None:
    of = plan()
    stands = standing(of, a_check_in(of, became=became) if became else None)
    assert stands.can_have_felt(of.start + timedelta(minutes=minutes)) is felt
