"""Driving the app as people do: keys, clicks on what they read, and reading what is on the screen."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, ParamSpec, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from rich.cells import cell_len
from rich.console import Console
from textual import events
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Button

from planner.catalogue.catalogue import Catalogue
from planner.model.checkin import CheckIn
from planner.model.plan import Plan
from planner.model.ritual import occurrences
from planner.planner import Planner
from planner.store.home import Home
from planner.tui import app
from planner.tui.app import OurweekApp
from planner.tui.keymap import Keymap
from planner.tui.opening import couple_of
from planner.tui.widgets.keys import Keys, Shown
from tests.tui.samples import CATALOGUE, MONDAY, WEEK

P = ParamSpec("P")
T = TypeVar("T")
BERLIN = "Europe/Berlin"
NARROW, WIDE = (80, 24), (120, 40)
_LOOKS, _TURNS = 2, 15
"""How many looks at the screen, and turns of the event loop before each, have to find nothing to do."""


def planner_at(
    folder: Path, *, ids_from: int = 1, catalogue: Catalogue = CATALOGUE, kind: type[Planner] = Planner
) -> Planner:
    """The use cases over a folder, on a Monday evening that never ends, with ids that count."""
    ids = count(ids_from)
    return kind(
        Home(folder),
        lambda: catalogue,
        lambda zone: MONDAY.replace(tzinfo=ZoneInfo(zone)),
        lambda: str(UUID(int=next(ids))),
    )


class WatchedApp(OurweekApp):
    """The app, and whether it is still waiting for the planner."""

    CSS_PATH = [Path(app.__file__).parent / name for name in OurweekApp.CSS_PATH]  # noqa: RUF012

    def __init__(self, planner: Planner, keymap: Keymap | None = None) -> None:
        super().__init__(planner, couple_of(planner), keymap)
        self.animation_level = "none"
        self.idle = asyncio.Event()
        self.idle.set()
        self._asking = 0

    async def beside(self, use_case: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        with self._waiting():
            return await super().beside(use_case, *args, **kwargs)

    async def think(self, use_case: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        with self._waiting():
            return await super().think(use_case, *args, **kwargs)

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        self._asking += 1
        self.idle.clear()
        try:
            yield
        finally:
            self._asking -= 1
            if not self._asking:
                self.idle.set()


class Visit:
    """One sitting at the app."""

    def __init__(self, app: WatchedApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.planner = app.planner
        self.pressed = 0

    async def settle(self) -> None:
        """Wait until no message, no question to the planner and no drawing is under way any more."""
        looks = 0
        while looks < _LOOKS and self.app.is_running:
            turns = 0
            while turns < _TURNS:
                await asyncio.sleep(0)
                await self.app.idle.wait()
                turns = 0 if self._busy else turns + 1
            looks = 0 if self._undrawn else looks + 1
            # What waits for the screen to be drawn needs no waiting for the next frame.
            self.app.screen._on_timer_update()
            await self.app.animator.wait_until_complete()

    @property
    def _undrawn(self) -> bool:
        screen = self.app.screen
        return bool(screen._callbacks or screen._layout_required or screen._repaint_required or screen._dirty_widgets)

    @property
    def _busy(self) -> bool:
        nodes = [self.app, *(node for screen in self.app.screen_stack for node in screen.walk_children(with_self=True))]
        return any(node.message_queue_size for node in nodes)

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each when the last has had its effect."""
        for key in keys:
            self.pressed += 1
            await self.pilot.press(key)
            await self.settle()

    async def write(self, text: str) -> None:
        """Type text into the field in focus."""
        self.pressed += len(text)
        await self.pilot.press(*text)
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste text, as a terminal does."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def click(self, text: str, *, nth: int = 0, times: int = 1) -> None:
        """Click the middle of some text that is on the screen."""
        await self.click_at(*self.spot(text, nth=nth), times=times)

    async def click_at(self, x: int, y: int, *, times: int = 1) -> None:
        """Click a place on the screen."""
        for button in self.app.screen.query(Button):
            # Else a button takes no second click for a fifth of a second.
            button.active_effect_duration = 0
        await self.pilot.click(offset=(x, y), times=times)
        await self.settle()

    async def foot(self, label: str) -> None:
        """Click a key of the footer."""
        last = self.app.size.height - 1
        assert label in self.lines[last], f"{label!r} is not in the footer:\n{self.text}"
        await self.click_at(cell_len(self.lines[last][: self.lines[last].index(label)]), last)

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        # The app waits a moment for further sizes.
        self.app._check_resize()
        await self.settle()

    async def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press the mouse at one place and let it go at another."""
        await self.pilot.mouse_down(offset=start)
        await self.pilot.hover(offset=end)
        await self.pilot.mouse_up(offset=end)
        await self.settle()

    def spot(self, text: str, *, nth: int = 0) -> tuple[int, int]:
        """Where some text is on the screen."""
        found = [
            (cell_len(line[:at]) + cell_len(text) // 2, y)
            for y, line in enumerate(self.lines)
            for at in range(len(line))
            if line.startswith(text, at)
        ]
        assert len(found) > max(nth, 0), f"{text!r} is not on the screen:\n{self.text}"
        return found[nth]

    @property
    def lines(self) -> list[str]:
        """What the terminal shows, line by line."""
        width, height = self.app.size
        console = Console(
            width=width, height=height, file=io.StringIO(), force_terminal=True, record=True, legacy_windows=False
        )
        screens = self.app._background_screens
        console.print(self.app.screen._compositor.render_update(full=True, screen_stack=screens))
        return console.export_text(styles=False).split("\n")[:height]

    @property
    def text(self) -> str:
        """What the terminal shows."""
        return "\n".join(line.rstrip() for line in self.lines) + "\n"

    @property
    def flat(self) -> str:
        """What the terminal shows, as if no line had an end."""
        return " ".join(self.text.replace("│", " ").split())

    @property
    def said(self) -> list[str]:
        """The sentences of all toasts so far that are still up."""
        return [notification.message for notification in self.app._notifications]

    @property
    def sheet(self) -> str:
        """The name of the screen or sheet in front."""
        return type(self.app.screen).__name__

    @property
    def footer(self) -> list[str]:
        """The labels of the keys that the footer shows."""
        return [key.label for key in self.footer_keys]

    @property
    def footer_keys(self) -> list[Shown]:
        """The keys that the footer shows."""
        return [entry for keys in self.app.screen.query(Keys) for entry in keys.entries]

    @property
    def plans(self) -> dict[str, Plan]:
        """The plans that are kept, by their titles."""
        return {plan.title: plan for plan in self.planner.home.plans()}

    def starts(self, title: str) -> list[datetime]:
        """When the occurrences of a plan begin, from the sample week on to two weeks after it."""
        begin, end = WEEK.span
        found = occurrences(self.planner.home.plans(), begin, end + timedelta(weeks=2))
        return [occurrence.start for occurrence in found if occurrence.plan.title == title]

    @property
    def check_ins(self) -> dict[str, CheckIn]:
        """The check-ins that are kept, by their titles."""
        return {check_in.title: check_in for check_in in self.planner.home.check_ins()}

    def widget(self, selector: str) -> Widget:
        """A widget of the screen in front."""
        return self.app.screen.query_one(selector)


@asynccontextmanager
async def visiting(
    planner: Planner, size: tuple[int, int] = NARROW, keymap: Keymap | None = None, **options: Any
) -> AsyncIterator[Visit]:
    """Open the app, with toasts as people see them."""
    watched = WatchedApp(planner, keymap)
    for name, value in options.items():
        setattr(watched, name, value)
    async with watched.run_test(size=size, notifications=True) as pilot:
        visit = Visit(watched, pilot)
        await visit.settle()
        yield visit
