"""Checksums as Python has them built in: to load OpenSSL, as `hashlib` does, takes longer than nearly all of them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:
    # The names under which each version of Python has them, as its own `random` takes them too.
    try:
        from _blake2 import blake2b

        try:
            from _sha2 import sha256
        except ImportError:
            from _sha256 import sha256
    except ImportError:
        from hashlib import blake2b, sha256

__all__ = ["blake2b", "sha256"]
