"""What a frame asks of the widgets: the lines that changed, and they are what Textual would show."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random

import pytest
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from planner.planner import Planner
from planner.tui.touched import Touched
from tests.tui.driving import visiting
from tests.tui.test_painting import shown, written


@pytest.mark.parametrize("keys", [(), ("?",), ("3",)])
async def test_a_frame_shows_what_textual_would_show_and_asks_only_for_what_changed(
    planned: Planner, keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with visiting(planned) as visit:
        await visit.press(*keys)
        screen = visit.app.screen
        asked: list[int] = []
        monkeypatch.setattr(type(screen), "render_lines", counting(type(screen).render_lines, asked))
        ours, luck = screen._compositor, Random(1)
        assert isinstance(ours, Touched)
        for _ in range(40):
            begin, right, first = luck.randrange(79), luck.randrange(1, 40), luck.randrange(23)
            regions = {Region(begin, y, right, 1).intersection(Region(0, 0, 80, 24)) for y in range(first, first + 3)}
            texts = []
            for kind in (Compositor, Touched):
                monkeypatch.setattr(ours, "_get_renders", partial(kind._get_renders, ours))
                ours._dirty_regions = {region for region in regions if region}
                asked.clear()
                update = ours.render_partial_update()
                assert isinstance(update, ChopsUpdate)
                texts.append(shown(written(update)))
            assert texts[0] == texts[1]
            assert asked == [len({region.y for region in regions if region})]


def counting(render: Callable[..., list[Strip]], asked: list[int]) -> Callable[..., list[Strip]]:
    def counted(self: Widget, crop: Region) -> list[Strip]:
        asked.append(crop.height)
        return render(self, crop)

    return counted
