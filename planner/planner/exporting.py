"""Exporting: the agreed plans as a calendar, ready to be put somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from planner.model.ritual import occurrence_at, occurrences
from planner.model.standing import State, standings
from planner.model.value import Value
from planner.model.week import midnight
from planner.planner.desk import AHEAD, Desk

if TYPE_CHECKING:
    from planner.ical.agenda import Agenda
    from planner.ical.manner import Manner
    from planner.model.calendar_entry import CalendarEntry
    from planner.model.couple import Partner
    from planner.model.plan import Occurrence, Plan


class Export(Value):
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

        couple, entries = self.couple, self.home.calendar_entries()
        found = agenda(
            self._agreed(entries),
            entries,
            {activity.id: activity for activity in self.catalogue.activities},
            manner=self._manner(titles, reminder, reader),
            begin=midnight(begin) if begin else datetime.min,
            end=midnight(end) + timedelta(days=1) if end else datetime.max,
            now=self._instant(),
            new_uid=self._new_id,
            rituals_as_rules=as_rules,
        )
        data = calendar_bytes(found, name=couple.calendar.name, timezone=couple.timezone)
        return Export(found, data, shown_name(found, couple.calendar.name))

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

    def _agreed(self, entries: Iterable[CalendarEntry]) -> list[Occurrence]:
        plans = [plan for plan in self.home.plans() if plan.agreed]
        ahead = self.now + AHEAD
        once = occurrences((p for p in plans if not p.ritual), datetime.min + AHEAD, datetime.max - AHEAD)
        repeated = occurrences((p for p in plans if p.ritual), datetime.min + AHEAD, ahead)
        found = standings((*once, *repeated, *_farther(plans, entries, ahead)), self.home.check_ins())
        return [s.occurrence for s in found if s.state is not State.SKIPPED]


def _farther(plans: Iterable[Plan], entries: Iterable[CalendarEntry], ahead: datetime) -> Iterator[Occurrence]:
    """Yield what was moved farther than rituals are looked at, or was told while the clock went ahead of itself.

    It still takes place, so no calendar may hear that it was cancelled.
    """
    rituals = {plan.id: plan for plan in plans if plan.ritual}
    # By whatever clock: which of them is too near after all is seen below.
    far = ahead - timedelta(days=2)
    keys = {entry.key for entry in entries if any(told.start >= far for told in entry.published)}
    for plan in rituals.values():
        keys |= {(plan.id, change.original_start) for change in plan.changes if change.start and change.start >= far}
    for plan_id, original_start in sorted(keys):
        found = occurrence_at(rituals[plan_id], original_start) if plan_id in rituals else None
        if found is not None and found.start >= ahead:
            yield found
