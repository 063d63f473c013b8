"""The engine for other programs: JSON Lines on standard input and output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from planner.cli.opening import Call

if TYPE_CHECKING:
    from planner.cli.parser import Commands

_YOUNG = 1
"""The generation up to which is collected: a plan's leavings, but not what is known of a couple."""


def declare(commands: Commands) -> None:
    """Declare this command."""
    example = "ourweek engine < messages.jsonl"
    commands.add("engine", engine, "speaks the suggestion engine's JSON Lines", example=example, couple=False)


def engine(call: Call) -> int:
    """Answer one message a line until there are no more, or somebody says bye."""
    import gc
    import json

    from planner.suggest.protocol.engine import Engine

    served = Engine()
    for line in sys.stdin:
        if not line.strip():
            continue
        answer, last = _answer(served, line)
        print(json.dumps(answer, separators=(",", ":")), flush=True)
        if last:
            break
        # Python collects nothing by itself in a command; this one may answer for days, and nobody waits now.
        gc.collect(_YOUNG)
    return 0


def _answer(served: Any, line: str) -> tuple[dict[str, Any], bool]:
    import json

    try:
        message = json.loads(line)
        number, command = message.get("id"), message.get("cmd")
    except (ValueError, AttributeError, RecursionError):
        return {"id": None, "ok": False, "error": "a message is one JSON object a line"}, False
    try:
        return {"id": number, "ok": True, **served.answer(message)}, command == "bye"
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, ArithmeticError, RecursionError) as error:
        # An error is an answer, not an end; it names what is missing and nothing of what was said.
        return {"id": number, "ok": False, "error": f"{command} could not be read ({type(error).__name__})"}, False
