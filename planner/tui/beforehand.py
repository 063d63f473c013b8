"""What is settled before asyncio and Textual are loaded, as they ask for it only then."""

from __future__ import annotations

import os
import sys
from types import ModuleType

_FRAMES = "240"
"""Frames a second at most. With Textual's 60 what follows a key waits for the second frame after it, 34 milliseconds;
so it comes after 13, and as many frames are painted as before, since nothing here moves by itself."""
_PALETTE = "textual.command"


class _Later(ModuleType):
    """Stands for a module that is loaded later: whatever is asked of it is a class that does nothing."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


os.environ.setdefault("TEXTUAL_FPS", _FRAMES)

# asyncio loads `ssl`, and with it all of OpenSSL, wherever that is there, and does without where it is not: a twentieth
# of the app's memory for a network that nothing here speaks to.
if not {"asyncio", "ssl"} & sys.modules.keys():
    # What is None here can't be imported.
    sys.modules["ssl"] = None  # type: ignore[assignment]
    import asyncio  # noqa: F401

    del sys.modules["ssl"]

# Textual loads its palette with the app, and with it every kind of field, list and tree: a sixteenth of the time until
# the first frame. Ours loads it when somebody opens it; the app opens no other.
if not {"textual.app", _PALETTE} & sys.modules.keys():
    sys.modules[_PALETTE] = _Later(_PALETTE)
    import textual.app  # noqa: F401

    del sys.modules[_PALETTE]
