"""What is settled before asyncio and Textual are loaded, as they ask for it only then."""

from __future__ import annotations

import os
import sys

_FRAMES = "240"
"""Frames a second at most. With Textual's 60 what follows a key waits for the second frame after it, 34 milliseconds;
so it comes after 13, and as many frames are painted as before, since nothing here moves by itself."""

os.environ.setdefault("TEXTUAL_FPS", _FRAMES)

# asyncio loads `ssl`, and with it all of OpenSSL, wherever that is there, and does without where it is not: a twentieth
# of the app's memory for a network that nothing here speaks to.
if not {"asyncio", "ssl"} & sys.modules.keys():
    # What is None here can't be imported.
    sys.modules["ssl"] = None  # type: ignore[assignment]
    import asyncio  # noqa: F401

    del sys.modules["ssl"]
