"""How screens talk to the planner, and say kindly what could not be done."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.worker import Worker

from planner.model.errors import OurweekError

if TYPE_CHECKING:
    from planner.planner import Planner
    from planner.tui.app import OurweekApp

P = ParamSpec("P")
N = TypeVar("N", bound=DOMNode)


class OurScreen(Screen[ScreenResultType]):
    """A screen that knows the app and the planner."""

    @property
    def ourweek(self) -> OurweekApp:
        """The app; use cases are called through its `ask`."""
        return cast("OurweekApp", self.app)

    @property
    def planner(self) -> Planner:
        """The use cases."""
        return self.ourweek.planner


class OurSheet(ModalScreen[ScreenResultType]):
    """A sheet over a screen that knows the app and the planner."""

    @property
    def ourweek(self) -> OurweekApp:
        """The app; use cases are called through its `ask`."""
        return cast("OurweekApp", self.app)

    @property
    def planner(self) -> Planner:
        """The use cases."""
        return self.ourweek.planner


def errand(method: Callable[Concatenate[N, P], Coroutine[Any, Any, None]]) -> Callable[Concatenate[N, P], Worker[None]]:
    """Make a method run beside the screen, and say its expected errors as one sentence instead of ending the app."""

    @wraps(method)
    def start(self: N, *args: P.args, **kwargs: P.kwargs) -> Worker[None]:
        async def said() -> None:
            try:
                await method(self, *args, **kwargs)
            except OurweekError as error:
                cast("OurweekApp", self.app).say(str(error), quietly=False)

        return self.run_worker(said(), name=method.__name__)

    return cast("Callable[Concatenate[N, P], Worker[None]]", start)
