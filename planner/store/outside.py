"""What lies outside the data's folder: a second place for backups, and what is written when the program fails."""

from __future__ import annotations

from pathlib import Path

from planner.model.checksums import sha256


def state_folder() -> Path:
    """Return the platform's folder for what a program keeps besides data."""
    from platformdirs import user_state_path

    return user_state_path("ourweek", appauthor=False)


def spare_folder(data: Path) -> Path:
    """Return the second folder for the backups of a data folder; every data folder has one of its own."""
    place = str(data.absolute())
    return state_folder() / "backups" / sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:12]


def reports_folder() -> Path:
    """Return where reports of crashes lie."""
    return state_folder() / "reports"
