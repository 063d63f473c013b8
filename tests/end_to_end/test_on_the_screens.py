"""What a couple uses the screens for, key by key: two keyboards, a private no, a baby's slots, and looking back."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.model.activity import Care, Cost, Setting
from planner.model.checkin import Became, Rating
from planner.model.couple import Limits
from planner.model.week import Week
from planner.planner import Planner
from tests.planner.couples import shipped
from tests.tui.driving import BERLIN, planner_at, visiting
from tests.tui.samples import at

SECRET = "xyzzy-secret"


@pytest.fixture(autouse=True)
def _no_idling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps the pilot from watching the processor after each key; a visit settles by the messages instead."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 1)


@pytest.fixture
def couple(tmp_path: Path) -> Planner:
    """Alex and Sam with everything that is shipped."""
    planner = planner_at(tmp_path / "data", catalogue=shipped())
    planner.begin(("Alex", "Sam"), BERLIN)
    return planner


async def test_tonight_something_small_is_found_in_the_catalogue_planned_done_and_rated(couple: Planner) -> None:
    async with visiting(couple) as visit:
        # Twenty minutes and no energy: at most fifteen, low, at home.
        await visit.press("3", "f", "right", "space", "space", "right", "space", "right", "right", "space", "enter")
        found = visit.app.screen.query_one("#list").thing  # type: ignore[attr-defined]
        assert found.minutes.typical <= 15
        assert found.energy.value == "low"
        assert Setting.HOME in found.setting
        await visit.press("a", "ctrl+u")
        await visit.write("today 18:30")
        await visit.press("enter", "1", "d", "r", "1", "4", "enter", "enter", "5", "enter")
        assert visit.sheet == "RevealSheet"
        assert visit.check_ins[found.title].revealed


async def test_one_rates_on_friday_the_other_on_sunday_and_neither_sees_the_other_s_before(couple: Planner) -> None:
    tea = couple.add("Tea", at("mon", 10)).standing
    couple.mark(tea, Became.DONE)
    async with visiting(couple) as friday:
        await friday.press("4", "r", "1", "2")
        await friday.write(SECRET)
        await friday.press("enter", "escape")
        assert "sealed  " in friday.text
    async with visiting(couple) as sunday:
        await sunday.press("4")
        assert SECRET not in sunday.text
        assert "so-so" not in sunday.text
        await sunday.press("slash")
        await sunday.write(SECRET)
        assert "Nothing here is like that" in sunday.text
        await sunday.press("escape", "c", "r", "2", "5", "enter")
        assert sunday.sheet == "RevealSheet"
        assert SECRET in sunday.text
        assert "so-so" in sunday.text


async def test_a_private_no_is_said_on_the_catalogue_and_shows_nowhere(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("3", "slash")
        await visit.write("hand cream")
        await visit.press("enter")
        before = visit.text
        await visit.press("full_stop", "1", "end", "enter")
        assert visit.text == before
        assert not visit.said
        (kept,) = couple.boundaries(couple.couple.partners[0])
        assert kept.value == "hand-cream-minutes"
        assert kept.until is None
        await visit.press("u")
        assert not any("hand" in said.lower() for said in visit.said)
        visit.app.clear_notifications()
        await visit.press("1", "4", "5", "3")
        assert visit.text == before
        for ahead in range(4):
            week = Week.of(couple.now).shift(ahead)
            assert "hand-cream-minutes" not in [p.activity.id for p in couple.fill_week(week)]


async def test_what_both_loved_this_year_is_listed_and_done_again(couple: Planner) -> None:
    alex, sam = couple.couple.partners
    for number, (title, first, second) in enumerate((("Lake", 5, 4), ("Maze", 2, 5), ("Kite", 3, 3))):
        standing = couple.add(title, at("mon", 8 + number)).standing
        for partner, rating in ((alex, first), (sam, second)):
            couple.rate(standing, partner, Rating(rating))
    async with visiting(couple) as visit:
        await visit.press("4", "f", "right", "space", "escape")
        assert "✓both loved it" in visit.text
        assert "Lake" in visit.text
        assert "Maze" not in visit.text
        assert "Kite" not in visit.text
        await visit.press("a", "enter")
        assert [plan.title for plan in couple.home.plans()].count("Lake") == 2


async def test_parents_of_a_baby_find_ten_minutes_free_and_close_at_hand(couple: Planner) -> None:
    couple.change_couple("", limits=Limits(contact=1, cost=Cost.FREE, care=Care.AROUND))
    async with visiting(couple) as visit:
        await visit.press("3", "f", "right", *["space"] * 2, "right", "right", "space", "right", "space", "enter")
        found = visit.app.screen.query_one("#list")._things  # type: ignore[attr-defined]
        assert len(found) > 60
        assert all(each.minutes.typical <= 15 and each.cost is Cost.FREE for each in found)
        assert all(Setting.HOME in each.setting for each in found)
        await visit.press("enter")
        assert visit.sheet == "ReadingSheet"
        assert f"{found[0].title} ─" in visit.text

