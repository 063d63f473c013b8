"""A week, with the first day that the couple chose."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from planner.model.value import Value

EARLIEST, TOO_LATE = date(1970, 1, 1), date(2200, 1, 1)
"""Days that somebody may name: from the first of these until before the second."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST = 3
"""Letters by which a weekday is known."""


class Week(Value, order=True):
    """Seven days from `start`."""

    start: date

    @classmethod
    def of(cls, day: date, first_weekday: int = 0) -> Week:
        """Return the week that a day lies in; `first_weekday` counts from 0, Monday."""
        day = day.date() if isinstance(day, datetime) else day
        return cls(day - timedelta(days=(day.weekday() - first_weekday) % 7))

    @classmethod
    def numbered(cls, year: int, number: int, first_weekday: int = 0) -> Week | None:
        """Return the week of an ISO year that bears a number, or None where that year has none."""
        try:
            middle = date.fromisocalendar(year, number, (first_weekday + 3) % 7 + 1)
        except ValueError:
            return None
        return cls(middle - timedelta(days=3))

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
        return self._title("%B", year=True)

    @property
    def titles(self) -> tuple[str, ...]:
        """The title, and the same in fewer and fewer letters: `Week 48 · 23 – 29 Nov`."""
        return self.title, self._title("%b", year=True), self._title("%b", year=False)

    def _title(self, month: str, *, year: bool) -> str:
        first, last = self.start, self.end
        begin, end = f"{first.day}", f"{last.day} {last:{month}}"
        if first.month != last.month:
            begin += f" {first:{month}}"
        if year:
            begin += f" {first.year}" if first.year != last.year else ""
            end += f" {last.year}"
        return f"Week {self.number} · {begin} – {end}"

    @property
    def span(self) -> tuple[datetime, datetime]:
        """The first moment of the week and the first moment after it, as wall time."""
        begin = midnight(self.start)
        return begin, begin + timedelta(days=7)

    def shift(self, weeks: int) -> Week:
        """Return the week so many weeks later (or earlier, when negative)."""
        return Week(self.start + timedelta(weeks=weeks))

    def __contains__(self, day: date) -> bool:
        """Whether a day, or a moment of it, lies in this week."""
        day = day.date() if isinstance(day, datetime) else day
        return self.start <= day <= self.end


def can_be_named(day: date) -> bool:
    """Whether a day lies neither too long ago nor too far ahead."""
    return EARLIEST <= day < TOO_LATE


def weekday_of(word: str) -> int | None:
    """Return the weekday, from 0, Monday, that a word in small letters names by its first three or more, or None."""
    if word == "weds":
        return 2
    return next((n for n, name in enumerate(WEEKDAYS) if len(word) >= _SHORTEST and name.startswith(word)), None)


def midnight(day: date) -> datetime:
    """Return the first moment of a day, as wall time."""
    return datetime.combine(day, time())
