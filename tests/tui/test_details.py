"""What is said under the week."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from textual.geometry import Size

from planner.model.balance import EVEN, Balance
from planner.model.couple import Couple, two_partners
from planner.model.kinds import Kind
from planner.model.standing import Standing, WeekPlan
from planner.model.week import Week
from planner.planner import Planner
from planner.tui.widgets.details import details_content, with_balance
from tests.tui.samples import CATALOGUE, WEEK

COUPLE = Couple(id="1", partners=two_partners("Alex", "Sam"), timezone="Europe/Berlin", since=date(2026, 11, 23))
NOW = datetime(2026, 11, 23, 18)


def lines_of(standing: Standing, size: Size) -> list[str]:
    activity = CATALOGUE.get(standing.occurrence.plan.activity or "")
    return [line.plain for line in details_content(standing, activity, COUPLE, None, NOW, size)]


@pytest.fixture
def standing(planned: Planner) -> Standing:
    return planned.week(WEEK).standings[0]


def test_where_there_is_room_every_step_is_said_whole(standing: Standing) -> None:
    lines = lines_of(standing, Size(100, 40))
    activity = CATALOGUE.get(standing.occurrence.plan.activity or "")
    assert activity is not None
    said = " ".join(" ".join(lines).split())
    assert activity.summary in said
    assert all(step in said for step in activity.steps)
    assert not any("…" in line for line in lines)


@pytest.mark.parametrize("width", [58, 78, 98, 118])
@pytest.mark.parametrize("height", [3, 4, 9])
def test_no_line_that_is_wrapped_is_wider_than_the_room(standing: Standing, width: int, height: int) -> None:
    lines = lines_of(standing, Size(width, height))
    activity = CATALOGUE.get(standing.occurrence.plan.activity or "")
    assert activity is not None
    for line in lines:
        assert len(line) <= width or line[5:] in activity.steps


def test_the_balance_takes_room_from_no_line_but_a_short_one(standing: Standing) -> None:
    plan = WeekPlan(WEEK, (standing,), (), EVEN, Balance.of([Kind.TOUCH]))
    lines = details_content(standing, None, COUPLE, None, NOW, Size(78, 4))
    before, after = [line.plain for line in lines], with_balance(lines, plan, 78).plain.split("\n")
    changed = [n for n, line in enumerate(before) if after[n] != line]
    assert len(changed) == 1
    assert changed[0] > 0
    assert len(after[changed[0]]) == 78
    assert after[changed[0]].startswith(before[changed[0]])


def test_where_nothing_is_short_the_balance_says_less_and_less(standing: Standing) -> None:
    plan = WeekPlan(WEEK, (standing,), (), EVEN, Balance.of([Kind.TOUCH]))
    lines = details_content(standing, None, COUPLE, None, NOW, Size(78, 4))
    words = [with_balance(lines, plan, width).plain for width in (90, 35, 24, 10)]
    assert ["balance" in said for said in words] == [True, False, False, False]
    assert words[-1] == "\n".join(line.plain for line in lines)


def test_an_empty_week_has_no_balance(standing: Standing) -> None:
    empty = WeekPlan(Week(date(2026, 11, 30)), (), (), EVEN, Balance.of([]))
    lines = details_content(standing, None, COUPLE, None, NOW, Size(78, 4))
    assert with_balance(lines, empty, 78).plain == "\n".join(line.plain for line in lines)


def test_an_empty_place_says_what_can_be_done_there_and_a_day_that_is_over_is_not_filled() -> None:
    ahead, over = "is open. a puts something there, f fills", "is over. a still puts there what you did."
    for day, said in ((24, ahead), (20, over)):
        head, *_ = details_content(None, None, COUPLE, datetime(2026, 11, day, 20), NOW, Size(78, 4))
        assert said in head.plain


@pytest.mark.parametrize("width", [58, 78, 118])
def test_what_can_be_done_with_an_empty_place_is_said_whole(width: int) -> None:
    lines = details_content(None, None, COUPLE, datetime(2026, 11, 25, 20, 30), NOW, Size(width, 4))
    assert all(line.cell_length <= width for line in lines)
    said = " ".join(line.plain for line in lines).strip()
    assert said == "Wed 25 November, 20:30 is open. a puts something there, f fills the week."
