"""What a couple sets about itself and looks back on, key by key: limits, private limits, and the year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from planner.model.activity import Activity, Care, Cost, Setting
from planner.model.boundary import About
from planner.model.week import Week
from planner.planner import Planner
from planner.store.home import Home
from planner.tui.widgets.setting_list import SettingList
from tests.model.test_insights import did
from tests.planner.couples import shipped
from tests.tui.driving import BERLIN, Visit, visiting

JANUARY = datetime(2026, 1, 12, 18)


@pytest.fixture(autouse=True)
def _no_idling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps the pilot from watching the processor after each key; a visit settles by the messages instead."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 1)


@pytest.fixture
def couple(tmp_path: Path) -> Planner:
    """Alex and Sam in January, with everything that is shipped."""
    ids = count(1)
    planner = Planner(
        Home(tmp_path / "data"),
        shipped,
        lambda zone: JANUARY.replace(tzinfo=ZoneInfo(zone)),
        lambda: str(UUID(int=next(ids))),
    )
    planner.begin(("Alex", "Sam"), BERLIN)
    return planner


async def go_to(visit: Visit, row: str) -> None:
    """Put the cursor on a row of Us."""
    if visit.sheet != "UsScreen":
        await visit.press("6")
    rows = visit.app.screen.query_one(SettingList)
    rows.highlighted = rows.get_option_index(row)
    await visit.settle()


async def steps(visit: Visit, row: str, *keys: str) -> None:
    """Change a row of Us step by step."""
    await go_to(visit, row)
    await visit.press(*keys)


async def proposed(visit: Visit) -> list[Activity]:
    """Fill this week on the screen, and return what is proposed there and in the two weeks after it."""
    await visit.press("1", "f")
    assert visit.sheet == "FillSheet"
    week = Week.of(visit.planner.now)
    found = [p.activity for later in range(3) for p in visit.planner.fill_week(week.shift(later))]
    assert any(activity.title in visit.text for activity in found)
    await visit.press("escape")
    assert len(found) >= 6
    return found


async def type_free(visit: Visit, text: str) -> None:
    """Type when they are free."""
    await go_to(visit, "free")
    await visit.press("enter", "t", "ctrl+u")
    await visit.write(text)
    await visit.press("enter")


async def parents(visit: Visit) -> None:
    await type_free(visit, "mon-sun 13:00-13:10 20:30-20:45")
    await steps(visit, "care", "left", "left")


async def in_pain(visit: Visit) -> None:
    await steps(visit, "contact", "left")
    await steps(visit, "depth", "left", "left")


async def far_apart(visit: Visit) -> None:
    await steps(visit, "apart", "right")


async def broke(visit: Visit) -> None:
    await steps(visit, "cost", *["left"] * 3)


FITS: dict[str, tuple[Callable[[Visit], object], Callable[[Activity], bool]]] = {
    "a baby": (parents, lambda a: a.minutes.min <= 15 and a.care is Care.AROUND),
    "pain": (in_pain, lambda a: a.contact == 0 and a.depth <= 1 and bool(a.gentler)),
    "far apart": (far_apart, lambda a: Setting.APART in a.setting),
    "broke in January": (broke, lambda a: a.cost is Cost.FREE),
}
"""What they set on Us, and what then holds for everything that is proposed."""


@pytest.mark.parametrize("life", FITS)
async def test_what_is_set_on_us_makes_every_suggestion_fit(couple: Planner, life: str) -> None:
    setting, fits = FITS[life]
    async with visiting(couple) as visit:
        await setting(visit)  # type: ignore[misc]
        assert [activity.id for activity in await proposed(visit) if not fits(activity)] == []


async def test_a_private_limit_on_us_is_kept_by_suggestions_and_shows_the_other_nothing(couple: Planner) -> None:
    alex, sam = couple.couple.partners
    async with visiting(couple) as visit:
        places = ("1", "5", "6")
        before = {}
        for key in places:
            await visit.press(key)
            before[key] = visit.text
        # Sam: nothing with the tag chores, for a month.
        await visit.press("full_stop", "2", "a", "j", "enter")
        await visit.write("chores")
        await visit.press("enter", "j", "j", "enter", "escape")
        (kept,) = couple.boundaries(sam)
        assert (kept.about, kept.value) == (About.TAG, "chores")
        assert not [a for a in await proposed(visit) if "chores" in a.tags]
        for key in places:
            await visit.press(key)
            assert visit.text == before[key]
        await visit.press("full_stop", "1")
        assert "chores" not in visit.text
        await visit.press("escape", "ctrl+p")
        assert "chores" not in visit.text
        assert visit.said == []
        assert couple.boundaries(alex) == ()


async def test_a_year_is_looked_back_on_and_what_was_loved_is_planned_again(couple: Planner) -> None:
    loved = next(a for a in shipped().activities if a.live and a.minutes.typical == 30)
    with couple.home.act("", JANUARY.replace(tzinfo=UTC)) as writing:
        for number in range(40):
            day = date(2025, 2, 2) + timedelta(days=7 * number)
            fields = {"activity": loved.id, "kind": loved.kind} if number % 4 else {}
            title, ratings = (loved.title, (5, 4)) if fields else (f"Own {number}", (2, 4))
            writing.save(did(title, *ratings, day=day, **fields))
    async with visiting(couple) as visit:
        await visit.press("5")
        assert "What you do together in 2026 shows here" in visit.flat
        await visit.press("[")
        assert "You did 40 things together in 2025, 20 hours in all; Sunday is your fullest day." in visit.flat
        await visit.press("enter")
        assert f"{loved.title}  30 times" in visit.text
        await visit.press("a", "enter")
        assert loved.title in visit.plans
        assert visit.plans[loved.title].agreed
