"""Publishing: a calendar is put in a file or a folder, or handed to the desktop, and what it was told is kept."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from planner.model.checksums import sha256
from planner.model.errors import Refused
from planner.model.wishes import AS_USUAL
from planner.planner.exporting import Export, Exporting

if TYPE_CHECKING:
    from planner.model.calendar_place import CalendarPlace

_COLOR = "#4682b4"


def place_of(path: Path) -> str:
    """Return the mark of a file or folder that holds a calendar."""
    return sha256(os.fsencode(path.resolve())).hexdigest()[:12]


class Publishing(Exporting):
    """Where calendars go."""

    def publish(self, export: Export, path: Path | None = None, *, one_file_each: bool = False) -> None:
        """Put a calendar in a file, or in a folder with one file per event; without a path the caller shows it.

        What calendars are told is remembered first: told twice is harmless, forgotten would double it.
        """
        if path is not None and path.resolve().is_relative_to(self.home.folder.resolve()):
            raise Refused("A calendar can't go into the folder of your data; choose another place.")
        self._remember(export)
        if path is None:
            return
        from planner.ical.write import NEUTRAL_NAME
        from planner.store.exports import Shelf, write_calendar, write_folder

        if one_file_each:
            names = frozenset((self.couple.calendar.name, AS_USUAL.name, NEUTRAL_NAME))
            write_folder(path, export.files, export.gone, Shelf(export.name, _COLOR, names))
        else:
            write_calendar(path, export.data)
        self._note_place(path, export, added=one_file_each)

    def hand_over(self, export: Export, path: Path | None = None) -> Path:
        """Put a calendar in a file and open that with the desktop's calendar; without a path it is kept beside the
        data, always in the same place."""
        from planner.planner.desktop import open_file
        from planner.store.exports import FOR_THE_DESKTOP, KEPT_NAMES, write_calendar
        from planner.store.files import private_folder

        if path is not None:
            self.publish(export, path)
        else:
            path = self.home.folder / FOR_THE_DESKTOP / KEPT_NAMES[export.agenda.manner.titles.discreet]
            self._remember(export)
            private_folder(path.parent)
            write_calendar(path, export.data)
        open_file(path)
        return path

    def calendar_place(self) -> CalendarPlace:
        """Return where they put their calendar last from the screens, or a file in the home folder."""
        from planner.model.calendar_place import CalendarPlace

        return self.home.calendar_place() or CalendarPlace(str(Path.home() / "ourweek.ics"))

    def keep_calendar_place(self, place: CalendarPlace) -> None:
        """Keep where they put their calendar, for the next time."""
        if self.home.calendar_place() != place:
            with self.home.act("", self._instant()) as writing:
                writing.save(place)

    def _remember(self, export: Export) -> None:
        if export.agenda.entries:
            with self.home.act("", self._instant()) as writing:
                writing.save(*export.agenda.entries)

    def _note_place(self, path: Path, export: Export, *, added: bool) -> None:
        """Keep which events a file holds now, or a folder beside those it held: what is missing later was deleted."""
        place, written = place_of(path), {event.uid for event in export.agenda.events}
        gone = set(export.agenda.gone)
        changed = []
        for entry in self.home.calendar_entries():
            there = entry.uid in written or (added and place in entry.places and entry.uid not in gone)
            if there != (place in entry.places):
                changed.append(entry.placed(place, there=there))
        if changed:
            with self.home.act("", self._instant()) as writing:
                writing.save(*changed)
