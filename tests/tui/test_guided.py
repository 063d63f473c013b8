from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.catalogue.catalogue import Catalogue
from planner.model.checkin import Became
from planner.model.value import replace
from planner.planner import Planner
from tests.tui.driving import BERLIN, NARROW, WIDE, Visit, planner_at, visiting
from tests.tui.goldens import assert_golden
from tests.tui.samples import ACTIVITIES, activity, at

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
SUPPER = replace(
    activity("one-shelf-supper"),
    steps=("Choose a shelf.", "Cook from it for twenty minutes.", "Name the dish."),
    prompts=("What was always on the table?", "Which shelf is yours?"),
    gentler="Butter some bread.",
)
CATALOGUE = Catalogue((SUPPER, *(other for other in ACTIVITIES if other.id != SUPPER.id)))


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def again(folder: Path) -> Planner:
    """The same couple in a window opened later."""
    return planner_at(folder, ids_from=1000, catalogue=CATALOGUE)


@pytest.fixture
def supper(folder: Path) -> Planner:
    """Alex and Sam, who cook tonight."""
    planner = planner_at(folder, catalogue=CATALOGUE)
    planner.begin(("Alex", "Sam"), BERLIN)
    planner.add(SUPPER, at("mon", 20))
    return planner


async def begin(visit: Visit) -> Clock:
    """Begin what the cursor is on, by a clock that goes when it is told to."""
    await visit.press("g")
    assert visit.sheet == "GuidedScreen"
    screen: Any = visit.app.screen
    screen._clock = Clock()
    return screen._clock  # type: ignore[no-any-return]


@SIZES
async def test_step_by_step_to_the_end_and_each_says_how_it_felt(supper: Planner, size: tuple[int, int]) -> None:
    async with visiting(supper, size) as visit:
        await begin(visit)
        assert "Choose a shelf." in visit.text
        assert "then  Cook from it" in visit.text
        assert "back" not in visit.footer
        await visit.press("space")
        assert_golden(f"guided-{size[0]}x{size[1]}", visit.text)
        await visit.press("b", "space", "space", "space")
        assert "What was always on the table?" in visit.text
        assert_golden(f"guided-card-{size[0]}x{size[1]}", visit.text)
        await visit.press("space", "space")
        assert visit.sheet == "EndSheet"
        assert_golden(f"guided-end-{size[0]}x{size[1]}", visit.text)
        await visit.press("enter", "1", "4", "enter", "enter", "5", "enter", "enter")
        assert visit.sheet == "WeekScreen"
        assert visit.check_ins[SUPPER.title].revealed


async def test_rating_may_wait_for_another_day(supper: Planner) -> None:
    async with visiting(supper) as visit:
        await begin(visit)
        await visit.press(*["space"] * 5, "2")
        assert visit.sheet == "WeekScreen"
        assert visit.check_ins[SUPPER.title].became is Became.DONE
        assert not visit.check_ins[SUPPER.title].rated_by


async def test_what_went_another_way_stays_a_plan(supper: Planner) -> None:
    async with visiting(supper) as visit:
        await begin(visit)
        await visit.press(*["space"] * 5, "escape")
        assert visit.sheet == "GuidedScreen"
        await visit.press("space", "3")
        assert visit.sheet == "WeekScreen"
        assert not visit.check_ins
        assert SUPPER.title in visit.plans


