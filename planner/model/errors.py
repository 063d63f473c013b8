"""What can be expected to go wrong, each as one plain sentence and an exit code."""

from __future__ import annotations


class OurweekError(Exception):
    """Something that was to be expected went wrong; its text is one sentence for the couple."""

    exit_code = 1


class Refused(OurweekError):
    """What was asked cannot be done: not found, not allowed, or nothing to do."""


class Misread(OurweekError):
    """What was typed cannot be understood, or could mean two things."""

    exit_code = 2


class DataProblem(OurweekError):
    """The couple's data cannot be used: broken, locked, newer, read-only, or the disk is full."""

    exit_code = 3


class NotYet(DataProblem):
    """Nothing was saved, and the same may well be saved in a moment: the disk is full, or another window is saving."""


class Locked(DataProblem):
    """A part of the data is sealed, and its passphrase was not given in this run."""

    def __init__(self, partner: str | None) -> None:
        whose = "What you share" if partner is None else "What is one partner's alone"
        super().__init__(f"{whose} is sealed with a passphrase, which is asked for at a terminal.")
        self.partner = partner
        """The id of the partner whose own part it is; None: what both share."""
