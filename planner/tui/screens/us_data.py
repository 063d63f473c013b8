"""What Us does with their data as a whole: where it lies, copies and the way back, and changes from a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from planner.model.calendar_change import CalendarChanges
from planner.model.couple import Couple
from planner.model.errors import Misread
from planner.model.localtime import to_wall
from planner.planner.keeping_safe import WRAPPED
from planner.tui import wording
from planner.tui.asking import OurScreen
from planner.tui.screens.pick import PickSheet
from planner.tui.screens.tell import TellSheet
from planner.tui.screens.type_in import TypeSheet

if TYPE_CHECKING:
    from planner.store.backups import Backup

_NOW = "now"


async def show_where(screen: OurScreen[None]) -> None:
    """Say where everything lies."""
    folder = screen.planner.home.folder
    keeper = screen.planner.home.keeper
    spare = (f"Copies are kept in it, and outside of it in {keeper.spare} as well.",) if keeper.spare else ()
    await screen.answer_of(
        TellSheet(
            "Where it lies",
            (
                f"Everything lies in {folder}.",
                "Activities of your own are in packs/ there, keys of your own in keys.toml.",
                *spare,
            ),
        )
    )


async def show_backups(screen: OurScreen[None], couple: Couple) -> bool:
    """Keep a copy, or put one back; return whether everything may be another now."""
    found = await screen.ourweek.ask(screen.planner.backups)
    things = [(_NOW, "+ keep a copy now"), *((b.name, _told(b, couple)) for b in reversed(found))]
    says = "Copies are kept by themselves; choose one to go back to."
    picked = await screen.answer_of(PickSheet("Backups", says, things))
    if picked is None:
        return False
    if picked == _NOW:
        kept = await screen.ourweek.ask(screen.planner.back_up)
        screen.ourweek.say(f"A copy is kept, of {_moment(kept, couple)}.")
        return False
    backup = next(b for b in found if b.name == picked)
    sentences = (
        f"Everything goes back to how it was on {_moment(backup, couple)}.",
        "What there is now is kept as a copy first, and u takes it back.",
    )
    if not await screen.answer_of(TellSheet("Put this copy back", sentences, "Put it back")):
        return False
    for sentence in await screen.ourweek.ask(screen.planner.restore, backup):
        screen.ourweek.say(sentence)
    return True


async def export_everything(screen: OurScreen[None]) -> None:
    """Write everything into one readable file."""

    async def take(text: str) -> str:
        if not text:
            raise Misread("Say which file to write, such as ~/ourweek.json.")
        path = Path(text).expanduser()
        await screen.ourweek.ask(screen.planner.export_everything, path)
        return f"Wrote {path}; only you can read it."

    usual = str(Path.home() / "ourweek.json")
    if said := await screen.answer_of(TypeSheet("Export everything", WRAPPED, usual, take, "Write the file")):
        screen.ourweek.say(said)


async def check_files(screen: OurScreen[None]) -> None:
    """Read every file from its beginning, and say what was found."""
    found = await screen.ourweek.ask(screen.planner.check_up)
    sentences = [finding.sentence for finding in found] or ["All of your files are sound."]
    await screen.answer_of(TellSheet("Check the files", sentences))


async def take_changes_back(screen: OurScreen[None]) -> bool:
    """Show what a calendar would change, and do it where they say so; return whether something was changed."""
    read: list[CalendarChanges] = []

    async def take(text: str) -> str:
        if not text:
            raise Misread("Say which .ics file, or which folder of them, was changed.")
        read.append(await screen.ourweek.ask(screen.planner.read_changes, Path(text).expanduser()))
        return "read"

    says = "The .ics file, or the folder of them, that you changed in a calendar program; you see first what it brings."
    if not await screen.answer_of(TypeSheet("Take changes back", says, "", take, "Look")):
        return False
    found = read[-1]
    sheet = TellSheet("Take changes back", _changes_told(found), "Take them back" if found.changes else "")
    if not await screen.answer_of(sheet):
        return False
    await screen.ourweek.ask(screen.planner.take_back, found)
    return True


def _changes_told(found: CalendarChanges) -> Sequence[str]:
    others = "One event that is none of your plans was" if found.others == 1 else f"{found.others} other events were"
    return (
        *((change.text for change in found.changes) if found.changes else ("There is nothing to take back.",)),
        *(f"Left to you: {sentence}" for sentence in found.conflicts),
        *found.left,
        *((f"{others} left alone.",) if found.others else ()),
    )


def _told(backup: Backup, couple: Couple) -> str:
    return f"{_moment(backup, couple)} · {backup.kind.replace('-', ' ')}"


def _moment(backup: Backup, couple: Couple) -> str:
    return wording.moment(to_wall(backup.at.replace(tzinfo=UTC), couple.timezone))
