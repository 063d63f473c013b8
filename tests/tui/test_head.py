from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from planner.model.week import Week
from planner.planner import Planner
from planner.tui.widgets.head import shortened
from tests.tui.driving import BERLIN, visiting
from tests.tui.samples import at

LONG = ("Maximiliane-Katharina", "高橋 さくらこ ながいなまえ")


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=["60x20", "80x24"])
async def test_the_weeks_to_and_fro_are_a_click_away_however_long_the_names_are(
    nobody: Planner, size: tuple[int, int]
) -> None:
    nobody.begin(LONG, BERLIN)
    nobody.add("Whatever", at("mon", 20))
    async with visiting(nobody, size) as visit:
        for number in range(48, 54):
            assert f"Week {number} · " in visit.lines[0]
            assert "Maximil" in visit.lines[0]
            assert "高橋" in visit.lines[0]
            await visit.click("›")
        await visit.click("‹")
        assert "Week 53 · 28 Dec" in visit.lines[0]


async def test_a_longer_head_is_whole_again_where_there_is_room(planned: Planner) -> None:
    async with visiting(planned, (60, 20)) as visit:
        await visit.press("]")
        assert "‹ Week 49 · 30 Nov – 6 Dec 2026 ›" in visit.lines[0]
        await visit.resize(80, 24)
        assert "‹ Week 49 · 30 November – 6 December 2026 ›" in visit.lines[0]


def test_a_name_is_cut_only_where_it_takes_more_than_half() -> None:
    assert shortened(("Alex", "Sam"), 7) == ("Alex", "Sam")
    assert shortened(("Maximiliane", "Sam"), 10) == ("Maximi…", "Sam")
    assert shortened(("Sam", "Maximiliane"), 10) == ("Sam", "Maximi…")
    assert shortened(("Maximiliane", "Bartholomew"), 10) == ("Maxi…", "Bart…")


NAMES = st.text(st.sampled_from("abc 高橋é"), min_size=1, max_size=30).map(str.strip).filter(bool)


@given(NAMES, NAMES, st.integers(4, 60))
def test_shortened_names_fit_and_both_are_there(first: str, second: str, room: int) -> None:
    cut = shortened((first, second), room)
    assert sum(map(cell_len, cut)) <= room
    assert all(cut)


def test_the_titles_of_a_week_grow_shorter() -> None:
    week = Week.of(at("mon", 20))
    assert week.titles == ("Week 48 · 23 – 29 November 2026", "Week 48 · 23 – 29 Nov 2026", "Week 48 · 23 – 29 Nov")
