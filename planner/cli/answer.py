"""What a command answers: data for scripts, text for people, and sentences beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from planner.model.value import Value

if TYPE_CHECKING:
    from planner.cli.paint import Paint


class Answer(Value):
    """One answer in both forms; only the one that was asked for is made."""

    data: Callable[[], dict[str, Any]]
    """One JSON document, without its schema."""
    text: Callable[[Paint], Iterable[str]]
    """Lines for a person."""
    said: tuple[str, ...] = ()
    """Sentences for standard error."""
    code: int = 0

    def line(self) -> str:
        """Return the JSON document as one line."""
        import json

        # Plain ASCII is read alike in every locale, and no character of it can drive a terminal.
        return json.dumps({"schema": 1, **self.data()})
