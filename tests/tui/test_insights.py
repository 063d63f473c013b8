from __future__ import annotations

from datetime import UTC, timedelta

import pytest
from rich.cells import cell_len

from planner.model.checkin import Became, Rating
from planner.planner import Planner
from planner.tui.widgets.loved_list import LovedList
from tests.model.test_insights import did
from tests.tui.driving import NARROW, WIDE, visiting
from tests.tui.goldens import assert_golden
from tests.tui.samples import ACTIVITIES, MONDAY

SIZES = [(60, 20), NARROW, WIDE, (160, 50)]
GOLDEN = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])


@pytest.fixture
def lived(couple: Planner) -> Planner:
    """Alex and Sam have a few weeks behind them."""
    with couple.home.act("", MONDAY.replace(tzinfo=UTC)) as writing:
        for number in range(24):
            activity = ACTIVITIES[number % len(ACTIVITIES)]
            ratings = (5, 3, 4, 5, 4)[number % 5], (4, 3, 1, 5, 5)[number % 5]
            day = MONDAY.date() - timedelta(days=4 * number + 1)
            fields = {"activity": activity.id, "kind": activity.kind, "minutes": activity.minutes.typical}
            writing.save(did(activity.title, *ratings, day=day, **fields))
    return couple


@GOLDEN
async def test_a_year_as_pictures(lived: Planner, size: tuple[int, int]) -> None:
    async with visiting(lived, size) as visit:
        await visit.press("5")
        assert_golden(f"insights-{size[0]}x{size[1]}", visit.text)


@GOLDEN
async def test_a_year_without_anything_says_what_will_be_here(couple: Planner, size: tuple[int, int]) -> None:
    async with visiting(couple, size) as visit:
        await visit.press("5")
        assert_golden(f"insights-empty-{size[0]}x{size[1]}", visit.text)


@pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
async def test_every_picture_is_reached_at_every_size(lived: Planner, size: tuple[int, int]) -> None:
    titles = (
        "The year at a glance",
        "Balance, wished and lived",
        "Kinds over time",
        "Time and energy",
        "What you both love",
        "Where you differ",
    )
    async with visiting(lived, size) as visit:
        await visit.press("5")
        seen = visit.text
        for key in ("j", *["pagedown"] * 9):
            await visit.press(key)
            assert all(cell_len(line) <= size[0] for line in visit.lines)
            seen += visit.text
            if visit.app.screen.query_one("#page").is_vertical_scroll_end:
                break
        assert all(title in seen for title in titles)
        assert visit.footer[-1] == "help"


async def test_years_and_a_list_that_are_not_there_are_said_to_be_none(couple: Planner) -> None:
    async with visiting(couple) as visit:
        await visit.press("5", "left_square_bracket", "right_square_bracket", "enter")
        assert visit.said == [
            "Before 2026 there is nothing to show.",
            "2026 is the last year there is.",
            "What you both love shows here, once you have both said so.",
        ]


async def test_what_both_love_is_read_and_put_on_the_week_again(lived: Planner) -> None:
    async with visiting(lived) as visit:
        await visit.press("5", "enter")
        assert isinstance(visit.app.screen.focused, LovedList)
        loved = visit.app.screen.query_one(LovedList).felt
        assert loved is not None
        await visit.press("enter")
        assert visit.sheet == "ActivitySheet"
        assert loved.title in visit.text
        await visit.press("escape", "a")
        assert visit.sheet == "AddSheet"
        await visit.press("enter")
        assert any(said.startswith(f"{loved.title} is on your week") for said in visit.said)
        assert [p for p in visit.planner.home.plans() if p.title == loved.title and p.start > MONDAY]
        await visit.press("escape")
        assert visit.app.screen.focused is visit.widget("#page")


async def test_a_private_no_is_kept_from_the_list_of_what_was_loved(lived: Planner) -> None:
    async with visiting(lived) as visit:
        await visit.press("5", "enter", "full_stop", "2", "enter")
        assert len(lived.boundaries(lived.couple.partners[1])) == 1
        before = visit.text
        await visit.press("4", "5")
        assert visit.text == before


async def test_the_years_go_back_as_far_as_there_is_something_and_not_beyond_this_one(lived: Planner) -> None:
    old = lived.add("Old times", MONDAY.replace(year=2025)).standing
    lived.mark(old, Became.DONE)
    async with visiting(lived) as visit:
        await visit.press("5")
        assert "2026" in visit.lines[0]
        assert "year after" not in visit.footer
        await visit.press("[")
        assert "2025" in visit.lines[0]
        assert "You did one thing together in 2025, an hour in all." in visit.text
        assert "year before" not in visit.footer
        await visit.press("[")
        assert "2025" in visit.lines[0]
        await visit.click("›")
        assert "2026" in visit.lines[0]


async def test_titles_that_look_like_markup_are_shown_as_they_are(couple: Planner) -> None:
    alex, sam = couple.couple.partners
    for title, theirs in (("[/] [red]長い題名", 5), ("[b]no", 1)):
        standing = couple.add(title, MONDAY - timedelta(days=2)).standing
        couple.rate(standing, alex, Rating.MORE_OF_THIS)
        couple.rate(standing, sam, Rating(theirs))
    async with visiting(couple, (160, 50)) as visit:
        await visit.press("5")
        assert "[/] [red]長い題名" in visit.text
        assert "[b]no" in visit.text
        await visit.click("[/] [red]長い題名")
        assert visit.sheet == "AddSheet"
