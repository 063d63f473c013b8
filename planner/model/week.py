"""A week, with the first day that the couple chose."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from planner.model.value import Value

EARLIEST, TOO_LATE = date(1970, 1, 1), date(2200, 1, 1)
"""Days that somebody may name: from the first of these until before the second."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Week(Value, order=True):
    """Seven days from `start`."""

    start: date

    @classmethod
    def of(cls, day: date, first_weekday: int = 0) -> Week:
        """Return the week that a day lies in; `first_weekday` counts from 0, Monday."""
        day = day.date() if isinstance(day, datetime) else day
        return cls(day - timedelta(days=(day.weekday() - first_weekday) % 7))

    @property
    def end(self) -> date:
        """The last day."""
        return self.start + timedelta(days=6)

    @property
    def days(self) -> tuple[date, ...]:
        """The seven days in order."""
        return tuple(self.start + timedelta(days=n) for n in range(7))

    @property
    def number(self) -> int:
        """The ISO number of the week that most of these days lie in."""
        return (self.start + timedelta(days=3)).isocalendar().week

    @property
    def title(self) -> str:
        """The week as it is said: `Week 48 · 23 – 29 November 2026`."""
        first, last = self.start, self.end
        begin = f"{first.day}"
        if first.month != last.month:
            begin += f" {first:%B}"
        if first.year != last.year:
            begin += f" {first.year}"
        return f"Week {self.number} · {begin} – {last.day} {last:%B %Y}"

    @property
    def span(self) -> tuple[datetime, datetime]:
        """The first moment of the week and the first moment after it, as wall time."""
        begin = datetime.combine(self.start, datetime.min.time())
        return begin, begin + timedelta(days=7)

    def shift(self, weeks: int) -> Week:
        """Return the week so many weeks later (or earlier, when negative)."""
        return Week(self.start + timedelta(weeks=weeks))

    def __contains__(self, day: date) -> bool:
        """Whether a day, or a moment of it, lies in this week."""
        day = day.date() if isinstance(day, datetime) else day
        return self.start <= day <= self.end
