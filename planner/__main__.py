"""Where the program starts: `ourweek`, or `python -m planner`."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    # Said like this, as to load typing takes as long as to answer from memory.
    from collections.abc import Sequence
    from typing import NoReturn


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    if _said_again(sys.argv[1:] if argv is None else argv):
        return 0
    from planner.cli.main import main as run

    return run(argv)


def _said_again(words: Sequence[str]) -> bool:
    """Say what was said the last time, where that still holds."""
    from planner.cli.again import said_again

    text = said_again(words)
    if text:
        try:
            print(text, flush=True)
        except OSError:
            # The long way knows what to say then.
            return False
    return text is not None


def leave() -> NoReturn:
    """Run the command of this process, and end it without taking the interpreter apart first."""
    # A command ends before there is anything worth collecting; the app begins to when its first frame stands.
    gc.disable()
    code = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            # A stream that was closed from the beginning is none.
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            pass
    os._exit(code)


if __name__ == "__main__":
    leave()
