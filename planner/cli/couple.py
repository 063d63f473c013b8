"""Beginning, and where everything lies: init, where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.answer import Answer
from planner.cli.arguments import typed
from planner.cli.opening import Call
from planner.model.balance import EVEN, Balance
from planner.model.free import USUAL, parse_free, spell_free
from planner.model.text import clean

if TYPE_CHECKING:
    from planner.cli.parser import Commands

_SHOWN = 10
"""So many backups are named."""


def declare(commands: Commands) -> None:
    """Declare these commands."""
    example = "ourweek init --names Alex Sam --free 'mon-fri 20:00-22:00, sat sun 10:00-12:00'"
    add = commands.add("init", init, "sets up the two of you", example=example, couple=False).add_argument
    add("--names", metavar=("A", "B"), nargs=2, type=typed, required=True, help="what you call each other")
    add("--timezone", metavar="Z", type=typed, help="as Europe/Berlin (that of this computer)")
    add("--free", metavar="SPEC", nargs="+", type=typed, help="when you are usually free, as 'mon-fri 20:00-22:00'")
    add("--balance", metavar="Q:T:A", type=typed, help="quality time, touch, appreciation, as 2:1:1")
    commands.add("where", where, "shows where your data and the activities lie", example="ourweek where", couple=False)


def init(call: Call) -> Answer:
    """Set up a couple."""
    from planner.planner.whereabouts import usual_zone

    zone, free, balance = (call.word(name) for name in ("timezone", "free", "balance"))
    first, second = call.given.names
    couple = call.planner.begin(
        (first, second),
        usual_zone() if zone is None else zone,
        USUAL if free is None else parse_free(" ".join(free)),
        EVEN if balance is None else Balance.parse(balance),
    )
    names = " and ".join(clean(name) for name in couple.names)

    def data() -> dict[str, object]:
        from planner.cli.settings import as_record

        return {"couple": as_record(couple)}

    free_now = f"are usually free {spell_free(couple.free)}" if couple.free else "have no usual free times"
    lines = (
        f"Welcome, {names}.",
        f"You {free_now} ({couple.timezone}); 'ourweek settings' changes that.",
        "'ourweek fill' shows ideas for this week, 'ourweek fill --agree' plans them.",
    )
    return Answer(data, lambda _: lines)


def where(call: Call) -> Answer:
    """Show where everything lies."""
    from planner.catalogue.folders import shipped_folder
    from planner.cli.data import backup_record
    from planner.store.files import plainly

    folder = call.folder
    with plainly(folder):
        found = sorted(path.name for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    # Whether somebody has a part of their own is theirs to say.
    files = [name for name in found if not name.startswith("private-")]
    packs, shipped = folder / "packs", shipped_folder()
    kept = call.planner.backups()
    spare = call.planner.home.keeper.spare
    outside = str(spare.parent) if spare else ""
    data = {
        "data": str(folder),
        "files": files,
        "packs": str(packs),
        "catalogue": str(shipped),
        "backups": [backup_record(each) for each in kept],
        "backup_folders": [str(call.planner.home.keeper.folder), outside],
    }
    lines = (
        f"Your data        {clean(str(folder), 1000)}",
        f"  files          {', '.join(clean(name) for name in files) or 'none yet'}",
        f"Your own packs   {clean(str(packs), 1000)}",
        f"Backups          {clean(str(call.planner.home.keeper.folder), 1000)}",
        f"  and once a day {clean(outside, 1000)}",
        *(f"  {each.row:<5} {each.at:%d %b %Y %H:%M} UTC, {each.kind.replace('-', ' ')}" for each in kept[-_SHOWN:]),
        *((f"  and {len(kept) - _SHOWN} older ones",) if len(kept) > _SHOWN else ()),
        f"Shipped packs    {clean(str(shipped), 1000)}",
    )
    return Answer(lambda: data, lambda _: lines)
