"""How screens talk to the planner, and say kindly what could not be done."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

from textual import on
from textual.app import SystemCommand
from textual.await_complete import AwaitComplete
from textual.dom import DOMNode
from textual.geometry import Size
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.widgets import Button
from textual.worker import Worker

from planner.model.errors import OurweekError
from planner.tui.behind import Behind
from planner.tui.touched import Touched

if TYPE_CHECKING:
    from planner.planner import Planner
    from planner.tui.app import OurweekApp
    from planner.tui.commands import Command

P = ParamSpec("P")
T = TypeVar("T")
N = TypeVar("N", bound=DOMNode)


class _Ours(Screen[ScreenResultType]):
    """What knows the app and the planner."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        # Made by Textual for every screen, with no way to ask for another kind.
        self._compositor = Touched()

    @property
    def ourweek(self) -> OurweekApp:
        """The app; use cases are called through its `ask`."""
        return cast("OurweekApp", self.app)

    @property
    def planner(self) -> Planner:
        """The use cases."""
        return self.ourweek.planner

    async def answer_of(self, sheet: Screen[T | None]) -> T | None:
        """Show a sheet and return its answer; None also where another one is open already."""
        return await self.app.push_screen_wait(sheet) if self.is_active else None

    async def show_help(self, *commands: Command) -> None:
        """Show these keys, and do what was clicked there."""
        from planner.tui.screens.help import HelpSheet

        if chosen := await self.answer_of(HelpSheet(self, commands)):
            await self.run_action(chosen)

    async def action_quit(self) -> None:
        """Leave."""
        await self.app.action_quit()

    def say_taken_back(self, what: str) -> None:
        """Say what was taken back; what was said of it before holds no longer."""
        self.app.clear_notifications()
        self.ourweek.say(f"Taken back: {what}.")

    def on_compose(self) -> None:
        """Know how much room there is before anything is laid out, so that nothing is laid out twice."""
        self.add_class(*self._breakpoint_classes())

    def _screen_resized(self, size: Size) -> None:
        # A new screen is laid out for its size, and then told of it as of another one.
        if size != self._size:
            super()._screen_resized(size)

    def _breakpoint_classes(self) -> Iterator[str]:
        width, height = self.app.size
        for breakpoints, length in ((self.HORIZONTAL_BREAKPOINTS, width), (self.VERTICAL_BREAKPOINTS, height)):
            reached = [name for least, name in sorted(breakpoints or ()) if least <= length]
            yield from reached[-1:]


class OurScreen(_Ours[ScreenResultType]):
    """A screen that knows the app and the planner."""

    def palette(self) -> Iterable[SystemCommand]:
        """Return what the command palette may offer here, besides what every app has."""
        return ()

    async def leaving(self) -> None:
        """Keep what would be lost with this screen when somebody leaves now."""


# Styles are taken over from the first of the two alone.
class OurSheet(ModalScreen[ScreenResultType], _Ours[ScreenResultType]):
    """A sheet over a screen that knows the app and the planner."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (72, "-roomy")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self.turn = asyncio.Lock()

    def render(self) -> Any:
        """Return what shows through behind the sheet."""
        behind = super().render()
        return Behind(behind) if isinstance(behind, BackgroundScreen) else behind

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close once, however often it is asked for: closing twice would take the screen below as well."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    @on(Button.Pressed, "#leave")
    def _left(self) -> None:
        self.dismiss(None)


class PrivateSheet(OurSheet[ScreenResultType]):
    """A sheet with what is one partner's alone: it covers everything, and nothing of it stays behind."""

    def on_unmount(self) -> None:
        """Forget what was copied here, so that the other can't paste it."""
        self.app._clipboard = ""


def errand(method: Callable[Concatenate[N, P], Coroutine[Any, Any, None]]) -> Callable[Concatenate[N, P], Worker[None]]:
    """Make a method run beside the screen, and say its expected errors as one sentence instead of ending the app.

    What a sheet is asked to do happens one after the other, and nothing of it once the sheet is closed.
    """

    @wraps(method)
    def start(self: N, *args: P.args, **kwargs: P.kwargs) -> Worker[None]:
        async def said() -> None:
            try:
                if not isinstance(self, OurSheet):
                    await method(self, *args, **kwargs)
                    return
                async with self.turn:
                    if self.is_active:
                        await method(self, *args, **kwargs)
            except OurweekError as error:
                say_once(cast("OurweekApp", self.app), str(error), quietly=False)

        return self.run_worker(said(), name=method.__name__)

    return cast("Callable[Concatenate[N, P], Worker[None]]", start)


def say_once(app: OurweekApp, sentence: str, *, quietly: bool = True) -> None:
    """Say a sentence, unless it is up already: a key pressed again and again would cover the screen with it."""
    if sentence not in (notification.message for notification in app._notifications):
        app.say(sentence, quietly=quietly)
