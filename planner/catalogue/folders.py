"""Where the shipped packs lie."""

from __future__ import annotations

from pathlib import Path

from planner.model.errors import DataProblem

_PACKAGE = Path(__file__).parents[1]


def shipped_folder(package: Path = _PACKAGE) -> Path:
    """Return the folder of the shipped packs: inside the installed package, or beside it in a checkout.

    Raises DataProblem when there is neither.
    """
    for folder in (package / "activities", package.parent / "activities"):
        if folder.is_dir():
            return folder
    raise DataProblem(f"The shipped activities are missing from {package}; install Ourweek again.")
