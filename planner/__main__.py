"""Where the program starts: `ourweek`, or `python -m planner`."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    from planner.cli.main import main as run

    return run(argv)


if __name__ == "__main__":
    sys.exit(main())
