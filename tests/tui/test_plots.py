from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.activity import Energy, Kind
from planner.model.balance import Balance
from planner.model.checkin import CheckIn
from planner.model.insights import ENOUGH, Insights
from planner.tui.widgets import plots
from planner.tui.widgets.shares import shared_out
from tests import strategies
from tests.model.test_insights import did, year

DRAWINGS = (plots.heat_map, plots.balance_bars, plots.month_minutes, plots.kinds_over_time)
widths = st.integers(30, 240)
some_check_ins = st.lists(strategies.check_ins, max_size=12)


def texts(draw: plots.Draw, found: Insights, width: int = 76) -> list[str]:
    """The lines of a picture without their colours."""
    return [line.plain.rstrip() for line in draw(found, width)]


def a_spring() -> Insights:
    """Three months with a little of each kind."""
    kinds = (Kind.QUALITY_TIME, Kind.TOUCH, Kind.APPRECIATION)
    days = [date(2026, 3, 2) + timedelta(days=5 * n) for n in range(18)]
    minutes = (5, 40, 100)
    done = [did("Tea", kind=kinds[n % 3], day=d, minutes=minutes[n % 3], activity="tea") for n, d in enumerate(days)]
    return year(*done, wished=Balance.weighing(2, 1, 1), tea=Energy.LOW)


@settings(max_examples=25)
@given(some_check_ins, st.integers(2024, 2034), widths)
def test_no_picture_is_wider_than_its_place(check_ins: list[CheckIn], of: int, width: int) -> None:
    found = year(*check_ins, of=of)
    for draw in DRAWINGS:
        assert all(line.cell_length <= width for line in draw(found, width)), draw


@given(st.lists(st.integers(0, 40), min_size=1, max_size=6), st.integers(0, 60))
def test_cells_are_shared_out_whole_and_fairly(weights: list[int], cells: int) -> None:
    parts = shared_out(weights, cells)
    assert sum(parts) == (cells if sum(weights) else 0)
    for weight, part in zip(weights, parts, strict=True):
        assert not sum(weights) or abs(part - weight * cells / sum(weights)) < 1


@pytest.mark.parametrize("draw", DRAWINGS[1:])
def test_too_little_draws_nothing(draw: plots.Draw) -> None:
    assert draw(year(*[did()] * (ENOUGH - 1)), 76) == []


def test_the_year_shows_each_day_as_high_as_its_time_and_leaves_days_to_come_empty() -> None:
    lines = texts(plots.heat_map, a_spring())
    assert lines[0].split() == ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    assert [line[:3] for line in lines[1:9]] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "all"]
    days = "".join(line[4:] for line in lines[1:8])
    assert {shade: days.count(shade) for shade in "▂▄▆█"} == {"▂": 6, "▄": 6, "▆": 0, "█": 6}
    assert days.count("·") == 330 - 18


def test_the_year_has_two_cells_a_week_where_there_is_room_and_its_last_weeks_where_there_is_none() -> None:
    assert max(len(line) for line in texts(plots.heat_map, a_spring(), 200)) > 90
    narrow = texts(plots.heat_map, a_spring(), 34)
    assert "Nov" in narrow[0]
    assert "Jan" not in narrow[0]


def test_the_balance_has_a_bar_for_the_wish_the_year_and_each_month_from_the_first_to_the_last() -> None:
    lines = texts(plots.balance_bars, a_spring(), 48)
    assert [line[:8].strip() for line in lines] == ["wished", "2026", "", "Mar", "Apr", "May", ""]
    wished, lived = lines[0][8:], lines[1][8:]
    assert (wished.index("●"), wished.index("✦")) == (20, 30)
    assert lived.index("●") in (13, 14)
    assert len(wished) == len(lived) == 40


def test_the_time_of_a_month_is_told_by_its_length_and_in_words() -> None:
    lines = texts(plots.month_minutes, a_spring())
    assert [line.split()[0] for line in lines[:3]] == ["Mar", "Apr", "May"]
    assert lines[0].endswith("▂ 5 h")
    assert "▂ low  ▅ ordinary  █ lively" in lines[-1]


def test_every_month_stacks_its_kinds_with_its_number_on_top() -> None:
    lines = texts(plots.kinds_over_time, a_spring())
    column = [line[12:18].strip() for line in lines[:-1]]
    assert column == ["6", "✦✦", "✦✦", "●●", "●●", "◆◆", "◆◆", "Mar"]
    assert "each mark is one" in lines[-1]
    many = year(*[did(day=date(2026, 2, 1))] * 40)
    assert "each mark is about 5" in texts(plots.kinds_over_time, many)[-1]


def test_differences_name_both_and_judge_neither() -> None:
    found = year(did("Walk", 5, 2))
    lines = [line.plain for line in plots.differences(found, 40, ("Alex", "Sam"))]
    assert lines == ["● Walk", "  Alex: more of this · Sam: so-so"]
