"""What a calendar that came back would change, as it comes together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from planner.ical.returned import Returned
from planner.model.calendar_change import CalendarChange, Went
from planner.model.calendar_entry import CalendarEntry, Published
from planner.model.localtime import to_utc, to_wall
from planner.model.plan import Plan
from planner.model.standing import Standing, State
from planner.model.week import can_be_named

Timing = tuple[datetime, int]
"""When something begins, as an instant, and how many minutes it takes."""
_LONGEST = 24 * 60


@dataclass(slots=True)
class Findings:
    """What comes together while a calendar is read."""

    changes: list[CalendarChange] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """What is not taken back, and why."""
    outdated: int = 0
    """How many events are older than what the calendar was told since."""

    def changed(
        self, standing: Standing, entry: CalendarEntry, told: Published, event: Returned, timing: Timing, title: str
    ) -> None:
        """Note that an event has another time, length or title in the calendar."""
        start, minutes = timing
        if standing.state is State.DONE:
            self.left.append(f"{title_of(standing)} is done and stays in your journal.")
        elif event.whole_day:
            self.left.append(f"{title_of(standing)} became a whole day in the calendar; give it a time there.")
        elif not 1 <= minutes <= _LONGEST:
            self.left.append(f"{title_of(standing)} has a length that no plan can have; it takes a minute to a day.")
        elif not can_be_named(start.date()):
            self.left.append(f"{title_of(standing)} is too far away in the calendar; give it a day before 2200 there.")
        else:
            start = to_wall(start, standing.occurrence.plan.timezone)
            self._note(Went.CHANGED, standing, entry, told, (start, minutes), title)

    def deleted(self, standing: Standing, entry: CalendarEntry, told: Published, *, changed_here: bool) -> None:
        """Note that an event is in the calendar no more."""
        if not standing.unanswered:
            return
        if changed_here:
            self.conflicts.append(f"{title_of(standing)} was changed here and deleted in the calendar.")
            return
        occurrence = standing.occurrence
        self._note(Went.REMOVED, standing, entry, told, (occurrence.start, occurrence.minutes), title_of(standing))

    def changed_whole(self, plan: Plan) -> None:
        """Note that a calendar has a ritual in another way as a whole."""
        self.left.append(
            f"{plan.title} was changed as a whole in the calendar; use 'ourweek move --all' or "
            "'ourweek remove --all' for that."
        )

    def _note(
        self, went: Went, standing: Standing, entry: CalendarEntry, told: Published, timing: Timing, title: str
    ) -> None:
        start, minutes = timing
        self.changes.append(
            CalendarChange(
                went=went,
                standing=standing,
                start=start,
                minutes=minutes,
                title=title,
                entry=entry,
                published=told,
            )
        )


def here(standing: Standing) -> Timing:
    """Return when something is here."""
    occurrence = standing.occurrence
    return to_utc(occurrence.start, occurrence.plan.timezone), occurrence.minutes


def there(event: Returned) -> Timing:
    """Return when something is in the calendar."""
    return event.start.astimezone(UTC), event.minutes


def as_told(told: Published) -> Timing:
    """Return when something was, as the calendar was told it last."""
    return to_utc(told.start, told.timezone), told.minutes


def title_of(standing: Standing) -> str:
    """Return what something is called here."""
    return standing.occurrence.plan.title
