"""What a sheet lies on: the screen behind it as Textual would show it, for less."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen

from planner.planner import Planner
from planner.tui.behind import Behind
from tests.tui.driving import visiting


@pytest.mark.parametrize("theme", ["ourweek-dark", "ourweek-light"])
async def test_the_screen_shows_through_a_sheet_as_textual_would_show_it(planned: Planner, theme: str) -> None:
    async with visiting(planned) as visit:
        visit.app.theme = theme
        await visit.settle()
        below = visit.app.screen
        await visit.press("a")
        assert visit.app.screen is not below
        tint = visit.app.screen.styles.background
        assert 0 < tint.a < 1
        ours = Behind(BackgroundScreen(below, tint)).render_strips(80, 24, None, None)
        theirs = [
            [*BackgroundScreen.process_segments(strip, tint)] for strip in below._compositor.render_strips()[:24]
        ]
        assert len(ours) == 24
        assert [[*Segment.simplify(strip)] for strip in ours] == [[*Segment.simplify(line)] for line in theirs]


async def test_a_sheet_is_laid_out_for_its_size_once_and_for_another_again(
    planned: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: list[str] = []
    layout = Screen._refresh_layout

    def counted(self: Screen[object], *args: object, **kwargs: object) -> None:
        if type(self).__name__ == "AddSheet":
            laid_out.append("size" if args else "content")
        layout(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Screen, "_refresh_layout", counted)
    async with visiting(planned) as visit:
        await visit.press("a")
        assert laid_out.count("size") == 1
        await visit.resize(100, 30)
        assert laid_out.count("size") == 2
        assert visit.app.screen.has_class("-roomy")
