"""Exporting: the agreed plans as a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from planner.model.errors import Refused
from planner.model.plan import Occurrence
from planner.model.ritual import occurrences
from planner.model.standing import State, standings
from planner.planner.desk import AHEAD, Desk

if TYPE_CHECKING:
    from planner.ical.agenda import Agenda


@dataclass(frozen=True, slots=True)
class Export:
    """A calendar ready to be put somewhere, and what it brings that calendars were not told before."""

    agenda: Agenda
    data: bytes

    @property
    def files(self) -> dict[str, bytes]:
        """The same, one file per event."""
        from planner.ical.write import event_files

        return event_files(self.agenda)

    @property
    def gone(self) -> tuple[str, ...]:
        """Names of the files of events that no longer take place."""
        from planner.ical.write import file_name

        return tuple(file_name(stone.uid) for stone in self.agenda.tombstones)


class Exporting(Desk):
    """Calendars for every other program."""

    def export(
        self,
        begin: date | None = None,
        end: date | None = None,
        *,
        titles: str | None = None,
        reminder: int | None = None,
        as_rules: bool = False,
    ) -> Export:
        """Return the agreed plans from `begin` to `end` (both included; None: no limit) as a calendar."""
        from planner.ical.agenda import agenda
        from planner.ical.write import calendar_bytes

        couple = self.couple
        found = agenda(
            self._agreed(),
            self.home.entries(),
            {activity.id: activity for activity in self.catalogue.activities},
            level=titles or couple.titles,
            reminder=reminder if reminder is not None else couple.reminder,
            begin=datetime.combine(begin, datetime.min.time()) if begin else datetime.min,
            end=datetime.combine(end, datetime.min.time()) + timedelta(days=1) if end else datetime.max,
            now=self._instant(),
            new_uid=self._new_id,
            rituals_as_rules=as_rules,
        )
        return Export(found, calendar_bytes(found, timezone=couple.timezone))

    def publish(self, export: Export, path: Path | None = None, *, one_file_each: bool = False) -> None:
        """Put a calendar in a file, or in a folder with one file per event; without a path the caller shows it.

        What calendars are told is remembered first: told twice is harmless, forgotten would double it.
        """
        if path is not None and path.resolve().is_relative_to(self.home.folder.resolve()):
            raise Refused("A calendar can't go into the folder of your data; choose another place.")
        if export.agenda.entries:
            with self.home.act("", self._instant(), undoable=False) as writing:
                writing.save(*export.agenda.entries)
        if path is None:
            return
        from planner.store.exports import write_calendar, write_folder

        if one_file_each:
            write_folder(path, export.files, export.gone)
        else:
            write_calendar(path, export.data)

    def _agreed(self) -> list[Occurrence]:
        plans = [plan for plan in self.home.plans() if plan.agreed]
        ahead = self.now + AHEAD
        once = occurrences((p for p in plans if not p.ritual), datetime.min + AHEAD, datetime.max - AHEAD)
        repeated = occurrences((p for p in plans if p.ritual), datetime.min + AHEAD, ahead)
        found = standings((*once, *repeated), self.home.check_ins())
        return [s.occurrence for s in found if s.state is not State.SKIPPED]
