"""The two buttons under a sheet, so that the mouse alone is enough."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button


class Answers(Horizontal):
    """What the sheet is there for, `#do`, and the way out, `#leave`."""

    DEFAULT_CSS = """
    Answers {
        height: auto;
        align-horizontal: right;
        margin-top: 1;
        & Button { margin-left: 2; }
    }
    """

    def __init__(self, do: str, leave: str = "Not now") -> None:
        super().__init__()
        self._do, self._leave = do, leave

    def compose(self) -> ComposeResult:
        """Lay out both buttons."""
        for button in (
            Button(self._leave, id="leave", compact=True),
            Button(self._do, id="do", variant="primary", compact=True),
        ):
            # Keys have enter and escape; a stop more would only be in the way.
            button.can_focus = False
            yield button
