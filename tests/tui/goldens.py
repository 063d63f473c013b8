"""Pictures of screens as plain text: compared with the kept one, or kept anew with OURWEEK_NEW_GOLDENS=1."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "goldens"
NEW = os.environ.get("OURWEEK_NEW_GOLDENS")


def assert_golden(name: str, text: str) -> None:
    """Compare a screen with the one that is kept under this name."""
    path = FOLDER / f"{name}.txt"
    if NEW:
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"{path} is not there; run with OURWEEK_NEW_GOLDENS=1 and look at it"
    assert text.splitlines() == path.read_text(encoding="utf-8").splitlines(), f"{path} shows another screen"
