"""Times as people type them: `fri 8pm`, `tomorrow 7:30`, `+3d 18:00`, `27 nov 20:00`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from planner.model.errors import Misread
from planner.model.free import clock
from planner.model.text import clean
from planner.model.week import EARLIEST, TOO_LATE, WEEKDAYS, Week, can_be_named, weekday_of

_TIME = re.compile(r"(?:^|\s)(?:at\s+)?(?:(\d{1,2})[:.](\d{2})\s*(am|pm)?|(\d{1,2})\s*(am|pm)|(noon))$")
# In front a time has no dot: 8.11 could be a date there.
_TIME_FIRST = re.compile(r"(?:at\s+)?(?:(\d{1,2}):(\d{2})\s*(am|pm)?|(\d{1,2})\s*(am|pm)|(noon))\s")
# A month is a word: numbers alone, such as 3/4, mean different days to different people.
_WRITTEN = re.compile(
    r"(?:(?P<weekday>[a-z]{3,9}),?\s)?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?[\s-]?(?:of\s)?(?P<month>[a-z]{3,9})\.?"
    r"|(?P<first>[a-z]{3,9})\.?[\s-]?(?P<second>\d{1,2})(?:st|nd|rd|th)?)"
    r"(?:,?[\s-](?P<year>\d{4}))?"
)
# Which of the numbers is the month differs from country to country.
_NUMBERED = re.compile(r"(?<!\d)\d{1,2}(?:([./-])\d{1,2}\1(?:\d{4}|\d{2})?|/\d{1,2})(?!\d)")
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})[t ](\d{1,2}:\d{2})(?::00(?:\.0+)?)?")
# The year stands before or after it, or is the one in which that week is nearest.
_WEEK_NUMBER = re.compile(
    r"(?:(?P<before>\d{4})[\s-]?w(?:eek\s)?|w(?:eek\s)?)?(?P<number>\d{1,2})(?:(?:\sof)?\s(?P<after>\d{4}))?"
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NEAR = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_EVENING = time(17)


def parse_when(text: str, now: datetime, day: date | None = None) -> datetime:
    """Return the naive wall time that somebody meant who typed `text` at local time `now`.

    A time alone means `day`, or else the next such time. Raises Misread for what can't be read or could be two things.
    """
    said = clean(text).lower()
    if said == "now":
        return now.replace(second=0, microsecond=0)
    if iso := _ISO.fullmatch(said):
        said = f"{iso[1]} {iso[2]}"
    match = _TIME.search(said) or _TIME_FIRST.match(said)
    if match is None:
        raise _without_time(said, now.date(), text)
    moment = time(12) if match[6] else clock(match[1] or match[4], match[2], match[3] or match[5])
    rest = (said[: match.start()] + said[match.end() :]).strip()
    if rest == "tonight" and moment < _EVENING:
        raise _unreadable(text)
    if not rest:
        if day is not None:
            return datetime.combine(day, moment)
        rest = "today" if moment > now.time() else "tomorrow"
    found = _day(rest, now.date(), text, _unreadable)
    if weekday_of(rest) is not None and datetime.combine(found, moment) <= now:
        found += timedelta(days=7)
    return datetime.combine(found, moment)


def parse_day(text: str, today: date) -> date:
    """Return the day that somebody meant: `fri`, `tomorrow`, `2026-11-27`, `27 nov`, `+3d`; raises Misread."""
    return _day(clean(text).lower(), today, text, _no_day)


def parse_week(text: str, today: date, first_weekday: int) -> Week:
    """Return the week meant by `this`, `next`, `last`, by its number or by any day that lies in it; raises Misread."""
    said = clean(text).lower().removesuffix(" week")
    if numbered := _WEEK_NUMBER.fullmatch(said):
        return _numbered_week(numbered, today, first_weekday)
    this = Week.of(today, first_weekday)
    shift = {"this": 0, "next": 1, "last": -1}.get(said)
    return this.shift(shift) if shift is not None else Week.of(_day(said, today, text, _no_week), first_weekday)


def _day(said: str, today: date, text: str, refusal: Callable[[str], Misread]) -> date:
    said = said.removeprefix("on ").removesuffix(",").strip()
    if said in _NEAR:
        found = today + timedelta(days=_NEAR[said])
    elif (weekday := weekday_of(said)) is not None:
        found = today + timedelta(days=(weekday - today.weekday()) % 7)
    elif ahead := re.fullmatch(r"\+\s?(\d{1,4})\s?(d|days?|w|weeks?)", said):
        found = today + timedelta(days=int(ahead[1]) * (7 if ahead[2].startswith("w") else 1))
    elif re.fullmatch(r"\d{4}-\d{2}-\d{2}", said):
        found = _iso_day(said, text)
    else:
        found = _written_day(said, today, text, refusal)
    if not can_be_named(found):
        raise _too_far(text)
    return found


def _numbered_week(said: re.Match[str], today: date, first_weekday: int) -> Week:
    number, year = int(said["number"]), said["before"] or said["after"]
    if year is not None and not EARLIEST.year <= int(year) < TOO_LATE.year:
        raise _too_far(said[0])
    # A week 53 comes round within seven years.
    years = [int(year)] if year else range(max(EARLIEST.year, today.year - 7), min(TOO_LATE.year, today.year + 8))
    found = [week for each in years if (week := Week.numbered(each, number, first_weekday)) is not None]
    if not found:
        raise Misread(f"There is no such week as {said[0]!r}; write one such as 'week 48', or a day of it.")
    return min(found, key=lambda week: abs((week.start - today).days))


def _too_far(text: str) -> Misread:
    return Misread(f"{clean(text)!r} is too far away; choose a day between 1970 and 2199.")


def _iso_day(said: str, text: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise Misread(f"There is no such day as {clean(text, 60)!r}; write one such as 2026-11-27.") from None


def _written_day(said: str, today: date, text: str, refusal: Callable[[str], Misread]) -> date:
    match = _WRITTEN.fullmatch(said)
    if match is None:
        raise refusal(text)
    month = next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(match["month"] or match["first"])), None)
    weekday = weekday_of(match["weekday"] or "")
    if month is None or (match["weekday"] and weekday is None):
        raise refusal(text)
    day = int(match["day"] or match["second"])
    try:
        found = date(int(match["year"]), month, day) if match["year"] else _next_such(month, day, today)
    except ValueError:
        raise Misread(f"There is no such day as {clean(text, 60)!r}; write one such as 27 nov.") from None
    if weekday not in (None, found.weekday()):
        raise Misread(
            f"{found.day} {found:%B %Y} is a {WEEKDAYS[found.weekday()].title()}; say the day or the date again."
        )
    return found


def _next_such(month: int, day: int, today: date) -> date:
    for year in range(today.year, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue  # 29 February of a common year
        if found >= today:
            return found
    raise ValueError("no such day in any year")


def _without_time(said: str, today: date, text: str) -> Misread:
    try:
        _day(said, today, text, _unreadable)
    except Misread as refusal:
        return refusal
    return Misread(f"{clean(text, 60)!r} needs a time as well, such as '{clean(text, 60)} 20:00'.")


def _unreadable(text: str) -> Misread:
    return _refusal(text, "as a time; write one such as 'fri 20:00', 'tomorrow 7:30pm' or '2026-11-27 20:00'")


def _no_day(text: str) -> Misread:
    return _refusal(text, "as a day; write one such as 'fri', 'tomorrow', '27 nov' or '2026-11-27'")


def _no_week(text: str) -> Misread:
    example = "write 'this', 'next', 'last', its number such as 'week 48', or a day of it such as 'fri' or '27 nov'"
    return _refusal(text, f"as a week; {example}")


def _refusal(text: str, otherwise: str) -> Misread:
    if _NUMBERED.search(clean(text)):
        otherwise = "for sure, as its month is a number; write the day such as '27 nov' or '2026-11-27'"
    said = clean(text, 60)
    return Misread(f"{repr(said) if said else 'What is empty'} can't be read {otherwise}.")
