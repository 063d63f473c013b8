"""Passphrases: what is one partner's alone, or all that both share, kept unreadable without them."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from planner.model.errors import DataProblem, Locked, Misread
from planner.planner.checking_in import CheckingIn

if TYPE_CHECKING:
    from planner.model.couple import Partner

SHORTEST = 8
"""Characters of the shortest passphrase; what is shorter is guessed too soon."""
WARNING = (
    "Before you set one: a passphrase that is forgotten can't be replaced by anybody, and what it seals is lost then. "
    "Write it down and keep it where only its owner looks."
)
"""What is said before a passphrase is set."""
COPIES = (
    "Your own files and their backups were written anew. Copies elsewhere, such as exported calendars, a synced folder "
    "or a backup disk, are as they were."
)
"""What is said after it was set or taken away."""


class Sealing(CheckingIn):
    """Passphrases are given once a run; `partner` None means what both share."""

    @property
    def closed(self) -> bool:
        """Whether what both share waits for its passphrase."""
        try:
            self.home.couple()
        except Locked:
            return True
        return False

    def has_passphrase(self, partner: Partner | None) -> bool:
        """Whether a passphrase seals it."""
        return self.home.is_sealed(None if partner is None else partner.id)

    def check_library(self) -> None:
        """Raise DataProblem, with what to install, where the library that seals is missing."""
        from planner.store.sealing import MISSING, available

        if not available():
            raise DataProblem(MISSING)

    def unlock(self, partner: Partner | None, passphrase: str) -> bool:
        """Open it for as long as the program runs, and ratings that waited for it; False: another passphrase."""
        if not self.home.unlock(None if partner is None else partner.id, passphrase):
            return False
        if partner is not None:
            # What can't be written now is opened the next time.
            with suppress(DataProblem):
                self.open_ratings(partner)
        return True

    def enter(self, by: Partner) -> None:
        """Raise Locked when what is a partner's alone waits for a passphrase, before there is something to lose."""
        self.home.boundaries(by.id)

    def set_passphrase(self, partner: Partner | None, passphrase: str | None) -> None:
        """Seal it from now on under a passphrase, or with None no longer; raises Locked while it is closed."""
        if passphrase is not None and len(passphrase) < SHORTEST:
            raise Misread(f"A passphrase has at least {SHORTEST} characters; a few words in a row are easy to keep.")
        if partner is None:
            _ = self.couple
        else:
            self.enter(partner)
        self.home.set_passphrase(None if partner is None else partner.id, passphrase)
