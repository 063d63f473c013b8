"""Exporting: the agreed plans as a calendar."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from planner.model.errors import Refused
from planner.model.ritual import occurrences
from planner.model.standing import State, standings
from planner.model.wishes import AS_USUAL
from planner.planner.desk import AHEAD, Desk

if TYPE_CHECKING:
    from planner.ical.agenda import Agenda
    from planner.ical.manner import Manner
    from planner.model.calendar_place import CalendarPlace
    from planner.model.couple import Partner
    from planner.model.plan import Occurrence

_COLOR = "#4682b4"


@dataclass(frozen=True, slots=True)
class Export:
    """A calendar ready to be put somewhere, and what it brings that calendars were not told before."""

    agenda: Agenda
    data: bytes
    name: str
    """What calendar programs call it."""

    @property
    def files(self) -> dict[str, bytes]:
        """The same, one file per event."""
        from planner.ical.write import event_files

        return event_files(self.agenda)

    @property
    def gone(self) -> tuple[str, ...]:
        """Names of the files of events that no longer take place."""
        from planner.ical.write import file_name

        return tuple(map(file_name, self.agenda.gone))


def place_of(path: Path) -> str:
    """Return the mark of a file or folder that holds a calendar."""
    return sha256(os.fsencode(path.resolve())).hexdigest()[:12]


class Exporting(Desk):
    """Calendars for every other program."""

    def export(
        self,
        begin: date | None = None,
        end: date | None = None,
        *,
        titles: str | None = None,
        reminder: int | None = None,
        reader: Partner | None = None,
        as_rules: bool = False,
    ) -> Export:
        """Return the agreed plans from `begin` to `end` (both included; None: no limit) as a calendar.

        With a `reader` it is that partner's own. What is None is as the couple has set it.
        """
        from planner.ical.agenda import agenda
        from planner.ical.write import calendar_bytes, shown_name

        couple = self.couple
        found = agenda(
            self._agreed(),
            self.home.calendar_entries(),
            {activity.id: activity for activity in self.catalogue.activities},
            manner=self._manner(titles, reminder, reader),
            begin=datetime.combine(begin, datetime.min.time()) if begin else datetime.min,
            end=datetime.combine(end, datetime.min.time()) + timedelta(days=1) if end else datetime.max,
            now=self._instant(),
            new_uid=self._new_id,
            rituals_as_rules=as_rules,
        )
        data = calendar_bytes(found, name=couple.calendar.name, timezone=couple.timezone)
        return Export(found, data, shown_name(found, couple.calendar.name))

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

    def _manner(self, titles: str | None, reminder: int | None, reader: Partner | None) -> Manner:
        from planner.ical.manner import Attending, Elsewhere, Manner
        from planner.model.titles import Titles

        couple = self.couple
        wishes, other = couple.calendar, couple.other(reader) if reader else None
        own = couple.own(reader).titles if reader else ""
        people = zip(couple.names, (own.address for own in wishes.own), strict=True)
        return Manner(
            titles=Titles.parse(titles or own or couple.titles),
            reminder=reminder if reminder is not None else couple.reminder,
            remind_touch=wishes.remind_touch,
            busy=wishes.busy,
            attending=tuple(Attending(name, address) for name, address in people if address),
            reader=reader.id if reader else "",
            elsewhere=Elsewhere(other.name, couple.zone_of(other)) if other else None,
        )

    def _agreed(self) -> list[Occurrence]:
        plans = [plan for plan in self.home.plans() if plan.agreed]
        ahead = self.now + AHEAD
        once = occurrences((p for p in plans if not p.ritual), datetime.min + AHEAD, datetime.max - AHEAD)
        repeated = occurrences((p for p in plans if p.ritual), datetime.min + AHEAD, ahead)
        found = standings((*once, *repeated), self.home.check_ins())
        return [s.occurrence for s in found if s.state is not State.SKIPPED]
