"""Leaving at once: the thread that reads the keyboard is woken instead of left to look again in a tenth of a second.

Textual's Linux driver waits up to two of these looks whenever it gives the terminal back, and draws where errors go, be
that a terminal or not. Little of its inside is used here, and sittings at a real terminal in the tests hold it.
"""

from __future__ import annotations

import os
import selectors
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.driver import Driver


def prompt_driver() -> type[Driver] | None:
    """Return a driver that gives the terminal back at once, or None where Textual's own choice has to do."""
    if sys.platform == "win32" or "TEXTUAL_DRIVER" in os.environ:
        return None
    from textual.drivers import linux_driver

    if not hasattr(linux_driver, "selectors"):
        return None

    class Selector(selectors.SelectSelector):
        """Waits for the keyboard, and for being woken."""

        wake = (-1, -1)

        def __init__(self) -> None:
            super().__init__()
            self.register(self.wake[0], selectors.EVENT_READ)

        def select(self, timeout: float | None = None) -> list[Any]:
            """Return what happened at the keyboard."""
            return [event for event in super().select(timeout) if event[0].fd != self.wake[0]]

    class PromptDriver(linux_driver.LinuxDriver):
        """Wakes the thread that reads before it waits for its end, and draws where somebody sees it."""

        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            errors = sys.__stderr__
            if errors is None or errors.closed or not errors.isatty():
                self._file = sys.__stdout__

        def start_application_mode(self) -> None:
            """Take the terminal."""
            Selector.wake = os.pipe()
            super().start_application_mode()  # type: ignore[no-untyped-call]

        def disable_input(self) -> None:
            """Stop reading the keyboard."""
            os.write(Selector.wake[1], b".")
            super().disable_input()
            os.read(Selector.wake[0], 1)

    woken = ModuleType("selectors")
    vars(woken).update(vars(selectors))
    vars(woken)["SelectSelector"] = Selector
    vars(linux_driver)["selectors"] = woken
    return PromptDriver
