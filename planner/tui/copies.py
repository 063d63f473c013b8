"""Second copies and backups of what was changed, written when nobody waits for them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.timer import Timer

if TYPE_CHECKING:
    from planner.store.home import Home
    from planner.tui.one_thread import OneThread

_SETTLE_AFTER = 1.0
"""Seconds without a change after which what was saved once is saved twice."""
_BACK_UP_AFTER = 10.0
"""Seconds without a change after which a backup is kept, if it is time for one; many packs take a moment."""


class Copies:
    """What is still to be done for the last change."""

    def __init__(self, app: App[Any], home: Home, thread: OneThread) -> None:
        self._app, self._home, self._thread = app, home, thread
        self._waiting: tuple[Timer, ...] = ()

    def put_off(self) -> None:
        """Wait once more, where something was changed since."""
        if self._home.unsettled():
            for timer in self._waiting:
                timer.stop()
            self._waiting = (
                self._app.set_timer(_SETTLE_AFTER, self._settle),
                self._app.set_timer(_BACK_UP_AFTER, self._back_up),
            )

    def finish(self) -> None:
        """Wait no longer: the app is being left."""
        if self._waiting or self._home.unsettled():
            self._back_up()

    def _settle(self) -> None:
        if self._home.unsettled():
            self._thread.owe(partial(self._home.settle, backing_up=False))

    def _back_up(self) -> None:
        self._waiting = ()
        self._thread.owe(self._home.settle)
