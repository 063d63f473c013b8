"""asyncio without encryption for a network, which nothing here speaks to: a twentieth of the app's memory.

It loads `ssl`, and with it all of OpenSSL, wherever that is there, and does without where it is not.
"""

from __future__ import annotations

import sys

if not {"asyncio", "ssl"} & sys.modules.keys():
    # What is None here can't be imported.
    sys.modules["ssl"] = None  # type: ignore[assignment]
    import asyncio  # noqa: F401

    del sys.modules["ssl"]
