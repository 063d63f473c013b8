"""Where the shipped packs lie, and where what was read of them is kept."""

from __future__ import annotations

import os
from pathlib import Path

from planner.model.errors import DataProblem

EVIDENCE = "evidence.toml"
"""The name of the list of studies, which lies beside the shipped packs."""
_PACKAGE = Path(__file__).parents[1]


def shipped_folder(package: Path = _PACKAGE) -> Path:
    """Return the folder of the shipped packs: inside the installed package, or beside it in a checkout.

    Raises DataProblem when there is neither.
    """
    for folder in (package / "activities", package.parent / "activities"):
        if folder.is_dir():
            return folder
    raise DataProblem(f"The shipped activities are missing from {package}; install Ourweek again.")


def cache_folder() -> Path:
    """Return the folder for what can be made again at any time: that of OURWEEK_CACHE, or the platform's own."""
    if named := os.environ.get("OURWEEK_CACHE"):
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("ourweek", appauthor=False)
