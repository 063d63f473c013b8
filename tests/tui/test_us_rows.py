from __future__ import annotations

from datetime import date

import pytest
from textual.theme import BUILTIN_THEMES

from planner.model.couple import ACCENTS, THEMES, Couple, two_partners
from planner.model.free import parse_free
from planner.model.titles import Titles
from planner.model.value import replace
from planner.planner.settings import SETTINGS
from planner.tui import themes
from planner.tui.screens.us import UsScreen
from planner.tui.us_row import UsRow
from planner.tui.us_rows import groups
from planner.tui.wording import usually
from tests.tui.test_goldens import contrast

COUPLE = Couple(id="1", partners=two_partners("Alex", "Sam"), timezone="Europe/Berlin", since=date(2026, 11, 23))
ROWS = [row for group in groups(("ourweek-dark", "ourweek-light")) for row in group.rows]
STEPS = [row for row in ROWS if row.steps]


def test_every_setting_of_the_command_line_has_its_row() -> None:
    own_sheets = {"names", "colours", "free", "balance"}
    reached = {row.setting.key for row in ROWS if row.setting} | own_sheets
    assert reached == {setting.key for setting in SETTINGS}


def test_the_colours_that_can_be_set_are_those_that_the_app_has() -> None:
    assert sorted(THEMES) == sorted([themes.DARK.name, themes.LIGHT.name, *BUILTIN_THEMES])


def test_what_a_week_may_cost_is_said_in_the_words_of_one_thing() -> None:
    said = dict(next(row for row in ROWS if row.id == "budget").steps)
    assert (said["0"], said["2"], said["6"]) == ("nothing", "a modest outing", "2 treats")
    assert said["4"] == "a treat and small change"


def test_days_that_are_free_at_the_same_times_are_said_together() -> None:
    times = parse_free("mon-thu 20:00-22:00, sat sun 10:00-12:00 19:30-22:30")
    assert usually(times) == "Mon–Thu 20:00–22:00 · Sat, Sun 10:00–12:00 and 19:30–22:30"


def test_every_row_has_one_name_and_one_sentence() -> None:
    assert len({row.id for row in ROWS}) == len({row.label for row in ROWS}) == len(ROWS)
    assert all(row.says.endswith(".") and row.value(COUPLE) for row in ROWS)


@pytest.mark.parametrize("row", STEPS, ids=lambda row: row.id)
def test_every_step_can_be_taken_and_is_then_the_one_it_is(row: UsRow) -> None:
    assert row.setting is not None
    for step, said in row.steps:
        couple = replace(COUPLE, **row.setting.change(COUPLE, row.typed(COUPLE, step)))
        assert row.current(couple) == step
        assert row.value(couple) == said


@pytest.mark.parametrize("row", STEPS, ids=lambda row: row.id)
def test_from_one_end_of_the_steps_to_the_other_and_no_further(row: UsRow) -> None:
    assert row.setting is not None
    couple = replace(COUPLE, **row.setting.change(COUPLE, row.typed(COUPLE, row.steps[0][0])))
    taken = [row.current(couple)]
    assert row.beside(couple, -1) is None
    while (step := row.beside(couple, 1)) is not None:
        couple = replace(couple, **row.setting.change(couple, row.typed(couple, step)))
        taken.append(step)
    assert taken == [step for step, _ in row.steps]


def test_what_was_typed_elsewhere_and_is_no_step_leads_to_the_nearest_end() -> None:
    budget = next(row for row in ROWS if row.id == "budget")
    rich = replace(COUPLE, limits=replace(COUPLE.limits, budget=40))
    assert budget.value(rich) == "40"
    assert budget.beside(rich, -1) == "12"


def test_the_titles_of_one_kind_leave_those_of_the_others() -> None:
    touch = next(row for row in ROWS if row.id == "titles-touch")
    assert touch.setting is not None
    couple = replace(COUPLE, **touch.setting.change(COUPLE, touch.typed(COUPLE, "plain")))
    assert Titles.parse(couple.titles) == Titles("plain", "plain", "plain")


def test_every_colour_of_a_partner_is_readable_in_both_themes() -> None:
    for theme in (themes.DARK, themes.LIGHT):
        for accent in ACCENTS:
            for colour in themes.accents((accent, accent), theme.dark).values():
                for ground in (theme.background, theme.surface):
                    assert ground is not None
                    assert contrast(colour, ground) >= 4.5, (accent, theme.name)


def test_every_row_without_a_setting_of_its_own_has_its_sheet() -> None:
    assert set(UsScreen.SHEETS) == {row.id for row in ROWS if row.setting is None}
