"""Opening a pack of the couple's own in the editor that they are used to."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from planner.model.activity import Activity
from planner.model.errors import Refused

if TYPE_CHECKING:
    from planner.tui.app import OurweekApp

_USUAL = ("sensible-editor", "nano", "vim", "vi") if sys.platform != "win32" else ("notepad",)


async def edit_pack(app: OurweekApp, activity: Activity | None) -> bool:
    """Open the pack of an activity of their own, or their first, and read all packs anew; say what is amiss then.

    Raises Refused where there is no pack, or no editor to open it with.
    """
    path = await app.ask(app.planner.own_pack, activity)
    command = editor(os.environ)
    if command is None:
        raise Refused(f"No editor was found; set EDITOR to yours, or open {path} in it.")
    try:
        with app.suspend():
            code = _run([*command, str(path)])
    except SuspendNotSupported:
        raise Refused(f"This terminal can't make room for an editor; open {path} in yours.") from None
    app.refresh()
    if code is None:
        raise Refused(f"{command[0]} could not be started; set EDITOR to your editor, or open {path} in it.")
    catalogue = await app.ask(app.planner.read_packs_again)
    for fault in [fault for fault in catalogue.faults if fault.path.parent == path.parent][:1]:
        app.say(f"A pack was left out: {fault}", quietly=False)
    if not catalogue.faults:
        app.say("Your packs are read; all sound.")
    return True


def editor(environment: Mapping[str, str]) -> list[str] | None:
    """Return the command of their editor: VISUAL, EDITOR, or one that is usually there; None where none is."""
    for name in ("VISUAL", "EDITOR"):
        if said := environment.get(name, "").strip():
            try:
                return shlex.split(said, posix=sys.platform != "win32")
            except ValueError:
                return [said]
    return next(([found] for name in _USUAL if (found := shutil.which(name))), None)


def _run(command: list[str]) -> int | None:
    """Run an editor to its end; None where it could not be started."""
    try:
        return subprocess.run(command, check=False).returncode
    except OSError:
        return None