async def test_the_clock_of_a_step_starts_rests_and_rings_once(
    supper: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[int] = []
    async with visiting(supper) as visit:
        monkeypatch.setattr(visit.app, "bell", lambda: rung.append(1))
        clock = await begin(visit)
        assert "clock" not in visit.footer
        await visit.press("space")
        digits: Any = visit.widget("#clock")
        look: Callable[[], None] = visit.app.screen._look  # type: ignore[attr-defined]
        assert digits.value == "20:00"
        assert "anew" not in visit.footer, "there is nothing to set back yet"
        await visit.press("t")
        clock.now += 61.5
        look()
        assert "anew" in visit.footer
        assert digits.value == "18:59"
        await visit.press("t")
        clock.now += 500
        look()
        assert digits.value == "18:59"
        await visit.press("t")
        clock.now += 5000
        look()
        look()
        await visit.settle()
        assert "The time is over." in visit.text
        assert len(rung) == 1
        await visit.press("r")
        assert digits.value == "20:00"
        assert "anew" not in visit.footer


async def test_the_bell_is_silent_where_they_wish_so(supper: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    supper.change_couple("", bell=False, motion=False)
    rung: list[int] = []
    async with visiting(supper) as visit:
        monkeypatch.setattr(visit.app, "bell", lambda: rung.append(1))
        clock = await begin(visit)
        await visit.press("space", "t")
        clock.now += 61.5
        visit.app.screen._look()  # type: ignore[attr-defined]
        digits: Any = visit.widget("#clock")
        assert digits.value == "19:00"
        clock.now += 5000
        visit.app.screen._look()  # type: ignore[attr-defined]
        assert not rung


async def test_asking_comes_first_and_the_gentler_way_is_one_key_away(planned: Planner) -> None:
    async with visiting(planned) as visit:
        await visit.press("g")
        assert "Ask first" in visit.text
        assert "No is a complete answer." in visit.text
        await visit.press("g")
        assert "Hold hands instead." in visit.text
        await visit.press("g", "space")
        assert "Longer than usual" in visit.text


async def test_a_card_is_passed_and_does_not_come_back(supper: Planner) -> None:
    async with visiting(supper) as visit:
        await begin(visit)
        await visit.press("c")
        assert "What was always on the table?" in visit.text
        await visit.press("c")
        assert "Choose a shelf." in visit.text
        await visit.press("c", "n")
        assert "Which shelf is yours?" in visit.text
        await visit.press("b")
        assert "Name the dish." in visit.text
        await visit.press("space", "n")
        assert visit.sheet == "EndSheet"


async def test_stopping_keeps_the_plan_and_the_place_and_asks_nothing(supper: Planner, folder: Path) -> None:
    async with visiting(supper) as visit:
        await begin(visit)
        await visit.press("space", "escape")
        assert visit.sheet == "WeekScreen"
        assert SUPPER.title in visit.plans
    async with visiting(again(folder)) as visit:
        assert visit.sheet == "WeekScreen"
        await visit.press("g")
        assert "Cook from it" in visit.text


async def test_who_only_had_a_look_at_a_plan_of_another_day_is_told_that_it_was_moved(supper: Planner) -> None:
    supper.move(supper.find(SUPPER.title), at("sat", 20))
    async with visiting(supper) as visit:
        await begin(visit)
        await visit.press("escape")
        assert visit.said[-1] == "Moved to Mon 23 November, 18:00; u takes it back."
        await visit.press("u")
        assert visit.starts(SUPPER.title) == [at("sat", 20)]
        await begin(visit)
        await visit.press(*["space"] * 5, "2")
        assert "Moved" not in "".join(visit.said)


async def test_after_a_killed_terminal_they_go_on_where_they_were(supper: Planner, folder: Path) -> None:
    async with visiting(supper) as visit:
        clock = await begin(visit)
        await visit.press("space", "t")
        clock.now += 61
        await visit.press("t")
    async with visiting(again(folder)) as visit:
        assert visit.sheet == "GoOnSheet"
        await visit.press("enter")
        assert "Cook from it" in visit.text
        digits: Any = visit.widget("#clock")
        assert digits.value == "18:59"


async def test_what_is_not_gone_on_with_is_not_offered_again(supper: Planner, folder: Path) -> None:
    async with visiting(supper) as visit:
        await begin(visit)
    async with visiting(again(folder)) as visit:
        await visit.click("Not now")
        assert visit.sheet == "WeekScreen"
    async with visiting(again(folder)) as visit:
        assert visit.sheet == "WeekScreen"


async def test_a_new_size_changes_nothing_of_where_they_are(supper: Planner) -> None:
    async with visiting(supper, WIDE) as visit:
        await begin(visit)
        await visit.press("space")
        for size in ((60, 20), (24, 8), NARROW):
            await visit.resize(*size)
            assert visit.sheet == "GuidedScreen"
        assert "step 2 of 3" in visit.text
        assert "20:00" in visit.widget("#clock").value  # type: ignore[attr-defined]


async def test_something_of_their_own_with_a_hostile_title_is_one_quiet_page(couple: Planner) -> None:
    couple.add("[/] [bold]tea", at("mon", 20), note="the [red] pot")
    async with visiting(couple) as visit:
        await visit.press("g")
        assert "[/] [bold]tea" in visit.text
        assert "the [red] pot" in visit.text
        await visit.press("space", "2")
        assert visit.check_ins["[/] [bold]tea"].became is Became.DONE
