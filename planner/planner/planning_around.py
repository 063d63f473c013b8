"""Planning around other calendars: of what is on them only the times are kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from planner.model.errors import DataProblem, Refused
from planner.model.text import clean
from planner.model.value import replace
from planner.model.week import midnight
from planner.planner.desk import AHEAD, Desk

if TYPE_CHECKING:
    from planner.model.busy import Busy, BusyCalendar, BusyMonth, BusyReading, BusyStanding
    from planner.model.couple import Partner

    _Read = tuple[BusyReading, tuple[BusyMonth, ...]]

_BACK = timedelta(days=7)
_SOON = timedelta(days=330)
"""When no more than this is known ahead, calendars are read anew."""


class PlanningAround(Desk):
    """Calendars of their other lives, read again by themselves whenever they change."""

    _aside: dict[str, _Read] | None = None
    """What was read and could not be saved."""

    def add_busy(self, path: Path, partner: Partner | None = None) -> BusyStanding:
        """Plan around a calendar file, or a folder of them: one partner's, or both partners'."""
        from planner.model.busy import BusyCalendar

        path = path.expanduser().absolute()
        known = self.home.busy_calendars()
        if (there := next((c for c in known if c.path == str(path)), None)) is not None:
            raise Refused(f"You plan around this already, as {there.name}; 'ourweek busy remove' takes it away.")
        calendar = BusyCalendar(_name(path, known), str(path), partner.id if partner else None)
        fresh = self._read(calendar)
        with self.home.act(f"{calendar.name} was added to plan around", self._instant()) as writing:
            writing.save(calendar)
        self._keep([fresh])
        return _standing(calendar, fresh)

    def remove_busy(self, name: str) -> BusyStanding:
        """Plan around a calendar no longer; its times go with it."""
        said = clean(name, 80).casefold()
        known = self.home.busy_calendars()
        exact = [c for c in known if c.name.casefold() == said]
        found = exact or [c for c in known if said and c.name.casefold().startswith(said)]
        if not found:
            raise Refused(f"There is no calendar {clean(name, 60)!r}; 'ourweek busy list' shows them.")
        if len(found) > 1:
            some = ", ".join(c.name for c in found[:3])
            raise Refused(f"{clean(name, 60)!r} could be {len(found)} calendars ({some}); say more of the name.")
        calendar = found[0]
        kept = self._kept().get(calendar.name)
        with self.home.act(f"{calendar.name} was taken away", self._instant()) as writing:
            writing.drop(calendar)
            if kept is not None:
                writing.drop(kept[0], *kept[1])
        return _standing(calendar, kept or (self._unread(calendar), ()))

    def busy_calendars(self, *, anew: bool = False) -> tuple[BusyStanding, ...]:
        """Return the calendars to plan around, read again where they changed, or all of them `anew`."""
        calendars = self.home.busy_calendars()
        read = self._up_to_date(calendars, anew=anew)
        return tuple(_standing(c, read.get(c.name) or (self._unread(c), ())) for c in calendars)

    def calendars_as_read(self) -> dict[str, str] | None:
        """Return the stamps of the calendar files as they were last read, by path; None where one is no plain file."""
        calendars, read = self.home.busy_calendars(), self._kept()
        if all(calendar.name in read and Path(calendar.path).is_file() for calendar in calendars):
            return {calendar.path: read[calendar.name][0].stamp for calendar in calendars}
        return None

    def _busy(self, begin: datetime, end: datetime) -> tuple[Busy, ...]:
        """Return when one of them or both have something else on, between two wall times."""
        if not (standings := self.busy_calendars()):
            return ()
        from planner.ical.busy import merged
        from planner.model.busy import Busy

        found: dict[tuple[str, ...], list[tuple[datetime, datetime]]] = {}
        for standing in standings:
            partner = standing.calendar.partner
            spans = found.setdefault((partner,) if partner else tuple(p.id for p in self.couple.partners), [])
            spans += [(max(a, begin), min(b, end)) for a, b in standing.spans if a < end and b > begin]
        return tuple(sorted(Busy(*span, who) for who, spans in found.items() for span in merged(spans)))

    def _up_to_date(self, calendars: tuple[BusyCalendar, ...], *, anew: bool) -> dict[str, _Read]:
        read = self._kept()
        names = {calendar.name for calendar in calendars}
        due = [c for c in calendars if anew or self._due(c, read.get(c.name))]
        if due or read.keys() - names:
            fresh = [self._again(calendar, read.get(calendar.name)) for calendar in due]
            read |= {reading.calendar: (reading, months) for reading, months in fresh}
            self._keep(fresh)
        return read

    def _kept(self) -> dict[str, _Read]:
        months: dict[str, list[BusyMonth]] = {}
        for month in self.home.busy_months():
            months.setdefault(month.calendar, []).append(month)
        kept = {r.calendar: (r, tuple(months.get(r.calendar, ()))) for r in self.home.busy_readings()}
        return kept | (self._aside or {})

    def _due(self, calendar: BusyCalendar, read: _Read | None) -> bool:
        from planner.store.imports import stamp_of

        if read is None:
            return True
        reading, today = read[0], self.now.date()
        if (stamp := stamp_of(Path(calendar.path))) != reading.stamp:
            return True
        known = reading.first <= today and today + _SOON <= reading.last and reading.timezone == self.couple.timezone
        return bool(stamp) and not known

    def _again(self, calendar: BusyCalendar, before: _Read | None) -> _Read:
        """Read a calendar again; where that fails, its times stay as they were."""
        from planner.store.imports import stamp_of

        try:
            return self._read(calendar)
        except Refused as refused:
            reading, months = before or (self._unread(calendar), ())
            said = f"{refused} Its times are as they were last read." if months else str(refused)
            return replace(reading, stamp=stamp_of(Path(calendar.path)), said=said), months

    def _read(self, calendar: BusyCalendar) -> _Read:
        from planner.ical.busy import busy_times
        from planner.ical.lines import MOST_BYTES
        from planner.model.busy import months_of
        from planner.store.imports import read_calendars

        found = read_calendars(Path(calendar.path), MOST_BYTES)
        blank = self._unread(calendar)
        begin, end = (midnight(day) for day in (blank.first, blank.last))
        times = busy_times(found.files.values(), blank.timezone, begin, end)
        if times.no_calendar:
            raise Refused(
                f"Nothing in {calendar.path} can be read as a calendar; name an .ics file, or a folder of them."
            )
        said = " ".join(filter(None, (times.said, _not_read(found.left_out, cut=found.cut))))
        return replace(blank, stamp=found.stamp, said=said), months_of(calendar.name, times.spans)

    def _unread(self, calendar: BusyCalendar) -> BusyReading:
        from planner.model.busy import BusyReading

        today = self.now.date()
        return BusyReading(calendar.name, "", self.couple.timezone, today - _BACK, today + AHEAD)

    def _keep(self, fresh: Iterable[_Read]) -> None:
        """Save what was read, only where it differs, and drop what belongs to no calendar any more."""
        try:
            with self.home.act("", self._instant()) as writing:
                names = {calendar.name for calendar in self.home.busy_calendars()}
                new = {reading.calendar: months for reading, months in fresh}
                writing.save(*(reading for reading, _ in fresh if reading.calendar in names))
                for month in self.home.busy_months():
                    kept = {m.month for m in new.get(month.calendar, ())}
                    if month.calendar not in names or (month.calendar in new and month.month not in kept):
                        writing.drop(month)
                writing.save(*(month for name, months in new.items() if name in names for month in months))
                writing.drop(*(reading for reading in self.home.busy_readings() if reading.calendar not in names))
        except DataProblem:
            # Looking at a week needs no disk that can be written to.
            self._aside = (self._aside or {}) | {reading.calendar: (reading, months) for reading, months in fresh}
        else:
            self._aside = None


def _standing(calendar: BusyCalendar, read: _Read) -> BusyStanding:
    from planner.model.busy import BusyStanding, spans_of

    reading, months = read
    return BusyStanding(calendar, reading, tuple(span for month in months for span in spans_of(month)))


def _name(path: Path, known: Iterable[BusyCalendar]) -> str:
    name = clean(path.stem.encode("utf-8", "replace").decode(), 40) or "calendar"
    taken = {calendar.name.casefold() for calendar in known}
    number = 2
    shown = name
    while shown.casefold() in taken:
        shown, number = f"{name} {number}", number + 1
    return shown


def _not_read(left_out: tuple[str, ...], *, cut: bool) -> str:
    from planner.ical.lines import MOST_BYTES

    said = []
    if left_out:
        said.append(f"{len(left_out)} of its files can't be read.")
    if cut:
        said.append(f"The folder holds more than {MOST_BYTES // 1_000_000} MB or 10,000 files, so a part was left out.")
    return " ".join(said)
