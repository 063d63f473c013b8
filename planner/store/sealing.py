"""Sealing: what lies on disk can be read only with its passphrase.

A store has one random key, and its slot holds that key wrapped by the passphrase. The slot lies in clear in the first
line of the journal and in the snapshot, so either file alone is still enough, and so is every copy of them.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from typing import TYPE_CHECKING

from planner.model.errors import DataProblem
from planner.store.key_slot import KeySlot

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

COST = 2**17
"""scrypt's work factor for new passphrases: about half a second and 128 MB, once a run and once a guess."""
_BLOCK = 8
_NONCE = 12
MISSING = (
    "Passphrases need the extra 'ourweek[encryption]', which is not installed; "
    "'pipx inject ourweek cryptography' adds it, or pip install '.[encryption]' in Ourweek's folder."
)


class Seal:
    """The open key of one store."""

    def __init__(self, store: str, slot: KeySlot, key: bytes) -> None:
        self.slot = slot
        self._store = store
        self._cipher = _cipher(key)

    def close(self, place: str, plain: bytes) -> str:
        """Seal bytes for one place of the store; they open nowhere else."""
        nonce = os.urandom(_NONCE)
        return b64encode(nonce + self._cipher.encrypt(nonce, plain, self._bound_to(place))).decode()

    def open(self, place: str, sealed: str) -> bytes:
        """Return what was sealed for a place; raises ValueError for anything else."""
        return _opened(self._cipher, sealed, self._bound_to(place))

    def _bound_to(self, place: str) -> bytes:
        return f"ourweek {self._store} {place}".encode()


def available() -> bool:
    """Whether the library that seals is installed."""
    from importlib.util import find_spec

    return find_spec("cryptography") is not None


def new_seal(store: str, passphrase: str) -> Seal:
    """Return a fresh random key for a store, wrapped by a passphrase."""
    key, salt, nonce = os.urandom(32), os.urandom(16), os.urandom(_NONCE)
    wrapped = nonce + _cipher(_stretched(passphrase, salt, COST)).encrypt(nonce, key, _key_of(store))
    return Seal(store, KeySlot(COST, b64encode(salt).decode(), b64encode(wrapped).decode()), key)


def unwrapped(store: str, slot: KeySlot, passphrase: str) -> Seal | None:
    """Return the key of a slot, or None when it is another passphrase that opens it."""
    try:
        stretched = _stretched(passphrase, b64decode(slot.salt, validate=True), slot.cost)
        key = _opened(_cipher(stretched), slot.key, _key_of(store))
    except ValueError:
        return None
    return Seal(store, slot, key)


def _stretched(passphrase: str, salt: bytes, cost: int) -> bytes:
    # Two keyboards may spell one letter in two ways.
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    memory = 128 * _BLOCK * (cost + 2) + 2**20
    return hashlib.scrypt(typed, salt=salt, n=cost, r=_BLOCK, p=1, maxmem=memory, dklen=32)


def _cipher(key: bytes) -> AESGCM:
    try:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    except ImportError:
        raise DataProblem(MISSING) from None
    return AESGCM(key)


def _opened(cipher: AESGCM, sealed: str, bound_to: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag

    try:
        data = b64decode(sealed, validate=True)
        return cipher.decrypt(data[:_NONCE], data[_NONCE:], bound_to)
    except (InvalidTag, NotBase64) as error:
        raise ValueError("sealed by another key, or for another place") from error


def _key_of(store: str) -> bytes:
    return f"ourweek {store} key".encode()
