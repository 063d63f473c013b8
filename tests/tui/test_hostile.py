"""Should a harmful text ever lie in the data, no screen lets it through, and none falls over it."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from textual.color import Color

from planner.model.couple import Partner
from planner.model.value import replace
from planner.planner import Planner
from planner.tui.harmless import HARMLESS
from tests.hostile import HARM, TEXTS
from tests.store.samples import NOW
from tests.tui.driving import visiting

KEYS = ("enter", "escape", "m", "escape", "r", "escape", "full_stop", "escape", "a", "escape", "e", "escape", "x", "u")


def plant(planner: Planner, text: str) -> None:
    """Write a text past every entrance, as title, note and name."""
    names = Partner("a", f"1{text}"), Partner("b", f"2{text}")
    with planner.home.act(f"{text} was planned", NOW) as writing:
        writing.save(replace(planner.couple, partners=names))
        writing.save(*(replace(plan, title=f"t{text}", note=text) for plan in planner.home.plans()))


@pytest.mark.parametrize("several", [TEXTS[n::3] for n in range(3)], ids=["first", "second", "third"])
async def test_no_screen_lets_a_text_out_that_drives_the_terminal(planned: Planner, several: tuple[str, ...]) -> None:
    plant(planned, " ".join(several))
    async with visiting(planned) as visit:
        assert not HARM.search(visit.text)
        for key in KEYS:
            await visit.press(key)
            assert not HARM.search(visit.text), key
        assert visit.app.is_running


@pytest.mark.parametrize("text", ["[/b] tea", "tea [/", "[@click=app.exit]tea[/]", "[TODO] $error"])
async def test_what_looks_like_markup_is_shown_as_it_is(planned: Planner, text: str) -> None:
    plant(planned, text)
    async with visiting(planned) as visit:
        assert text in visit.text
        await visit.press("enter")
        assert text in visit.text
        await visit.press("escape", "x")
        assert visit.app.is_running


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_a_line_keeps_its_width_and_loses_what_drives_the_terminal(text: str) -> None:
    before = [Segment("tea "), Segment(text)]
    after = HARMLESS.apply(before, Color(0, 0, 0))
    assert not HARM.search("".join(segment.text for segment in after).replace("\n", ""))
    assert Segment.get_line_length(after) == Segment.get_line_length(before)
