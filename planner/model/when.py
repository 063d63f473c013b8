"""Times as people type them: `fri 8pm`, `tomorrow 7:30`, `+3d 18:00`, `27 nov 20:00`."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from planner.model.errors import Misread
from planner.model.free import clock
from planner.model.text import clean
from planner.model.week import WEEKDAYS, Week

_TIME = re.compile(r"(?:^|\s)(?:at\s+)?(?:(\d{1,2})[:.](\d{2})\s*(am|pm)?|(\d{1,2})\s*(am|pm)|(noon))$")
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})[t ](\d{1,2}:\d{2})(?::00(?:\.0+)?)?")
_NEAR = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_OTHER_SHORT = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_EARLIEST, _LATEST = date(1970, 1, 1), date(2200, 1, 1)


def parse_when(text: str, now: datetime, day: date | None = None) -> datetime:
    """Return the naive wall time that somebody meant who typed `text` at local time `now`.

    A time alone means `day`, or else the next such time. Raises Misread for what can't be read or could be two things.
    """
    said = clean(text).lower()
    if iso := _ISO.fullmatch(said):
        said = f"{iso[1]} {iso[2]}"
    match = _TIME.search(said)
    if match is None:
        raise _unreadable(text)
    moment = time(12) if match[6] else clock(match[1] or match[4], match[2], match[3] or match[5])
    rest = said[: match.start()].strip()
    if not rest:
        if day is not None:
            return datetime.combine(day, moment)
        rest = "today" if moment > now.time() else "tomorrow"
    found = _day(rest, now.date(), text)
    if _weekday(rest) is not None and datetime.combine(found, moment) <= now:
        found += timedelta(days=7)
    return datetime.combine(found, moment)


def parse_day(text: str, today: date) -> date:
    """Return the day that somebody meant: `fri`, `tomorrow`, `2026-11-27`, `27 nov`, `+3d`; raises Misread."""
    return _day(clean(text).lower(), today, text)


def parse_week(text: str, today: date, first_weekday: int) -> Week:
    """Return the week meant by `this`, `next`, `last`, or by any day that lies in it; raises Misread."""
    said = clean(text).lower().removesuffix(" week")
    this = Week.of(today, first_weekday)
    shift = {"": 0, "this": 0, "next": 1, "last": -1}.get(said)
    return this.shift(shift) if shift is not None else Week.of(_day(said, today, text), first_weekday)


def _day(said: str, today: date, text: str) -> date:
    said = said.removeprefix("on ").removesuffix(",").strip()
    if said in _NEAR:
        found = today + timedelta(days=_NEAR[said])
    elif (weekday := _weekday(said)) is not None:
        found = today + timedelta(days=(weekday - today.weekday()) % 7)
    elif ahead := re.fullmatch(r"\+\s?(\d{1,4})\s?(d|days?|w|weeks?)", said):
        found = today + timedelta(days=int(ahead[1]) * (7 if ahead[2].startswith("w") else 1))
    elif re.fullmatch(r"\d{4}-\d{2}-\d{2}", said):
        found = _iso_day(said, text)
    else:
        found = _written_day(said, today, text)
    if not _EARLIEST <= found < _LATEST:
        raise Misread(f"{clean(text)!r} is too far away; choose a day between 1970 and 2199.")
    return found


def _weekday(said: str) -> int | None:
    if said in _OTHER_SHORT:
        return _OTHER_SHORT[said]
    return next((n for n, name in enumerate(WEEKDAYS) if said in (name, name[:3])), None)


def _iso_day(said: str, text: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise Misread(f"There is no such day as {clean(text)!r}; write one such as 2026-11-27.") from None


def _written_day(said: str, today: date, text: str) -> date:
    # Numbers alone, such as 3/4, mean different days to different people.
    if not re.search(r"[a-z]{3}", said) or not re.search(r"\d", said) or re.search(r"[/:+]", said):
        raise _unreadable(text)
    from dateutil.parser import ParserError, parse

    try:
        # Read twice against different defaults: what differs was not written.
        one, two = (
            parse(said, default=datetime(year, month, day)) for year, month, day in ((2000, 1, 1), (2004, 2, 2))
        )
    except (ParserError, OverflowError, ValueError):
        raise _unreadable(text) from None
    year_written = bool(re.search(r"\b\d{4}\b", said))
    if one.replace(year=2000) != two.replace(year=2000) or (one.year == two.year) != year_written or one.hour:
        raise _unreadable(text)
    found = one.date() if year_written else _next_such(one.month, one.day, today)
    named = next((n for word in re.findall(r"[a-z]+", said) if (n := _weekday(word)) is not None), found.weekday())
    if named != found.weekday():
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
    raise AssertionError("every day of the year comes round within eight years")


def _unreadable(text: str) -> Misread:
    return Misread(
        f"{clean(text, 60)!r} can't be read as a time; write one such as 'fri 20:00', 'tomorrow 7:30pm' or "
        "'2026-11-27 20:00'."
    )
