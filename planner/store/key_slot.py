"""What a sealed store says of itself in clear: its key, wrapped by the passphrase."""

from __future__ import annotations

from typing import Any

from planner.model.value import Value, held

_MOST_COST = 2**20


class SealedUp(Exception):
    """What was read is sealed by a passphrase that was not given."""

    def __init__(self, slot: KeySlot | None) -> None:
        super().__init__()
        self.slot = slot


class KeySlot(Value):
    """A store's key, wrapped by its passphrase."""

    cost: int
    """scrypt's work factor."""
    salt: str
    """Base64, as is `key`."""
    key: str

    @classmethod
    def read(cls, stored: Any) -> KeySlot:
        """Return the slot that a plain dict holds; raises ValueError for anything else."""
        cost, salt, key = stored["cost"], stored["salt"], stored["key"]
        # A cost from somewhere else must not keep the program busy for ever.
        if type(cost) is not int or not 2 <= cost <= _MOST_COST or cost & (cost - 1):
            raise ValueError("not a cost of scrypt")
        if not (isinstance(salt, str) and isinstance(key, str)):
            raise TypeError("not a salt and a key")
        return cls(cost, salt, key)

    def stored(self) -> dict[str, Any]:
        """Return the slot as a plain dict."""
        return held(self)
