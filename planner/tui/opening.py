"""How the app is opened: for whom, with which keys, and what is settled before it takes the screen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from planner.store.files import read_file
from planner.store.own_files import KEYS
from planner.tui.app import OurweekApp
from planner.tui.keymap import read_keymap

if TYPE_CHECKING:
    from planner.model.couple import Couple
    from planner.planner import Planner

_TURN = 0.0002
"""Seconds for which one thread may keep another waiting."""


def couple_of(planner: Planner) -> Couple | None:
    """Return the couple, or None where nobody has begun or their passphrase is still to be given."""
    if planner.closed:
        planner.check_library()
        return None
    return planner.couple if planner.begun else None


def run(planner: Planner) -> int:
    """Open the app and return the exit code; raises OurweekError when the data can't be read."""
    # Asked before the screen is taken, so that the answer is a plain line.
    app = OurweekApp(planner, couple_of(planner), read_keymap(read_file(planner.home.folder / KEYS)))
    # A key waits no longer than this for a thread that thinks, instead of five milliseconds every time they take turns.
    sys.setswitchinterval(_TURN)
    # A change is acknowledged with its line in the journal; the second copy follows when nobody waits for it.
    planner.home.settles_later = True
    app.run()
    # Whoever asked for something last gets it done, also where the interpreter does not wait for threads.
    app.finish()
    return app.return_code or 0
