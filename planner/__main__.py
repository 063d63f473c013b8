"""Where the program starts: `ourweek`, or `python -m planner`."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    from planner.cli.main import main as run

    return run(argv)


def leave() -> NoReturn:
    """Run the command of this process, and end it without taking the interpreter apart first."""
    # A command ends before there is anything worth collecting; the app begins to when its first frame stands.
    gc.disable()
    code = main()
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    leave()
