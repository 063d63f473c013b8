"""What could not be saved yet: it stays where it was entered, and is tried again until it is saved or let go."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from itertools import chain, repeat
from typing import TYPE_CHECKING, TypeVar

from planner.model.errors import NotYet

if TYPE_CHECKING:
    from planner.tui.app import OurweekApp

T = TypeVar("T")
PAUSES = (5.0, 30.0)
"""Seconds before the second try, and before every later one."""


class Unsaved:
    """Counts the changes that wait for room on the disk, or for another window."""

    def __init__(self, app: OurweekApp) -> None:
        self._app = app
        self.waiting = 0

    async def until_saved(self, attempt: Callable[[], Awaitable[T]]) -> T:
        """Try until it is saved; whoever closes what it was entered on lets it go."""
        try:
            return await attempt()
        except NotYet as problem:
            said = str(problem)
        self.waiting += 1
        try:
            for pause in chain(PAUSES[:1], repeat(PAUSES[-1])):
                self._tell(said, pause)
                await asyncio.sleep(pause)
                try:
                    answer = await attempt()
                except NotYet as problem:
                    said = str(problem)
                else:
                    self._app.say("Saved now.")
                    return answer
        finally:
            self.waiting -= 1
        raise AssertionError

    def _tell(self, said: str, pause: float) -> None:
        self._app.notify(
            f"{said} It stays as you entered it, and is tried again in {pause:.0f} seconds.",
            title="Not saved yet",
            severity="warning",
            markup=False,
            timeout=pause + 1,
        )
